from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.cargo.modes import Pace
from deadreckon.cargo.observed import Seen
from deadreckon.cargo.pairs import MOST_PAIRS, Pair, fed, pairs, shown, telling
from deadreckon.model.times import Interval

START = datetime(2022, 5, 1, tzinfo=UTC)
RAIL = Pace((1000.0, 1200.0), (100.0, 500.0), ())


def at(id_: str, first: float, last: float | None = None, doing: str = "") -> Seen:
    end = first if last is None else last
    span = Interval(START + timedelta(days=first), START + timedelta(days=end))
    return Seen(id_, span, doing)


def one(first: Seen, then: Seen, pace: Pace = RAIL) -> Pair:
    (pair,) = pairs([first], [then], pace, by_sea=False)
    return pair


def test_the_share_of_departures_from_which_the_later_can_have_come() -> None:
    """Two days at the fastest and twelve at the slowest, of sixteen."""
    assert one(at("a", 0), at("b", 16)).share == (1 - 12 / 16, 1 - 2 / 16)
    assert one(at("a", 0), at("b", 8)).share == (0, 1 - 2 / 8)
    assert one(at("a", 0), at("b", 1)).share == (0, 0)


def test_without_a_pace_nothing_is_said_of_feasible() -> None:
    unknown = Pace((1000.0, 1200.0), None, ())
    pair = one(at("a", 0), at("b", 5), unknown)
    assert (pair.feasible, pair.share, pair.km_day) == (None, None, (200, 240))
    assert fed([pair], [at("b", 5)], unknown) == ()


def test_which_earlier_arrivals_can_have_fed_which_later_sighting() -> None:
    start = [at("a", 0), at("b", 6), at("c", 9), at("d", 30)]
    end = [at("x", 10), at("y", 20), at("z", -3)]
    found = fed(pairs(start, end, RAIL, by_sea=False), end, RAIL)
    assert [(f.to, f.from_, f.too_late) for f in found] == [
        ("x", ("a", "b"), ("c",)),
        ("y", ("a", "b", "c"), ()),
    ]
    assert found[0].left_by == START + timedelta(days=8)


def test_what_would_have_left_before_the_calendar_has_no_day() -> None:
    slow = Pace((100_000.0, 100_000.0), (0.001, 0.01), ())
    (found,) = fed(pairs([at("a", 0)], [at("b", 9)], slow, by_sea=False), [at("b", 9)], slow)
    assert (found.left_by, found.too_late) == (None, ("a",))


def test_ashore_what_is_loaded_at_the_start_goes_elsewhere() -> None:
    start = [at("a", 0, doing="loading"), at("b", 0, doing="unloading")]
    end = [at("c", 9, doing="unloading"), at("d", 9)]
    assert [(p.from_, p.to) for p in pairs(start, end, RAIL, by_sea=False)] == [("b", "d")]


def test_where_there_are_very_many_the_nearest_are_listed_of_either_verdict() -> None:
    start = [at(f"a{n:03}", n / 50) for n in range(60)]
    end = [at(f"b{n:03}", 1 + n / 5) for n in range(60)]
    found = pairs(start, end, RAIL, by_sea=False)
    kept = shown(found)
    assert len(kept) == MOST_PAIRS < len(found)
    assert {pair.feasible for pair in kept} == {True, False}
    assert telling(found) in kept
    listed = set(kept)
    assert [p for p in found if p in listed] == list(kept)
    assert shown(found[:9]) == found[:9]


SHARE = st.floats(0, 1)


@given(st.tuples(*[st.floats(0, 9)] * 4), SHARE, st.floats(100, 500), st.floats(1000, 1200))
@settings(deadline=None, max_examples=60)
def test_a_journey_within_the_ranges_is_never_ruled_out(
    ends: tuple[float, float, float, float], share: float, speed: float, way: float
) -> None:
    """Whatever departure, pace and way are so, the pair that they made is feasible."""
    first, last = sorted(ends[:2])
    arrived = first + share * (last - first) + way / speed
    seen = at("then", arrived - ends[2], arrived + ends[3])
    if seen.when.end > START + timedelta(days=first):
        assert one(at("first", first, last), seen).feasible


@pytest.mark.parametrize("lapse", [0.5, 3.0, 17.0])
def test_the_share_is_the_share(lapse: float) -> None:
    low, high = one(at("a", 0), at("b", lapse)).share or (-1, -1)
    steps = [lapse * (n + 0.5) / 10_000 for n in range(10_000)]
    fast = sum(left + 1000 / 500 <= lapse for left in steps) / 10_000
    slow = sum(left + 1200 / 100 <= lapse for left in steps) / 10_000
    assert (low, high) == pytest.approx((slow, fast), abs=1e-3)
