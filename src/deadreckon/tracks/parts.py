"""Parts of a scan: what was found among some vessels, and all of them together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deadreckon.tracks.cleaning import clean
from deadreckon.tracks.events import EVENT, Events
from deadreckon.tracks.fixes import Tracks
from deadreckon.tracks.meetings import POINT, Points
from deadreckon.tracks.passes import find
from deadreckon.tracks.places import Places
from deadreckon.tracks.reception import Cover, cover, covered
from deadreckon.tracks.rules import Rules
from deadreckon.tracks.scatter import Columns, scatter

PLAIN = ("vessels", "segments", "fixes", "first", "last", "events", "points")
ANOMALIES = frozenset({"anomaly"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a scan looks for.

    Attributes:
        kinds: of `passes.KINDS`.
        until: when the data end, milliseconds UTC.
    """

    places: Places
    rules: Rules
    kinds: frozenset[str]
    until: int


@dataclass(frozen=True, slots=True)
class Part:
    """What was found among some vessels; `vessel` of events and points counts in `vessels`.

    Attributes:
        vessels, segments: as in `Tracks`, ascending; shape (v,).
        fixes, first, last: how many each has, when they begin and end (milliseconds UTC); (v,).
        set_aside: fixes that cleaning took away, by reason.
    """

    vessels: NDArray[np.uint32]
    segments: NDArray[np.uint16]
    fixes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    events: Events
    points: Points
    cover: Cover
    set_aside: Counter[str] = field(default_factory=Counter)


def part_of(stretches: Iterable[Columns], asked: Asked, pool: ThreadPoolExecutor) -> Part:
    """Order fixes by vessel, clean them, and look for events; all fixes of a vessel are here.

    Anomalies are looked for before cleaning, which would take them away.
    """
    raw = scatter(stretches, pool)
    steps = np.empty(0, EVENT)
    if "anomaly" in asked.kinds:
        steps = find(
            raw, asked.places, asked.rules, until=asked.until, kinds=ANOMALIES, pool=pool
        ).events
    tracks, gone = clean(raw, asked.rules, pool)
    kinds = asked.kinds - ANOMALIES
    found = find(tracks, asked.places, asked.rules, until=asked.until, kinds=kinds, pool=pool)
    times = tracks.fixes["time"]
    return Part(
        tracks.vessels,
        tracks.segments,
        np.diff(tracks.starts),
        times[tracks.starts[:-1]],
        times[tracks.starts[1:] - 1],
        np.concatenate([found.events, _of_first_segments(steps, raw, tracks)]),
        found.points,
        covered(found.heard),
        gone,
    )


def _of_first_segments(events: Events, raw: Tracks, tracks: Tracks) -> Events:
    """Give events of whole vessels to their first segments; a vessel without one has none."""
    events = events.copy()
    numbers = raw.vessels[events["vessel"]]
    events["vessel"] = np.searchsorted(tracks.vessels, numbers)
    return events[np.isin(numbers, tracks.vessels)]


def together(parts: Sequence[Part]) -> Part:
    """Join parts of different vessels; the same whatever vessels were together in one part."""
    vessels = np.concatenate([np.zeros(0, np.uint32), *(part.vessels for part in parts)])
    segments = np.concatenate([np.zeros(0, np.uint16), *(part.segments for part in parts)])
    order = np.lexsort((segments, vessels))
    rank = np.empty(order.size, np.uint32)
    rank[order] = np.arange(order.size)
    bases = np.cumsum([0, *(part.vessels.size for part in parts)])
    events = [_renumbered(p.events, rank[b:]) for p, b in zip(parts, bases, strict=False)]
    points = [_renumbered(p.points, rank[b:]) for p, b in zip(parts, bases, strict=False)]
    fixes, first, last = (
        np.concatenate([np.zeros(0, np.int64), *(getattr(part, name) for part in parts)])[order]
        for name in ("fixes", "first", "last")
    )
    every = np.concatenate([np.empty(0, EVENT), *events])
    return Part(
        vessels[order],
        segments[order],
        fixes,
        first,
        last,
        every[np.argsort(every["vessel"], kind="stable")],
        np.concatenate([np.empty(0, POINT), *points]),
        cover([part.cover for part in parts]),
        sum((part.set_aside for part in parts), Counter()),
    )


def _renumbered(rows: NDArray[np.void], rank: NDArray[np.uint32]) -> NDArray[np.void]:
    rows = rows.copy()
    rows["vessel"] = rank[rows["vessel"]]
    return rows


def packed(part: Part) -> bytes:
    """Give a part as bytes, for a file or another machine."""
    arrays = {name: getattr(part, name) for name in PLAIN}
    arrays |= {f"cover_{name}": value for name, value in part.cover._asdict().items()}
    out = BytesIO()
    np.savez(out, gone=np.array(json.dumps(part.set_aside)), **arrays)
    return out.getvalue()


def unpacked(data: bytes) -> Part:
    """Give the part that was packed."""
    with np.load(BytesIO(data)) as kept:
        plain: dict[str, Any] = {name: kept[name] for name in PLAIN}
        cover = Cover(*(kept[f"cover_{name}"] for name in Cover._fields))
        return Part(**plain, cover=cover, set_aside=Counter(json.loads(str(kept["gone"]))))
