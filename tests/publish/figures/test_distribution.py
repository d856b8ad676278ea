import re
from dataclasses import replace

import pytest

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.figures.distribution import distribution
from deadreckon.voyages.figures import Likely

LIKELY = Likely(3.1, 2, 3, 5, (0.0, 0.05, 0.2, 0.4, 0.25, 0.1))


def drawn(
    run: Run, likely: Likely = LIKELY, *, least: int = 1, most: int | None, wide: float = 620
) -> str:
    fleet = replace(run.reckoning.routes[0].fleet, at_least=least, at_most=most)
    return distribution(fleet, likely, phrases("deadreckon.publish", "en"), wide, "d")


def boxes(figure: str, class_: str) -> list[tuple[float, ...]]:
    """Left, top, width and height of the boxes of a class."""
    found = []
    for rect in re.findall(rf'<rect [^>]*class="{class_}"', figure):
        values = (re.search(rf' {name}="([\d.]+)"', rect) for name in ("x", "y", "width", "height"))
        found.append(tuple(float(value[1]) for value in values if value))
    return found


@pytest.mark.parametrize("wide", [620.0, 350.0])
def test_a_bar_is_as_high_as_its_count_is_likely(small_run: Run, wide: float) -> None:
    figure = drawn(small_run, most=None, wide=wide)
    heights = [height for *_, height in boxes(figure, "a")]
    assert len(heights) == 5
    assert heights[2] == max(heights)
    assert heights[0] == pytest.approx(heights[2] * 0.05 / 0.4, abs=0.2)
    assert "Likely 2 to 5 (90 %), 3 in the middle." in figure


def test_the_ground_is_the_interval_with_both_its_ends(small_run: Run) -> None:
    figure = drawn(small_run, most=None)
    ((left, _, width, _),) = boxes(figure, "tint")
    right = left + width
    assert sum(left <= x and x + w <= right for x, _, w, _ in boxes(figure, "a")) == 4


def test_bounds_stand_beside_it_and_far_ones_are_told_at_the_edge(small_run: Run) -> None:
    near, far = drawn(small_run, most=6), drawn(small_run, most=900)
    for figure in (near, far):
        assert "proved: 1 or more" in figure
    assert near.count('class="line lb"') == 2
    assert "at most 6<" in near
    assert far.count('class="line lb"') == 1
    assert "at most 900 →" in far


def test_no_bar_lies_past_the_edge_however_many_counts(small_run: Run) -> None:
    many = Likely(150.0, 10, 150, 290, tuple([1 / 300] * 300))
    figure = drawn(small_run, many, most=None, wide=350)
    assert all(left + width <= 350 for left, _, width, _ in boxes(figure, "a"))
    numbers = re.findall(r'text-anchor="middle"[^>]*>(\d+)<', figure)
    assert "0" in numbers
    assert len(numbers) < 12


def test_a_bound_above_the_distribution_is_still_shown(small_run: Run) -> None:
    sure = Likely(0.1, 0, 0, 1, (0.9, 0.1))
    assert "proved: 4 or more" in drawn(small_run, sure, least=4, most=None)
