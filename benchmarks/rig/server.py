"""The web application under gunicorn on a loopback port, and people or programs that ask it."""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(workers=2):
    """The port of a running server; it ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        "-m",
        "gunicorn",
        "guiju.faces.wsgi",
        "--preload",  # as `guiju serve`
        "-w",
        str(workers),
        "-b",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    process = subprocess.Popen([sys.executable, *command], env=os.environ)
    try:
        for _ in range(1200):  # it listens when it is warm
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def memory(pid):
    """Megabytes held by a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    total = 0
    for one in [str(pid), *children]:
        fields = Path(f"/proc/{one}/smaps_rollup").read_text()
        total += int(next(line.split()[1] for line in fields.splitlines() if line.startswith("Pss:")))
    return total / 1024


def processor(pid):
    """Seconds of processor time that a process and all below it have used: of the server, or of the database."""
    used, clock = 0, os.sysconf("SC_CLK_TCK")
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(stat.parent.name) == pid or int(fields[1]) == pid:
            used += int(fields[11]) + int(fields[12])
    return used / clock


def load(port, askers, seconds, think=0.0):
    """Let each asker ask, wait for the answer, think, and ask again; returns the latencies in seconds and the rate.

    An asker is a function that gives (method, path, body, headers). Whoever thinks does so for between half and one and
    a half times `think` seconds, and begins at a moment of its own.
    """
    latencies, failures, end = [], [], time.perf_counter() + seconds

    def run(asker, seed):
        dice = random.Random(seed)
        if think:
            time.sleep(dice.random() * think)
        while time.perf_counter() < end:
            method, path, body, headers = asker()
            started = time.perf_counter()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            connection.close()
            latencies.append(time.perf_counter() - started)
            if answer.status >= 300:
                failures.append((answer.status, path))
            if think:
                time.sleep(think * (0.5 + dice.random()))

    started = time.perf_counter()
    threads = [threading.Thread(target=run, args=(asker, seed)) for seed, asker in enumerate(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise SystemExit(f"{len(failures)} of {len(latencies)} requests failed, the first: {failures[0]}")
    return latencies, len(latencies) / (time.perf_counter() - started)


def percentiles(latencies):
    """p50, p95 and p99 in milliseconds."""
    cuts = statistics.quantiles(latencies, n=100)
    return tuple(cuts[place - 1] * 1000 for place in (50, 95, 99))
