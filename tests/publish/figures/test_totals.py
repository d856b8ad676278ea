import re
from dataclasses import replace
from datetime import date

from deadreckon.cargo.totals import Contradiction, Totals
from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.figures.totals import MOST, totals_over_time
from tests.publish.brief.test_totals import OTHER, TOLD

SAY = phrases("deadreckon.publish", "en")
PAIR = Contradiction(("boxes", "trips"), "why")


def drawn(run: Run, unit: Totals, wide: float = 1040) -> str:
    return totals_over_time(run, unit, SAY, wide, "totals")


def test_each_total_stands_at_its_day_and_number(small_run: Run) -> None:
    figure = drawn(small_run, Totals("boxes", (TOLD, OTHER), 1, (PAIR,), 0))
    assert "Totals told: Boxes" in figure
    heights = [float(y) for y in re.findall(r'<circle [^>]*cy="([\d.]+)"', figure)]
    days = [float(x) for x in re.findall(r'<circle [^>]*cx="([\d.]+)"', figure)]
    assert heights[0] < heights[1]
    assert days[0] < days[1]
    assert "≥ 1,200 The Navy" in figure
    assert "≈ 700 The Herald" in figure
    assert 'data-record="boxes"' in figure
    assert len(re.findall(r'<line [^>]*class="line lb dash"', figure)) == 1


def test_what_has_no_day_is_in_the_table_alone(small_run: Run) -> None:
    bare = replace(TOLD, to=None, from_=None)
    assert "<circle" not in drawn(small_run, Totals("boxes", (bare,), 0, (), 0))


def test_at_most_points_down_and_a_range_has_its_bar(small_run: Run) -> None:
    most = replace(TOLD, bound="le", range=(0, 1200), from_=None)
    wide = replace(OTHER, bound="between", upper=900, range=(700, 900), contradicts=())
    unit = Totals("boxes", (most, wide), 0, (), 0)
    assert ">700–900 The Herald</text>" in drawn(small_run, unit)
    figure = drawn(small_run, unit, 350)
    assert ">700–900</text>" in figure
    assert "≤ 1,200" in figure


def test_very_many_are_cut_to_the_latest(small_run: Run) -> None:
    many = tuple(
        replace(TOLD, claim=f"c{n}", to=date(2021, 5, 1), value=10.0 ** (n % 5)) for n in range(90)
    )
    assert drawn(small_run, Totals("boxes", many, 0, (), 0)).count("<circle") == MOST
