import pytest

from deadreckon.judgement.assessments import assessed, assessments, would_take
from deadreckon.model.frame import Weight
from tests.judgement.frames import claim


def test_what_is_assessed_or_worded_is_shown_on_its_own_scale() -> None:
    claims = [
        claim("z", "o", observation=True),
        claim("c", "o", term="very likely", yardstick="ICD 203", source="us"),
        claim("b", "o", observation=False),
        claim("a", "o", observation=False, term="presque certain", yardstick="phia"),
        claim("d", "o", term="very likely"),
    ]
    found = assessments(claims, weighed={"c"})
    assert [a.claim for a in found] == ["a", "b", "c", "d"]
    assert [(a.low, a.high) for a in found] == [
        (0.95, 1.0),
        (None, None),
        (0.8, 0.95),
        (None, None),
    ]
    assert [a.weighed for a in found] == [False, False, True, False]


def test_a_range_that_the_row_states_is_kept() -> None:
    (found,) = assessments([claim("a", "", term="likely", low=0.6, high=0.7)], ())
    assert (found.low, found.high) == (0.6, 0.7)


def test_would_take_is_the_edge_of_the_first_term_that_can_be_read() -> None:
    others = assessments(
        [
            claim("a", "o", observation=False),
            claim("b", "o", term="almost certain", yardstick="phia"),
            claim("c", "o", term="unlikely", yardstick="phia"),
        ],
        (),
    )
    taken = would_take(0.8, others)
    assert taken is not None
    assert (taken.claim, taken.term, taken.p) == ("b", "almost certain", 0.95)
    assert taken.ratio == pytest.approx(19 / 4)
    inside = would_take(0.97, others)
    assert inside is not None
    assert (inside.p, inside.ratio) == (0.97, 1.0)
    below = would_take(0.8, others[2:])
    assert below is not None
    assert below.ratio == pytest.approx(0.35 / 0.65 / 4)


def test_without_a_readable_term_nothing_would_be_taken() -> None:
    assert would_take(0.8, assessments([claim("a", "o", observation=False)], ())) is None
    (never,) = assessments([claim("a", "o", term="remote chance", yardstick="phia")], ())
    taken = would_take(0.0, [never])
    assert taken is not None
    assert taken.ratio == 1.0


def test_a_hypothesis_is_compared_with_the_assessments_of_it() -> None:
    others = assessments([claim(i, "o", observation=False) for i in ("a", "b", "c")], ())
    weights = [Weight(("b",), "h", ratio=2.0), Weight(("c",), "link", ratio=2.0)]
    assert [o.claim for o in assessed("h", others, weights)] == ["b"]
    assert [o.claim for o in assessed("other", others, weights)] == ["a"]


def test_a_scale_is_known_by_its_id_however_it_is_written() -> None:
    (found,) = assessments([claim("a", "o", term="likely", yardstick="Icd 203")], ())
    assert (found.yardstick, found.low) == ("icd203", 0.55)
