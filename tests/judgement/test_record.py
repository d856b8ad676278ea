from math import log

import pytest

from deadreckon.judgement.judgements import Scored
from deadreckon.judgement.record import record, scored


def came(p: float, *, outcome: bool, term: str | None = None, analyst: str = "") -> Scored:
    return scored("h", "2024-01-01", p, term, "phia", outcome=outcome, analyst=analyst)


def test_a_judgement_is_scored_by_what_it_gave_to_what_came() -> None:
    yes, no = came(0.8, outcome=True), came(0.8, outcome=False)
    assert (yes.brier, yes.log) == pytest.approx((0.04, -log(0.8)))
    assert (no.brier, no.log) == pytest.approx((0.64, -log(0.2)))
    assert came(0, outcome=True).log is None


def test_the_record_is_empty_until_something_turned_out() -> None:
    assert record([]).all is None


def test_right_and_too_timid_is_underconfidence_with_full_discrimination() -> None:
    found = record([came(0.7, outcome=True), came(0.7, outcome=True), came(0.3, outcome=False)]).all
    assert found is not None
    assert found.overconfidence == pytest.approx(-0.3)
    assert found.discrimination == 1
    assert found.n == 3


def test_sure_and_wrong_is_overconfidence_without_discrimination() -> None:
    found = record([came(0.9, outcome=False), came(0.1, outcome=True)]).all
    assert found is not None
    assert found.overconfidence == pytest.approx(0.9)
    assert found.discrimination == 0
    assert found.brier == pytest.approx(0.81)


def test_always_the_same_number_tells_nothing_apart() -> None:
    found = record([came(0.6, outcome=True), came(0.6, outcome=False)]).all
    assert found is not None
    assert found.discrimination == 0.5
    assert record([came(0.6, outcome=True)]).all.discrimination is None  # type: ignore[union-attr]


def test_analysts_and_terms_stand_apart_and_an_excluded_outcome_has_no_log() -> None:
    found = record(
        [
            came(0.85, outcome=True, term="highly likely"),
            came(0.52, outcome=True),
            came(0.0, outcome=True, analyst="ann"),
            came(0.7, outcome=True, analyst="ann"),
            came(0.6, outcome=False, analyst="ben"),
        ]
    )
    assert [(s.of, s.n) for s in found.analysts] == [("ann", 2), ("ben", 1)]
    assert [(s.of, s.n) for s in found.terms] == [("", 1), ("highly likely", 1)]
    assert found.analysts[0].log is None
    assert found.all is not None
    assert found.all.n == 2


def test_one_word_on_two_yardsticks_is_two_terms() -> None:
    both = [
        scored("h", "2024-01-01", 0.3, "unlikely", y, outcome=False) for y in ("phia", "icd203")
    ]
    assert [(s.of, s.yardstick, s.n) for s in record(both).terms] == [
        ("unlikely", "icd203", 1),
        ("unlikely", "phia", 1),
    ]
