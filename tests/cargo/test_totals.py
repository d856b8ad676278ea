from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.cargo.totals import OwnLoads, Totals, totals
from deadreckon.model.evidence import Bound, Claim, Evidence
from deadreckon.model.frame import Assumptions, Number, Origin
from deadreckon.model.times import interval
from tests.cargo.harbour import AT, FRAME


def said(
    id_: str, value: float, first: str, last: str, bound: Bound = "eq", **more: object
) -> Claim:
    plain = Claim(id_, "boxes", AT, value=value, unit="container", bound=bound, source=id_,
                  origin=id_, when=interval(first, last))  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def found(*claims: Claim, a_load: Number | None = None) -> Totals:
    frame = replace(
        FRAME,
        origins={"a": Origin("a", method="counted"), "b": Origin("b", method="weighed")},
        assumptions=Assumptions(boxes_a_load=a_load),
    )
    (unit,) = totals(frame, Evidence(claims=claims))
    return unit


def against(*claims: Claim) -> list[tuple[str, str]]:
    return [pair.ids for pair in found(*claims).contradictions]


WIDE = said("b", 6700, "2021-01-01", "2021-06-26", "approx")


def test_more_within_a_shorter_window_contradicts_less_around_it() -> None:
    inside = said("a", 10_000, "2021-02-01", "2021-06-20", "gt")
    unit = found(inside, WIDE)
    assert [pair.ids for pair in unit.contradictions] == [("a", "b")]
    assert unit.contradictions[0].why == (
        "more than 10,000 from 2021-02-01 to 2021-06-20 (a) against about 6,700 from 2021-01-01 "
        "to 2021-06-26 (b): the first lies within the second. Methods: counted; and weighed. "
        "Both are kept"
    )
    assert [total.contradicts for total in unit.told] == [("b",), ("a",)]


def test_within_a_week_the_days_between_would_have_to_be_very_full() -> None:
    later = said("a", 10_000, "2021-02-01", "2021-06-29", "gt")
    (pair,) = found(later, WIDE).contradictions
    assert "but for 3 days, in which 2,631 or more would have had to come, 877 a day" in pair.why
    assert against(said("a", 7500, "2021-02-01", "2021-06-29", "gt"), WIDE) == []
    assert against(said("a", 99_000, "2021-02-01", "2021-07-04", "gt"), WIDE) == []
    early = said("a", 10_000, "2020-12-30", "2021-06-20", "gt")
    assert against(early, WIDE) == [("a", "b")]


@pytest.mark.parametrize(
    "other",
    [
        said("a", 7370, "2021-02-01", "2021-06-20", "ge"),
        said("a", 90_000, "2021-02-01", "2021-06-20", "lt"),
        said("a", 90_000, "2020-02-01", "2021-06-20", "gt"),
        said("a", 90_000, "2021-02-01", "2022-06-20", "gt"),
        said("a", 90_000, "2021-02-01", "2021-06-20", "gt", mood="conditional"),
        said("a", 90_000, "2021-02-01", "2021-06-20", "gt", polarity="deny"),
        said("a", 90_000, "2021-02-01", "2021-06-20", "gt", kind="sighting"),
        said("a", 90_000, "2021-02-01", "2021-06-20", "gt", when=None, known=date(2021, 6, 1)),
    ],
    ids=[
        "within about", "at most", "longer before", "longer after", "if", "denied", "a stock",
        "no window",
    ],
)  # fmt: skip
def test_what_does_not_contradict(other: Claim) -> None:
    assert against(other, WIDE) == []


def test_a_part_of_the_flow_is_held_against_the_whole_and_not_the_other_way() -> None:
    part = said("a", 9000, "2021-02-01", "2021-06-20", "ge", places=("mine", "mill"))
    assert against(part, WIDE) == [("a", "b")]
    assert against(replace(part, vessels=("alba",)), WIDE) == [("a", "b")]
    elsewhere = replace(WIDE, places=("far",))
    assert against(part, elsewhere) == []
    assert against(replace(part, places=()), elsewhere) == []
    assert against(part, replace(WIDE, vessels=("alba",))) == []


def test_other_goods_stand_by_themselves_boxes_first() -> None:
    claims = (
        said("a", 5, "2021-01-01", "2021-02-01", unit="tonne"),
        said("b", 5, "2021-01-01", "2021-02-01", unit="shell"),
        said("c", 5, "2021-01-01", "2021-02-01"),
        said("d", 5, "2021-01-01", "2021-02-01", unit="voyage"),
    )
    assert [unit.id for unit in totals(FRAME, Evidence(claims=claims))] == [
        "boxes", "shells", "tonnes"
    ]  # fmt: skip


def test_what_each_implies() -> None:
    first = said("a1", 1000, "2021-01-01", "2021-01-10", "ge", origin="a")
    second = said("a2", 1500, "2021-01-01", "2021-01-20", "approx", origin="a")
    one, two = found(first, second, a_load=(200.0, 250.0)).told
    assert (one.days, one.a_day, one.loads, one.since) == (10, (100, None), (4, None), None)
    assert two.a_day == (1350 / 20, 1650 / 20)
    assert two.loads == (1350 / 250, 1650 / 200)
    assert two.since is not None
    assert (two.since.claim, two.since.days, two.since.a_day) == ("a1", 10, (0, 65))
    assert found(first).told[0].loads is None


def test_what_a_load_is_by_the_voyages_that_the_same_origin_tells() -> None:
    boxes = said("a1", 16_000, "2021-01-01", "2021-06-30", "approx", origin="a", vessels=("alba",))
    trips = replace(boxes, id="a2", value=64.0, bound="eq", unit="voyage")
    own = found(boxes, trips).told[0].a_load
    assert own == OwnLoads("a2", (14_400 / 64, 17_600 / 64))
    least = found(boxes, replace(trips, bound="ge")).told[0].a_load
    assert least == OwnLoads("a2", (0, 17_600 / 64))
    others = (
        replace(trips, origin="b"),
        replace(trips, vessels=("brio",)),
        replace(trips, when=interval("2021-01-01", "2021-06-29")),
        replace(trips, polarity="deny"),
        replace(trips, mood="conditional"),
        replace(trips, unit="port call"),
    )
    for other in others:
        assert found(boxes, other).told[0].a_load is None


def test_another_start_is_no_total_before_it() -> None:
    first = said("a1", 1000, "2021-01-02", "2021-01-10", origin="a")
    assert (
        found(first, said("a2", 1500, "2021-01-01", "2021-01-20", origin="a")).told[1].since is None
    )
    assert (
        found(first, said("a2", 1500, "2021-01-02", "2021-01-20", origin="b")).told[1].since is None
    )


DAY = st.integers(0, 60)


@given(st.lists(st.tuples(DAY, DAY, st.integers(1, 9)), min_size=2, max_size=7), st.randoms())
@settings(deadline=None, max_examples=50)
def test_what_one_flow_gave_never_contradicts_itself(
    windows: list[tuple[int, int, int]], order: object
) -> None:
    """Totals of one real flow, each exact, at least or at most, agree: nothing is told of them."""
    start = date(2021, 1, 1)
    bounds: tuple[Bound, ...] = ("eq", "ge", "le", "approx", "gt", "lt", "eq", "ge", "le")
    claims = []
    for n, (a, b, k) in enumerate(windows):
        first, last = sorted((a, b))
        flow = sum(7 + day % 5 for day in range(first, last + 1))
        value = {"gt": flow - 1, "lt": flow + 1}.get(bounds[k - 1], flow)
        days = [(start + timedelta(days=day)).isoformat() for day in (first, last)]
        claims.append(said(f"c{n}", float(value), days[0], days[1], bounds[k - 1]))
    assert against(*claims) == []
    order.shuffle(claims)  # type: ignore[attr-defined]
    unit = found(*claims)
    assert [total.claim for total in unit.told] == [
        total.claim for total in found(*sorted(claims, key=lambda c: c.id)).told
    ]
