"""The statutes the platform relies on, by version and article, and the reading of citations.

A citation is checked against what was read: `cite("行政复议法第三十条")` gives the article with its version and mark (T
read in the text, S secondary source, M from memory, P practice); an unknown statute or article is refused, so that a
typing error in a citation fails a test instead of reaching a decision.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guiju.law.errors import LawError, NotInForce, UnknownCitation
from guiju.law.numerals import from_chinese, to_chinese

__all__ = ["MARKS", "Citation", "Statute", "Version", "cite", "cite_all", "statute", "statutes"]

TABLE = Path(__file__).with_name("data") / "statutes.toml"
MARKS = {"T": "读过原文", "S": "只见于二手材料，未核对原文", "M": "凭记忆，未核对原文", "P": "实践做法，法律未写明"}

NUMERAL = "[零〇一二三四五六七八九十百千0-9]+"
TAIL = re.compile(
    rf"^(?P<law>.*?)(?:第(?P<article>{NUMERAL})条(?:至第(?P<last>{NUMERAL})条)?"
    rf"(?:第(?P<paragraph>{NUMERAL})款)?(?:第[（(]?(?P<item>{NUMERAL})[）)]?项)?)?$"
)


@dataclass(frozen=True)
class Version:
    """One version of a statute: when it began, what mark its text bears, which of its articles are held."""

    label: str
    mark: str
    since: date | None
    until: date | None
    since_mark: str
    articles: dict[int, str]

    def covers(self, day: date) -> bool:
        """Whether this version was in force on the day, as far as its dates are known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def __str__(self) -> str:
        """The version as a receipt names it: 2023年修订，2024-01-01 起施行."""
        return f"{self.label}，{self.since} 起施行" if self.since else self.label


@dataclass(frozen=True)
class Statute:
    """A law, regulation, interpretation or notice, under the short name it is cited by; versions oldest first."""

    name: str
    aliases: tuple[str, ...]
    versions: tuple[Version, ...]

    def on(self, day: date | None) -> Version:
        """The version in force on the day; without a day, the newest.

        Raises:
            NotInForce: no version held was in force then.
        """
        if day is None:
            return self.versions[-1]
        for version in reversed(self.versions):
            if version.covers(day):
                return version
        raise NotInForce(
            f"《{self.name}》收录的文本自 {self.versions[0].since} 起施行，{day} 适用的文本未收录，请查当时的文本。"
        )


@dataclass(frozen=True)
class Citation:
    """One article of one version of a statute. `article` is None where an instrument is cited whole."""

    law: str
    version: Version
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None

    @property
    def mark(self) -> str:
        """T, S, M or P: how well the text of this article is known."""
        return self.version.mark if self.article is None else self.version.articles[self.article]

    @property
    def text(self) -> str:
        """The citation as a document writes it: 行政处罚法第五十八条第一款第二项."""
        parts = [self.law]
        if self.article:
            parts.append(f"第{to_chinese(self.article)}条")
        if self.paragraph:
            parts.append(f"第{to_chinese(self.paragraph)}款")
        if self.item:
            parts.append(f"第{to_chinese(self.item)}项")
        return "".join(parts)

    def __str__(self) -> str:
        """The same as `text`."""
        return self.text


@cache
def statutes() -> tuple[Statute, ...]:
    """Every statute held, in the order of the table."""
    return tuple(
        Statute(row["name"], tuple(row.get("aliases", ())), tuple(_version(v) for v in row["version"]))
        for row in tomllib.loads(TABLE.read_text(encoding="utf-8"))["statute"]
    )


def statute(name: str) -> Statute:
    """The statute of this name or alias; 《》 and 中华人民共和国 are ignored.

    Raises:
        UnknownCitation: none is held under this name.
    """
    bare = name.strip().strip("《》").removeprefix("中华人民共和国").replace("[", "〔").replace("]", "〕")
    found = _by_name().get(bare)
    if found is None:
        raise UnknownCitation(f"未收录“{name}”。请核对名称；确需引用的，先把它加入法律文件表并注明核对标记。")
    return found


def cite(text: str, on: date | None = None) -> Citation:
    """Read one citation: 行政处罚法第五十八条第一款第二项, 法释〔2026〕3号第二条, 国办发〔2018〕118号.

    Args:
        text: the citation; Chinese or Arabic numerals, item with or without brackets.
        on: the day whose version is meant; without it the newest.

    Raises:
        UnknownCitation: the statute or the article is not held.
        NotInForce: the statute was not in force on that day.
    """
    citations = cite_all(text, on)
    if len(citations) != 1:
        raise UnknownCitation(f"“{text}”含 {len(citations)} 处引用，这里只要一处。")
    return citations[0]


def cite_all(text: str, on: date | None = None) -> tuple[Citation, ...]:
    """Read several citations joined by 、；，和, a range (至), and articles that share one statute's name.

    行政处罚法第五十七条、第五十八条；行政强制法第十八条 gives three. Raises as `cite`.
    """
    found: list[Citation] = []
    held: Statute | None = None
    for part in re.split(r"[、；;，,]|和(?=第)", text):
        match = TAIL.match(part.strip())
        if match is None or not part.strip():
            raise UnknownCitation(f"“{text}”不像法条引用，应写作“行政处罚法第五十八条第一款第二项”。")
        if match["law"]:
            held = statute(match["law"])
        if held is None:
            raise UnknownCitation(f"“{text}”没有写明是哪部法。")
        found.extend(_articles(held, match, on))
    return tuple(found)


def _articles(held: Statute, match: re.Match[str], on: date | None) -> Iterator[Citation]:
    version = held.on(on)
    if match["article"] is None:
        yield Citation(held.name, version)
        return
    first = from_chinese(match["article"])
    last = from_chinese(match["last"]) if match["last"] else first
    for article in range(first, last + 1):
        if article not in version.articles:
            raise UnknownCitation(
                f"《{held.name}》（{version}）第{to_chinese(article)}条未收录。请核对条号；确有此条的，先读原文再加入法律文件表。"
            )
        yield Citation(held.name, version, article, _number(match["paragraph"]), _number(match["item"]))


def _number(numeral: str | None) -> int | None:
    return from_chinese(numeral) if numeral else None


@cache
def _by_name() -> dict[str, Statute]:
    names: dict[str, Statute] = {}
    for held in statutes():
        for name in (held.name, *held.aliases):
            if name in names:
                raise LawError(f"法律文件表中“{name}”重复。")
            names[name] = held
    return names


def _version(row: dict) -> Version:
    articles = dict.fromkeys(_numbers(row.get("articles", "")), row["mark"])
    articles |= dict.fromkeys(_numbers(row.get("articles_m", "")), "M")
    return Version(row["label"], row["mark"], row.get("from"), row.get("to"), row.get("from_mark", "T"), articles)


def _numbers(ranges: str) -> Iterator[int]:
    for piece in ranges.split():
        first, _, last = piece.partition("-")
        yield from range(int(first), int(last or first) + 1)
