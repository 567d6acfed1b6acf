"""The template of a report: headings, paragraphs, slots, and sentences that are left out when a fact is missing.

`# ` is the title and `## `, `### ` are headings; `{reconsideration.received}` is a slot, written with its unit;
`{scope}`, `{year}` and `{cutoff}` are known. `[[…]]` is a sentence that is left out when one of its slots has no fact,
or when the first of them is zero: nothing happened that it would tell. A slot outside such brackets must have a fact.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

_SENTENCE = re.compile(r"\[\[(.*?)\]\]", re.S)
_SLOT = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


class TemplateError(ValueError):
    """The template cannot be filled; the message says which line and why."""


@dataclass(frozen=True)
class Slot:
    """A place in a paragraph that was filled from a fact; offsets are within the paragraph's text."""

    indicator: str
    start: int
    end: int


@dataclass
class Line:
    """One heading (level 1 to 3; 0 is a paragraph) or paragraph, filled."""

    level: int
    text: str
    slots: list[Slot] = field(default_factory=list)


@dataclass
class Filled:
    """A template filled with facts."""

    lines: list[Line]
    left_out: list[str]

    @property
    def text(self) -> str:
        """The report as plain text, one line a paragraph."""
        return "\n".join(line.text for line in self.lines)

    def slots(self) -> Iterator[tuple[int, int, str]]:
        """Every slot with its place in `text`: start, end, indicator."""
        at = 0
        for line in self.lines:
            for slot in line.slots:
                yield at + slot.start, at + slot.end, slot.indicator
            at += len(line.text) + 1


def slots_of(template: str) -> set[str]:
    """The indicators that a template names."""
    return {name for name in _SLOT.findall(template) if "." in name}


def fill(template: str, values: Mapping[str, str], known: Mapping[str, str], nothing: Collection[str] = ()) -> Filled:
    """Fill a template with written values by indicator; `nothing` are the indicators whose value is zero.

    Raises:
        TemplateError: A slot that must be filled has no value, or names nothing known.
    """
    filled = Filled([], [])
    for number, raw in enumerate(template.splitlines(), 1):
        stripped = raw.strip()
        if not stripped:
            continue
        level = len(stripped) - len(stripped.lstrip("#"))
        line = Line(level, "")
        for sentence, optional in _sentences(stripped.lstrip("#").strip()):
            missing = [name for name in _SLOT.findall(sentence) if name not in values and name not in known]
            if missing and not optional:
                raise TemplateError(f"模板第{number}行的“{'、'.join(missing)}”没有数据，报告不能发布。")
            first = next(iter(_SLOT.findall(sentence)), "")
            if missing:
                filled.left_out.append(f"{_SLOT.sub('…', sentence)}（缺{'、'.join(missing)}）")
            elif optional and first in nothing:
                filled.left_out.append(f"{_SLOT.sub('…', sentence)}（当年没有）")
            else:
                _put(line, sentence, values, known)
        if line.text:
            filled.lines.append(line)
    return Filled(_without_empty_chapters(filled.lines), filled.left_out)


def _without_empty_chapters(lines: list[Line]) -> list[Line]:
    """Leave out a heading under which nothing was left."""
    kept: list[Line] = []
    for line in reversed(lines):
        below = kept[-1] if kept else None
        if line.level > 1 and (below is None or 0 < below.level <= line.level):
            continue
        kept.append(line)
    return kept[::-1]


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a line, each with whether it may be left out; spaces between sentences are not printed."""
    at = 0
    for found in _SENTENCE.finditer(text):
        if between := text[at : found.start()].strip():
            yield between, False
        yield found[1], True
        at = found.end()
    if rest := text[at:].strip():
        yield rest, False


def _put(line: Line, sentence: str, values: Mapping[str, str], known: Mapping[str, str]) -> None:
    at = 0
    for found in _SLOT.finditer(sentence):
        line.text += sentence[at : found.start()]
        name = found[1]
        if name in values:
            line.slots.append(Slot(name, len(line.text), len(line.text) + len(values[name])))
            line.text += values[name]
        else:
            line.text += known[name]
        at = found.end()
    line.text += sentence[at:]
