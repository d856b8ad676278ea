"""Commands killed at random moments, on disks that fill up, and two at once: `make kills`.

    python -m tests.killing 1000

A command runs in a process of its own and gets SIGKILL after a random part of the time that it
takes. Whatever the moment: `verify` is ok, the command again completes, and the results are those
of a twin that was never killed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from deadreckon.case.forget import forget
from deadreckon.case.intake import add, open_case
from deadreckon.case.ledger import Ledger
from deadreckon.case.run import run
from deadreckon.case.verify import verify
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import jsonable
from deadreckon.publish.bundle_check import manifests
from deadreckon.publish.out import NAMES, publish, write_out
from tests.publish.conftest import write_case

FILES = 30
NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
MORE_THAN_IT_TAKES = 1.1
REFUSED = 3


@dataclass(frozen=True)
class Trial:
    """A case in the state from which a command starts, and what it comes to in the end."""

    start: Path
    work: Callable[[Path], object]
    results: object
    seconds: float


def reports(folder: Path, count: int = FILES) -> list[Path]:
    """Write so many reports of some length, each of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(count):
        path = folder / f"report-{number:02}.txt"
        path.write_text(f"Report {number} of the ship.\n" + "It sailed, they say. " * 50, "utf-8")
        made.append(path)
    return made


def results(case: Path) -> object:
    """Give what `run --json` prints, but for the ledger's head."""
    document = jsonable(run(case, now=NOW).document())
    assert isinstance(document, dict)
    return {key: value for key, value in document.items() if key != "ledger_head"}


def trials(folder: Path) -> dict[str, Trial]:
    """Give a trial for each command: add, the first run, publish of a whole bag, forget."""
    given = reports(folder / "given")

    def adds(case: Path) -> None:
        add(case, given, author="me", now=NOW)

    def runs(case: Path) -> None:
        write_out(case, run(case, now=NOW))

    def publishes(case: Path) -> None:
        publish(case, run(case, now=NOW), "bundle", "full")

    def forgets(case: Path) -> None:
        forget(case, "herald.txt", "an order", author="me", now=NOW, published=NAMES)

    fresh = write_case(folder / "fresh")
    opened = write_case(folder / "opened")
    write_out(opened, run(opened, now=NOW))
    reports(opened / "evidence" / "reports", 3)
    works = {
        "add": (opened, adds),
        "run": (fresh, runs),
        "publish": (opened, publishes),
        "forget": (opened, forgets),
    }
    found = {}
    for name, (start, work) in works.items():
        for twin in (folder / f"warm-{name}", folder / f"twin-{name}"):
            shutil.copytree(start, twin)
        work(folder / f"warm-{name}")  # what is slow to load is loaded before the fork
        began = time.monotonic()
        assert in_child(lambda work=work, twin=twin: work(twin)) == 0  # type: ignore[misc]
        took = time.monotonic() - began
        found[name] = Trial(start, work, results(twin), took)
    return found


def in_child(work: Callable[[], object], *, kill_after: float | None = None) -> int:
    """Do the work in a process of its own; give how it ended."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # libraries keep idle threads
        child = os.fork()
    if child == 0:
        try:
            work()
        except BadUse:
            os._exit(REFUSED)
        except BaseException:  # noqa: BLE001 - whatever it is, the parent shall hear of it
            os._exit(1)
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_once(trial: Trial, case: Path, after: float) -> bool:
    """Kill the command, and hold the case to its promise; give whether it died before its end."""
    shutil.copytree(trial.start, case)
    ended = in_child(lambda: trial.work(case), kill_after=after)
    assert ended in {0, -signal.SIGKILL}, ended
    hold(trial, case)
    shutil.rmtree(case)
    return ended != 0


def hold(trial: Trial, case: Path) -> None:
    """Whatever happened: verify is ok, the command again completes, all is as with the twin."""
    found = verify(case, now=NOW)
    assert found.ok, found
    whole(case)
    trial.work(case)
    assert results(case) == trial.results
    assert verify(case, now=NOW).ok
    whole(case)
    bodies = [e.body for e in Ledger(case).entries() if e.kind == "add"]
    taken = {(body["path"], body["sha256"]) for body in bodies}
    assert len(bodies) == len(taken), "taken in twice"
    assert not list((case / ".deadreckon" / "tmp").iterdir())


def whole(case: Path) -> None:
    """What is in out/ is of one run, and a bag is a whole one."""
    out = case / "out"
    heads = {
        head
        for name in ("run.json", "brief.html", "map.geojson")
        if (out / name).exists()
        for head in [e.hash for e in Ledger(case).entries() if e.hash in (out / name).read_text()]
    }
    assert len(heads) <= 1, heads
    if (out / "bundle").exists():
        assert [*manifests(out / "bundle")] == []


def kills(all_trials: Mapping[str, Trial], count: int, seed: int = 1) -> dict[str, tuple[int, int]]:
    """Kill so many commands; give for each how many died and how many were through before."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    told: dict[str, tuple[int, int]] = {}
    names = sorted(all_trials)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name = names[number % len(names)]
            trial = all_trials[name]
            after = chance.uniform(0, trial.seconds * MORE_THAN_IT_TAKES)
            died = kill_once(trial, Path(folder, f"case-{number}"), after)
            dead, through = told.get(name, (0, 0))
            told[name] = (dead + died, through + (not died))
    return told


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Callable[[int], None]]:
    """Mount a disk of that size; gives what makes it another size.

    Raises:
        PermissionError: this machine does not let one.
    """
    folder.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    if mount is None:
        raise PermissionError("no mount")

    def resize(kilobytes: int, *words: str) -> None:
        size = ["-o", ",".join([f"size={kilobytes}k", *words])]
        done = subprocess.run([mount, "-t", "tmpfs", *size, "tmpfs", folder], capture_output=True,
                              text=True, check=False)  # fmt: skip
        if done.returncode:
            raise PermissionError(done.stderr.strip())

    resize(kilobytes)
    try:
        yield lambda size: resize(size, "remount")
    finally:
        subprocess.run([shutil.which("umount") or "umount", folder], check=True)


def fill(all_trials: Mapping[str, Trial], count: int, seed: int = 1) -> dict[str, int]:
    """Run each command on disks that fill up at so many points; give how often one was refused."""
    refused: dict[str, int] = {}
    chance = random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name = sorted(all_trials)[number % len(all_trials)]
            trial = all_trials[name]
            held = sum(-(-p.stat().st_size // 4096) * 4 + 4 for p in trial.start.rglob("*"))
            with small_disk(Path(folder, "disk"), held + chance.randint(8, 700)) as resize:
                case = Path(folder, "disk", "case")
                shutil.copytree(trial.start, case)
                ended = in_child(lambda trial=trial, case=case: trial.work(case))  # type: ignore[misc]
                assert ended in {0, REFUSED}, ended
                refused[name] = refused.get(name, 0) + (ended == REFUSED)
                resize(100_000)
                hold(trial, case)
    return refused


def both(count: int) -> int:
    """Let two take the same files in at once; give how often the case held both, once each."""
    with tempfile.TemporaryDirectory() as folder:
        given = reports(Path(folder, "given"), 6)
        start = write_case(Path(folder, "start"))
        open_case(start, now=NOW)
        for number in range(count):
            case = Path(folder, f"case-{number}")
            shutil.copytree(start, case)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                first = os.fork()
            if first == 0:
                add(case, given[:4], author="first", now=NOW)
                os._exit(0)
            ended = in_child(lambda case=case: add(case, given[2:], author="second", now=NOW))  # type: ignore[misc]
            assert ended == 0
            assert os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) == 0
            paths = [e.body["path"] for e in Ledger(case).entries() if e.author != "deadreckon"]
            assert sorted(paths) == [f"evidence/reports/{path.name}" for path in given]
            assert verify(case, now=NOW).ok
            shutil.rmtree(case)
    return count


def main(count: int) -> None:
    """Do all three and tell."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        all_trials = trials(Path(folder))
        for name, (dead, through) in kills(all_trials, count).items():
            tell(f"{name}: {dead} killed, {through} through before; each held")
        try:
            refused = fill(all_trials, count // 10)
            tell(f"disks that filled up, commands refused: {refused}; each held")
        except PermissionError as error:
            tell(f"NO SMALL DISK: {error}")
    tell(f"two at once: {both(max(count // 20, 1))} times, nothing lost, nothing doubled")
    tell(f"{time.monotonic() - began:.0f} s")


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
