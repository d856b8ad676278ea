# ruff: noqa: E501 - a row stands on one line
import pytest

from deadreckon.claims.origins.fidelity import differences, verdict
from deadreckon.claims.origins.found import Difference, Verdict
from deadreckon.claims.origins.statement import Statement, statements
from tests.claims.origins.retellings import report


def one(text: str) -> Statement:
    return statements(report("a.txt", text))[0]


@pytest.mark.parametrize(
    ("was", "is_", "kind", "made"),
    [
        ("At least 5 ships were at Najin.", "5 ships were at Najin.", "bound", "stronger"),
        ("5 ships were at Najin.", "At least 5 ships were at Najin.", "bound", "weaker"),
        ("Over 50 ships were at Najin.", "50 ships were at Najin.", "bound", "other"),
        ("Over 50 ships were at Najin.", "Over 90 ships were at Najin.", "number", "stronger"),
        ("50 ships were at Najin.", "90 ships were at Najin.", "number", "other"),
        ("It is likely that ships were at Najin.", "It is almost certain that ships were at Najin.", "term", "stronger"),
        ("It is likely that ships were at Najin.", "It is unlikely that ships were at Najin.", "term", "other"),
        ("50 ships were at Najin on 7 May 2023.", "50 ships were at Najin on 9 May 2023.", "date", "other"),
        ("50 ships were at Najin.", "50 ships were at Dunai.", "place", "other"),
        ("50 tonnes reached Dunai.", "50 tonnes were shipped to Dunai.", "scope", "weaker"),
    ],
)  # fmt: skip
def test_what_is_told_and_what_it_makes_of_the_statement(
    was: str, is_: str, kind: str, made: Verdict
) -> None:
    found = differences(one(was), one(is_))
    assert [(d.kind, d.verdict) for d in found] == [(kind, made)]
    assert verdict(found) == made


def test_a_statement_is_true_to_itself_and_to_what_leaves_things_out() -> None:
    whole = one("RUSI said over 50 ships were at Najin on 7 May 2023.")
    assert differences(whole, whole) == ()
    assert differences(whole, one("RUSI said ships were at Najin.")) == ()


def test_differences_together() -> None:
    more, less = (Difference("term", "a", "b", v) for v in ("stronger", "weaker"))
    assert verdict([]) == "same"
    assert verdict([more]) == "stronger"
    assert verdict([more, less]) == "other"
