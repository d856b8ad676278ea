import numpy as np
import pytest

from deadreckon.tracks.calls import calls
from deadreckon.tracks.events import Events
from deadreckon.tracks.fixes import HOUR
from deadreckon.tracks.gaps import NEVER, gaps
from deadreckon.tracks.voyages import round_trips, voyages
from tests.tracks.build import RULES, Row, lie, places, port, share

PORTS = places(port("a", 0, 0), port("b", 0, 3), port("c", 0, 6))
LON = {"a": 0.0, "b": 3.0, "c": 6.0}


def shuttle(stays: str, silent: bool = False, vessel: int = 1) -> list[Row]:  # noqa: FBT001, FBT002
    """Twelve hours in each port, and eighteen hours of sailing, three degrees, between them."""
    rows: list[Row] = []
    for n, name in enumerate(stays):
        rows += lie(30.0 * n, 0, LON[name], 12, vessel)
        if n + 1 < len(stays):
            there = LON[stays[n + 1]]
            for k in range(1, 18):
                lon = LON[name] + (there - LON[name]) * k / 18
                if not silent:
                    rows.append((vessel, 30.0 * n + 12 + k, 0, lon, 10))
    return rows


def found(rows: list[Row]) -> tuple[Events, Events]:
    of = share(rows)
    between = voyages(calls(of, PORTS, RULES), gaps(of, RULES, 6, NEVER))
    return between, round_trips(between)


def pairs(events: Events) -> list[tuple[int, int]]:
    return list(zip(events["place"].tolist(), events["other"].tolist(), strict=True))


def test_voyages_go_from_call_to_call_and_pair_to_round_trips() -> None:
    legs, trips = found(shuttle("ababcb"))
    assert pairs(legs) == [(0, 1), (1, 0), (0, 1), (1, 2), (2, 1)]
    assert pairs(trips) == [(0, 1), (1, 2)]
    assert (legs["hours"] > 17).all()
    assert legs["km"].tolist() == pytest.approx([333.6] * 5, abs=8)
    assert (legs["silent_h"] == 0).all()


def test_no_voyage_belongs_to_two_round_trips() -> None:
    for stays, expected in (("ab", 0), ("aba", 1), ("abab", 1), ("ababa", 2), ("abcba", 1)):
        assert found(shuttle(stays))[1].size == expected


def test_silence_on_the_way_is_summed() -> None:
    legs, trips = found(shuttle("aba", silent=True))
    assert legs["silent_h"].tolist() == pytest.approx([18, 18])
    assert legs["longest_h"].tolist() == pytest.approx([18, 18])
    assert legs["fixes"].tolist() == [1, 1]
    assert trips["silent_h"].tolist() == pytest.approx([36])


def test_who_comes_back_to_the_same_place_made_a_voyage_and_no_round_trip() -> None:
    rows = [*lie(0, 0, 0, 12), (1, 14, 0, 0.5, 10), (1, 60, 0, 0.5, 10), *lie(62, 0, 0, 12)]
    legs, trips = found(rows)
    assert pairs(legs) == [(0, 0)]
    assert legs["silent_h"].tolist() == [46]
    assert trips.size == 0


def test_no_voyage_goes_from_one_vessel_to_another() -> None:
    legs, _ = found([*shuttle("ab"), *shuttle("ba", vessel=2)])
    assert pairs(legs) == [(0, 1), (1, 0)]
    assert legs["vessel"].tolist() == [0, 1]


def test_passing_by_is_no_call() -> None:
    by: list[Row] = [(1, 12 + k / 4, 0, k / 12, 20) for k in range(1, 72)]
    legs, _ = found([*lie(0, 0, 0, 12), *by, *lie(30, 0, 6, 12)])
    assert pairs(legs) == [(0, 2)]
    assert np.all(legs["start"] < 13 * HOUR)
