from pathlib import Path

import pytest

from tests.claims.edits import applied
from tests.claims.exchanging import figures, marked

MOST = 0.03
"""How far a figure may fall where other numbers, days, months, terms and names are told."""
SEED = 4


def test_edits_move_the_spans_of_what_is_marked_along() -> None:
    text = "Say 5 ships, 6 boats."
    claim = {"start": 13, "end": 20, "text": "6 boats", "quantity": {"text": "6", "at": (13, 14)}}
    row, changed = applied({"claims": [claim]}, text, [(4, 5, "five"), (13, 14, "sixty")])
    assert changed == "Say five ships, sixty boats."
    assert row["claims"][0]["text"] == "sixty boats"
    assert row["claims"][0]["quantity"] == {"text": "sixty"}


@pytest.mark.real
def test_every_mark_is_a_slice_of_the_exchanged_text(shared_data: Path) -> None:
    before = marked(shared_data / "reports", None)
    changed = kept = 0
    for (row, text), (old, plain) in zip(
        marked(shared_data / "reports", SEED), before, strict=True
    ):
        assert all(text[c["start"] : c["end"]] == c["text"] for c in row["claims"])
        kept += text == plain
        for claim, was in zip(row["claims"], old["claims"], strict=True):
            for facet in ("quantity", "time", "term", "source_chain", "vessels", "places"):
                changed += claim.get(facet) != was.get(facet)
    assert kept == 0
    assert changed >= 200


@pytest.mark.real
def test_what_is_exchanged_is_read_as_well(shared_data: Path) -> None:
    folder = shared_data / "reports"
    plain, other = figures(folder), figures(folder, SEED)
    fallen = {
        facet: (was, other[facet])
        for facet, was in plain.items()
        if any(b < a - MOST for a, b in zip(was, other[facet], strict=True))
    }
    assert fallen == {}
