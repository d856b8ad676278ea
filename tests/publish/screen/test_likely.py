from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from deadreckon.case.run import Run
from deadreckon.publish.screen.likely import likely
from deadreckon.voyages.figures import (
    Interval90,
    Likely,
    MissingLooks,
    NextLook,
    Swept,
    Unseen,
)

LIKELY = Likely(3.1, 2, 3, 5, (0.0, 0.1, 0.2, 0.4, 0.2, 0.1))
UNSEEN = Unseen(
    "alba", "isle", datetime(2021, 3, 10, tzinfo=UTC), datetime(2021, 3, 20, tzinfo=UTC), 1.3,
    "s1", "s2",
)  # fmt: skip


def said(
    run: Run, found: Likely | None = LIKELY, most: int | None = None, **changes: object
) -> str:
    (figures,) = run.reckoning.routes
    fleet = replace(figures.fleet, likely=found)
    changed = replace(figures, fleet=fleet, **changes)  # type: ignore[arg-type]
    lines = likely(run, changed, most=most)
    assert all(len(line) <= 100 for line in lines)
    return " ".join(" ".join(lines).split())


def test_what_is_likely_is_no_proof_and_rests_on_assumptions(small_run: Run) -> None:
    text = said(small_run)
    assert "LIKELY: 2 to 5 (90 %), a probability and no proof: if the log leaves no" in text
    assert "simulations" not in text
    measured = said(small_run, replace(LIKELY, simulated=100, held=91, held_raw=78))
    assert "in 91 of 100 simulations like this case (78 before they were widened)." in measured
    assert "LIKELY: 4 (90 %)" in said(small_run, Likely(4.0, 4, 4, 4, (0.0,) * 4 + (1.0,)))


def test_what_stands_beside_it_is_told_where_there_is_room(small_run: Run) -> None:
    stays = Swept("stay_days", (0.25, 1.6), (1.6, 10), Interval90(3, 4, 6), Interval90(1, 2, 4))
    beside: dict[str, Any] = {
        "sweep": (stays,),
        "unseen": (UNSEEN, *[replace(UNSEEN, expected=2.0)] * 4),
        "next_look": NextLook("quay", date(2021, 3, 12), 3, 2.26),
    }
    text = said(small_run, **beside)
    assert "if days of a stay 0.25-1.6: 4 (3-6); 1.6-10: 2 (1-4)" in text
    assert "Alba at Isle, 10 Mar 2021 to 20 Mar 2021: 2.0" in text
    assert "1.3" not in text
    assert "and in 1 more spans" in text
    assert "ask for next: Quay, 12 Mar 2021: 3 wide now, 2.3 then on average." in text
    assert "ask for next" not in said(small_run, most=1, **beside)


def test_why_it_cannot_be_told_comes_with_what_is_missing(small_run: Run) -> None:
    missing = (MissingLooks("isle", 55, 61), MissingLooks("quay", 61, 61))
    text = said(small_run, None, missing_looks=missing)
    assert "LIKELY: cannot tell: " in text
    assert "shows the place: Isle 55 of 61, Quay 61 of 61." in text
    assert "of 61" not in said(small_run, None, most=1, missing_looks=missing)
