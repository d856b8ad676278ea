import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.confidence import confidence
from deadreckon.model.frame import Criterion

FILLED = [
    Criterion("information base", "high", "three collectors"),
    Criterion("analytical rigour", "moderate", "rivals weighed"),
    Criterion("complexity", "high", "four links"),
    Criterion("volatility", "high", "past events"),
]


def test_confidence_is_low_until_the_sheet_is_filled() -> None:
    assert confidence([])[0] == "low"
    for missing in range(4):
        grade, why = confidence([c for i, c in enumerate(FILLED) if i != missing])
        assert grade == "low"
        assert FILLED[missing].name.split()[-1] in why[0]


def test_a_filled_sheet_gives_its_lowest_grade_with_the_reasons() -> None:
    grade, why = confidence(FILLED)
    assert grade == "moderate"
    assert "analytical rigour: moderate, rivals weighed" in why


def test_one_row_may_speak_of_two_criteria_and_none_without_a_reason_counts() -> None:
    joint = Criterion("Complexity and volatility", "High", "as above")
    assert confidence([*FILLED[:2], joint])[0] == "moderate"
    assert confidence([*FILLED[:3], Criterion("volatility", "high", "")])[0] == "low"


def test_a_grade_is_a_word_of_three_and_never_a_number() -> None:
    with pytest.raises(BadFrame, match="high, moderate or low"):
        confidence([Criterion("information base", "0.9", "because")])
