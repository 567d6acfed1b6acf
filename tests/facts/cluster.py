"""A standalone Spark on loopback: a master and workers of a core each, from the package and the machine's Java."""

import json
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pyspark


class Cluster:
    """The processes, until they are stopped or killed."""

    def __init__(self, folder, workers=2):
        self.folder = folder
        self.port, self.web = free_port(), free_port()
        self.master = f"spark://127.0.0.1:{self.port}"
        told = ["--host", "127.0.0.1", "--port", str(self.port), "--webui-port", str(self.web)]
        self.processes = [self.start("master", "deploy.master.Master", *told)]
        self.wait(lambda: self.alive() == 0)
        self.workers = [self.worker(at) for at in range(workers)]
        self.wait(lambda: self.alive() == workers)

    def worker(self, at):
        told = ["--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", str(free_port())]
        return self.start(f"worker{at}", "deploy.worker.Worker", *told, "-d", str(self.folder / f"w{at}"), self.master)

    def start(self, name, java_class, *told):
        home = Path(pyspark.__file__).parent
        environment = os.environ | {
            "SPARK_HOME": str(home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "512m",
        }
        with (self.folder / f"{name}.log").open("w") as log:
            command = [str(home / "bin" / "spark-class"), f"org.apache.spark.{java_class}", *told]
            return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)

    def alive(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.web}/json/", timeout=5) as page:
                return int(json.load(page)["aliveworkers"])
        except OSError:
            return -1

    def wait(self, met, seconds=120):
        end = time.monotonic() + seconds
        while not met():
            assert time.monotonic() < end, "".join(path.read_text() for path in self.folder.glob("*.log"))[-3000:]
            time.sleep(0.3)

    def kill(self, process):
        """As a power cut would: the worker and its executors, at once."""
        children = descendants(process.pid)
        for pid in [*children, process.pid]:
            try:
                os.kill(pid, 9)
            except ProcessLookupError:
                continue
        process.wait()

    def stop(self):
        for process in [*self.workers, *self.processes]:
            if process.poll() is None:
                self.kill(process)


def descendants(pid):
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            child = int(path.parent.name)
            found += [child, *descendants(child)]
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
