"""Paths written call by call, for the tests of what is drawn from them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from deadreckon.voyages.likely.paths import Calls


class Call(NamedTuple):
    """A stay at the place of an index, in hours after the start of the window."""

    place: int
    start: float
    end: float


Path = tuple[Call, ...]


def columns(*paths: Path) -> Calls:
    """Put paths into columns."""
    rows = [(n, *call) for n, path in enumerate(paths) for call in path]
    path, place = (np.array([row[i] for row in rows], np.int64) for i in (0, 1))
    start, end = (np.array([row[i] for row in rows], np.float64) for i in (2, 3))
    return Calls(len(paths), path, place, start, end)
