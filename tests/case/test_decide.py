from datetime import datetime
from pathlib import Path

import pytest

from deadreckon.case.decide import Asked, asked_for, asked_in, decide
from deadreckon.case.evidence import load_evidence
from deadreckon.case.frame import read_frame
from deadreckon.case.ledger import Ledger
from deadreckon.case.verify import verify
from deadreckon.errors import BadUse, Unreadable
from deadreckon.model.evidence import Claim

ARTICLE = """\
The Watch, 12 October 2023

The Watch said that ALPHA made at least five round trips in September. The owner denies it.
"""


@pytest.fixture
def raw(case: Path) -> Path:
    """A case that holds nothing but an article."""
    (case / "evidence" / "claims.csv").unlink()
    (case / "evidence" / "reports" / "note.txt").write_text(ARTICLE, "utf-8")
    return case


def claims(case: Path) -> dict[str, Claim]:
    found = load_evidence(case, read_frame(case / "case.toml")[0]).claims
    return {claim.id: claim for claim in found}


def ask(id_: str, verdict: str, **cells: str) -> Asked:
    return Asked(id_, verdict, "read against the page", cells)


def test_an_accepted_proposal_becomes_a_claim_and_keeps_its_place(raw: Path, now: datetime) -> None:
    made = decide(raw, [ask("c1", "accept")], author="ana", now=now)
    found = claims(raw)["note.txt:c1"]
    assert found.value == 5
    assert found.note == ""
    assert found.span is not None
    assert ARTICLE[slice(*found.span)] == found.text
    last = Ledger(raw).entries()[-1]
    assert (last.author, last.when, last.kind) == ("ana", "2024-05-06T07:08:09Z", "decide")
    assert made.ledger_head == last.hash
    assert verify(raw, made.ledger_head, now=now).ok


def test_a_proposal_nobody_decided_on_is_told_and_a_rejected_one_is_not(
    raw: Path, now: datetime
) -> None:
    decide(raw, [ask("c1", "reject")], author="ana", now=now)
    found = claims(raw)
    assert "note.txt:c1" not in found
    assert found["note.txt:c2"].polarity == "deny"
    assert "nobody has accepted it" in found["note.txt:c2"].note


def test_only_another_decision_undoes_one(raw: Path, now: datetime) -> None:
    for asked in (ask("c1", "reject"), ask("c1", "mend", value="6"), ask("c1", "mend", value="7")):
        decide(raw, [asked], author="ana", now=now)
    assert claims(raw)["note.txt:c1"].value == 7
    kinds = [entry.kind for entry in Ledger(raw).entries()]
    assert kinds.count("decide") == 3


def test_rows_of_the_tables_are_mended_and_rejected_where_they_stand(
    case: Path, now: datetime
) -> None:
    decide(
        case,
        [ask("c1", "mend", value="6"), ask("s3", "reject"), ask("s1", "mend", confidence="0.5")],
        author="ana",
        now=now,
    )
    evidence = load_evidence(case, read_frame(case / "case.toml")[0])
    assert [(c.id, c.value, c.at.row) for c in evidence.claims] == [("c1", 6, 2)]
    assert [(s.id, s.confidence) for s in evidence.sightings] == [("s1", 0.5), ("s2", 0.8)]
    assert "five round trips,quantity,pictures,5" in (
        (case / "evidence" / "claims.csv").read_text("utf-8")
    )


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (Asked("c1", "approve", "why", {}), "verdict"),
        (Asked("c1", "accept", " ", {}), "--why"),
        (Asked("c1", "accept", "why", {"value": "6"}), "--set"),
        (Asked("c1", "mend", "why", {}), "--set"),
        (Asked("c1", "mend", "why", {"valu": "6"}), "--set"),
        (Asked("c1", "mend", "why", {"text": "other"}), "--set"),
        (Asked("nobody", "accept", "why", {}), "ID"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_entered(
    case: Path, now: datetime, asked: Asked, field: str
) -> None:
    with pytest.raises(BadUse) as caught:
        decide(case, [ask("c1", "accept"), asked], author="ana", now=now)
    assert caught.value.field == field
    assert all(entry.kind != "decide" for entry in Ledger(case).entries())


def test_a_mend_that_makes_no_row_is_told(raw: Path, now: datetime) -> None:
    with pytest.raises(BadUse) as caught:
        decide(raw, [ask("c1", "mend", value="many")], author="ana", now=now)
    assert caught.value.value == "many"


def test_a_reviewed_table_holds_decisions_and_leaves_rows_without_a_verdict_alone() -> None:
    table = b"id,verdict,why,value\nc1,mend,recounted,6\nc2,,,\nc3,reject,no claim,\n"
    assert asked_in(table, "t.csv") == [
        Asked("c1", "mend", "recounted", {"value": "6"}),
        Asked("c3", "reject", "no claim", {}),
    ]
    with pytest.raises(Unreadable):
        asked_in(b"id,verdict\nc1,accept\n", "t.csv")


def test_a_command_asks_for_one_decision_or_for_a_table(tmp_path: Path) -> None:
    assert asked_for("c1", "mend", "why", ["value=6"], None) == [
        Asked("c1", "mend", "why", {"value": "6"})
    ]
    with pytest.raises(BadUse):
        asked_for("", "", "", [], None)
    with pytest.raises(BadUse):
        asked_for("c1", "accept", "why", [], tmp_path)
    with pytest.raises(BadUse):
        asked_for("c1", "mend", "why", ["value"], None)
    with pytest.raises(Unreadable):
        asked_for("", "", "", [], tmp_path / "none.csv")
