"""Switching, tuning and adding rules, in a TOML file.

```toml
[rules."vague.rounded"]
on = false                      # 不查这一条

[rules."growth.no_base"]
severity = "warning"            # 提示改为疑点
large = 30                      # 调参数

[[add]]                         # 自己的规则：出现这个写法就提出来
id = "own.old_name"
name = "旧机构名"
pattern = "工商局|质监局"
message = "机构改革后应写市场监督管理局。"
severity = "warning"

[[words]]                       # 自己的常用语：差一个字就提出来
phrases = ["酉诉即办", "检察酉声"]
```
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guiju.reports.audit.finding import Severity


class ConfigError(ValueError):
    """A file of rules that cannot be used, with the reason in plain Chinese."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule of the user's own: a wording that is to be pointed out."""

    id: str
    name: str
    pattern: re.Pattern[str]
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Config:
    """Which rules run, how grave their findings are, and with what parameters."""

    off: frozenset[str] = frozenset()
    severities: dict[str, Severity] = field(default_factory=dict)
    params: dict[str, dict[str, Any]] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    phrases: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: str | Path, known: dict[str, dict[str, Any]]) -> "Config":
        """The configuration in a TOML file.

        Args:
            path: the file.
            known: the parameters of every rule there is, by its id.

        Raises:
            ConfigError: when the file is missing or broken, or names an unknown rule, parameter or severity.
        """
        try:
            data = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise ConfigError(f"{path}：打不开（{error.strerror}）") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}：不是有效的 TOML（{error}）") from None
        off, severities, params = set(), {}, {}
        for name, table in data.get("rules", {}).items():
            if name not in known:
                raise ConfigError(f"{path}：没有“{name}”这条规则；guiju audit --rules 列出全部规则")
            own = dict(table)
            if not own.pop("on", True):
                off.add(name)
            if "severity" in own:
                severities[name] = _severity(own.pop("severity"), path)
            for key in own:
                if key not in known[name]:
                    raise ConfigError(
                        f"{path}：规则“{name}”没有参数“{key}”；可调的有：{'、'.join(known[name]) or '无'}"
                    )
            params[name] = own
        phrases = tuple(phrase for table in data.get("words", []) for phrase in table.get("phrases", []))
        return cls(
            frozenset(off), severities, params, tuple(_pattern(own, path) for own in data.get("add", [])), phrases
        )


def _severity(value: object, path: str | Path) -> Severity:
    try:
        return Severity(str(value))
    except ValueError:
        raise ConfigError(f"{path}：severity 只能是 note、warning 或 error，不能是“{value}”") from None


def _pattern(table: dict[str, Any], path: str | Path) -> Pattern:
    missing = [key for key in ("id", "pattern", "message") if not table.get(key)]
    if missing:
        raise ConfigError(f"{path}：[[add]] 缺少 {'、'.join(missing)}")
    try:
        compiled = re.compile(table["pattern"])
    except re.error as error:
        raise ConfigError(f"{path}：规则“{table['id']}”的 pattern 写错了（{error}）") from None
    severity = _severity(table.get("severity", "warning"), path)
    return Pattern(table["id"], table.get("name", table["id"]), compiled, table["message"], severity)
