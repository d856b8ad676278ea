import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.case.run import Run
from deadreckon.judgement.yardsticks import yardsticks
from deadreckon.publish.screen.names import day_of, name_of, percent, seen_at, with_range


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_what_is_neither_sure_nor_excluded_does_not_read_so(p: float) -> None:
    said = percent(p)
    assert said.endswith(" %")
    if said.startswith(("below", "above")):
        assert p < 0.0001 or p > 0.9999
    else:
        assert 0 < float(said.removesuffix(" %")) < 100
        assert float(said.removesuffix(" %")) == pytest.approx(100 * p, abs=0.5)


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0, "0 %"),
        (1, "100 %"),
        (0.52, "52 %"),
        (0.004, "0.4 %"),
        (0.997, "99.7 %"),
        (0.946, "94.6 %"),
        (0.00001, "below 0.01 %"),
        (0.99999, "above 99.99 %"),
    ],
)
def test_a_probability_is_whole_where_that_says_the_same(p: float, said: str) -> None:
    assert percent(p) == said


def test_every_term_comes_with_its_range() -> None:
    for scale in yardsticks().values():
        for term in scale.terms:
            band = f"{100 * term.low:g}-{100 * term.high:g} %"
            assert (
                with_range(term.english, scale.id) == f"{term.english} ({scale.name}, about {band})"
            )
        assert with_range(None, scale.id) == f"no {scale.name} term"


def test_a_name_stands_for_an_id_where_one_is_declared(small_run: Run) -> None:
    assert name_of(small_run, "patrol") == "Navy patrol"
    assert name_of(small_run, "navy") == "The Navy"
    assert name_of(small_run, "mill-owner") == "mill-owner"
    assert name_of(small_run, "nobody") == "nobody"


def test_a_record_is_named_by_its_place_and_day(small_run: Run) -> None:
    assert seen_at(small_run, "s1") == "Jetty 5 Mar"
    assert day_of(small_run, "pile") == "18 Mar"
    assert day_of(small_run, "start") == "1 Mar"
    assert day_of(small_run, "trips") == "1 Mar"
    assert (seen_at(small_run, "none"), day_of(small_run, "none")) == ("none", "none")
