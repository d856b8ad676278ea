import errno
import os
import resource
import sys
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from deadreckon.case.evidence import load_evidence
from deadreckon.case.frame import read_frame
from deadreckon.case.intake import add, open_case
from deadreckon.case.journal import Change, Journal, at_work
from deadreckon.case.ledger import Draft
from deadreckon.case.verify import verify
from deadreckon.errors import BrokenRecord
from deadreckon.model.evidence import Evidence
from tests.killing import REFUSED, in_child

KILLED = 9
STRIDE = 1 if os.environ.get("DEADRECKON_EVERY_WRITE") else 4
"""Each write is one to be killed at; a quarter of them will do where nothing was changed here."""
FILES = 2
WRITES = {"os.rename", "os.mkdir", "os.remove", "os.chmod", "os.truncate", "sqlite3.connect"}

Maker = Callable[[str], Path]


def files(folder: Path) -> list[Path]:
    folder.mkdir()
    made = []
    for number in range(FILES):
        path = folder / f"report-{number}.txt"
        path.write_text(f"Report {number} of the ship, at some length.\n", "utf-8")
        made.append(path)
    return made


def is_write(event: str, args: tuple[object, ...]) -> bool:
    if event == "open":
        flags = args[2]
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in WRITES


def die_at(count: int) -> None:
    """Kill this process at its write number `count`."""
    fail_at(count, lambda: os._exit(KILLED))


def fill_at(count: int) -> None:
    """Let the disk be full from write number `count` on."""

    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    fail_at(count, full, again=True)


def fail_at(count: int, fail: Callable[[], None], *, again: bool = False) -> None:
    left = count

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if is_write(event, args):
            left -= 1
            if left == 0 or (again and left < 0):
                fail()

    sys.addaudithook(hook)


def state(case: Path) -> Evidence:
    return load_evidence(case, read_frame(case / "case.toml")[0])


def test_add_that_is_killed_at_any_write_is_as_before_or_as_after(
    tmp_path: Path, make: Maker, now: datetime
) -> None:
    given = files(tmp_path / "given")
    twin = make("twin")
    before = open_case(twin).evidence
    add(twin, given, author="me", now=now)
    after = open_case(twin).evidence
    assert len(after.reports) == len(before.reports) + FILES
    seen = set()
    for count in range(1, 500, STRIDE):
        case = make(f"killed-{count}")
        open_case(case)

        def work(case: Path = case, count: int = count) -> None:
            die_at(count)
            add(case, given, author="me", now=now)

        ended = in_child(work)
        assert verify(case).ok
        found = state(case)
        assert found in (before, after)
        assert open_case(case).evidence == found  # a run finds no half of it either
        seen.add(found == after)
        add(case, given, author="me", now=now)
        assert state(case) == after
        assert verify(case).ok
        if ended == 0:
            break
        assert ended == KILLED
    assert ended == 0
    assert seen == {True, False}


def test_the_first_run_that_is_killed_at_any_write_can_be_run_again(make: Maker) -> None:
    twin = open_case(make("twin"))
    for count in range(2, 500, STRIDE):
        case = make(f"killed-{count}")

        def work(case: Path = case, count: int = count) -> None:
            die_at(count)
            open_case(case)

        ended = in_child(work)
        assert verify(case).ok
        again = open_case(case)
        assert (again.evidence, again.head) == (twin.evidence, twin.head)
        if ended == 0:
            break
    assert ended == 0


def test_a_fault_at_any_write_leaves_the_case_as_before_or_as_after(
    tmp_path: Path, make: Maker, now: datetime
) -> None:
    given = files(tmp_path / "given")
    twin = make("twin")
    before = open_case(twin).evidence
    add(twin, given, author="me", now=now)
    after = open_case(twin).evidence
    for count in range(3, 500, STRIDE):
        case = make(f"full-{count}")
        open_case(case)

        def work(case: Path = case, count: int = count) -> None:
            fill_at(count)
            add(case, given, author="me", now=now)

        ended = in_child(work)
        assert ended in {0, REFUSED}
        assert verify(case).ok
        assert state(case) in (before, after)
        add(case, given, author="me", now=now)
        assert state(case) == after
        if ended == 0:
            break
    assert ended == 0


@pytest.mark.parametrize("limit", [0, 10, 100, 2000, 5000, 9000, 12_500, 20_000, 40_000])
def test_a_full_disk_leaves_the_case_as_before_or_as_after(
    tmp_path: Path, make: Maker, now: datetime, limit: int
) -> None:
    given = files(tmp_path / "given")
    case = make("case")
    before = open_case(case).evidence

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        add(case, given, author="me", now=now)

    assert in_child(work) in {0, REFUSED}
    assert verify(case).ok
    found = state(case)
    assert found == before or len(found.reports) == len(before.reports) + FILES
    add(case, given, author="me", now=now)
    assert len(state(case).reports) == len(before.reports) + FILES


def test_two_writers_at_once_lose_nothing_and_double_nothing(
    tmp_path: Path, make: Maker, now: datetime
) -> None:
    given = files(tmp_path / "given")
    for number in range(5):
        case = make(f"both-{number}")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            first = os.fork()
        if first == 0:
            add(case, given[:1], author="first", now=now)
            os._exit(0)
        assert in_child(lambda case=case: add(case, given, author="second", now=now)) == 0  # type: ignore[misc]
        assert os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) == 0
        paths = [entry.body["path"] for entry in Journal(case).ledger.entries()]
        assert sorted(paths) == [f"evidence/reports/{path.name}" for path in given]
        assert verify(case).ok


def test_nothing_that_lies_in_the_folder_is_overwritten(case: Path, now: datetime) -> None:
    with at_work(case, author="me", now=now) as journal:
        staged = journal.archive.stage_bytes(b"new")
        change = Change(
            staged=(staged,),
            placed={"evidence/looks.csv": staged.sha256},
            drafts=(Draft("decide", {"why": "a test"}),),
        )
        journal.commit(change, author="me", now=now)
    assert (case / "evidence" / "looks.csv").read_bytes() != b"new"


@pytest.mark.parametrize(
    "text",
    [
        '{"staged": {}, "placed": {"../out.txt": "0"}, "over": {}, "entries": [1]}',
        '{"staged": {}, "placed": {"evidence/../../out.txt": "0"}, "over": {}, "entries": [1]}',
        '{"staged": {"../case.toml": "0"}, "placed": {}, "over": {}, "entries": [1]}',
        '{"staged": {}, "placed": {}, "over": {}, "entries": []}',
        "[]",
        "{",
    ],
)
def test_a_journal_that_leads_out_of_the_case_is_not_carried_out(
    case: Path, now: datetime, text: str
) -> None:
    open_case(case)
    (case / ".deadreckon" / "pending.json").write_text(text, "utf-8")
    with pytest.raises(BrokenRecord, match=r"pending\.json"), at_work(case, author="a", now=now):
        pass
    assert not (case.parent / "out.txt").exists()
    assert (case / "case.toml").exists()
