"""One file into the lake, from its first byte to its record."""

import datetime as dt
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from guiju.lake.contracts.model import Contract
from guiju.lake.engine import MEMORY, Engine, Progress
from guiju.lake.errors import LakeError
from guiju.lake.ingest import quarantine, repairs, result
from guiju.lake.ingest.judging import Judge
from guiju.lake.ingest.parts import parts
from guiju.lake.ingest.staging import Staged
from guiju.lake.ingest.texts import fingerprint
from guiju.lake.landing.record import Record, natural
from guiju.lake.landing.store import Store, landed

_BATCH = re.compile(r"[\w.-]{1,64}")


@dataclass(frozen=True)
class Outcome:
    """What became of a file. `new` is false if the same file had landed before, or if it was only tried."""

    record: Record
    new: bool
    tried: bool = False
    sheet: Path | None = None


def ingest(
    lake: Path,
    contract: Contract,
    file: Path,
    *,
    batch: str = "",
    repair: bool = False,
    dry: bool = False,
    today: dt.date | None = None,
    progress: Progress | None = None,
    memory: str = MEMORY,
) -> Outcome:
    """Read, check and land one file as a batch; or with `repair` the mended rows of one that landed before.

    The batch's number is `batch`, else what the file's column 批次号 says, else the day with a serial number. The same
    file again changes nothing.

    Raises:
        LakeError: The file cannot be taken; nothing of it was kept. The message says why and what to do.
    """
    store, day = Store(lake, contract.id), today or dt.date.today()
    _check(file, batch)
    sha = fingerprint(file)
    with store.work() as work:
        for record in store.records():
            if record.sha256 == sha:
                return Outcome(record, new=False)
        _room(file, work)
        engine = Engine(work, progress, memory)
        try:
            staged = Staged(engine, contract, work)
            for part in parts(file, contract, work):
                staged.add(part)
            survey = staged.survey(str(day))
            number = batch or _declared(engine, staged) or _next(store, day)
            before = store.batch(number)
            _same(before, number, repair, file)
            garbled = any("\ufffd" in one for one in staged.notes)
            judge = Judge(engine, contract, staged.rows, survey, number, str(day), garbled)
            judge.row_by_row()
            if repair:
                repairs.match(judge, store, before)
            judge.within()
            judge.against(landed(store))
            accepted, rejected = result.write(staged, judge, repair)
            blank, received = _received(engine, staged)
            counts = result.counts(engine, accepted, rejected, received)
            record = Record(
                contract.id,
                number,
                file.name,
                sha,
                str(day),
                contract.version,
                counts,
                result.reasons(engine, contract, rejected, staged.names),
                part=len(before),
                blank=blank,
                notes=(*staged.notes, *_late(store, number, repair)),
                settles=repairs.settled(engine, store, before, accepted) if repair else {},
                filled=result.filled(engine, accepted, [column.name for column in contract.columns]),
            )
            if dry:
                return Outcome(record, new=False, tried=True)
            return _land(store, contract, record, engine, work, staged.names)
        except OSError as error:
            raise LakeError(f"读写文件失败，没有收入任何一行：{error}") from error
        finally:
            engine.close()


def _land(store: Store, contract: Contract, record: Record, engine: Engine, work: Path, names: list[str]) -> Outcome:
    """Move the files to their places; the record, last, makes the batch land."""
    sheets: tuple[Path, ...] = ()
    if record.counts.rejected:
        sheets = quarantine.write(work, contract, record, engine, work / "rejected.parquet", names)
    accepted = store.keep(work / "accepted.parquet", record.counts.accepted) if record.counts.accepted else None
    rejects = store.keep(work / "rejected.parquet", record.counts.rejected) if record.counts.rejected else None
    kept = [path.replace(store.folder / "quarantine" / path.name) for path in sheets]
    record = replace(record, rows=accepted, rejects=rejects)
    store.land(record, work)
    return Outcome(record, new=True, sheet=kept[0] if kept else None)


def _received(engine: Engine, staged: Staged) -> tuple[int, int]:
    """How many blank rows there were, and how many rows that were not."""
    (blank,) = engine.one("SELECT count(*) FROM faulty WHERE reasons = ['blank']")
    (read,) = engine.one(f"SELECT count(*) FROM {staged.rows}")  # noqa: S608
    (broken,) = engine.one("SELECT count(*) FROM broken")
    return blank, read - blank + broken


def _check(file: Path, batch: str) -> None:
    if not file.is_file():
        raise LakeError(f"没有文件 {file}。")
    if batch and not _BATCH.fullmatch(batch):
        raise LakeError(f"批次号“{batch}”只能用字母、数字、点、横线和下划线，最多64个。")


def _room(file: Path, work: Path) -> None:
    """Refuse before the work what the disk cannot hold after it: text, its staged copy and the result."""
    need, free = 2 * file.stat().st_size, shutil.disk_usage(work).free
    if free < need:
        raise LakeError(
            f"磁盘只剩 {free >> 20} MB，收 {file.name} 大约要 {need >> 20} MB；请腾出空间再试。没有收入任何一行。"
        )


def _declared(engine: Engine, staged: Staged) -> str:
    """The batch number that the file itself gives, in the first row that has one."""
    found = engine.run(f"SELECT batch FROM {staged.rows} WHERE batch IS NOT NULL LIMIT 1")  # noqa: S608
    number = found[0][0] if found else ""
    if number and not _BATCH.fullmatch(number):
        raise LakeError(f"文件里的批次号“{number}”只能用字母、数字、点、横线和下划线，最多64个。")
    return number


def _next(store: Store, day: dt.date) -> str:
    """The day and a serial number of five digits, as national exchange numbers its batches."""
    today = f"{day:%Y%m%d}"
    serials = [int(record.batch[8:]) for record in store.records() if re.fullmatch(rf"{today}\d{{5}}", record.batch)]
    return f"{today}{max(serials, default=0) + 1:05d}"


def _same(before: list[Record], number: str, repair: bool, file: Path) -> None:
    if repair and not before:
        raise LakeError(f"没有收过批次 {number}，无从修补；请核对“批次号”一列。")
    if before and not repair:
        raise LakeError(
            f"批次 {number} 已经收过（{before[0].source}，{before[0].received_on}），{file.name} 与它不同，没有收。"
            "若是新的一批，请换批次号；若是修好的隔离行，请用 --repair。"
        )


def _late(store: Store, number: str, repair: bool) -> list[str]:
    """Told of a batch that comes after one that follows it: of the same key, the later number stands."""
    later = [one.batch for one in store.records() if natural(one.batch) > natural(number)]
    if repair or not later:
        return []
    return [f"批次 {number} 晚到：{later[-1]} 等 {len(later)} 个后面的批次已先收入；同一条记录以后面的批次为准。"]
