from dataclasses import replace
from typing import Any

from deadreckon.case.marked import marked
from tests.case.test_tombstones import stone

DOCUMENT = {
    "routes": [{"id": "main", "fleet": {"at_least": 1, "likely": None}, "vessels": []}],
    "evidence": {"s2": {"sha256": "cd", "path": "x"}},
}


def test_each_figure_that_is_named_lists_what_it_stood_on() -> None:
    found: Any = marked(DOCUMENT, [stone(), replace(stone(), id="s3", records={})])
    (route,) = found["routes"]
    assert route["fleet"]["forgotten"] == ["s1", "s3"]
    assert "forgotten" not in route
    assert found["evidence"] == {
        "s1": {"sha256": "ab", "path": "evidence/sightings.csv", "row": 2, "forgotten": "an order"},
        "s2": {"sha256": "cd", "path": "x"},
    }


def test_nothing_forgotten_changes_nothing() -> None:
    assert marked(DOCUMENT, []) == DOCUMENT


def test_a_record_that_is_there_again_under_its_id_keeps_its_place() -> None:
    document = {"routes": [], "evidence": {"s1": {"sha256": "ef", "path": "y"}}}
    assert marked(document, [stone()])["evidence"] == {"s1": {"sha256": "ef", "path": "y"}}
