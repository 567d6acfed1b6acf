"""A process that reads an SQLite database beside the one that makes the snapshot.

It stands still at the moment when it says so, answers each statement with the texts in its only column, and ends with
its input. It reads by apsw, which brings a SQLite of today: twice as fast at this as the one that most Pythons have. It
is a process of its own, for two SQLites in one process that open the same file undo each other's locks.

    in    ["SELECT …", [parameters]]     a line a statement
    out   length, line feed, text        so often as need be; a length of 0 ends the answer
"""

import json
import sys


def _answer(path: str) -> None:
    import apsw

    database = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    database.execute(f"PRAGMA mmap_size={1 << 40}")
    # A transaction begins with its first look at the file.
    database.execute("BEGIN; SELECT count(*) FROM sqlite_schema").fetchall()
    _say(b"")
    for line in sys.stdin:
        for (text,) in database.execute(*json.loads(line)):
            _say(text)
        _say(b"")


def _say(text: bytes) -> None:
    sys.stdout.buffer.write(b"%d\n%b" % (len(text), text))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    _answer(sys.argv[1])
