from dataclasses import replace
from datetime import UTC, datetime, timedelta

from deadreckon.cargo.observed import observed
from deadreckon.model.evidence import Anchor, Claim, Evidence, Sighting, Stack
from deadreckon.model.frame import Frame
from deadreckon.model.place import Place
from deadreckon.model.times import Interval

START = datetime(2021, 3, 1, tzinfo=UTC)
AT = Anchor("0" * 64, "evidence/claims.csv", 2)


def days(first: float, last: float) -> Interval:
    return Interval(START + timedelta(days=first), START + timedelta(days=last))


FRAME = Frame(
    id="case",
    window=days(0, 90),
    places={
        "port": Place("port", 10.0, 10.0),
        "pier": Place("pier", 10.0, 10.0, part_of="port"),
        "far": Place("far", 20.0, 10.0),
    },
)
SHIP = Sighting("ship", "pier", days(5, 5), ("alba", "brio"), 0.9, AT, doing="loading")
PILE = Stack("pile", "port", days(2, 3), AT, origin="navy")
TOLD = Claim(
    "told", "boxes there", AT, observation=True, places=("port",), when=days(7, 8), origin="navy"
)


def ids(**tables: tuple[Sighting, ...] | tuple[Stack, ...] | tuple[Claim, ...]) -> list[str]:
    evidence = replace(Evidence(), **tables)  # type: ignore[arg-type]
    return [seen.id for seen in observed("port", FRAME, evidence)]


def test_all_that_was_seen_there_in_order_of_time() -> None:
    assert ids(sightings=(SHIP,), stacks=(PILE,), claims=(TOLD,)) == ["pile", "ship", "told"]
    (seen,) = observed("port", FRAME, Evidence(sightings=(SHIP,)))
    assert (seen.doing, sorted(seen.ships)) == ("loading", ["alba", "brio"])


def test_an_absence_and_another_place_are_not() -> None:
    absent, elsewhere = replace(SHIP, present=False), replace(SHIP, place="far")
    assert ids(sightings=(absent, elsewhere)) == []


def test_a_claim_dates_what_it_saw_only_where_it_does() -> None:
    assert ids(claims=(replace(TOLD, when=days(0, 9)),)) == []
    assert ids(claims=(replace(TOLD, places=("port", "far")),)) == []
    assert ids(claims=(replace(TOLD, observation=False),)) == []
    assert ids(claims=(replace(TOLD, polarity="deny"),)) == []


def test_a_claim_that_tells_of_a_record_is_not_a_second_one() -> None:
    same = replace(TOLD, when=PILE.when)
    assert ids(stacks=(PILE,), claims=(same,)) == ["pile"]
    assert ids(stacks=(PILE,), claims=(replace(same, origin="other"),)) == ["pile", "told"]
