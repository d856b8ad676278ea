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


def test_a_granted_most_of_one_ship_leaves_the_other_its_own() -> None:
    case = replace(
        frame(window=(0, 480), vessels=["ada", "bela"]), readings={"r": Reading("r", ("c",))}
    )
    most = claim("c", 1, "voyage", bound="eq", vessels=("ada",))
    route = reckon(case, replace(evidence(*ROWS), claims=(most,))).routes[0]
    fleet = route.readings[0].fleet
    own = {figures.id: figures.at_most for figures in route.vessels}
    assert own["bela"] is not None
    assert fleet.at_most == 1 + own["bela"]
    assert route.fleet.at_most == sum(most or 0 for most in own.values())


def test_a_granted_most_of_round_trips_is_told_in_that_unit() -> None:
    found = granted(claim("c", 2, "round trip", bound="lt"))
    assert found.round_trips_at_most == 1
    assert found.granted == ("c",)


def test_what_contradicts_the_file_is_named_and_not_taken() -> None:
    own = granted()
    for one in (
        claim("c", 1, "voyage", bound="lt"),
        claim("c", 0, "voyage", bound="eq"),
        claim("c", 901, "voyage"),
        claim("c", 0, "call", bound="le", places=("north",)),
    ):
        found = granted(one)
        assert found == replace(own, contradicts=("c",))


def test_granted_claims_that_contradict_one_another_are_named_and_not_taken() -> None:
    found = granted(
        claim("c", 5, "voyage"), claim("d", 3, "voyage", bound="le"), claim("e", 2, "voyage")
    )
    assert (found.granted, found.contradicts) == (("e",), ("c", "d"))
    assert (found.at_least, found.at_most) == (2, granted().at_most)


def test_a_reading_never_leaves_at_least_above_at_most() -> None:
    for n in range(1, 8):
        found = granted(
            claim("c", n, "round trip"),
            claim("d", 4, "voyage", bound="le", vessels=("ada",)),
            claim("e", n, "trip", bound="approx"),
        )
        assert found.at_most is not None
        assert found.at_least <= found.at_most
