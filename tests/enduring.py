"""Whatever is done to what is read, it ends in results or in words, in bounded time and memory."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType

from deadreckon.errors import BadInput

Attempt = tuple[str, Callable[[], None]]
"""What was done to the input, and reading it."""


def endured(attempts: Iterable[Attempt], longest_s: int) -> Counter[str]:
    """Make attempts; give how many ended in results, and how many in words.

    Raises:
        AssertionError: one raised anything else, or took longer than that.
    """
    told: Counter[str] = Counter()

    def late(_: int, __: FrameType | None) -> None:
        raise AssertionError("hangs")

    previous = signal.signal(signal.SIGALRM, late)
    try:
        for number, (what, act) in enumerate(attempts):
            signal.alarm(longest_s)
            try:
                act()
                told["results"] += 1
            except BadInput as error:
                worded = bool(error.mend and (error.file or error.field))
                told["words" if worded else f"{what}: {error}"] += 1
            except BaseException as error:
                raise AssertionError((number, what)) from error
            finally:
                signal.alarm(0)
    finally:
        signal.signal(signal.SIGALRM, previous)
    return told


def peak_mb() -> int:
    """Give this process's own peak of memory; `ru_maxrss` begins with its parent's."""
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    return int(peak) // 1024


def tell(attempt: Callable[[int], Counter[str]], most_mb: int) -> None:
    """Make as many attempts as the command line asks for, else ten thousand, and tell of them."""
    began = time.monotonic()
    told = attempt(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    assert set(told) <= {"results", "words"}, told
    used = peak_mb()
    sys.stdout.write(f"{dict(told)}, {used} MB at most, {time.monotonic() - began:.0f} s\n")
    assert used < most_mb
