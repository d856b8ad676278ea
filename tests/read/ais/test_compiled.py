import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import numpy as np
from deadreckon.read.ais.compiled import kernel, tell_when_compiling
tell_when_compiling(lambda: print("compiling"))
from module_with_kernel import total
print(total(np.arange(5.0)))
"""
MODULE = """
from deadreckon.read.ais.compiled import kernel
@kernel
def total(values):
    s = 0.0
    for v in values:
        s += v
    return s
"""


def run(folder: Path, **environment: str) -> list[str]:
    (folder / "module_with_kernel.py").write_text(MODULE, "utf-8")
    clean = {k: v for k, v in os.environ.items() if k not in {"NUMBA_CACHE_DIR", "XDG_CACHE_HOME"}}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_the_first_run_says_that_it_compiles_and_later_ones_do_not(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    assert run(tmp_path, XDG_CACHE_HOME=cache) == ["compiling", "10.0"]
    assert run(tmp_path, XDG_CACHE_HOME=cache) == ["10.0"]
    assert list((tmp_path / "cache" / "deadreckon" / "numba").rglob("*.nbi"))


@pytest.mark.parametrize("temporary", ["temporary", "missing"])
def test_works_where_no_home_can_be_written(tmp_path: Path, temporary: str) -> None:
    (tmp_path / "temporary").mkdir()
    nowhere = tmp_path / "file"
    nowhere.write_text("a file is no folder", "utf-8")
    where = {"HOME": str(nowhere), "TMPDIR": str(tmp_path / temporary)}
    assert run(tmp_path, **where) == ["compiling", "10.0"]
