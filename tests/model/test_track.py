from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.model.track import Track

START = datetime(2023, 1, 1, tzinfo=UTC)


def track(*legs: int) -> Track:
    """Give a track with a position an hour, and so many in each leg."""
    hours = iter(range(sum(legs)))
    made = tuple(
        tuple((START + timedelta(hours=next(hours)), 42.0, 130.0) for _ in range(count))
        for count in legs
    )
    return Track("ada", "273000001", sum(legs), made)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(1, 60))
def test_thinning_keeps_the_ends_of_each_leg_and_counts_all(legs: list[int], most: int) -> None:
    whole = track(*legs)
    few = whole.thinned(most)
    assert few.fixes == whole.fixes
    assert few.positions <= most + 2 * len(legs)
    for before, after in zip(whole.legs, few.legs, strict=True):
        assert after[-1] == before[-1]
        assert set(after) <= set(before)


def test_what_is_no_more_than_can_be_shown_stays() -> None:
    assert track(4, 3).thinned(7) == track(4, 3)


def test_what_came_after_a_day_is_left_out() -> None:
    known = track(20, 20).until(date(2023, 1, 1), UTC)
    assert [len(leg) for leg in known.legs] == [20, 4]
    assert known.fixes == 24
    assert track(20).until(date(2023, 1, 1), UTC) == track(20)
    assert not track(3).until(date(2022, 12, 31), UTC).legs
