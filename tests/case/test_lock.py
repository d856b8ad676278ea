import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from deadreckon.case.lock import locked
from deadreckon.errors import BadUse, CaseBusy

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from deadreckon.case.lock import locked
with locked(Path(sys.argv[1]), author="Ana", now=datetime(2024, 1, 2, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(case: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", HOLD, str(case)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_told_who_is_at_work(tmp_path: Path, now: datetime) -> None:
    with holder(tmp_path) as process:
        with (
            pytest.raises(CaseBusy) as caught,
            locked(tmp_path, author="me", now=now, patience_s=0.1),
        ):
            pass
        says = str(caught.value)
        assert "Ana" in says
        assert f"process {process.pid}" in says
        assert "2024-01-02T00:00:00Z" in says
        process.communicate("")
    with locked(tmp_path, author="me", now=now, patience_s=0):
        pass


def test_a_second_writer_waits_for_the_first(tmp_path: Path, now: datetime) -> None:
    with holder(tmp_path) as process:
        assert process.stdin is not None
        process.stdin.close()
        with locked(tmp_path, author="me", now=now):
            pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path, now: datetime) -> None:
    with holder(tmp_path) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    assert b"Ana" in (tmp_path / ".deadreckon" / "lock").read_bytes()
    with locked(tmp_path, author="me", now=now, patience_s=0):
        pass
    assert (tmp_path / ".deadreckon" / "lock").read_bytes() == b""


def test_an_error_inside_lets_go(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path, author="me", now=now):
        raise KeyboardInterrupt
    with locked(tmp_path, author="me", now=now, patience_s=0):
        pass


def test_a_store_that_leads_elsewhere_is_refused(tmp_path: Path, now: datetime) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (case / ".deadreckon").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadUse, match="symbolic link"), locked(case, author="me", now=now):
        pass
    assert list((tmp_path / "elsewhere").iterdir()) == []
    (case / ".deadreckon").unlink()
    (case / ".deadreckon").write_bytes(b"")
    with pytest.raises(BadUse, match="cannot be written"), locked(case, author="me", now=now):
        pass
