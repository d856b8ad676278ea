import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.tracks.events import OPEN
from deadreckon.tracks.fixes import HOUR
from deadreckon.tracks.gaps import NEVER, gaps
from tests.tracks.build import RULES, share, track


def test_a_gap_lasts_twelve_hours_or_more() -> None:
    times = track((0, 0, 0, 5), (11.999, 0, 0, 5), (23.999, 1, 0, 5), (24, 1, 0, 5))
    (gap,) = gaps(times, RULES, 12, NEVER)
    assert (gap["start"] / HOUR, gap["hours"]) == (11.999, 12)
    assert gap["km"] == pytest.approx(111.195, abs=0.01)
    assert gap["speed"] == pytest.approx(60.04 / 12, abs=0.01)
    assert (gap["first"], gap["last"]) == (1, 2)


def test_it_keeps_how_many_fixes_there_were_in_the_half_day_before() -> None:
    dense = track(*((h / 10, 0, 0, 5) for h in range(300)), (60, 0, 0, 5))
    assert [gap["fixes"] for gap in gaps(dense, RULES, 12, NEVER)] == [121]
    after_the_first = track((0, 0, 0, 5), (13, 0, 0, 5))
    assert [gap["fixes"] for gap in gaps(after_the_first, RULES, 12, NEVER)] == [1]


def test_a_gap_is_open_where_the_data_go_on_for_so_long() -> None:
    still = track((0, 0, 0, 5), (1, 0, 0, 5))
    assert gaps(still, RULES, 12, round(12.9 * HOUR)).size == 0
    (gap,) = gaps(still, RULES, 12, 13 * HOUR)
    assert gap["end"] == OPEN
    assert np.isnan(gap["hours"])
    assert gap["silent_h"] == 12
    assert gaps(still, RULES, 12, NEVER).size == 0
    assert gaps(track((0, 5, 5, 5)), RULES, 12, 20 * HOUR).size == 1


FIX = st.tuples(
    st.integers(1, 3), st.integers(0, 60), st.just(0.0), st.just(0.0), st.just(float("nan"))
)


@settings(max_examples=50)
@given(st.lists(FIX, max_size=40))
def test_it_finds_what_an_expression_of_polars_finds(
    rows: list[tuple[int, float, float, float, float]],
) -> None:
    found = gaps(share(rows), RULES, 12, NEVER)
    frame = pl.DataFrame(
        [row[:2] for row in rows], schema={"v": pl.Int64, "t": pl.Float64}, orient="row"
    )
    lapse = (pl.col("t") - pl.col("t").shift()).over("v")
    assert found.size == frame.sort("v", "t").filter(lapse >= 12).height
