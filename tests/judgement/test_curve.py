import dataclasses
from datetime import date, timedelta
from random import Random

import pytest

from deadreckon.judgement.judge import judge
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Hypothesis, Origin, Weight
from tests.judgement.frames import NOTHING, claim, frame, judged, random_case

FIRST = date(2023, 9, 1)


@pytest.mark.parametrize("seed", range(2))
def test_each_point_is_the_judgement_from_what_was_known_by_that_day(seed: int) -> None:
    case, claims = random_case(seed)
    dice = Random(seed)  # noqa: S311 - a seed, not a secret
    dated = tuple(
        dataclasses.replace(c, known=FIRST + timedelta(days=dice.randrange(3))) for c in claims
    )
    known = {c.id for c in dated}
    for id_, judgement in judged(case, *dated).items():
        first, *rest = judgement.curve
        assert (first.day, first.because) == (None, ())
        for point in rest:
            assert point.day is not None
            then = Evidence(claims=dated).known_by(point.day)
            by_then = {j.hypothesis: j for j in judge(case, then, NOTHING, known=known)}[id_]
            assert point.term == by_then.term
            assert point.p == pytest.approx(by_then.p, abs=1e-12)
        assert judgement.curve[-1].p == pytest.approx(judgement.p, abs=1e-12)


def test_a_point_names_what_moved_it_and_repetitions_move_nothing() -> None:
    case = frame(
        Hypothesis("h", "", prior=0.5),
        Origin("o", reliability=1.0),
        Weight(("a", "b", "c"), "h", ratio=3.0),
        Weight(("d",), "h", ratio=1.0),
        Weight(("e",), "h", ratio=2.0),
    )
    claims = (
        claim("a", "o", known=FIRST + timedelta(days=2)),
        claim("b", "o", known=FIRST),
        claim("c", "o", known=FIRST),
        claim("d", "p", known=FIRST + timedelta(days=3)),
        claim("e", "q", known=FIRST + timedelta(days=4)),
    )
    points = judged(case, *claims)["h"].curve
    assert [(p.day, p.because) for p in points] == [
        (None, ()),
        (FIRST, ("b",)),
        (FIRST + timedelta(days=4), ("e",)),
    ]
    assert [p.p for p in points[:2]] == pytest.approx([0.5, 0.75])
