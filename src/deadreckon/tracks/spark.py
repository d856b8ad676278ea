"""The engine of many machines: Spark groups fixes by vessel, the kernels are the same.

Files are read by our readers inside of Spark, from any file system that Spark reads (a file is
handed over whole, so that one may have 2 GB at most). Each machine needs this package.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from deadreckon.errors import BadUse

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from deadreckon.tracks.parts import Asked, Part

FIXES = "vessel long, time long, lat float, lon float, speed float, row long, file int, note string"
PARTS = "part binary"
COLUMNS = ("vessel", "time", "lat", "lon", "speed", "row", "file")


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """Start a session on a cluster, with this very Python on its workers.

    Raises:
        BadUse: the extra is not installed, or there is no Java.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        mend = "Install it: pip install 'deadreckon[spark]'."
        raise BadUse("needs Spark", field="--engine", value="spark", mend=mend) from None
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    settings = {
        "spark.pyspark.python": sys.executable,
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.master(master).appName("deadreckon").getOrCreate()
    try:
        spark.sparkContext.setLogLevel("ERROR")
        yield spark
    finally:
        spark.stop()


Read = Callable[[Path], Iterable[tuple[dict[str, Any], str]]]
"""From a file to stretches of columns, each with a note of what became of its rows."""


def read(spark: SparkSession, files: Sequence[str], reader: Read) -> DataFrame:
    """Read files on the workers, each whole; one row a fix, and one with a note for each stretch.

    Args:
        spark: a session.
        files: paths as Spark knows them.
        reader: run on the workers.
    """
    order = {name: number for number, name in enumerate(files)}

    def columns(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            for path, content in zip(batch["path"], batch["content"], strict=True):
                number = _number(path.as_py(), order)
                with tempfile.NamedTemporaryFile(suffix=Path(files[number]).suffix) as file:
                    file.write(content.as_buffer())
                    file.flush()
                    for arrays, note in reader(Path(file.name)):
                        yield _batch(pa, arrays, number, note)

    binary = spark.read.format("binaryFile").load(list(files)).select("path", "content")
    return binary.mapInArrow(columns, FIXES)


def hashes(spark: SparkSession, files: Sequence[str]) -> list[str]:
    """Give the SHA-256 of each file."""
    from pyspark.sql.functions import col, sha2

    order = {name: number for number, name in enumerate(files)}
    rows = (
        spark.read.format("binaryFile")
        .load(list(files))
        .select("path", sha2(col("content"), 256).alias("sha256"))
        .collect()
    )
    return [sha for _, sha in sorted((_number(row["path"], order), row["sha256"]) for row in rows)]


def parts(fixes: DataFrame, asked: Asked, bases: Sequence[int]) -> list[Part]:
    """Look for events in each vessel's fixes, and bring what was found to the driver.

    Args:
        fixes: as `read` gives them, without notes.
        asked: what is looked for.
        bases: how many rows lie before each file's first.
    """
    from deadreckon.tracks.parts import unpacked

    spread = fixes.sparkSession.sparkContext.broadcast((asked, np.array(bases, np.int64)))

    def of_vessel(table: pa.Table) -> pa.Table:
        import pyarrow as pa

        from deadreckon.tracks.parts import packed, part_of
        from deadreckon.tracks.scatter import Columns

        asked, bases = spread.value
        column = {name: table[name].to_numpy() for name in COLUMNS}
        row = column["row"] + bases[column["file"]]
        columns = Columns(
            column["vessel"].astype(np.uint32),
            column["time"].astype(np.int64),
            column["lat"].astype(np.float32),
            column["lon"].astype(np.float32),
            column["speed"].astype(np.float32),
            row.astype(np.uint32),
        )
        with ThreadPoolExecutor(1) as pool:
            part = part_of([columns], asked, pool)
        return pa.table({"part": pa.array([packed(part)], pa.binary())})

    rows = fixes.groupBy("vessel").applyInArrow(of_vessel, PARTS).collect()
    return [unpacked(bytes(row["part"])) for row in rows]


def notes(fixes: DataFrame) -> list[tuple[int, dict[str, Any]]]:
    """Give the notes on stretches, each with the number of its file."""
    rows = fixes.where("note is not null").select("file", "note").collect()
    return [(row["file"], json.loads(row["note"])) for row in rows]


def _number(path: str, order: dict[str, int]) -> int:
    """Tell which file Spark means: it writes `file:/a/b` for `/a/b`."""
    plain = path.removeprefix("file:")
    for name, number in order.items():
        own = name.removeprefix("file:")
        if path == name or "/" + plain.lstrip("/") == "/" + os.path.abspath(own).lstrip("/"):  # noqa: PTH100
            return number
    raise BadUse("names no file", field="FILES", value=path, mend="Name files, no folders.")


def _batch(pa: Any, arrays: dict[str, Any], number: int, note: str) -> pa.RecordBatch:  # noqa: ANN401
    size = len(arrays["vessel"])
    last = [None] * size + [note]
    padded = {name: np.append(array, array.dtype.type(0)) for name, array in arrays.items()}
    return pa.RecordBatch.from_arrays(
        [
            pa.array(padded["vessel"].astype(np.int64)),
            pa.array(padded["time"].astype(np.int64)),
            *(pa.array(padded[name].astype(np.float32)) for name in ("lat", "lon", "speed")),
            pa.array(padded["row"].astype(np.int64)),
            pa.array(np.full(size + 1, number, np.int32)),
            pa.array(last, pa.string()),
        ],
        names=[*COLUMNS, "note"],
    )
