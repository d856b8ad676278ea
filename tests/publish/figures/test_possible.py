import re
from datetime import datetime

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.figures.possible import possible


def hours(run: Run, instant: datetime) -> float:
    return (instant - run.frame.window.start).total_seconds() / 3600


def test_a_window_is_drawn_in_the_lane_of_ship_and_port_and_told(small_run: Run) -> None:
    at = {("Alba", "Isle"): 100.0, ("Alba", "Quay"): 200.0}
    say = phrases("deadreckon.publish", "en")
    shapes = "".join(possible(small_run, at, lambda t: hours(small_run, t), say))
    assert re.search(r"<title>Alba could have been at (Isle|Quay), unseen, between \d+ ", shapes)
    assert "at most</title>" in shapes
    assert {float(y) for y in re.findall(r' y="([\d.]+)"', shapes)} <= {94.0, 194.0}


def test_a_ship_without_a_lane_is_left_out(small_run: Run) -> None:
    say = phrases("deadreckon.publish", "fr")
    assert possible(small_run, {}, lambda t: hours(small_run, t), say) == []
