from math import exp, log

import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.analysts import Panel, disagreements, moved, panel
from deadreckon.judgement.argument import argument
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame, Hypothesis, Link, Origin, Weight
from tests.judgement.frames import NOTHING, claim, frame, judged

CLAIMS = (claim("c", "o"), claim("d", "p"))
SURE = Origin("o", reliability=1.0), Origin("p", reliability=1.0)
HYPOTHESIS = Hypothesis("h", "", prior=0.5)


def case(*weights: Weight) -> Frame:
    return frame(HYPOTHESIS, *SURE, *weights)


def weight(analyst: str, ratio: float, of: str = "c", to: str = "h") -> Weight:
    return Weight((of,), to, ratio=ratio, analyst=analyst)


def read(of: Frame) -> Panel:
    return panel(of, Evidence(claims=CLAIMS), NOTHING)


def test_one_analyst_or_several_who_agree_are_one_weighing() -> None:
    plain = judged(case(weight("", 3), weight("", 2, "d")), *CLAIMS)["h"]
    for names in [("ann", "ann"), ("ann", "ben"), ("ann", "")]:
        found = judged(case(weight(names[0], 3), weight(names[1], 2, "d")), *CLAIMS)["h"]
        assert (found.p, found.low, found.high) == (plain.p, plain.low, plain.high)
        assert found.disagreements == ()
    both = judged(case(weight("ann", 3), weight("ben", 3)), *CLAIMS)["h"]
    assert both.p == pytest.approx(0.75)


def test_each_is_shown_alone_and_having_seen_the_others() -> None:
    found = judged(case(weight("ann", 3), weight("ben", 2, "d")), *CLAIMS)["h"]
    assert [a.analyst for a in found.analysts] == ["ann", "ben"]
    assert [a.alone for a in found.analysts] == pytest.approx([3 / 4, 2 / 3])
    assert [a.p for a in found.analysts] == pytest.approx([6 / 7, 6 / 7])


def test_where_they_differ_the_result_is_the_mean_of_their_log_odds() -> None:
    apart = case(weight("ann", 2), weight("ben", 8), weight("", 3, "d"))
    found = judged(apart, *CLAIMS)["h"]
    assert found.p == pytest.approx(12 / 13)
    assert [a.p for a in found.analysts] == pytest.approx([6 / 7, 24 / 25])
    (one,) = found.disagreements
    assert (one.to, one.origin) == ("h", "o")
    assert one.log_odds == pytest.approx(log(4))
    assert [(s.analyst, s.low, s.high) for s in one.said] == [("ann", 2, 2), ("ben", 8, 8)]
    assert [w.p for w in found.without if w.origin == "o"] == pytest.approx([3 / 4])


def test_who_is_silent_takes_the_weight_nearest_one() -> None:
    seen = read(case(weight("ann", 2), weight("ben", 8), weight("col", 5, "d")))
    by_name = {
        name: {s.origin: exp(s.strength.log_ratio) for s in weighing.counted()}
        for name, weighing in seen.readings.items()
    }
    assert by_name["col"] == pytest.approx({"o": 2, "p": 5})
    assert by_name["ben"] == pytest.approx({"o": 8, "p": 5})
    assert set(seen.alone["col"].reliability) == {"p"}


def test_the_widest_disagreement_comes_first() -> None:
    apart = case(weight("ann", 2), weight("ben", 3), weight("ann", 0.5, "d"), weight("ben", 4, "d"))
    assert [d.origin for d in disagreements(read(apart).alone)] == ["p", "o"]


@pytest.mark.parametrize("names", [("ann", "ann"), ("", ""), ("", "ann")])
def test_nobody_may_disagree_with_himself_nor_with_what_stands_for_all(
    names: tuple[str, str],
) -> None:
    with pytest.raises(BadFrame, match="disagree"):
        read(case(weight(names[0], 2), weight(names[1], 3), weight("ben", 2, "d")))


def test_ratios_for_all_of_a_group_at_once_say_nothing_and_the_move_is_shown() -> None:
    group = [Hypothesis(i, "", exclusive="g") for i in ("a", "b", "c")]
    weights = [weight("ann", 5, to=h.id) for h in group] + [weight("ben", 5, to="a")]
    together = frame(*group, *SURE, *weights)
    found = judged(together, *CLAIMS)["a"]
    by_ann = [m for m in found.moved if m.analyst == "ann"]
    assert [m.to for m in by_ann] == ["a", "b", "c"]
    assert [m.stated for m in by_ann] == pytest.approx([5, 5, 5])
    assert [m.left for m in by_ann] == pytest.approx([1, 1, 1])
    assert all(m.analyst == "ann" for m in found.moved)
    alone = next(a for a in found.analysts if a.analyst == "ann").alone
    assert alone == pytest.approx(0.5)


def test_the_ratio_left_is_the_one_the_network_uses() -> None:
    shares = {"a": 0.2, "b": 0.3, "c": 0.5}
    group = [Hypothesis(i, "", prior=p, exclusive="g") for i, p in shares.items()]
    said = frame(*group, Link("l", 0.5), *SURE, weight("", 5, to="a"), weight("", 0.5, to="b"))
    (first, _) = moved(argument(said), read(said), None)
    p = judged(said, *CLAIMS)["a"].p
    assert first.left == pytest.approx((p / (1 - p)) / (0.2 / 0.8))
