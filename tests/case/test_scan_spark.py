"""A real master and two workers on loopback; skipped aloud where Java or the extra is missing."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import polars as pl
import pytest

from deadreckon.case.scanned import Scan, scan
from tests.case.test_scanned import FLEET, write

pyspark = pytest.importorskip(
    "pyspark", reason="NO SPARK: pip install -r requirements/spark.txt gives it"
)
pytest.importorskip("pandas", reason="NO PANDAS: Spark asks for it")
if shutil.which("java") is None:
    pytest.skip("NO JAVA: apt install openjdk-17-jre-headless", allow_module_level=True)

PATIENCE_S = 60


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a master with two workers."""
    folder = tmp_path_factory.mktemp("spark")
    with ExitStack() as running:
        log = start(running, folder, "master.Master", "--port", "0", "--webui-port", "0")
        (url,) = wait(log, r"Starting Spark master at (spark://\S+)", 1)
        for _ in range(2):
            words = ("--cores", "1", "--memory", "1g", "--webui-port", "0", url)
            start(running, folder, "worker.Worker", *words)
        wait(log, r"Registering worker (\S+)", 2)
        yield url


def start(running: ExitStack, folder: Path, kind: str, *words: str) -> Path:
    spark = Path(pyspark.__file__).parent
    number = len(list(folder.glob("*.log")))
    log = folder / f"{number}.log"
    out = running.enter_context(log.open("wb"))
    command = [str(spark / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}"]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", *words],
        stdout=out,
        stderr=out,
        cwd=folder,
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(folder / "work")},
    )
    running.callback(process.wait)
    running.callback(process.terminate)
    return log


def wait(log: Path, pattern: str, times: int) -> list[str]:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if len(found := re.findall(pattern, log.read_text("utf-8"))) >= times:
            return found
        time.sleep(0.1)
    pytest.fail(f"no {pattern} in: {log.read_text('utf-8')}")


def test_the_cluster_gives_the_same_rows_and_values_as_one_machine(
    master: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    files = write(tmp_path, FLEET[:300], FLEET[300:700])
    text = tmp_path / "more.csv"
    rows = ("273456780,2020-01-20T00:00:00Z,0,0,0", "273456780,never,0,0,0")
    text.write_text("\n".join(["mmsi,timestamp,lat,lon,sog", *rows, ""]))
    files.append(text)
    local = scan(files, tmp_path / "ports.csv")
    spark = scan(
        files, tmp_path / "ports.csv", f"file://{tmp_path}/out", engine="spark", master=master
    )
    assert local.counts["port_call"] > 20
    assert everything(spark) == everything(local)
    for name in ("events", "voyages", "round_trips", "vessels", "shuttles"):
        assert getattr(spark, name).equals(getattr(local, name)), name
        written = pl.read_parquet(f"{tmp_path}/out/{name}.parquet/*.parquet")
        assert written.height == getattr(local, name).height


def everything(found: Scan) -> tuple[object, ...]:
    return found.rows, found.kept, found.set_aside, found.counts, found.files
