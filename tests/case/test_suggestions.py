import json
from datetime import datetime
from pathlib import Path

import pytest

from deadreckon.case.evidence import load_evidence
from deadreckon.case.frame import read_frame
from deadreckon.case.ledger import Ledger
from deadreckon.case.verify import verify
from tests.case.models import claiming, serving
from tests.user import Command

ARTICLE = (
    "The Watch, 12 October 2023\n\n"
    "Quay hands reckon the cranes at the pier loaded ALPHA through the night of 11 October.\n"
)
LOADED = "the cranes at the pier loaded ALPHA through the night of 11 October"
CLAIM = {"text": LOADED, "kind": "judgement", "sources": ["Quay hands"], "vessels": ["ALPHA"]}


@pytest.fixture
def raw(case: Path) -> Path:
    (case / "evidence" / "claims.csv").unlink()
    (case / "evidence" / "reports" / "note.txt").write_text(ARTICLE, "utf-8")
    return case


def test_a_models_claim_is_entered_decided_on_and_names_its_endpoint(
    raw: Path, deadreckon: Command, now: datetime
) -> None:
    note = raw / "evidence" / "reports" / "note.txt"
    with serving(claiming(CLAIM, {**CLAIM, "text": "it was made up"})) as seen:
        options = ("--model", seen.url, "--model-name", "small", "--case", raw)
        said = deadreckon("claims", note, *options, "--json")
    found = json.loads(said.out)
    (claim,) = [claim for claim in found["claims"] if claim["id"] == "m1"]
    assert (claim["text"], claim["source_chain_text"]) == (LOADED, ["Quay hands"])
    assert claim["note"] == f"proposed by the model small at {seen.url}/chat/completions"
    assert found["refused"] == [{"text": "it was made up", "reason": "is not in the text"}]
    assert "not taken from the model: it was made up" in said.err
    (entry,) = [entry for entry in Ledger(raw).entries() if entry.kind == "suggest"]
    assert entry.body["rows"]["note.txt:m1"]["note"].endswith(claim["note"])
    frame = read_frame(raw / "case.toml")[0]
    before = {claim.id for claim in load_evidence(raw, frame).claims}
    assert "note.txt:m1" not in before
    deadreckon("decide", raw, "note.txt:m1", "accept", "--why", "read")
    taken = {claim.id: claim for claim in load_evidence(raw, frame).claims}["note.txt:m1"]
    assert (taken.text, taken.note) == (LOADED, claim["note"])
    assert verify(raw, now=now).ok


def test_later_proposals_are_numbered_on(raw: Path, deadreckon: Command) -> None:
    note = raw / "evidence" / "reports" / "note.txt"
    with serving(claiming(CLAIM)) as seen:
        options = ("--model", seen.url, "--model-name", "small", "--case", raw)
        for _ in range(2):
            deadreckon("claims", note, *options)
    bodies = [entry.body for entry in Ledger(raw).entries() if entry.kind == "suggest"]
    assert [list(body["rows"]) for body in bodies] == [["note.txt:m1"], ["note.txt:m2"]]


def test_a_text_that_is_no_report_of_the_case_is_told(
    raw: Path, tmp_path: Path, deadreckon: Command
) -> None:
    (tmp_path / "other.txt").write_text(ARTICLE + "\nMore.\n", "utf-8")
    with serving(claiming(CLAIM)) as seen:
        options = ("--model", seen.url, "--model-name", "small", "--case", raw, "--json")
        error = deadreckon("claims", tmp_path / "other.txt", *options).error
    assert "deadreckon add" in error["mend"]


def test_nothing_is_asked_unless_a_model_is_named(raw: Path, deadreckon: Command) -> None:
    note = raw / "evidence" / "reports" / "note.txt"
    with serving(claiming(CLAIM)) as seen:
        deadreckon("claims", note)
        error = deadreckon("claims", note, "--model-name", "small", "--json").error
    assert error["field"] == "--model-name"
    assert seen == []
