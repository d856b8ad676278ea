from deadreckon.case.decisions import DECIDE, decisions
from deadreckon.case.ledger import Draft, chained


def body(id_: str, verdict: str) -> dict[str, object]:
    return {"id": id_, "verdict": verdict, "why": "seen", "set": {}, "row": {}}


def test_the_last_decision_on_an_id_counts_and_other_entries_do_not() -> None:
    drafts = [
        Draft(DECIDE, body("c2", "accept")),
        Draft("add", {"path": "x"}),
        Draft(DECIDE, body("c1", "accept")),
        Draft(DECIDE, body("c2", "reject")),
    ]
    found = decisions(chained(drafts, head=None, author="a", now=None))
    assert {id_: one.verdict for id_, one in found.items()} == {"c1": "accept", "c2": "reject"}
    assert list(found) == ["c1", "c2"]
