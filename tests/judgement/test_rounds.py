import pytest

from deadreckon.judgement.judge import judge
from deadreckon.judgement.rounds import Round, rounds
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Hypothesis, Origin, Weight
from tests.judgement.frames import NOTHING, claim, frame

CLAIMS = claim("c", "o"), claim("d", "p")
HYPOTHESIS = Hypothesis("h", "", prior=0.5)
SURE = Origin("o", reliability=1.0), Origin("p", reliability=1.0)


def weight(analyst: str, ratio: float, of: str = "c", to: str = "h") -> Weight:
    return Weight((of,), to, ratio=ratio, analyst=analyst)


ANN, ANN_AGAIN, BEN = weight("ann", 9), weight("ann", 4), weight("ben", 2, "d")


def test_a_round_is_a_change_of_what_one_analyst_signs() -> None:
    made = rounds(
        [(2, [ANN]), (5, [ANN, BEN, weight("", 3)]), (7, [BEN, ANN]), (9, [BEN, ANN_AGAIN])]
    )
    assert [(one.analyst, one.entry, one.seen) for one in made] == [
        ("ann", 2, ()),
        ("ben", 5, ("ann",)),
        ("ann", 9, ("ben",)),
    ]
    assert made[2].weights == (ANN_AGAIN,)


def test_weights_that_come_together_were_not_to_be_seen() -> None:
    assert [(one.analyst, one.seen) for one in rounds([(1, [BEN, ANN])])] == [
        ("ann", ()),
        ("ben", ()),
    ]


def test_weights_taken_back_are_a_round_of_none() -> None:
    made = rounds([(1, [ANN]), (3, [BEN])])
    assert made[1:] == (Round("ann", 3, (), ()), Round("ben", 3, ("ann",), (BEN,)))


def test_each_round_is_weighed_by_itself_with_what_nobody_signed() -> None:
    case = frame(HYPOTHESIS, *SURE, ANN_AGAIN, BEN, weight("", 2, "d"))
    made = rounds([(1, [ANN]), (2, [ANN, BEN]), (4, [ANN_AGAIN, BEN])])
    (judged,) = judge(case, Evidence(claims=CLAIMS), NOTHING, rounds=made)
    assert [one.alone for one in judged.rounds] == pytest.approx([18 / 19, 2 / 3, 8 / 9])
    last = {one.analyst: one.alone for one in judged.rounds}
    assert last == pytest.approx({one.analyst: one.alone for one in judged.analysts})


def test_a_round_that_names_what_is_no_more_has_no_number() -> None:
    case = frame(HYPOTHESIS, *SURE, ANN, BEN)
    made = rounds([(1, [weight("ann", 3, to="gone")]), (2, [ANN, BEN])])
    (judged,) = judge(case, Evidence(claims=CLAIMS), NOTHING, rounds=made)
    assert [one.alone for one in judged.rounds] == [None, pytest.approx(0.9), pytest.approx(2 / 3)]


def test_without_a_record_there_are_no_rounds() -> None:
    (judged,) = judge(frame(HYPOTHESIS, *SURE, ANN, BEN), Evidence(claims=CLAIMS), NOTHING)
    assert judged.rounds == ()
