import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.argument import argument
from deadreckon.judgement.likelihood import Likelihood
from deadreckon.judgement.posterior import Posterior
from deadreckon.judgement.weighing import weigh
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame, Hypothesis, Link, Origin, Relay, Source, Weight
from tests.judgement.frames import NOTHING, claim, frame

SEA, RAIL = Link("sea", 0.5), Link("rail", 0.5, given="sea")
BOTH = Hypothesis("both", "", all_of=("sea", "rail"))
SURE = [Origin("o", reliability=1.0), Origin("p", reliability=1.0)]


def posterior(case: Frame) -> Posterior:
    laid = argument(case)
    weighing = weigh(case, Evidence(claims=(claim("c", "o"), claim("d", "p"))), NOTHING)
    touched = {s.to for s in weighing.statements}
    said = Likelihood(weighing, laid.nodes)
    return Posterior(laid.factors(), said, laid.nodes, touched)


def test_an_observation_moves_the_link_it_bears_on_and_what_hangs_on_it() -> None:
    found = posterior(frame(SEA, RAIL, BOTH, *SURE, Weight(("c",), "rail", ratio=3.0)))
    # Weights 1/2 x 1/3 without the sea, 1/4 x 1/3 with the sea alone, 1/4 with both.
    assert found.of("both")[0] == pytest.approx(0.5)
    assert found.of("sea")[0] == pytest.approx(2 / 3)


def test_without_an_origin_its_observation_is_gone() -> None:
    weights = [Weight(("c",), "rail", ratio=3.0), Weight(("d",), "sea", ratio=2.0)]
    found = posterior(frame(SEA, RAIL, BOTH, *SURE, *weights))
    one = posterior(frame(SEA, RAIL, BOTH, *SURE, weights[1]))
    assert found.of("both", ["o"])[0] == one.of("both")[0]
    assert found.of("both", ["o", "p"])[0] == pytest.approx(0.25)


def test_what_is_impossible_either_way_is_told() -> None:
    case = frame(
        Link("sea", 1.0), Link("rail", 0.0), BOTH, *SURE, Weight(("c",), "both", ratio=3.0)
    )
    assert posterior(case).of("both")[0] == 0

    mute = frame(
        SEA, RAIL, BOTH, *SURE, Source("", relay=Relay(0.0, 0.0)), Weight(("c",), "sea", ratio=3.0)
    )
    with pytest.raises(BadFrame, match="hit and false are both 0"):
        posterior(mute).of("both")
