from pathlib import Path

import pytest

from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.run import run
from deadreckon.case.why import Why, why
from deadreckon.errors import BadUse, BrokenRecord


def asked(case: Path, path: str) -> Why:
    return why(case, run(case), path)


def ids(found: Why) -> list[str]:
    return [step.id for step in found.because if step.id != FRAME_FILE]


def test_a_bound_stands_on_its_witnesses_and_on_the_frame(case: Path) -> None:
    path = case / "evidence" / "sightings.csv"
    path.write_text(path.read_text("utf-8").replace("alpha|beta", "alpha"), "utf-8")
    done = run(case)
    found = why(case, done, "routes.main.fleet.at_least")
    assert found.value == 1
    assert ids(found) == list(done.reckoning.routes[0].fleet.witnesses) == ["s1", "s2"]
    assert found.because[-1].id == FRAME_FILE
    assert found.head == done.ledger_head


def test_a_bound_of_nought_stands_on_all_that_was_searched(case: Path) -> None:
    path = case / "evidence" / "sightings.csv"
    path.write_text(path.read_text("utf-8").replace("s2,,bay", "s2,,quay"), "utf-8")
    found = asked(case, "routes.main.vessels.beta.at_least")
    assert found.value == 0
    assert ids(found) == ["s1", "s2", "s3"]
    assert "none forces more" in found.how


def test_a_told_count_stands_on_its_claim_and_a_record_on_itself(case: Path) -> None:
    assert ids(asked(case, "routes.main.told.c1.value")) == ["c1"]
    assert ids(asked(case, "evidence.s2")) == ["s2"]
    assert asked(case, "s2") == asked(case, "evidence.s2")


def test_a_ceiling_stands_on_the_frame_and_on_what_nobody_doubts(case: Path) -> None:
    assert ids(asked(case, "routes.main.fleet.at_most")) == []
    path = case / "evidence" / "sightings.csv"
    path.write_text(path.read_text("utf-8").replace("alpha,0.9", "alpha,1"), "utf-8")
    assert ids(asked(case, "routes.main.fleet.at_most")) == ["s1"]


def test_an_assumption_stands_on_the_frame_alone(case: Path) -> None:
    found = asked(case, "assumptions.witness_confidence")
    assert (found.value, ids(found)) == (0.8, [])


def test_a_path_that_leads_nowhere_is_refused(case: Path) -> None:
    with pytest.raises(BadUse, match=r"routes\.main\.fleet\.at_least"):
        asked(case, "routes.main.fleet.at_leest")


def test_altered_bytes_are_not_quoted(case: Path) -> None:
    done = run(case)
    at = done.index["s1"]
    path = case / ".deadreckon" / "archive" / at.sha256[:2] / at.sha256
    path.chmod(0o644)
    path.write_bytes(b"sighting\nother")
    with pytest.raises(BrokenRecord):
        why(case, done, "s1")
