"""Tracks for tests, from rows of (vessel, hour, lat, lon, speed)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from deadreckon.read.places import Area
from deadreckon.tracks.fixes import HOUR, Share, Tracks
from deadreckon.tracks.places import Places, places_of
from deadreckon.tracks.rules import Rules
from deadreckon.tracks.scatter import Columns, scatter

POOL = ThreadPoolExecutor(2)
RULES = Rules()
UNKNOWN = float("nan")
Row = tuple[int, float, float, float, float]


def columns(rows: Sequence[Row], first: int = 0) -> Columns:
    vessel, hour, lat, lon, speed = zip(*rows, strict=True) if rows else ((),) * 5
    return Columns(
        np.array(vessel, np.uint32),
        np.array([round(h * HOUR) for h in hour], np.int64),
        np.array(lat, np.float32),
        np.array(lon, np.float32),
        np.array(speed, np.float32),
        np.arange(first, first + len(rows), dtype=np.uint32),
    )


def tracks(rows: Sequence[Row]) -> Tracks:
    return scatter([columns(rows)], POOL)


def share(rows: Sequence[Row]) -> Share:
    found = tracks(rows)
    return Share(found.starts, found.fixes, 0, found.vessels.size)


def track(*fixes: tuple[float, float, float, float]) -> Share:
    """One vessel, from (hour, lat, lon, speed)."""
    return share([(1, *fix) for fix in fixes])


def places(*areas: Area, margin_km: float = 10.0) -> Places:
    return places_of(areas, RULES.leave_km, margin_km)


def port(id_: str, lat: float, lon: float, radius_km: float = 3.0) -> Area:
    return Area(id_, "", lat, lon, radius_km)


def km_north(km: float) -> float:
    return km / 111.19493


def sail(hour: float, lat: float, lon: float, to: float, knots: float) -> list[Row]:
    """Vessel 1 northward or southward to a latitude, a fix every 6 minutes; not the last one."""
    hours = abs(to - lat) * 60 / knots
    steps = max(1, round(hours * 10))
    return [
        (1, hour + hours * k / steps, lat + (to - lat) * k / steps, lon, knots)
        for k in range(steps)
    ]


def lie(hour: float, lat: float, lon: float, hours: float, vessel: int = 1) -> list[Row]:
    """A vessel at rest, a fix every 6 minutes, the last one too."""
    return [(vessel, hour + k / 10, lat, lon, 0.0) for k in range(round(hours * 10) + 1)]
