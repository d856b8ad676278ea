"""A few of the thousand of `make kills`: see tests/killing.py."""

import pytest

from tests.killing import Trial, both, fill, kills, trials


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trial]:
    return trials(tmp_path_factory.mktemp("trials"))


def test_commands_that_are_killed_leave_a_case_that_holds(started: dict[str, Trial]) -> None:
    told = kills(started, 8, seed=11)
    assert set(told) == {"add", "run", "publish", "forget"}
    assert sum(dead for dead, _ in told.values()) > 2


def test_disks_that_fill_up_leave_a_case_that_holds(started: dict[str, Trial]) -> None:
    try:
        refused = fill(started, 4, seed=2)
    except PermissionError as error:
        pytest.skip(f"NO SMALL DISK: {error}; faults are injected in test_journal alone")
    assert sum(refused.values()) > 0


def test_two_at_once_lose_nothing_and_double_nothing() -> None:
    assert both(3) == 3
