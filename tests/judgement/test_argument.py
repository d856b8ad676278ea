import numpy as np
import pytest

from deadreckon.errors import BadFrame
from deadreckon.judgement.argument import Argument, Start, argument, hypothesis_, link_
from deadreckon.judgement.elimination import marginal
from deadreckon.model.frame import Hypothesis, Link
from tests.judgement.frames import frame

SEA, RAIL = Link("sea", 0.8), Link("rail", 0.6, given="sea")
MAIN = Hypothesis("main", "", all_of=("rail", "sea"), exclusive="g")
STAYED = Hypothesis("stayed", "", exclusive="g", fails=("rail",))
ELSE = Hypothesis("else", "", exclusive="g", fails=("sea",))


def chance(laid: Argument, id_: str, start: Start | None = None) -> float:
    return float(marginal(laid.factors(start), laid.nodes[id_])[1, 0])


def test_a_link_holds_only_where_what_it_is_given_holds() -> None:
    laid = argument(frame(SEA, RAIL))
    assert chance(laid, "rail") == pytest.approx(0.48)
    either = argument(frame(SEA, RAIL, Hypothesis("h", "", any_of=("sea", "rail"))))
    assert chance(either, "h") == pytest.approx(0.8)


def test_in_each_state_of_a_group_the_links_are_conditioned_on_what_it_says() -> None:
    laid = argument(frame(SEA, RAIL, MAIN, STAYED, ELSE))
    # Thirds. Stayed: rail false, the sea as likely as that leaves it, and main false by that.
    sea_if_stayed = 0.8 * 0.4 / (0.8 * 0.4 + 0.2)
    assert chance(laid, "sea") == pytest.approx((1 + sea_if_stayed) / 3)
    assert chance(laid, "rail") == pytest.approx(1 / 3)
    assert [chance(laid, h) for h in ("main", "stayed", "else")] == pytest.approx([1 / 3] * 3)


def test_a_start_shares_the_rest_and_a_stated_prior_keeps_it() -> None:
    laid = argument(frame(SEA, RAIL, MAIN, STAYED, ELSE))
    assert laid.unstated("main")
    assert chance(laid, "main", Start("main", 0.9)) == pytest.approx(0.9)
    assert chance(laid, "else", Start("main", 0.9)) == pytest.approx(0.05)
    stated = Hypothesis("main", "", prior=0.4, all_of=("rail", "sea"), exclusive="g")
    fixed = argument(frame(SEA, RAIL, stated, STAYED, ELSE))
    assert not fixed.unstated("else")
    assert fixed.prior("else") == pytest.approx(0.3)


def test_a_hypothesis_with_links_outside_of_a_group_has_no_prior() -> None:
    laid = argument(frame(SEA, RAIL, Hypothesis("h", "", all_of=("sea",), prior=0.1)))
    assert laid.prior("h") is None
    assert not laid.unstated("h")
    assert chance(laid, "h") == pytest.approx(0.8)


def test_a_hypothesis_alone_starts_even_where_nothing_is_stated() -> None:
    laid = argument(frame(Hypothesis("h", ""), Hypothesis("k", "", prior=(0.2, 0.4))))
    assert laid.unstated("h")
    assert not laid.unstated("k")
    assert laid.prior("k") == pytest.approx(0.3)
    assert chance(laid, "h", Start("h", 0.1)) == pytest.approx(0.1)


def test_stated_ranges_of_a_whole_group_are_kept_at_one_in_every_sample() -> None:
    h = Hypothesis("h", "", prior=(0.4, 0.8), exclusive="g")
    k = Hypothesis("k", "", prior=(0.2, 0.6), exclusive="g")
    laid = argument(frame(h, k))
    factors = laid.factors()
    total = marginal(factors, hypothesis_("h"))[1] + marginal(factors, hypothesis_("k"))[1]
    assert np.allclose(total, 1)


def test_sixty_links_in_one_chain_are_no_table_of_their_own() -> None:
    links = [Link(f"l{i:02}", 0.99) for i in range(60)]
    laid = argument(frame(*links, Hypothesis("h", "", all_of=tuple(x.id for x in links))))
    assert chance(laid, "h") == pytest.approx(0.99**60)
    assert max(f.table.ndim for f in laid.structure) == 4


def test_a_member_that_fails_what_it_needs_cannot_hold() -> None:
    torn = Hypothesis("torn", "", all_of=("sea",), fails=("sea",), exclusive="g")
    with pytest.raises(BadFrame) as caught:
        argument(frame(SEA, RAIL, torn, ELSE))
    assert caught.value.field == "hypotheses.torn"
    sure = Link("sea", 1.0)
    with pytest.raises(BadFrame, match=r"hypotheses\.else"):
        argument(frame(sure, RAIL, MAIN, ELSE))


def test_groups_that_share_links_leave_out_what_cannot_be_together() -> None:
    other = [
        Hypothesis("by-sea", "", all_of=("sea",), exclusive="k"),
        Hypothesis("by-land", "", exclusive="k", fails=("sea",)),
    ]
    laid = argument(frame(SEA, RAIL, MAIN, STAYED, *other))
    # Main needs the sea, so main by land cannot be: three joint states of equal prior are left.
    assert chance(laid, "main") == pytest.approx(1 / 3)
    assert chance(laid, "by-sea") == pytest.approx(2 / 3)


def test_nodes_name_links_and_hypotheses() -> None:
    nodes = argument(frame(SEA, RAIL, MAIN, ELSE)).nodes
    assert nodes["sea"] == link_("sea")
    assert nodes["main"] == hypothesis_("main")
