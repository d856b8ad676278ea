from pathlib import Path

import pytest

from deadreckon.case.run import Run, run
from tests.user import TWO_PORTS, write_case


@pytest.fixture
def bare_run(tmp_path: Path) -> Run:
    """A case with two ports and nothing seen."""
    return run(write_case(tmp_path / "bare"))


@pytest.fixture
def empty_run(tmp_path: Path) -> Run:
    """A case that declares nothing."""
    frame = TWO_PORTS[: TWO_PORTS.index("[[places]]")]
    return run(write_case(tmp_path / "empty", frame))
