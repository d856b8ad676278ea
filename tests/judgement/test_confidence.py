import dataclasses

import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.confidence import confidence, limits
from deadreckon.model.evidence import Evidence, Sighting
from deadreckon.model.frame import Criterion, Leg
from deadreckon.model.times import interval
from tests.judgement.frames import ANCHOR, claim, frame

FILLED = [
    Criterion("information base", "high", "three collectors"),
    Criterion("analytical rigour", "moderate", "rivals weighed"),
    Criterion("complexity", "high", "four links"),
    Criterion("volatility", "high", "past events"),
]


def test_confidence_is_low_until_the_sheet_is_filled() -> None:
    assert confidence([])[0] == "low"
    for missing in range(4):
        grade, why = confidence([c for i, c in enumerate(FILLED) if i != missing])
        assert grade == "low"
        assert FILLED[missing].name.split()[-1] in why[0]


def test_a_filled_sheet_gives_its_lowest_grade_with_the_reasons() -> None:
    grade, why = confidence(FILLED)
    assert grade == "moderate"
    assert "analytical rigour: moderate, rivals weighed" in why


def test_one_row_may_speak_of_two_criteria_and_none_without_a_reason_counts() -> None:
    joint = Criterion("Complexity and volatility", "High", "as above")
    assert confidence([*FILLED[:2], joint])[0] == "moderate"
    assert confidence([*FILLED[:3], Criterion("volatility", "high", "")])[0] == "low"


def test_a_grade_is_a_word_of_three_and_never_a_number() -> None:
    with pytest.raises(BadFrame, match="high, moderate or low"):
        confidence([Criterion("information base", "0.9", "because")])


HIGH = [Criterion(c.name, "high", c.reason) for c in FILLED]


def test_what_limits_confidence_keeps_a_full_sheet_from_being_high_and_nothing_else() -> None:
    assert confidence(HIGH) == ("high", tuple(f"{c.name}: high, {c.reason}" for c in HIGH))
    grade, why = confidence(HIGH, ["contents are unobserved"])
    assert grade == "moderate"
    assert why[-1] == "not high: contents are unobserved"
    low = [Criterion(c.name, "low", c.reason) for c in FILLED]
    assert confidence(low, ["contents are unobserved"]) == confidence(low)


def test_unobserved_contents_limit_where_goods_are_carried() -> None:
    assert limits(frame(), Evidence()) == ()
    carried = dataclasses.replace(frame(), legs={"rail": Leg("rail", "a", "b")})
    assert limits(carried, Evidence()) == ("contents are unobserved",)
    opened = claim("c", "o", kind="contents", observation=True)
    assert limits(carried, Evidence(claims=(opened,))) == ()


def test_an_identity_needs_two_readers_and_ais_none() -> None:
    day = interval("2023-09-01", "2023-09-01")

    def seen(id_: str, reader: str, basis: str = "name") -> Sighting:
        return Sighting(id_, "port", day, ("angara",), 0.9, ANCHOR, reader=reader, basis=basis)

    def limited(*sightings: Sighting) -> bool:
        return bool(limits(frame(), Evidence(sightings=sightings)))

    assert limited(seen("s1", "ann"))
    assert limited(seen("s1", "ann"), seen("s2", "Ann"))
    assert limited(seen("s1", ""))
    assert not limited(seen("s1", "ann"), seen("s2", "ben"))
    assert not limited(seen("s1", "ann; ben"))
    assert not limited(seen("s1", "", basis="ais"))
