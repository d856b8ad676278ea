import re
from dataclasses import replace

import pytest

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.figures.ladder import ladder
from deadreckon.voyages.figures import Rung


@pytest.mark.parametrize("wide", [1040, 350])
def test_a_bar_is_as_long_as_its_bound(small_run: Run, wide: float) -> None:
    rungs = (Rung(0.7, 4, 0.6), Rung(0.8, 2, 0.003), Rung(0.9, 0, 1.0))
    fleet = replace(small_run.reckoning.routes[0].fleet, at_least_by_confidence=rungs)
    figure = ladder(fleet, phrases("deadreckon.publish", "en"), wide, "l")
    bars = [float(w) for w in re.findall(r'<rect[^>]* width="([\d.]+)"[^>]*class="tint"', figure)]
    assert bars[0] == pytest.approx(2 * bars[1], abs=0.3)
    assert len(bars) == 2
    assert "4 (together 60 %)" in figure
    assert "&lt; 1 %" in figure
    assert "0.7: 4; 0.8: 2; 0.9: 0" in figure
