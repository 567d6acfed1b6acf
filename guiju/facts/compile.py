"""Compiling: from a snapshot to the facts of its year, by body, region and month, with a self-check.

Nothing is read from the database; what was compiled once can be compiled again by anybody who has the snapshot.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import ibis

from guiju import indicators
from guiju.facts.checking import failures
from guiju.facts.declared import Declaration, read
from guiju.facts.engines import Engine
from guiju.facts.errors import FactsError
from guiju.facts.evaluate import Before, Evaluation, Value
from guiju.facts.footers import doubts
from guiju.facts.frames import Frames
from guiju.facts.periods import Period, periods
from guiju.facts.places import Places, Scope
from guiju.facts.plan import Scan, plan
from guiju.facts.scan import query, run
from guiju.facts.store import About, Fact, Facts
from guiju.indicators.checks import Check
from guiju.indicators.words import Change, Declared, Indicator, Measure
from guiju.lake.city import City, open_records
from guiju.lake.snapshot import Snapshot


@dataclass(frozen=True)
class Compilation:
    """What is to be compiled: a snapshot or a city's, by months or not, what stands outside it, and the engine.

    With `check` the rows are first held against what their models demand (`indicators.checks`).
    """

    snapshot: Snapshot | City
    months: bool = False
    declared: Path | None = None
    previous: Path | None = None
    engine: Engine | None = None
    check: bool = False

    @property
    def periods(self) -> list[Period]:
        """The year and its months."""
        manifest = self.snapshot.manifest
        return periods(manifest.year, manifest.cutoff, months=self.months)

    def scans(self) -> list[Scan]:
        """The plan."""
        known = indicators.all()
        before: dict[str, list[Period]] = {}
        if not self.previous:
            for change in known:
                if isinstance(change, Change):
                    for measure in _measures(change.base):
                        before[measure.id] = [period.previous for period in self.periods]
        return plan([one for one in known if isinstance(one, Measure)], self.periods, before)

    def explain(self, *, sql: bool = False) -> str:
        """The plan in words: which scans, what each reads and answers; with the SQL if asked for."""
        frames, places = Frames(self.snapshot, self.engine), Places(self.snapshot)
        texts = []
        for scan in self.scans():
            texts.append(str(scan))
            if sql:
                texts.append(str(ibis.to_sql(query(scan, frames, places))))
        return "\n".join([f"{len(self.scans())} 次扫描", *texts])

    def run(self) -> Facts:
        """Compile.

        Raises:
            LakeError: The snapshot is damaged or older than the definitions. FactsError: What was declared or
                compiled before does not fit.
        """
        declared = read(self.declared) if self.declared else {}
        with self._verified() as doubted:
            frames, places = Frames(self.snapshot, self.engine), Places(self.snapshot)
            cells = (cell for scan in self.scans() for cell in run(scan, frames, places))
            found = Evaluation(cells, declared, self._before())
            failed = failures(frames, doubted())
        id = self.snapshot.id
        rows = tuple(
            _fact(indicator, period, scope, found.of(indicator, period, scope), places, id)
            for indicator in indicators.all()
            for period in self.periods
            for scope in found.scopes(indicator, period)
        )
        manifest = self.snapshot.manifest
        about = About(
            id,
            manifest.year,
            manifest.cutoff,
            self.periods[0].end,
            self.months,
            tuple(violations(found, self.periods, places)),
            _hash(self.declared),
            _hash(self.previous),
            *_counties(self.snapshot),
            tuple(map(str, failed)),
            _filled(self.periods[0], declared),
        )
        return Facts(about, rows)

    @contextmanager
    def _verified(self) -> Iterator[Callable[[], list[Check]]]:
        """Verify the files and ask them for doubts, beside what is read meanwhile; gives what waits for the doubts.

        A damaged file is named, whatever else its reading has led to.
        """
        with ThreadPoolExecutor(2) as beside:
            sound = beside.submit(self.snapshot.verify)
            doubted = beside.submit(doubts, self.snapshot) if self.check else None
            try:
                yield lambda: doubted.result() if doubted else []
            finally:
                sound.result()

    def _before(self) -> Before | None:
        """The figures of the year before, out of the facts that were compiled then."""
        if not self.previous:
            return None
        facts = Facts.read(self.previous)
        wanted = self.periods[0].previous
        if (facts.about.year, facts.about.complete_until) != (wanted.year, wanted.end):
            raise FactsError(
                f"上年数据 {self.previous} 是 {facts.about.year} 年截至 {facts.about.complete_until} 的，"
                f"同比需要截至 {wanted.end} 的。"
            )
        known = {(fact.indicator, fact.period, fact.reach, fact.place): fact for fact in facts}

        def before(indicator: Indicator, period: Period, scope: Scope) -> Value:
            fact = known.get((indicator.id, period.name, *scope))
            if fact is None:
                return Value(None, status="no base")
            return Value(fact.value, fact.numerator, fact.denominator, fact.bound, fact.status)

        return before


def compile_facts(
    snapshot: Snapshot | City | Path | str,
    out: Path | str | None = None,
    *,
    months: bool = False,
    declared: Path | None = None,
    previous: Path | None = None,
    engine: Engine | None = None,
) -> Facts:
    """Compile every indicator over a snapshot, or over a city; if `out` is given, write the facts there.

    Raises:
        LakeError: The snapshot is damaged or older than the definitions. FactsError: What was declared or compiled
            before does not fit.
    """
    if isinstance(snapshot, Path | str):
        snapshot = open_records(snapshot)
    facts = Compilation(snapshot, months, declared, previous, engine).run()
    if out:
        facts.write(out)
    return facts


def violations(found: Evaluation, spans: Sequence[Period], places: Places) -> list[str]:
    """Where an identity does not hold, in words with the arithmetic."""
    told = []
    for identity in indicators.identities():
        for period in spans:
            for scope in sorted({scope for part in identity.parts for scope in found.scopes(part, period)}):
                left, right = (found.sum(side, period, scope).value for side in (identity.left, identity.right))
                if left is not None and right is not None and not identity.holds(left, right):
                    where = f"{period.name} {places.name(scope) or '全县'}"
                    told.append(f"{where}：{identity} 不成立（{left} 与 {right}）{identity.why}")
    return told


def _fact(indicator: Indicator, period: Period, scope: Scope, value: Value, places: Places, snapshot: str) -> Fact:
    return Fact(
        indicator.id, indicator.name, indicator.kind, indicator.unit, period.name, *scope, places.name(scope),
        value.value, value.numerator, value.denominator, value.bound, value.status, value.source,
        indicator.version, "" if isinstance(indicator, Declared) else snapshot,
    )  # fmt: skip


def _measures(indicator: Indicator) -> list[Measure]:
    if isinstance(indicator, Measure):
        return [indicator]
    return [measure for part in indicator.parts for measure in _measures(part)]


def _filled(year: Period, declared: Mapping[tuple[str, str], Declaration]) -> dict[str, dt.date]:
    """Up to which day each indicator is complete; one that wants for a declared figure is not among them."""

    def full(indicator: Indicator) -> bool:
        if isinstance(indicator, Declared):
            return (indicator.id, year.name) in declared
        return all(map(full, indicator.parts))

    return {one.id: year.end for one in indicators.all() if full(one)}


def _counties(snapshot: Snapshot | City) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which counties were compiled, by which version of the software each was written, and which were left out."""
    if isinstance(snapshot, Snapshot):
        return (), ()
    told = (f"{name} {one.manifest.code} {one.id[:16]}" for name, one in snapshot.counties.items())
    return tuple(told), tuple(sorted(snapshot.left_out))


def _hash(path: Path | None) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if path else ""
