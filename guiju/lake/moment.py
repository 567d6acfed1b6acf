"""One moment of the database, read while others go on writing."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection

from guiju.lake import aside
from guiju.lake.errors import LakeError

#: So many rows are one text.
ROWS = 50_000
#: The texts that a statement with parameters answers.
Read = Callable[[str, Sequence[Any]], Iterator[bytes]]


@contextmanager
def standstill() -> Iterator[Read]:
    """One read transaction: all that is read inside is the state of one moment, while others go on writing.

    Inside a transaction of the caller it is the caller's moment.
    """
    if connection.vendor == "postgresql":
        with _transaction():
            yield _copied
    elif connection.in_atomic_block:
        yield _selected
    else:
        with _aside() as read:
            yield read


@contextmanager
def _transaction() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _copied(statement: str, parameters: Sequence[Any]) -> Iterator[bytes]:
    """By PostgreSQL's COPY, straight from libpq: psycopg's own iterator costs more than the server does."""
    from psycopg import ClientCursor

    own = connection.connection
    pq = own.pgconn
    result = pq.exec_(ClientCursor(own).mogrify(f"COPY ({statement}) TO STDOUT (FORMAT csv)", parameters).encode())
    if result.error_message:
        raise DatabaseError(result.error_message.decode())

    lines: list[bytes] = []
    while (got := pq.get_copy_data(0))[0] > 0:
        lines.append(bytes(got[1]))
        if len(lines) == ROWS:
            yield b"".join(lines)
            lines.clear()
    while end := pq.get_result():
        if end.error_message:
            raise DatabaseError(end.error_message.decode())
    if lines:
        yield b"".join(lines)


def _selected(statement: str, parameters: Sequence[Any]) -> Iterator[bytes]:
    """By the caller's own SQLite connection, for it alone sees what his transaction has written."""
    with connection.cursor() as cursor:
        for (text,) in cursor.execute(statement, parameters):
            yield text


@contextmanager
def _aside() -> Iterator[Read]:
    """By a process that reads SQLite while this one parses and writes."""
    command = [sys.executable, "-I", aside.__file__, str(connection.settings_dict["NAME"])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            answer = _answer(process)
            list(answer)  # it stands still
            yield lambda statement, parameters: _asked(process, statement, parameters)
        finally:
            process.kill()


def _asked(process: subprocess.Popen[bytes], statement: str, parameters: Sequence[Any]) -> Iterator[bytes]:
    assert process.stdin
    marked = statement % (("?",) * len(parameters))
    process.stdin.write(json.dumps([marked, parameters]).encode() + b"\n")
    process.stdin.flush()
    return _answer(process)


def _answer(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    assert process.stdout
    while length := process.stdout.readline():
        if length == b"0\n":
            return
        yield process.stdout.read(int(length))
    raise LakeError("读数据库的进程中断了，快照没有做成，原有的快照不受影响；原因见上面的报错，排除后请重新运行。")
