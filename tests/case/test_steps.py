import hashlib
from datetime import datetime
from pathlib import Path

from deadreckon.case.intake import add
from deadreckon.case.ledger import Ledger
from deadreckon.case.run import run
from deadreckon.case.steps import Steps


def steps(case: Path) -> Steps:
    done = run(case)
    return Steps(case, done, Ledger(case).entries())


def test_a_sighting_leads_to_its_row_and_to_the_entry_that_brought_it(case: Path) -> None:
    found = steps(case).of("s2")
    data = (case / "evidence" / "sightings.csv").read_bytes()
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert found.row is not None
    assert found.text == data.decode().splitlines()[found.row - 1]
    assert found.says.startswith("ALPHA or beta seen at bay, 2023-09-04T03:00Z/2023-09-04T05:00Z")
    entry = next(e for e in Ledger(case).entries() if e.body["sha256"] == found.sha256)
    assert found.taken_in is not None
    assert (found.taken_in.hash, found.taken_in.when) == (entry.hash, None)


def test_a_row_over_several_lines_is_shown_whole(case: Path) -> None:
    path = case / "evidence" / "looks.csv"
    row = 'l3,quay,2023-09-02,,clear,"the\nwatch",'
    path.write_text(path.read_text("utf-8") + row + "\nl4,quay,2023-09-03,,clear,,\n", "utf-8")
    known = steps(case)
    assert known.of("l3").text == row
    assert known.of("l4").text == "l4,quay,2023-09-03,,clear,,"


def test_a_claim_leads_to_its_span_and_to_its_own_row(case: Path) -> None:
    found = steps(case).of("c1")
    text = (case / "evidence" / "reports" / "note.txt").read_text("utf-8")
    assert found.span is not None
    assert text[slice(*found.span)] == found.text == "ALPHA made five round trips"
    assert found.document is None
    assert found.entered is not None
    assert (found.entered.path, found.entered.row) == ("evidence/claims.csv", 2)


def test_a_span_of_a_page_leads_through_its_text_to_the_page(
    case: Path, tmp_path: Path, now: datetime
) -> None:
    words = "BETA called at the bay on the eighth of September, the harbour master said."
    filler = "The weather over the bay was fair for the whole of the week. " * 4
    page = tmp_path / "page.html"
    body = f"<html><body><article><p>{words}</p><p>{filler}</p></article></body></html>"
    page.write_text(body, "utf-8")
    add(case, [page], author="me", now=now)
    text = next(r.text for r in run(case).evidence.reports if r.name == "page.html")
    at = text.index(words)
    claims = case / "evidence" / "claims.csv"
    row = f'c2,page.html,{at},{at + len(words)},"{words}",,,,,,,\n'
    claims.write_text(claims.read_text("utf-8") + row, "utf-8")
    found = steps(case).of("c2")
    assert found.text == words
    assert found.document is not None
    assert found.document.sha256 == hashlib.sha256(page.read_bytes()).hexdigest()
    assert found.document.path == "evidence/reports/page.html"
    assert found.taken_in is not None
    assert (found.taken_in.author, found.taken_in.when) == ("me", "2024-05-06T07:08:09Z")
