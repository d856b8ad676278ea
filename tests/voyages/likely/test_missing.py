from __future__ import annotations

from dataclasses import replace

from deadreckon.model.evidence import Look
from deadreckon.model.frame import Frame, Log
from deadreckon.voyages.figures import MissingLooks
from deadreckon.voyages.likely.missing import missing_looks
from deadreckon.voyages.world import World
from tests.voyages.cases import AT, frame, hours

CASE = replace(frame(window=(0, 239)), looks="positives_only")


def look(
    name: str, place: str, first: float, last: float | None = None, seen: str = "clear"
) -> Look:
    return Look(name, place, hours(first, last), seen, AT)  # type: ignore[arg-type]


def missing(case: Frame, *looks: Look) -> list[MissingLooks]:
    return list(missing_looks(World(case), case.routes["main"], looks))


def test_looks_that_were_chosen_for_what_they_show_leave_every_day_open() -> None:
    found = missing(CASE, look("a", "north", 5))
    assert found == [MissingLooks("north", 10, 10), MissingLooks("south", 10, 10)]


def test_a_complete_log_covers_the_days_of_its_looks() -> None:
    case = replace(CASE, looks="complete")
    rows = look("a", "north", 5), look("b", "quay", 30, 60), look("c", "south", 5, seen="cloudy")
    assert missing(case, *rows) == [MissingLooks("north", 7, 10), MissingLooks("south", 10, 10)]
    every = [look(f"{place}{n}", place, 24 * n) for place in ("north", "south") for n in range(10)]
    assert missing(case, *every) == []


def test_a_log_of_its_own_counts_as_it_was_made() -> None:
    case = replace(CASE, logs={"own": Log("own", "complete")})
    mine = replace(look("a", "south", 5), log="own")
    assert missing(case, mine)[1] == MissingLooks("south", 9, 10)
