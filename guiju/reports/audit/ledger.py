"""The ledger of accepted differences: findings that were looked into and explained, so that they do not come back.

```toml
[[accepted]]
fingerprint = "a1b2c3d4e5f60718"
reason = "县报告统计到11月底，局报告统计到12月底"
by = "王科长"
until = 2026-12-31
```

A fingerprint covers the rule, the marked words and the arithmetic: as soon as a number changes, the finding is back.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from guiju.reports.audit.config import ConfigError
from guiju.reports.audit.finding import Finding


@dataclass(frozen=True, slots=True)
class Ledger:
    """Accepted findings: the reason by fingerprint."""

    reasons: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str | Path, *, today: dt.date | None = None) -> "Ledger":
        """The ledger in a TOML file; entries past their `until` no longer count.

        Raises:
            ConfigError: when the file is missing or broken, or an entry has no fingerprint or no reason.
        """
        try:
            data = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise ConfigError(f"{path}：打不开（{error.strerror}）") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}：不是有效的 TOML（{error}）") from None
        reasons = {}
        for number, entry in enumerate(data.get("accepted", []), start=1):
            if not entry.get("fingerprint") or not str(entry.get("reason", "")).strip():
                raise ConfigError(f"{path}：第 {number} 条没有 fingerprint 或者没有写理由（reason）")
            until = entry.get("until")
            if until is None or until >= (today or dt.date.today()):
                reasons[entry["fingerprint"]] = entry["reason"]
        return cls(reasons)

    def split(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[tuple[Finding, str]]]:
        """The findings that stay open, and those accepted, each with its reason."""
        opened, accepted = [], []
        for finding in findings:
            if finding.fingerprint in self.reasons:
                accepted.append((finding, self.reasons[finding.fingerprint]))
            else:
                opened.append(finding)
        return opened, accepted
