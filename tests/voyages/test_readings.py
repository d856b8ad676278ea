from __future__ import annotations

from dataclasses import replace
from typing import Any

from deadreckon.model.evidence import Claim
from deadreckon.model.frame import Reading
from deadreckon.voyages.figures import Granted
from deadreckon.voyages.reckon import reckon
from tests.voyages.cases import AT, evidence, frame, sighting

ROWS = sighting("a", "north", 10), sighting("b", "south", 60)


def granted(*claims: Claim) -> Granted:
    ids = tuple(claim.id for claim in claims)
    case = replace(frame(window=(0, 480)), readings={"r": Reading("r", ids)})
    (reading,) = reckon(case, replace(evidence(*ROWS), claims=claims)).routes[0].readings
    return reading.fleet


def claim(name: str, value: float, unit: str, **more: Any) -> Claim:  # noqa: ANN401
    return replace(Claim(name, "words", AT, value=value, unit=unit, bound="ge"), **more)


def test_a_reading_never_lowers_what_is_proved() -> None:
    assert granted(claim("c", 0, "voyage")).at_least == 1


def test_more_than_five_is_six_and_about_five_is_five() -> None:
    assert granted(claim("c", 5, "voyage", bound="gt")).at_least == 6
    assert granted(claim("c", 5, "voyage", bound="approx")).at_least == 5


def test_a_bare_trip_grants_a_passage_and_no_round_trip() -> None:
    found = granted(claim("c", 5, "trip"))
    assert (found.at_least, found.round_trips) == (5, 0)


def test_only_a_count_of_passages_in_the_whole_window_sets_a_ceiling() -> None:
    assert granted(claim("c", 7, "voyage", bound="le")).at_most == 7
    assert granted(claim("c", 7, "round trip", bound="le")).at_most == granted().at_most


def test_what_cannot_be_compared_or_only_might_be_is_not_granted() -> None:
    assert granted(claim("c", 9, "voyage", vessels=("bela",))).granted == ()
    assert granted(claim("c", 9, "voyage", mood="conditional")).granted == ()
    assert granted(claim("c", 9, "box")).granted == ()
