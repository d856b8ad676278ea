import pytest

from deadreckon.tracks.events import ANOMALY, GAP, LOITERING, PORT_CALL, ROUND_TRIP, VOYAGE
from deadreckon.tracks.gaps import NEVER
from deadreckon.tracks.passes import KINDS, Found, find
from tests.tracks.build import POOL, RULES, Row, lie, places, port, tracks

PORTS = places(port("a", 0, 0), port("b", 0, 3))
ROWS: list[Row] = [
    *lie(0, 0, 0, 12),
    *lie(30, 0, 3, 12),
    *lie(60, 0, 0, 12),
    *((2, k / 6, 40.0, 0.0, 1.0) for k in range(40)),
    (3, 0.0, 50.0, 0.0, 5.0),
    (3, 0.1, 55.0, 0.0, 5.0),
]


def over(*kinds: str) -> Found:
    asked = frozenset(kinds or KINDS)
    return find(tracks(ROWS), PORTS, RULES, until=NEVER, kinds=asked, pool=POOL)


def counts(found: Found) -> dict[int, int]:
    kinds = found.events["kind"].tolist()
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def test_all_kinds_are_looked_for_at_once() -> None:
    found = over()
    assert counts(found) == {
        PORT_CALL: 3,
        GAP: 2,
        LOITERING: 1,
        ANOMALY: 1,
        VOYAGE: 2,
        ROUND_TRIP: 1,
    }
    assert set(found.points["vessel"].tolist()) == {1}
    assert found.heard["fixes"].sum() == len(ROWS)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("gap", {GAP: 2}),
        ("loitering", {LOITERING: 1}),
        ("anomaly", {ANOMALY: 1}),
        ("rendezvous", {}),
        ("port_call", {PORT_CALL: 3, GAP: 2, VOYAGE: 2, ROUND_TRIP: 1}),
    ],
)
def test_one_kind_is_what_it_is_beside_the_others(kind: str, expected: dict[int, int]) -> None:
    found = over(kind)
    assert counts(found) == expected
    assert bool(found.points.size) == (kind == "rendezvous")
    assert bool(found.heard.size) == (kind == "gap")


def test_nothing_is_found_in_nothing() -> None:
    found = find(tracks([]), PORTS, RULES, until=NEVER, pool=POOL)
    assert (found.events.size, found.points.size, found.heard.size) == (0, 0, 0)
