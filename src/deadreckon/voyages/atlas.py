"""The waters of the whole world, surveyed once and kept.

What each corner of the world's land sees takes minutes to find, so `scripts/make_atlas.py` does it
and the answer ships as `data/atlas.bin.xz`: packed whole numbers, which `unpack_waters` explains.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from deadreckon.voyages.land import CELLS_PER_DEGREE, HALF_TURN, KM_PER_DEGREE, QUARTER_TURN
from deadreckon.voyages.packed import unpack
from deadreckon.voyages.shores import ERROR_KM
from deadreckon.voyages.sight import Sight
from deadreckon.voyages.waters import Waters, waters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

WORLD = (-HALF_TURN, -QUARTER_TURN, HALF_TURN, QUARTER_TURN)
TOLERANCE_KM = 8.0
CELL_KM = 5.6
DATA = files("deadreckon.voyages") / "data"


@cache
def atlas() -> Waters:
    """Give the waters of the world, their shores simplified by up to 8 km and shrunk by as much."""
    return unpack_waters(unpack((DATA / "atlas.bin.xz").read_bytes()))


def survey() -> Waters:
    """Survey the waters of the world anew, from the data as they are now."""
    return waters(WORLD, TOLERANCE_KM, CELL_KM)


def edition() -> int:
    """Give a number that changes with whatever the atlas is made from."""
    sources = [(DATA / name).read_bytes() for name in ("land-10m.bin.xz", "waterways.csv")]
    settings = repr((ERROR_KM, TOLERANCE_KM, CELL_KM)).encode()
    return int.from_bytes(sha256(settings + b"".join(sources)).digest()[:6], "big")


def pack_waters(surveyed: Waters) -> Ints:
    """Turn a survey of the world, and what each corner sees, into whole numbers."""
    later = [there[there > here] - here for here, there in enumerate(surveyed.seen())]
    corners = np.rint(surveyed.corners * CELLS_PER_DEGREE).astype(np.int64).reshape(-1, 6).T
    land = surveyed.sight.land
    return np.concatenate(
        [
            [edition(), *land.shape, len(later)],
            [len(there) for there in later],
            *(np.diff(np.sort(there), prepend=0) for there in later),
            np.diff(corners, axis=1, prepend=0).ravel(),
            np.diff(np.flatnonzero(np.diff(land.ravel(), prepend=False)), prepend=0),
        ]
    )


def unpack_waters(numbers: Ints) -> Waters:
    """Turn those numbers into the survey again.

    They are: edition; rows and columns of the raster; number of corners; for each corner how many
    later ones it sees; for each of these the step from the one before it; the corners' six
    coordinates, each a run of steps in 1e-4 degree; the cells at which sea and land change, as
    steps.
    """
    rows, columns, count = numbers[1:4].tolist()
    seeing, numbers = numbers[4 : 4 + count], numbers[4 + count :]
    edges = int(seeing.sum())
    here = np.repeat(np.arange(count), seeing)
    steps = numbers[:edges].cumsum()
    there = here + steps - np.concatenate(([0], steps))[np.repeat(seeing.cumsum() - seeing, seeing)]
    both = np.argsort(np.concatenate([here, there]), kind="stable")
    ends = np.bincount(np.concatenate([here, there]), minlength=count).cumsum()[:-1]
    seen = np.split(np.concatenate([there, here])[both], ends)
    corners, flips = np.split(numbers[edges:], [6 * count])
    land = np.zeros(rows * columns, bool)
    land[flips.cumsum()] = True
    return Waters(
        corners.reshape(6, -1).cumsum(axis=1).T.reshape(-1, 3, 2) / CELLS_PER_DEGREE,
        Sight(
            np.logical_xor.accumulate(land).reshape(rows, columns),
            *WORLD[:2],
            2 * HALF_TURN / columns,
            CELL_KM / KM_PER_DEGREE,
        ),
        seen=seen,
    )
