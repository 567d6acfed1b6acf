"""Files that no case names are swept after a day; one that is named, or being named, never is."""

import os
import threading
import time

import pytest
from django.db import connection

from guiju.documents import attach as attaching
from guiju.documents import sweep as sweeping
from guiju.documents.attach import attach
from guiju.documents.keep import NEW, folder, hold, keep, path_of
from guiju.documents.models import Attachment
from guiju.documents.sweep import DAY, sweep
from guiju.procedure.refusal import Refused
from tests.sample.models import Plea

PDF = b"%PDF-1.7\n...%%EOF"


@pytest.fixture(autouse=True)
def _house(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def plea(county):
    return Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")


def aged(path, seconds=DAY + 60):
    """As if it had lain there for so long."""
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


def left(content=PDF):
    """A file that was sent with a form that was refused, long ago."""
    kept = keep("甲.pdf", [content])
    aged(path_of(kept.digest))
    return kept


def test_a_file_that_nobody_named_goes_after_a_day_and_not_before(county):
    old, young = left(), keep("乙.pdf", [PDF + b"2"])
    aged(path_of(young.digest), DAY - 60)
    assert sweep() == 1
    assert not path_of(old.digest).exists()
    assert path_of(young.digest).read_bytes() == PDF + b"2"
    assert sweep() == 0


def test_a_file_that_a_case_names_is_never_swept(county, plea):
    attach(plea, [keep("甲.pdf", [PDF])], county.gov_clerk, key="a")
    (one,) = Attachment.objects.all()
    place = aged(path_of(one.digest), 400 * DAY)
    assert sweep() == 0
    assert place.read_bytes() == PDF
    assert list(attaching.verify()) == []


def test_there_is_nothing_to_sweep_before_the_first_file(db):
    assert sweep() == 0


def test_what_a_broken_writing_left_is_swept_and_what_is_being_written_is_not(db):
    keep("甲.pdf", [PDF])
    work, half = folder() / f"{NEW}work", folder() / f"{NEW}half"
    work.mkdir()
    (work / "1.pdf").write_bytes(PDF)
    half.write_bytes(PDF)
    assert sweep() == 0
    aged(half)
    aged(work)
    assert sweep() == 2
    assert not half.exists() and not work.exists()


def between(monkeypatch, does):
    """Have something happen after the sweeper found a file and before it takes it away."""
    found = sweeping._unnamed

    def meanwhile(before):
        for digest in found(before):
            does()
            yield digest

    monkeypatch.setattr(sweeping, "_unnamed", meanwhile)


def test_a_file_is_kept_that_is_sent_again_while_it_is_swept(db, monkeypatch):
    kept = left()
    between(monkeypatch, lambda: keep("甲.pdf", [PDF]))
    assert sweep() == 0
    assert path_of(kept.digest).read_bytes() == PDF


def test_a_file_is_kept_whose_row_is_being_written_while_it_is_swept(db, monkeypatch):
    kept = left()
    between(monkeypatch, lambda: hold(kept.digest))  # all that another process has done that can be seen from here
    assert sweep() == 0
    assert path_of(kept.digest).read_bytes() == PDF


def test_a_file_is_kept_that_was_named_while_it_was_swept(county, plea, monkeypatch):
    kept = left()

    def named():
        attach(plea, [kept], county.gov_clerk, key="a")
        aged(path_of(kept.digest))  # even if the clock of the disk stood still

    between(monkeypatch, named)
    assert sweep() == 0
    assert list(attaching.verify()) == []


def test_who_names_a_file_that_is_already_gone_is_asked_for_it_again(county, plea):
    kept = left()
    assert sweep() == 1
    with pytest.raises(Refused, match="重新选择"):
        attach(plea, [kept], county.gov_clerk, key="a")
    assert not Attachment.objects.exists()


def test_what_a_killed_sweeper_had_put_aside_comes_back_if_it_is_named(county, plea):
    attach(plea, [keep("甲.pdf", [PDF])], county.gov_clerk, key="a")
    (one,) = Attachment.objects.all()
    aged(path_of(one.digest)).replace(folder() / f"swept-{one.digest}")
    assert sweep() == 0
    assert path_of(one.digest).read_bytes() == PDF


def test_what_comes_back_never_replaces_what_was_sent_meanwhile(db):
    kept = left()
    path_of(kept.digest).replace(folder() / f"swept-{kept.digest}")
    keep("甲.pdf", [PDF])
    assert sweep() == 0
    assert path_of(kept.digest).stat().st_mtime > time.time() - DAY
    assert not list(folder().glob("swept-*"))


def test_only_one_sweeps_at_a_time(db):
    import fcntl

    kept = left()
    with (folder() / ".sweeping").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert sweep() == 0
    assert path_of(kept.digest).exists()
    assert sweep() == 1


@pytest.mark.django_db(transaction=True)
def test_no_file_that_somebody_holds_is_lost_beside_a_sweeper_that_never_rests():
    swept, done, held, lost = threading.Semaphore(0), threading.Event(), [], []

    def sweeps():
        while not done.is_set():
            sweep()
            swept.release()
        connection.close()

    sweeper = threading.Thread(target=sweeps)
    sweeper.start()
    for n in range(60):
        kept = left(PDF + b"%d" % n)
        if hold(kept.digest):
            held.append(kept)
            while swept.acquire(blocking=False):
                pass
            swept.acquire()
            swept.acquire()  # one whole sweep has passed since
            if not path_of(kept.digest).exists():
                lost.append(kept)
    done.set()
    sweeper.join()
    assert held and lost == []
    assert all(path_of(kept.digest).exists() for kept in held)


def test_the_clock_sweeps(county, capsys):
    from guiju.faces.cli import tick

    kept = left()
    assert tick.run(None) == 0
    assert "清除没有用上的附件文件1个。" in capsys.readouterr().out
    assert not path_of(kept.digest).exists()
