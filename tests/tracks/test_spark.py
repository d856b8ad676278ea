"""What needs no cluster; tests/case/test_scan_spark.py starts one."""

import sys

import pytest

from deadreckon.errors import BadUse
from deadreckon.tracks.spark import _number, session


def test_a_file_is_known_however_spark_writes_its_path() -> None:
    order = {"/a/b.csv": 0, "file:///a/c.csv": 1, "hdfs://host/a/b.csv": 2}
    assert _number("file:/a/b.csv", order) == 0
    assert _number("file:/a/c.csv", order) == 1
    assert _number("hdfs://host/a/b.csv", order) == 2
    with pytest.raises(BadUse, match="no folders"):
        _number("file:/a/d.csv", order)


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(BadUse, match=r"deadreckon\[spark\]"), session("local[1]"):
        pass
