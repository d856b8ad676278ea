from __future__ import annotations

import dataclasses
from functools import cache
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.errors import BadFrame
from deadreckon.judgement.judge import MOST_ORIGINS, Judgement, judge
from deadreckon.model.evidence import Claim, Evidence
from deadreckon.model.frame import (
    Assumptions,
    Criterion,
    Frame,
    Hypothesis,
    Link,
    Origin,
    Relay,
    Source,
    Weight,
)
from tests.judgement.brute import brute
from tests.judgement.frames import NOTHING, claim, frame, judged, random_case, reckoning

SEEDS = st.integers(1000, 100_000)
FEW = settings(max_examples=6)


def unstated(case: Frame, id_: str) -> bool:
    about = case.hypotheses[id_]
    if about.exclusive:
        group = [h for h in case.hypotheses.values() if h.exclusive == about.exclusive]
        return all(h.prior is None for h in group)
    return about.prior is None and not about.all_of and not about.any_of


def without_claims(case: Frame, claims: tuple[Claim, ...], *origins: str) -> Frame:
    """Edit a case as an analyst would: take an origin's claims out of every weight."""
    gone = {c.id for c in claims if c.origin in origins}
    weights = (
        dataclasses.replace(w, of=left)
        for w in case.weights
        if (left := tuple(id_ for id_ in w.of if id_ not in gone))
    )
    return dataclasses.replace(case, weights=tuple(weights))


@pytest.mark.parametrize("first", range(0, 15, 5))
def test_a_small_frame_means_what_counting_every_state_gives(first: int) -> None:
    for seed in range(first, first + 5):
        case, claims = random_case(seed)
        for id_, judgement in judged(case, *claims).items():
            start = (id_, 0.5) if unstated(case, id_) else None
            exact = brute(case, claims, start)
            assert judgement.p == pytest.approx(exact[id_], abs=1e-9)
            for link in judgement.links:
                assert link.p == pytest.approx(exact[link.id], abs=1e-9)
            for other in judgement.alternatives:
                assert other.p == pytest.approx(exact[other.hypothesis], abs=1e-9)
            for left in judgement.without:
                gone = brute(case, claims, start, {left.origin})
                assert left.p == pytest.approx(gone[id_], abs=1e-9)
            for prior in judgement.priors if start else ():
                from_it = brute(case, claims, (id_, prior.prior))
                assert prior.p == pytest.approx(from_it[id_], abs=1e-9)


def test_an_origin_of_ten_links_means_what_counting_every_state_gives() -> None:
    links = [Link(f"l{i}", 0.3 + 0.05 * i) for i in range(10)]
    case = frame(
        *links,
        Hypothesis("h", "", all_of=("l1", "l2", "l3")),
        Origin("o", reliability=0.4),
        *(Weight(("c",), link.id, ratio=3.0) for link in links),
        Weight(("d",), "h", ratio=2.0),
    )
    claims = claim("c", "o"), claim("d", "p")
    assert judged(case, *claims)["h"].p == pytest.approx(brute(case, claims)["h"], abs=1e-9)


def test_groups_that_share_links_mean_what_counting_every_state_gives() -> None:
    case = frame(
        Link("sea", 0.7),
        Link("rail", 0.6, given="sea"),
        Hypothesis("main", "", prior=0.5, all_of=("sea", "rail"), exclusive="g"),
        Hypothesis("stayed", "", exclusive="g", fails=("rail",)),
        Hypothesis("else", "", exclusive="g", fails=("sea",)),
        Hypothesis("by-sea", "", prior=0.3, any_of=("sea",), exclusive="k"),
        Hypothesis("by-land", "", exclusive="k", fails=("sea",)),
        Hypothesis("any", "", any_of=("stayed", "by-land")),
        Weight(("c",), "sea", ratio=3.0),
        Weight(("d",), "any", if_true=0.7, if_false=0.2),
        Weight(("d",), "by-sea", if_true=0.7, if_false=0.2),
    )
    claims = claim("c", "o"), claim("d", "p")
    exact = brute(case, claims)
    for id_, judgement in judged(case, *claims).items():
        assert judgement.p == pytest.approx(exact[id_], abs=1e-9)


def relayed(relays: int, origins: int = 1) -> float:
    names = [f"o{i}" for i in range(origins)]
    claims = [claim(f"{o}-{i}", o, source=f"paper-{i % 7}") for o in names for i in range(relays)]
    case = frame(
        Hypothesis("h", "", prior=0.5),
        *(Origin(o, reliability=1.0) for o in names),
        *(Source(f"paper-{i}", relay=Relay(0.7, 0.01)) for i in range(7)),
        Weight(tuple(c.id for c in claims), "h", if_true=0.8, if_false=0.1),
    )
    return judged(case, *claims)["h"].p


def test_relays_of_one_origin_add_little_and_independent_origins_much() -> None:
    # METHODS.md, "Weighing": the figures of the relay example.
    assert [round(relayed(n), 4) for n in (1, 2, 20)] == [0.8768, 0.8887, 0.8889]
    assert round(relayed(1, origins=2), 4) == 0.9806


def test_twenty_reports_of_one_origin_are_one_and_another_observation_moves_it() -> None:
    twenty = [claim(f"c{i:02}", "wire") for i in range(20)]
    weight = Weight(tuple(c.id for c in twenty), "h", ratio="several times likelier")
    case = frame(Hypothesis("h", ""), Origin("wire", reliability="B"), weight)
    one = dataclasses.replace(case, weights=(dataclasses.replace(weight, of=("c00",)),))
    by_twenty, by_one = judged(case, *twenty)["h"], judged(one, *twenty)["h"]
    assert (by_twenty.p, by_twenty.low, by_twenty.high) == (by_one.p, by_one.low, by_one.high)
    assert by_twenty.without == by_one.without
    more = dataclasses.replace(case, weights=(weight, Weight(("own",), "h", ratio=3.0)))
    assert judged(more, *twenty, claim("own", "camera"))["h"].p > by_one.p


def test_an_unnamed_origin_and_an_assessment_change_nothing() -> None:
    case = frame(Hypothesis("h", ""), Weight(("a", "b"), "h", ratio=20.0))
    found = judged(case, claim("a", ""), claim("b", "o", observation=False, term="likely"))["h"]
    assert found.p == 0.5
    assert found.origins == ()
    assert {u.id for u in found.unweighed} == {"a", "b"}
    assert [o.claim for o in found.others] == ["b"]


def in_order(judgement: Judgement) -> Judgement:
    """Put what follows the frame's order into the order of ids."""
    others = tuple(sorted(judgement.alternatives, key=lambda a: a.hypothesis))
    return dataclasses.replace(judgement, alternatives=others)


@given(SEEDS)
@FEW
def test_the_order_of_rows_changes_not_a_bit(seed: int) -> None:
    case, claims = random_case(seed)
    dice = Random(seed)  # noqa: S311 - a seed, not a secret

    def shuffled(items: tuple[object, ...]) -> list[object]:
        return dice.sample(items, len(items))

    nouns = [*case.links.values(), *case.origins.values(), *case.sources.values()]
    other = frame(
        *shuffled((*nouns, *case.hypotheses.values(), *case.weights)),  # type: ignore[arg-type]
        assumptions=case.assumptions,
    )
    turned = judge(other, Evidence(claims=tuple(reversed(claims))), NOTHING)
    assert [j.hypothesis for j in turned] == list(other.hypotheses)
    assert {j.hypothesis: in_order(j) for j in turned} == {
        id_: in_order(j) for id_, j in judged(case, *claims).items()
    }


@given(SEEDS)
@FEW
def test_what_says_nothing_changes_nothing(seed: int) -> None:
    case, claims = random_case(seed)
    plain = judged(case, *claims)
    origins = {**case.origins, "liar": Origin("liar", reliability=0.0)}
    link = min(case.links)
    idle = [
        Weight(("lie",), link, ratio=50.0),
        Weight(("even",), link, ratio=1.0),
        Weight(("even",), "alone", if_true=0.3, if_false=0.3),
    ]
    more = dataclasses.replace(case, origins=origins, weights=(*case.weights, *idle))
    found = judged(more, *claims, claim("lie", "liar"), claim("even", "new"))
    for id_, judgement in plain.items():
        was = judgement.p, judgement.low, judgement.high
        assert (found[id_].p, found[id_].low, found[id_].high) == pytest.approx(was, abs=1e-12)
        assert found[id_].origins == judgement.origins


@given(SEEDS)
@FEW
def test_a_hypothesis_and_its_contrary_sum_to_one(seed: int) -> None:
    case, claims = random_case(seed)
    for judgement in judged(case, *claims).values():
        assert 0 <= judgement.low <= judgement.high <= 1
        if judgement.alternatives:
            total = judgement.p + sum(a.p for a in judgement.alternatives)
            assert total == pytest.approx(1, abs=1e-12)


@given(SEEDS)
@FEW
def test_leaving_an_origin_out_is_rebuilding_the_case_without_it(seed: int) -> None:
    case, claims = random_case(seed)
    rebuild = cache(lambda origin: judged(without_claims(case, claims, origin), *claims))
    for id_, judgement in judged(case, *claims).items():
        for left in judgement.without:
            rebuilt = rebuild(left.origin)[id_]
            assert left.p == pytest.approx(rebuilt.p, abs=1e-12)
            assert left.term == rebuilt.term


@given(SEEDS)
@FEW
def test_the_stated_set_overturns_the_term_and_no_smaller_one_does(seed: int) -> None:
    case, claims = random_case(seed)
    rebuild = cache(lambda ids: judged(without_claims(case, claims, *ids), *claims))
    everybody = sorted({c.origin for c in claims if c.origin})
    for id_, judgement in judged(case, *claims).items():
        found = judgement.overturned_by
        smaller = len(found.ids) if found else len(everybody) + 1
        for size in range(1, smaller):
            for ids in combinations(everybody, size):
                assert rebuild(ids)[id_].term == judgement.term
        if found:
            rebuilt = rebuild(found.ids)[id_]
            assert rebuilt.term == found.term != judgement.term
            assert rebuilt.p == pytest.approx(found.p, abs=1e-12)


def test_who_counts_only_when_another_is_silent_is_taken_away_too() -> None:
    case = frame(
        Link("sea", 0.5),
        Hypothesis("h", "", all_of=("sea",)),
        *(Origin(f"o{n}", reliability=1.0) for n in (1, 2)),
        *(Weight((f"c{n}",), "sea", ratio=9.0 + n, shared="one image") for n in (1, 2)),
    )
    found = judged(case, claim("c1", "o1"), claim("c2", "o2"))["h"]
    assert found.origins == ("o1",)
    assert found.overturned_by is not None
    assert found.overturned_by.ids == ("o1", "o2")
    assert found.overturned_by.p == pytest.approx(0.5)


def test_what_words_were_taken_to_mean_has_one_order() -> None:
    said = ["several times likelier", "far likelier", "many times likelier"]
    case = frame(
        Link("sea", 0.5),
        Hypothesis("h", "", all_of=("sea",)),
        *(Weight(("c",), "sea", ratio=word, analyst=f"a{n}") for n, word in enumerate(said)),
    )
    resolved = judged(case, claim("c", "o"))["h"].resolved
    fields = [dataclasses.astuple(r) for r in resolved]
    assert fields == sorted(fields)
    assert {r.said for r in resolved if r.said} == set(said)


def test_where_no_prior_is_stated_three_starts_are_shown_and_p_is_the_even_one_s() -> None:
    group = [Hypothesis(i, "", exclusive="g") for i in ("a", "b", "c")]
    case = frame(*group, Hypothesis("alone", ""), Weight(("x",), "a", ratio=3.0))
    found = judged(case, claim("x", "o"))
    for judgement in found.values():
        assert judgement.start == "even"
        assert [f.prior for f in judgement.priors] == [0.1, 0.5, 0.9]
        assert judgement.priors[1].p == judgement.p
    assert found["a"].p > 0.5
    assert [a.hypothesis for a in found["a"].alternatives] == ["b", "c"]


def test_a_stated_prior_is_the_only_start_and_links_have_none() -> None:
    case = frame(
        Link("sea", 0.7),
        Hypothesis("stated", "", prior=(0.2, 0.4)),
        Hypothesis("linked", "", all_of=("sea",)),
    )
    found = judged(case)
    assert found["stated"].start == "stated"
    assert [f.prior for f in found["stated"].priors] == [pytest.approx(0.3)]
    assert (found["linked"].start, found["linked"].priors) == ("links", ())
    (link,) = found["linked"].links
    assert (link.id, round(link.p, 12)) == ("sea", 0.7)


def test_a_judgement_names_what_it_stands_on_and_no_more() -> None:
    figures = reckoning(at_least=2, joint=0.72, witnesses=("s1", "s2"))
    case = frame(
        Link("sea", 0.5),
        Link("other", 0.5),
        Hypothesis("h", "", all_of=("sea",)),
        Weight(("routes.main.fleet.at_least>=1", "c"), "sea", ratio=3.0),
        Weight(("d",), "other", ratio=3.0),
    )
    found = judged(case, claim("c", "o"), claim("d", "p"), figures=figures)["h"]
    assert found.origins == ("o", "routes.main.fleet.at_least")
    assert found.because == ("c", "s1", "s2")
    assert found.links[0].origins == found.origins
    assert {w.origin for w in found.without} == set(found.origins)
    figure = 1 / (0.72 / 3 + 0.28)
    unjudged = 1 / (0.5 / 3 + 0.5)
    assert found.p == pytest.approx(figure * unjudged / (1 + figure * unjudged))


def test_likelihood_and_confidence_are_two_axes() -> None:
    case = frame(Hypothesis("h", "", prior=0.97))
    assert judged(case)["h"].term == "almost certain"
    assert judged(case)["h"].confidence == "low"
    names = ("information base", "rigour", "complexity", "volatility")
    sheet = tuple(Criterion(name, "high", "because") for name in names)
    filled = judged(dataclasses.replace(case, criteria=sheet))["h"]
    assert (filled.p, filled.confidence) == (0.97, "high")


def test_the_frame_chooses_the_yardstick() -> None:
    case = frame(Hypothesis("h", "", prior=0.5), yardstick="icd203")
    assert judged(case)["h"].term == "roughly even chance"
    assert judged(dataclasses.replace(case, yardstick="phia"))["h"].term is None
    with pytest.raises(BadFrame, match="phia, icd203, ipcc"):
        judged(dataclasses.replace(case, yardstick="nato"))


def test_what_the_term_of_others_would_take() -> None:
    case = frame(Hypothesis("h", "", prior=0.8))
    uk = claim("uk", "mod", observation=False, term="almost certain", yardstick="phia")
    taken = judged(case, uk)["h"].would_take
    assert taken is not None
    assert (taken.claim, taken.p) == ("uk", 0.95)
    assert taken.ratio == pytest.approx(4.75)


def test_sixty_origins_on_one_link_and_ten_thousand_claims_are_judged() -> None:
    names = [f"o{i:02}" for i in range(60)]
    claims = [claim(f"c{i}", names[i % 60]) for i in range(10_000)]
    case = frame(
        Link("sea", 0.5),
        Hypothesis("h", "", all_of=("sea",)),
        *(Origin(o, reliability=0.5) for o in names),
        Weight(tuple(c.id for c in claims), "sea", ratio=1.2),
    )
    found = judged(case, *claims)["h"]
    lent = 1 / (0.5 / 1.2 + 0.5)
    assert found.p == pytest.approx(lent**60 / (1 + lent**60))
    assert len(found.origins) == 60
    assert len(found.because) == 10_000


def test_an_argument_of_sixty_links_with_evidence_on_each_is_judged() -> None:
    links = [Link(f"l{i:02}", (0.9, 0.98) if i < 3 else 0.94) for i in range(60)]
    claims = [claim(f"c{i:02}", f"o{i:02}") for i in range(60)]
    case = frame(
        *links,
        Hypothesis("h", "", all_of=tuple(x.id for x in links), exclusive="g"),
        Hypothesis("k", "", exclusive="g", fails=("l00",)),
        *(Origin(c.origin, reliability=1.0) for c in claims),
        *(Weight((c.id,), x.id, ratio=2.0) for c, x in zip(claims, links, strict=True)),
    )
    found = judged(dataclasses.replace(case, assumptions=Assumptions()), *claims)["h"]
    assert found.low < found.p < found.high
    assert found.p > 0.5


def test_a_tangle_that_cannot_be_counted_is_told() -> None:
    links = [Link(f"l{i:02}", 0.5) for i in range(30)]
    pairs = combinations(range(30), 2)
    case = frame(
        *links,
        *(Hypothesis(f"h{i:02}-{j:02}", "", any_of=(f"l{i:02}", f"l{j:02}")) for i, j in pairs),
        Weight(("c",), "l00", ratio=2.0),
        Weight(tuple("d"), "h00-01", ratio=2.0),
    )
    more = tuple(Weight(("e",), h, ratio=2.0) for h in case.hypotheses)
    tangled = dataclasses.replace(case, weights=(*case.weights, *more))
    claims = (claim("c", "o"), claim("d", "p"), claim("e", "q"))
    with pytest.raises(BadFrame, match="hang together") as caught:
        judged(tangled, *claims)
    assert caught.value.mend


def test_more_origins_than_can_be_left_out_are_told() -> None:
    claims = [claim(f"c{i}", f"o{i}") for i in range(MOST_ORIGINS + 1)]
    weights = [Weight((c.id,), "h", ratio=1.1) for c in claims]
    with pytest.raises(BadFrame, match="same origin") as caught:
        judged(frame(Hypothesis("h", ""), *weights), *claims)
    assert caught.value.field == "weights"


def test_the_terms_of_all_readings_share_out_what_the_ranges_leave_open() -> None:
    found = judged(frame(Hypothesis("h", "", prior=(0.7, 0.9))))["h"].terms
    assert [(t.term, round(t.share, 6)) for t in found] == [
        ("highly likely", 0.5),
        ("likely or probable", 0.5),
    ]
    assert sum(t.share for t in found) == pytest.approx(1)


def test_silence_where_a_report_was_to_be_expected_speaks_against() -> None:
    silent = claim("none", "port-register", kind="sighting", polarity="deny", observation=True)
    case = frame(
        Hypothesis("h", "", prior=0.5),
        Origin("port-register", reliability=1.0),
        Weight(("none",), "h", if_true=0.3, if_false=0.9),
    )
    assert judged(case, silent)["h"].p == pytest.approx(0.25)


def test_an_expected_denial_hardly_moves_it_and_one_of_the_law_not_at_all() -> None:
    case = frame(
        Hypothesis("h", "", prior=0.5),
        Weight(("fact",), "h", ratio="an expected denial"),
        Weight(("law",), "h", ratio="a denial of something else"),
    )
    denials = [claim(id_, id_, kind="denial", polarity="deny") for id_ in ("fact", "law")]
    found = judged(case, *denials)["h"]
    assert 0.47 < found.p < 0.5
    assert found.origins == ("fact",)
    assert [u.id for u in found.unweighed] == ["law"]


def test_a_warning_goes_with_realistic_possibility_in_the_frames_language() -> None:
    case = frame(Hypothesis("h", "", prior=0.45), language="fr")
    assert judged(case)["h"].caution == (
        "Les lecteurs entendent « possibilité réaliste » (40-50 %) comme environ 60 %."
    )
    assert judged(frame(Hypothesis("h", "", prior=0.85)))["h"].caution is None
