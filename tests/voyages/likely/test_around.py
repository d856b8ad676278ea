from __future__ import annotations

from dataclasses import replace

from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame
from deadreckon.voyages.figures import RouteFigures
from deadreckon.voyages.reckon import reckon
from tests.voyages.likely.looked import shuttle

CASE, EVIDENCE, TRUTH = shuttle(1, ("ada", "bela"), every_h=60.0)


def route(case: Frame, evidence: Evidence) -> RouteFigures:
    (found,) = reckon(case, evidence).routes
    return found


def test_what_stands_beside_a_likely_count_is_about_this_case() -> None:
    found = route(CASE, EVIDENCE)
    assert found.fleet.likely is not None
    assert found.sweep
    assert "part_visible" not in {row.assumption for row in found.sweep}  # no look in part
    assert found.missing_looks == ()
    assert found.next_look is not None
    assert found.next_look.width == found.fleet.likely.p95 - found.fleet.likely.p05
    assert found.next_look.then < found.next_look.width
    assert CASE.window.start.date() <= found.next_look.day <= CASE.window.end.date()
    assert {row.vessel for row in found.unseen} <= {"ada", "bela"}
    assert all(CASE.window.start <= row.from_ < row.to <= CASE.window.end for row in found.unseen)
    assert list(found.unseen) == sorted(found.unseen, key=lambda row: row.from_)


def test_where_nothing_is_likely_only_the_missing_looks_are_told() -> None:
    found = route(replace(CASE, looks="positives_only"), EVIDENCE)
    assert found.fleet.likely is None
    assert (found.sweep, found.unseen, found.next_look) == ((), (), None)
    assert {row.place for row in found.missing_looks} == {"north", "south"}
