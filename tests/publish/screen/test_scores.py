import math

import pytest

from deadreckon.judgement.record import record, scored
from deadreckon.publish.screen.scores import scores

SURE = scored("h", "2024-01-01", 0.9, "highly likely", "phia", outcome=True)
WRONG = scored("k", "2024-01-01", 0.8, None, "icd203", outcome=False)
ANN = scored("h", "2024-01-01", 0.6, None, "phia", outcome=True, analyst="ann")


def test_scores_of_all_by_analyst_and_by_term() -> None:
    text = "\n".join(scores(record([SURE, WRONG, ANN])))
    log = -(math.log(0.9) + math.log(0.2)) / 2
    assert f"RECORD   what turned out, 2: Brier score 0.325, log score {log:.3f}" in text
    assert "overconfident by 35 points, discrimination 1.00" in " ".join(text.split())
    assert "  ann, 1: Brier score 0.160" in text
    assert "underconfident by 40 points" in text
    assert "  highly likely (PHIA, about 80-90 %), 1: Brier score 0.010" in text
    assert "  no ICD 203 term, 1:" in text


@pytest.mark.parametrize(("p", "says"), [(0.5, "as sure as right"), (0, "log score infinite")])
def test_edges(p: float, says: str) -> None:
    found = record([scored("h", "2024-01-01", p, None, "phia", outcome=True)])
    assert says in " ".join(" ".join(scores(found)).split())


def test_nothing_is_said_where_nothing_turned_out() -> None:
    assert scores(record([])) == []
