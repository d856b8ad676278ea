from datetime import date
from pathlib import Path

from deadreckon.case.frame import read_frame
from deadreckon.case.proposals import UNDECIDED, as_claims, proposal_id, proposals
from deadreckon.model.evidence import Anchor, Report

TEXT = "The Watch said on Monday that ALPHA, a freighter, made at least five round trips in May.\n"
REPORT = Report(
    name="a note.txt",
    text=TEXT,
    at=Anchor("0" * 64, "evidence/reports/a note.txt"),
    text_sha256="0" * 64,
    language="en",
    published=date(2024, 5, 17),
)


def test_a_proposal_is_a_row_of_the_table_with_the_frames_own_ids(case: Path) -> None:
    frame, _ = read_frame(case / "case.toml")
    (row,) = proposals(REPORT, frame).values()
    assert row["claim"] == "a_note.txt:c1"
    assert (row["value"], row["bound"], row["unit"]) == ("5", "ge", "round trip")
    assert (row["from"], row["to"]) == ("2024-05-01", "2024-05-31")
    assert row["source"] == "watch"
    assert row["note"] == UNDECIDED


def test_rows_are_read_as_the_table_is_and_stand_on_their_report(case: Path) -> None:
    frame, _ = read_frame(case / "case.toml")
    rows = proposals(REPORT, frame)
    (claim,), aside = as_claims(rows.values(), frame, {REPORT.name: REPORT})
    assert aside == ()
    assert claim.at == Anchor("0" * 64, "evidence/reports/a note.txt", span=claim.span)
    assert claim.span is not None
    assert TEXT[slice(*claim.span)] == claim.text


def test_a_row_that_cannot_be_read_is_told(case: Path) -> None:
    frame, _ = read_frame(case / "case.toml")
    row = {**next(iter(proposals(REPORT, frame).values())), "value": "many"}
    found, aside = as_claims([row], frame, {REPORT.name: REPORT})
    assert found == ()
    assert [told.field for told in aside] == ["value"]


def test_an_id_has_no_spaces() -> None:
    assert proposal_id("a b; c.txt", "c1") == "a_b_c.txt:c1"
