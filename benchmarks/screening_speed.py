"""How fast names are screened: a million names in lists, and one name in a list of a million.

    python benchmarks/screening_speed.py [NAMES] [LISTED]

Asked for (issue 15): a million names in under a minute on 2 cores. Times are of the processor, as
others may be at work on the machine. Names are drawn from syllables, so that many are nearly alike;
recall is against comparing every pair.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from random import Random

from deadreckon.read.lists.read import read_list
from deadreckon.screening.asked import asked
from deadreckon.screening.names import Names
from deadreckon.screening.screen import Screening
from deadreckon.screening.spelling import LEAST_SCORE, score, spellings

CORES = 2
CHECKED = 300
NUMBERED = 3
"""Of ten names, so many end in a number."""
_SYLLABLES = [
    onset + vowel + coda
    for onset in ("ch", "k", "p", "m", "n", "r", "s", "t", "h", "j", "y", "g", "b", "st", "l")
    for vowel in ("a", "o", "u", "i", "e", "ae", "yo")
    for coda in ("", "n", "ng", "m", "k", "r")
]


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    listed = int(sys.argv[2]) if sys.argv[2:] else 10_000
    held = list(_names(listed, seed=1))
    parts = [(held, count // CORES, seed) for seed in range(2, 2 + CORES)]
    started = time.perf_counter()
    with ProcessPoolExecutor(CORES) as pool:
        done = list(pool.map(_screened, parts))
    clock = time.perf_counter() - started
    seconds = [f"{seconds:.0f}" for seconds, _ in done]
    found = sum(hits for _, hits in done)
    print(
        f"{count:,} names in a list of {listed:,}: {' and '.join(seconds)} s of the processor on "
        f"{CORES} cores, {clock:.0f} s by the clock, {found:,} matches"
    )
    print(f"recall against comparing every pair: {_recall(held):.4f}")
    _one_in_a_list(count)


def _screened(part: tuple[Sequence[str], int, int]) -> tuple[float, int]:
    held, count, seed = part
    sought = list(_names(count, seed=seed))
    started = time.process_time()
    names = Names((s, at) for at, name in enumerate(held) for s in spellings(name))
    found = sum(1 for name in sought for s in spellings(name) for _ in names.alike(s))
    return time.process_time() - started, found


def _recall(held: Sequence[str]) -> float:
    spelled = [(s, at) for at, name in enumerate(held) for s in spellings(name)]
    names = Names(spelled)
    expected = missed = 0
    for name in _names(CHECKED, seed=99):
        for asked_for in spellings(name):
            pairs = {at for known, at in spelled if score(asked_for, known) >= LEAST_SCORE}
            expected += len(pairs)
            missed += len(pairs - {at for at, _ in names.alike(asked_for)})
    return 1 - missed / expected


def _one_in_a_list(count: int) -> None:
    rows = "".join(
        f"v{at},Vessel,{name},IMO{9_000_000 + at % 999_999}\n"
        for at, name in enumerate(_names(count, seed=5))
    )
    data = f"id,type,name,imo\n{rows}".encode()
    started = time.process_time()
    held = read_list(data, "list.csv")
    read = time.process_time() - started
    found = Screening([held]).screen([asked("Angara, IMO 9179842"), asked("안가라")])
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"one vessel in a list of {held.kept:,} ({len(data) / 1e6:.0f} MB): {seconds:.0f} s of the "
        f"processor, {read:.0f} of them to read it, {memory:.1f} GB; {len(found.matches)} matches"
    )


def _names(count: int, *, seed: int) -> Iterator[str]:
    random = Random(seed)  # noqa: S311
    for _ in range(count):
        words = [
            "".join(random.choices(_SYLLABLES, k=random.choice([1, 2])))
            for _ in range(random.choice([1, 2, 2, 3]))
        ]
        number = f" {random.randint(1, 20)}" if random.randrange(10) < NUMBERED else ""
        yield " ".join(words).upper() + number


if __name__ == "__main__":
    main()
