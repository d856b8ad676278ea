"""Fixes of made-up ships in arrival order, with what is planted in them: calls, gaps, meetings.

Ships go between ports at no more than 15 knots, lie in them, fall silent for half a day or more, in
port or at sea, and meet in pairs far from any port. Reception drops some fixes of each ship. Files
come with the truth beside them; the seed is fixed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from numba import njit
from numpy.typing import NDArray

HOUR = 3_600_000
DAY = 24 * HOUR
START = 1_690_848_000_000  # 2023-08-01
DAYS = 30
KM_PER_DEGREE = 111.195
KNOT = 1.852
MIDS = (203, 209, 211, 219, 227, 232, 244, 247, 256, 257, 273, 303, 316, 338, 352, 355, 366, 370)
MIDS += (371, 403, 412, 413, 416, 431, 440, 445, 477, 525, 533, 538, 548, 563, 574, 636, 671, 710)
FIXES_A_DAY = 190
AWAY_KM = 14.0
DARK_IN_PORT, DARK_AT_SEA, MEETS, LOST = 0.15, 0.25, 0.5, 0.05
"""Chances: of a silence in a call and on a voyage, of a meeting, of a fix that nobody receives."""
MOMENT_H = 0.01
LEAST = 2.2 * HOUR


class Legs(NamedTuple):
    """What each ship does, one after another: lies somewhere, sails, or lies there silently."""

    starts: NDArray[np.int64]
    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    to_lat: NDArray[np.float64]
    to_lon: NDArray[np.float64]
    silent: NDArray[np.bool_]


class Ship:
    """A ship whose legs are being written."""

    def __init__(self, number: int, port: int, lat: float, lon: float, now: int) -> None:
        self.number, self.port, self.lat, self.lon, self.now = number, port, lat, lon, now
        self.legs: list[tuple[int, int, float, float, float, float, bool]] = []
        self.calls: list[tuple[int, int, int]] = []
        self.arrived = now

    def leave(self) -> None:
        """Note the call that ends here."""
        if self.port >= 0:
            self.calls.append((self.port, self.arrived, self.now))
        self.port = -1

    def lie(self, hours: float, *, silent: bool = False) -> tuple[int, int]:
        """Stay where it is."""
        begin, self.now = self.now, self.now + round(hours * HOUR)
        self.legs.append((begin, self.now, self.lat, self.lon, self.lat, self.lon, silent))
        return begin, self.now

    def sail(self, lat: float, lon: float, knots: float) -> None:
        """Go somewhere in a straight line."""
        self.leave()
        begin, self.now = self.now, self.now + self.time_to(lat, lon, knots)
        self.legs.append((begin, self.now, self.lat, self.lon, lat, lon, False))
        self.lat, self.lon = lat, lon

    def time_to(self, lat: float, lon: float, knots: float) -> int:
        """Give how long that takes, milliseconds."""
        km = _km(self.lat, self.lon, lat, lon)
        return round(float(km) / KNOT / knots * HOUR)


def ports(count: int, random: np.random.Generator) -> NDArray[np.float64]:
    """Give positions of places, no two within 25 km."""
    kept: list[tuple[float, float]] = []
    taken: set[tuple[int, int]] = set()
    while len(kept) < count:
        lat, lon = random.uniform(-55, 65), random.uniform(-180, 180)
        cell = (int(lat * 3), int(lon * 1.2))
        around = {(cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        if not taken & around:
            taken.add(cell)
            kept.append((lat, lon))
    return np.array(kept)


Meeting = tuple[int, int, int, int]
"""Two ships, and from when to when they met."""


def voyages(
    pairs: int, places: NDArray[np.float64], random: np.random.Generator
) -> tuple[list[Ship], list[Meeting]]:
    """Let ships go about their business for a month, two by two."""
    ships: list[Ship] = []
    met: list[Meeting] = []
    for pair in range(pairs):
        home = int(random.integers(len(places)))
        near = np.argsort(_km(*places[home], places[:, 0], places[:, 1]))[1:9]
        two = []
        for k in (0, 1):
            port = home if k == 0 else int(near[0])
            now = START + int(random.integers(12 * HOUR))
            two.append(Ship(2 * pair + k, port, *places[port], now))
        while min(ship.now for ship in two) < START + DAYS * DAY:
            for ship in two:
                ship.lie(float(random.uniform(6, 40)))
                if random.random() < DARK_IN_PORT:
                    ship.lie(float(random.uniform(13, 40)), silent=True)
                    ship.lie(float(random.uniform(2, 6)))
            ports_now = [ship.port for ship in two]
            if random.random() < MEETS:
                met.append(_meet(two, places, near, random))
            for ship, port in zip(two, ports_now, strict=True):
                _go(ship, int(random.choice(near[near != port])), places, random)
        for ship in two:
            ship.leave()
        ships += two
    return ships, met


def _go(ship: Ship, port: int, places: NDArray[np.float64], random: np.random.Generator) -> None:
    lat, lon = places[port]
    knots = float(random.uniform(8, 14.5))
    if random.random() < DARK_AT_SEA:
        middle = _at_sea(
            (ship.lat + lat) / 2, ship.lon + _turned(lon - ship.lon) / 2, places, random
        )
        ship.sail(*middle, knots)
        ship.lie(float(random.uniform(13, 70)), silent=True)
    ship.sail(lat, lon, knots)
    ship.port, ship.arrived = port, ship.now


def _meet(
    two: list[Ship],
    places: NDArray[np.float64],
    near: NDArray[np.int64],
    random: np.random.Generator,
) -> Meeting:
    lat, lon = places[int(near[-1])]
    one = two[0]
    there = _at_sea((one.lat + lat) / 2, one.lon + _turned(lon - one.lon) / 2, places, random)
    knots = [float(random.uniform(9, 14)) for _ in two]
    arrival = max(s.now + s.time_to(*there, k) for s, k in zip(two, knots, strict=True))
    hours = float(random.uniform(3, 9))
    for ship, speed, side in zip(two, knots, (-1, 1), strict=True):
        wait = (arrival - ship.now - ship.time_to(*there, speed)) / HOUR
        if wait > MOMENT_H:
            ship.lie(wait)
        ship.sail(there[0] + side * 0.1 / KM_PER_DEGREE, there[1], speed)
        ship.now = arrival
        ship.lie(hours)
    return one.number, two[1].number, arrival, one.now


def _at_sea(
    lat: float, lon: float, places: NDArray[np.float64], random: np.random.Generator
) -> tuple[float, float]:
    while _km(lat, lon, places[:, 0], places[:, 1]).min() < AWAY_KM:
        lat, lon = lat + random.uniform(-0.3, 0.3), lon + random.uniform(-0.3, 0.3)
    return lat, float(_turned(lon))


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _km(lat: float, lon: float, other_lat: object, other_lon: object) -> NDArray[np.float64]:
    y, x = np.radians(other_lat) - np.radians(lat), np.radians(other_lon) - np.radians(lon)  # type: ignore[operator]
    a = (
        np.sin(y / 2) ** 2
        + np.cos(np.radians(lat)) * np.cos(np.radians(other_lat)) * np.sin(x / 2) ** 2
    )  # type: ignore[operator]
    return np.asarray(2 * 6371.0088 * np.arcsin(np.minimum(1, np.sqrt(a))))


def legs_of(ships: list[Ship]) -> Legs:
    """Lay the legs of ships out as columns."""
    starts = np.cumsum([0, *(len(ship.legs) for ship in ships)])
    begin, end, *where, silent = zip(*(leg for ship in ships for leg in ship.legs), strict=True)
    columns = [np.array(column, np.float64) for column in where]
    return Legs(starts, np.array(begin), np.array(end), *columns, np.array(silent, bool))


@njit(cache=True)
def emit(
    legs: Legs, at: NDArray[np.int64], next_: NDArray[np.int64], until: int, seed: int
) -> tuple[object, ...]:
    """Give what ships send up to a time: ship, time, lat, lon, speed, course."""
    np.random.seed(seed)  # noqa: NPY002
    size = 4096
    ship_ = np.empty(size, np.uint32)
    time = np.empty(size, np.int64)
    lat = np.empty(size, np.float32)
    lon = np.empty(size, np.float32)
    speed = np.empty(size, np.float32)
    count = 0
    for ship in range(legs.starts.size - 1):
        t = next_[ship]
        leg = at[ship]
        last = legs.starts[ship + 1]
        while t < until and leg < last:
            while leg < last and legs.end[leg] <= t:
                leg += 1
            if leg >= last:
                break
            if t >= legs.begin[leg] and not legs.silent[leg] and np.random.random() > LOST:  # noqa: NPY002
                if count == size:
                    ship_ = np.concatenate((ship_, np.empty(size, np.uint32)))
                    time = np.concatenate((time, np.empty(size, np.int64)))
                    lat = np.concatenate((lat, np.empty(size, np.float32)))
                    lon = np.concatenate((lon, np.empty(size, np.float32)))
                    speed = np.concatenate((speed, np.empty(size, np.float32)))
                    size *= 2
                share = (t - legs.begin[leg]) / (legs.end[leg] - legs.begin[leg])
                up = legs.to_lat[leg] - legs.lat[leg]
                along = (legs.to_lon[leg] - legs.lon[leg] + 180) % 360 - 180
                ship_[count] = ship
                time[count] = t // 1000 * 1000
                lat[count] = legs.lat[leg] + share * up + np.random.normal() * 4e-5  # noqa: NPY002
                x = legs.lon[leg] + share * along + np.random.normal() * 4e-5  # noqa: NPY002
                lon[count] = (x + 180) % 360 - 180
                km = np.hypot(up, along * np.cos(np.radians(legs.lat[leg]))) * 111.195
                knots = km / 1.852 / ((legs.end[leg] - legs.begin[leg]) / 3_600_000)
                speed[count] = round(knots * 10) / 10 if km > 0 else round(np.random.random()) / 10  # noqa: NPY002
                count += 1
            t += np.int64((4 + 4 * np.random.random()) * 60_000)  # noqa: NPY002
        next_[ship] = t
        at[ship] = min(leg, last - 1)
    return ship_[:count], time[:count], lat[:count], lon[:count], speed[:count]


def generate(folder: Path, rows: int, *, seed: int = 19) -> dict[str, int]:
    """Write `fixes-*.parquet` in arrival order, `ports.csv` and the truth; give how many of each.

    Args:
        folder: where to.
        rows: about how many fixes.
        seed: the same seed, the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    places = ports(3000, random)
    ids = [f"p{n:04}" for n in range(len(places))]
    pl.DataFrame({"id": ids, "lat": places[:, 0], "lon": places[:, 1]}).write_csv(
        folder / "ports.csv"
    )
    pairs = max(1, round(rows / FIXES_A_DAY / DAYS / 2))
    ships, met = voyages(pairs, places, random)
    numbers = _numbers(len(ships), random)
    legs = legs_of(ships)
    at, next_ = legs.starts[:-1].copy(), np.full(len(ships), START)
    next_ += random.integers(0, 6 * 60_000, len(ships))
    seen = _Seen(len(ships))
    slices = max(1, round(rows / 2_000_000))
    for slice_ in range(slices):
        until = START + (slice_ + 1) * DAYS * DAY // slices
        ship, time, *rest = emit(legs, at, next_, until, seed + slice_)
        seen.add(ship, time)
        order = np.argsort(time, kind="stable")
        columns = dict(
            zip(
                ("mmsi", "timestamp", "lat", "lon", "sog"),
                (numbers[ship], time, *rest),
                strict=True,
            )
        )
        frame = pl.DataFrame({name: column[order] for name, column in columns.items()})
        stamped = frame.with_columns(pl.col("timestamp").cast(pl.Datetime("ms", "UTC")))
        stamped.write_parquet(folder / f"fixes-{slice_:03}.parquet")
    return _truth(folder, ships, met, numbers, seen)


class _Seen:
    """When each ship was heard, as it went along: for the gaps that there truly are."""

    def __init__(self, ships: int) -> None:
        self.last = np.full(ships, -1, np.int64)
        self.first = np.full(ships, -1, np.int64)
        self.gaps: list[NDArray[np.int64]] = []
        self.rows = 0

    def add(self, ship: NDArray[np.uint32], time: NDArray[np.int64]) -> None:
        """Take a stretch, ship by ship and each in order of time."""
        self.rows += time.size
        edge = np.flatnonzero(np.diff(ship, prepend=np.uint32(0xFFFFFFFF)))
        before = np.empty_like(time)
        before[1:] = time[:-1]
        before[edge] = self.last[ship[edge]]
        long = (time - before >= 12 * HOUR) & (before >= 0)
        self.gaps.append(np.stack([ship[long], before[long], time[long]]))
        fresh = edge[self.first[ship[edge]] < 0]
        self.first[ship[fresh]] = time[fresh]
        self.last[ship[np.append(edge[1:], ship.size) - 1]] = time[
            np.append(edge[1:], ship.size) - 1
        ]


def _truth(
    folder: Path, ships: list[Ship], met: list[Meeting], numbers: NDArray[np.uint32], seen: _Seen
) -> dict[str, int]:
    """Write what is to be found, as far as the data go."""
    ship, start, end = np.concatenate(seen.gaps, axis=1)
    gaps = pl.DataFrame({"vessel": numbers[ship], "start": start, "end": end})
    end_of_data = START + DAYS * DAY
    calls = pl.DataFrame(
        [
            (numbers[s.number], f"p{p:04}", a, b)
            for s in ships
            for p, a, b in s.calls
            if a < end_of_data - HOUR
        ],
        schema=["vessel", "place", "start", "end"],
        orient="row",
    )
    meetings = pl.DataFrame(
        [
            (*sorted((numbers[a], numbers[b])), t, u)
            for a, b, t, u in met
            if min(u, end_of_data) - t > LEAST
        ],
        schema=["vessel", "other", "start", "end"],
        orient="row",
    )
    found = {"gaps": gaps, "calls": calls, "meetings": meetings}
    for name, table in found.items():
        table.write_parquet(folder / f"{name}.parquet")
    return {"rows": seen.rows, "vessels": len(ships)} | {n: t.height for n, t in found.items()}


def _numbers(count: int, random: np.random.Generator) -> NDArray[np.uint32]:
    found: NDArray[np.int64] = np.zeros(0, np.int64)
    while found.size < count:
        more = random.choice(np.array(MIDS), 2 * count) * 1_000_000 + random.integers(
            1000, 999_999, 2 * count
        )
        found = np.unique(np.concatenate([found, more]))
    return random.permutation(found)[:count].astype(np.uint32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    asked = parser.parse_args()
    print(generate(asked.folder, asked.rows))
