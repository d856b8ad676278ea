import pytest

from deadreckon.judgement.judge import judge
from deadreckon.judgement.witnesses import Grouped, grouped
from deadreckon.model.evidence import Claim, Evidence
from deadreckon.model.frame import Frame, Hypothesis, Origin, Weight
from tests.judgement.frames import NOTHING, claim, frame


def told(case: Frame, *claims: Claim) -> tuple[Grouped, ...]:
    known = Evidence(claims=claims)
    return grouped(case, known, NOTHING, judge(case, known, NOTHING))


def test_twenty_copies_of_one_origin_would_prove_as_witnesses() -> None:
    copies = [claim(f"c{n:02}", "wire") for n in range(20)]
    case = frame(
        Hypothesis("h", ""),
        Origin("wire", reliability="B"),
        Weight(tuple(c.id for c in copies), "h", ratio=3.0),
    )
    (found,) = told(case, *copies)
    assert (found.origins, found.witnesses) == (1, 20)
    assert found.p < 0.75
    assert found.as_witnesses > 0.999


def test_what_names_no_origin_would_count_as_a_witness_too() -> None:
    case = frame(Hypothesis("h", ""), Weight(("a", "b"), "h", ratio=3.0))
    (found,) = told(case, claim("a", "wire"), claim("b", ""))
    assert (found.origins, found.witnesses) == (1, 2)
    assert found.as_witnesses > found.p


def test_where_each_origin_is_told_once_there_is_nothing_to_tell() -> None:
    case = frame(Hypothesis("h", ""), Weight(("a", "b"), "h", ratio=3.0))
    assert told(case, claim("a", "wire"), claim("b", "camera")) == ()


def test_claims_of_one_report_and_origin_are_one_witness() -> None:
    pair = [claim("a", "wire", report="r.txt"), claim("b", "wire", report="r.txt")]
    case = frame(Hypothesis("h", ""), Weight(("a", "b"), "h", ratio=3.0))
    assert told(case, *pair) == ()


def test_the_judgement_itself_is_left_as_it_is() -> None:
    copies = [claim("a", "wire"), claim("b", "wire")]
    case = frame(Hypothesis("h", ""), Weight(("a", "b"), "h", ratio=3.0))
    known = Evidence(claims=tuple(copies))
    (judged,) = judge(case, known, NOTHING)
    (found,) = grouped(case, known, NOTHING, [judged])
    assert found.p == pytest.approx(judged.p)
    assert found.term == judged.term
