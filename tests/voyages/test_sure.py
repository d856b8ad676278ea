from __future__ import annotations

from deadreckon.model.frame import Assumptions
from deadreckon.voyages.sure import micros, span, sure
from tests.voyages.cases import START, hours, sighting


def test_sure_is_what_reaches_the_confidence_of_a_witness() -> None:
    rows = [
        sighting("b", "north", 1, confidence=0.8),
        sighting("a", "north", 0, confidence=0.79),
        sighting("c", "north", 0, confidence=1.0, basis="AIS"),
    ]
    assert [s.id for s in sure(rows, Assumptions())] == ["c", "b"]
    assert [s.id for s in sure(rows, Assumptions(), 0.7)] == ["a", "c", "b"]
    assert [s.id for s in sure(rows, Assumptions(ais_confidence=0.5))] == ["b"]
    assert sure(rows, Assumptions())[0].confidence == 0.9


def test_times_are_whole_microseconds_and_an_instant_is_steady() -> None:
    (point,) = sure([sighting("a", "north", 1)], Assumptions())
    (wide,) = sure([sighting("a", "north", (1, 2))], Assumptions())
    (whole,) = sure([sighting("a", "north", (1, 2), throughout=True)], Assumptions())
    assert point.start - micros(START) == 3_600_000_000
    assert span(hours(1, 2)) == (wide.start, wide.end)
    assert (point.steady, wide.steady, whole.steady) == (True, False, True)


def test_each_is_itself_alone_and_anybody_is_who_has_neither_name_nor_tag() -> None:
    row = sighting("a", "north", 1, "")
    (one,) = sure([row], Assumptions())
    (again,) = sure([row], Assumptions())
    (other,) = sure([sighting("a", "south", 2, "?x")], Assumptions())
    assert len({one, again, other}) == 3
    assert (one.anybody, other.anybody) == (True, False)
