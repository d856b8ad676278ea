import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.soundness import inputs, prior_of, refuse, sound
from deadreckon.model.frame import Frame, Hypothesis, Link
from tests.judgement.frames import frame

SEA, RAIL = Link("sea", 0.5), Link("rail", 0.5)
MAIN = Hypothesis("main", "", all_of=("sea", "rail"), exclusive="g")
ELSE = Hypothesis("else", "", exclusive="g", fails=("sea",))


def test_groups_hold_their_members_by_id() -> None:
    assert sound(frame(MAIN, ELSE, SEA, RAIL)) == {"g": (ELSE, MAIN)}
    assert inputs(MAIN) == ("sea", "rail")
    assert prior_of(MAIN) is None


@pytest.mark.parametrize(
    ("case", "field", "value"),
    [
        (frame(Link("a", 0.5, given="b")), "links.a.given", "b"),
        (frame(Hypothesis("h", "", all_of=("se",)), SEA), "hypotheses.h.all_of", "se"),
        (frame(Hypothesis("h", "", any_of=("se",)), SEA), "hypotheses.h.any_of", "se"),
        (
            frame(MAIN, Hypothesis("h", "", exclusive="g", fails=("se",)), SEA, RAIL),
            "hypotheses.h.fails",
            "se",
        ),
        (frame(Hypothesis("h", "", fails=("sea",)), SEA), "hypotheses.h.fails", "sea"),
        (frame(MAIN, SEA, RAIL), "hypotheses.main.exclusive", "g"),
        (frame(Hypothesis("sea", ""), SEA), "hypotheses.sea.id", "sea"),
        (frame(Link("a", 0.5, given="b"), Link("b", 0.5, given="a")), "links.a.given", "a > b > a"),
        (frame(Link("a", 0.5, given="a")), "links.a.given", "a > a"),
        (
            frame(Hypothesis("h", "", all_of=("k",)), Hypothesis("k", "", any_of=("h",))),
            "hypotheses.h.all_of",
            "h > k > h",
        ),
        (
            frame(Hypothesis("h", "", all_of=("sea",), any_of=("rail",)), SEA, RAIL),
            "hypotheses.h",
            "h",
        ),
        (
            frame(
                Hypothesis("h", "", prior=0.7, exclusive="g"),
                Hypothesis("k", "", prior=0.5, exclusive="g"),
            ),
            "hypotheses.h.prior",
            "h 0.7, k 0.5",
        ),
        (
            frame(
                Hypothesis("h", "", prior=0.2, exclusive="g"),
                Hypothesis("k", "", prior=0.5, exclusive="g"),
            ),
            "hypotheses.h.prior",
            "h 0.2, k 0.5",
        ),
    ],
)
def test_an_argument_that_cannot_be_used_is_told(case: Frame, field: str, value: str) -> None:
    with pytest.raises(BadFrame) as caught:
        sound(case)
    assert (caught.value.field, caught.value.value) == (field, value)
    assert caught.value.mend


def test_what_cannot_hold_is_refused_unless_its_prior_says_so() -> None:
    refuse(Hypothesis("h", "", prior=0.0, exclusive="g"))
    with pytest.raises(BadFrame, match="contradict"):
        refuse(MAIN)
