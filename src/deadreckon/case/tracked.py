"""Where the ships of a case said that they were: the tracks of its AIS files, for map and lanes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.errors import Unreadable
from deadreckon.model.track import Position, Track
from deadreckon.model.vessel import mmsi_plausible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from deadreckon.model.vessel import Dated, Vessel
    from deadreckon.tracks.fixes import Fixes
    from deadreckon.tracks.scatter import Columns

MOST_POSITIONS = 2000
"""Positions of a ship that are kept for show, about."""
_MS = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def tracked(files: Sequence[Path], vessels: Iterable[Vessel]) -> tuple[Track, ...]:
    """Give the tracks of a case's ships: cleaned, cut at silences, thinned to what a map can show.

    A ship is told by its MMSI in the time for which that is stated. What cannot be read is told by
    who reads the same files for calls.

    Args:
        files: AIS files of any dialect, in any order.
        vessels: of the frame.
    """
    numbers: dict[int, list[tuple[str, Dated]]] = {}
    for vessel in vessels:
        for number in vessel.mmsi:
            if mmsi_plausible(number.value):
                numbers.setdefault(int(number.value), []).append((vessel.id, number))
    stretches = list(_columns(files, numbers)) if numbers else []
    if not stretches:
        return ()
    from deadreckon.tracks.cleaning import clean
    from deadreckon.tracks.rules import Rules
    from deadreckon.tracks.scatter import scatter

    rules = Rules()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        tracks, _ = clean(scatter(stretches, pool), rules, pool)
    found = []
    for at, (first, end) in enumerate(zip(tracks.starts[:-1], tracks.starts[1:], strict=True)):
        for ship, known_by in numbers[int(tracks.vessels[at])]:
            fixes = _held(tracks.fixes[first:end], known_by)
            if fixes.size:
                legs = tuple(_legs(fixes, rules.raw_gap_h))
                found.append(Track(ship, tracks.name(at, {}), int(fixes.size), legs))
    return tuple(sorted(found, key=lambda track: (track.vessel, track.mmsi, track.legs)))


def _columns(files: Sequence[Path], numbers: Iterable[int]) -> Iterator[Columns]:
    """Read the fixes of some ships; those of others never stay in memory."""
    import numpy as np

    from deadreckon.case.scan_files import columns_of
    from deadreckon.tracks.scatter import Columns

    wanted = np.array(sorted(numbers), np.uint32)
    for file in files:
        kept = []
        try:
            for columns in columns_of([file]):
                mine = np.isin(columns.vessel, wanted)
                if mine.any():
                    kept.append(Columns._make(column[mine] for column in columns))
        except Unreadable:
            continue
        yield from kept


def _held(fixes: Fixes, number: Dated) -> Fixes:
    """Give the fixes from the time for which a ship is stated to have had its number."""
    import numpy as np

    since = -np.inf if number.since is None else (number.since.start - _EPOCH) // _MS
    until = np.inf if number.until is None else (number.until.end - _EPOCH) // _MS
    return fixes[(fixes["time"] >= since) & (fixes["time"] <= until)]


def _legs(fixes: Fixes, silence_h: float) -> Iterator[tuple[Position, ...]]:
    """Cut at silences; of the positions those stay that are spread over time, and all ends."""
    import numpy as np

    time = fixes["time"]
    span = max(int(time[-1] - time[0]), 1)
    slot = (time - time[0]) * MOST_POSITIONS // span
    cuts = np.flatnonzero(np.diff(time) > silence_h * 3_600_000) + 1
    shown: NDArray[np.bool_] = np.diff(slot, prepend=-1) > 0
    shown[[0, -1]] = shown[cuts] = shown[cuts - 1] = True
    for leg, kept in zip(np.split(fixes, cuts), np.split(shown, cuts), strict=True):
        yield tuple(
            (
                _EPOCH + timedelta(seconds=int(fix["time"]) // 1000),
                round(float(fix["lat"]), 5),
                round(float(fix["lon"]), 5),
            )
            for fix in leg[kept]
        )
