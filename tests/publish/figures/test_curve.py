import re
from dataclasses import replace
from datetime import date

import pytest

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.judgement.judgements import Judgement, Point
from deadreckon.publish.figures.curve import curve, steps

SAY = phrases("deadreckon.publish", "en")
START = Point(None, 0.5, 0.5, 0.5, None, ())


def judged(run: Run, *points: tuple[str, float]) -> Judgement:
    made = (Point(date.fromisoformat(d), p, p - 0.05, p + 0.05, None, ("c",)) for d, p in points)
    return replace(run.judgements[0], curve=(START, *made))


@pytest.mark.parametrize("wide", [1040, 350])
def test_each_day_that_moved_it_is_a_numbered_step(small_run: Run, wide: float) -> None:
    shown = judged(small_run, ("2021-03-02", 0.7), ("2021-04-01", 0.6))
    assert [point.day for point in steps(shown)] == [date(2021, 3, 2), date(2021, 4, 1)]
    figure = curve(small_run, shown, SAY, wide, "c")
    numbers = re.findall(r'class="small strong clear" text-anchor="middle">(\d+)<', figure)
    assert numbers == ["1", "2"]
    assert "2 March 2021" in figure
    assert "1 April 2021: 60 %" in figure


def test_a_higher_number_stands_higher(small_run: Run) -> None:
    figure = curve(
        small_run, judged(small_run, ("2021-03-02", 0.9), ("2021-04-01", 0.2)), SAY, 1040, "c"
    )
    high, low = (float(y) for y in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', figure))
    assert high < low


def test_one_day_alone_can_be_drawn_and_numbers_on_crowded_days_stand_apart(small_run: Run) -> None:
    assert "<circle" in curve(small_run, judged(small_run, ("2021-03-02", 0.7)), SAY, 350, "c")
    days = [(f"2021-03-0{n}", 0.9 + n / 100) for n in range(1, 7)] + [("2023-01-01", 0.99)]
    figure = curve(small_run, judged(small_run, *days), SAY, 350, "c")
    places = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="small strong clear"', figure)
    assert len(set(places)) == len(days)
    apart = [(float(x), float(y)) for x, y in places]
    assert all(
        abs(a[0] - b[0]) >= 16 or abs(a[1] - b[1]) >= 12
        for n, a in enumerate(apart)
        for b in apart[:n]
    )
