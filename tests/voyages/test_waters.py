import heapq
from collections.abc import Sequence
from itertools import combinations, pairwise
from math import inf

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Polygon

from deadreckon.voyages import shores as shores_module
from deadreckon.voyages.shores import ERROR_KM
from deadreckon.voyages.waters import Waters, along, geodesic, waters

WGS84 = Geod(ellps="WGS84")
BOX = (0.0, 0.0, 4.0, 4.0)
TOLERANCE, CELL = 0.1, 1.0
SHRUNK = (ERROR_KM + TOLERANCE) / 111.32

Point = tuple[float, float]


def survey(islands: Sequence[Polygon]) -> Waters:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shores_module, "land", lambda box: _cut(islands, box))
        return waters(BOX, TOLERANCE, CELL)


def _cut(islands: Sequence[Polygon], box: tuple[float, float, float, float]) -> list[Polygon]:
    return [part for part in shapely.intersection(islands, shapely.box(*box)) if part.area]


def km(a: Point, b: Point) -> float:
    metres: float = WGS84.inv(*a, *b)[2]
    return metres / 1000


def by_hand(islands: Sequence[Polygon], start: Point, goal: Point) -> float:
    """The shortest path by Dijkstra over every pair of corners that shapely lets see each other."""
    land = shapely.union_all(islands)
    nodes = [start, goal, *map(tuple, shapely.get_coordinates(land).tolist())]
    ways: dict[Point, list[tuple[float, Point]]] = {node: [] for node in nodes}
    for a, b in combinations(nodes, 2):
        if not land.relate_pattern(shapely.LineString([a, b]), "T********"):
            ways[a].append((km(a, b), b))
            ways[b].append((km(a, b), a))
    best, heap = dict.fromkeys(nodes, inf), [(0.0, start)]
    while heap:
        gone, here = heapq.heappop(heap)
        if gone < best[here]:
            best[here] = gone
            for step, there in ways[here]:
                heapq.heappush(heap, (gone + step, there))
    return best[goal]


islands = st.lists(
    st.tuples(st.floats(0.8, 3.2), st.floats(0.8, 3.2), st.floats(0.1, 0.6), st.integers(3, 6)),
    min_size=1,
    max_size=4,
).map(
    lambda rows: [
        Polygon(
            [
                (x + r * np.cos(2 * np.pi * k / n + x), y + r * np.sin(2 * np.pi * k / n + x))
                for k in range(n)
            ]
        )
        for x, y, r, n in rows
    ]
)


@settings(max_examples=60)
@given(islands, st.floats(0.1, 3.9), st.floats(0.1, 3.9))
def test_a_distance_lies_between_that_round_the_land_and_round_a_little_less(
    land: list[Polygon], from_lat: float, to_lat: float
) -> None:
    start, goal = (0.1, from_lat), (3.9, to_lat)
    found = survey(land).distance(start, goal)
    less = [island.buffer(-SHRUNK * 1.2 - 2 * CELL / 111.32) for island in land]
    assert found <= by_hand(land, start, goal) + 1e-6
    assert found >= by_hand([island for island in less if island.area], start, goal) - 1e-6


def test_a_path_bends_at_the_corners_and_its_legs_add_up() -> None:
    surveyed = survey([shapely.box(1, 1, 3, 3)])
    length, path = surveyed.path((0.5, 2.0), (3.5, 2.1))
    assert path[0] == (0.5, 2.0)
    assert path[-1] == (3.5, 2.1)
    assert len(path) == 4
    assert all(lat == pytest.approx(3, abs=0.01) for _, lat in path[1:-1])
    assert sum(km(a, b) for a, b in pairwise(path)) == pytest.approx(length)
    back, path_back = surveyed.path((3.5, 2.1), (0.5, 2.0))
    assert back == pytest.approx(length)
    assert path_back == path[::-1]


def test_an_enclosed_sea_has_no_way_out() -> None:
    atoll = Polygon(
        [(1, 1), (3, 1), (3, 3), (1, 3)], [[(1.5, 1.5), (2.5, 1.5), (2.5, 2.5), (1.5, 2.5)]]
    )
    assert survey([atoll]).path((2.0, 2.0), (0.5, 0.5)) == (inf, [])
    assert survey([atoll]).distance((1.8, 2.0), (2.2, 2.0)) == pytest.approx(km((1.8, 2), (2.2, 2)))


def test_an_open_sea_is_crossed_straight() -> None:
    length, path = survey([]).path((0.5, 0.5), (3.5, 3.5))
    assert length == pytest.approx(km((0.5, 0.5), (3.5, 3.5)))
    assert path == [(0.5, 0.5), (3.5, 3.5)]


def test_what_was_seen_before_need_not_be_looked_at_again() -> None:
    first = survey([shapely.box(1, 1, 2, 3), shapely.box(2.5, 0.5, 3, 2)])
    kept = Waters(first.corners, first.sight, seen=first.seen())
    ends = (0.5, 2.0), (3.5, 1.0)
    assert kept.path(*ends) == first.path(*ends)


def test_along_goes_where_geodesic_came_from() -> None:
    start, end = np.array([[10.0, 50.0], [179.0, -5.0]]), np.array([[-60.0, 20.0], [-179.0, 5.0]])
    length, azimuth = geodesic(start, end)
    assert along(start, azimuth, length) == pytest.approx(end)
