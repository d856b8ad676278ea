import re

from deadreckon.case.phrases import phrases
from deadreckon.publish.figures.marks import KINDS, legend, mark


def test_marks_differ_in_shape_not_only_in_colour() -> None:
    shapes = {re.sub(r' class="[^"]*"', "", mark(kind, 10, 10)) for kind in KINDS}
    filled = {"sure": "ink", "unsure": "open"}
    assert len(shapes) >= len(KINDS) - 2
    for kind, class_ in filled.items():
        assert class_ in mark("sure" if kind == "sure" else "unsure", 1, 1)


def test_the_legend_explains_every_mark_in_as_many_rows_as_needed() -> None:
    say = phrases("deadreckon.publish", "en")
    wide, low = legend(say, 1000, 0)
    _, lower = legend(say, 200, 0)
    assert all(say(f"mark_{kind}") in wide for kind in KINDS)
    assert lower > low
