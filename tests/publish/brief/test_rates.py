from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.rates import rates


def test_a_rate_goes_on_for_as_many_days_again_with_its_interval(small_run: Run) -> None:
    (rate,) = small_run.rates
    text = rates(context(small_run)) or ""
    assert rate.id == "trips"
    assert f"by {rate.until.day} {rate.until:%B %Y}" in text
    assert f"({rate.p05}–{rate.p95})" in text
    for key in ("n", "every_days", "p50", "boxes"):
        assert f'data-dr="rates.trips.{key}"' in text
    assert "no further" in text
    proved = replace(rate, claims=(), origin="", p05=None, p50=None, p95=None, boxes=None)
    text = rates(context(replace(small_run, rates=(proved,)))) or ""
    assert "proved, passages" in text
    assert "cannot tell" in text


def test_a_told_lapse_is_computed_and_said_to_agree_or_not(small_run: Run) -> None:
    text = rates(context(small_run)) or ""
    assert "two weeks after the talks" in text
    assert "computed 6-7 March 2021, told 1-10 March 2021" in text
    assert ">agrees</a>" in text
    wrong = replace(small_run.relations[0], agrees=False)
    text = rates(context(replace(small_run, relations=(wrong,)))) or ""
    assert ">does not agree</a>" in text
    undated = replace(wrong, told=None, agrees=None, why="cannot tell: start has no date")
    text = rates(context(replace(small_run, relations=(undated,)))) or ""
    assert "start has no date" in text


def test_without_either_there_is_no_part(small_run: Run) -> None:
    assert rates(context(replace(small_run, rates=(), relations=()))) is None
