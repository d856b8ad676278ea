"""Frames and evidence for these tests: short ways to write them, and random small ones."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any, TypeVar

from deadreckon.judgement.judge import Judgement, judge
from deadreckon.model.evidence import Anchor, Claim, Evidence
from deadreckon.model.frame import (
    Assumptions,
    Frame,
    Hypothesis,
    Link,
    Number,
    Origin,
    Relay,
    Source,
    Weight,
    Worded,
)
from deadreckon.model.times import interval
from deadreckon.voyages.figures import (
    Calls,
    Counted,
    Figures,
    NextStep,
    PlaceFigures,
    Reckoning,
    RouteFigures,
)

ANCHOR = Anchor("0" * 64, "evidence/claims.csv", 2)
NOTHING = Reckoning(())
Noun = TypeVar("Noun", Hypothesis, Link, Origin, Source)


def claim(id_: str, origin: str, **more: Any) -> Claim:  # noqa: ANN401 - any field of a claim
    return Claim(id=id_, text="as written", at=ANCHOR, origin=origin, **more)


def by_id(nouns: Iterable[Noun]) -> dict[str, Noun]:
    return {noun.id: noun for noun in nouns}


def frame(
    *nouns: Hypothesis | Link | Origin | Source | Weight,
    **more: Any,  # noqa: ANN401 - any field of a frame
) -> Frame:
    """Make a frame of nouns in any order."""
    return Frame(
        id="case",
        window=interval("2023-08-11", "2023-10-27"),
        hypotheses=by_id(n for n in nouns if isinstance(n, Hypothesis)),
        links=by_id(n for n in nouns if isinstance(n, Link)),
        origins=by_id(n for n in nouns if isinstance(n, Origin)),
        sources=by_id(n for n in nouns if isinstance(n, Source)),
        weights=tuple(n for n in nouns if isinstance(n, Weight)),
        **more,
    )


def judged(case: Frame, *claims: Claim, figures: Reckoning = NOTHING) -> dict[str, Judgement]:
    judgements = judge(case, Evidence(claims=claims), figures)
    return {judgement.hypothesis: judgement for judgement in judgements}


def random_case(seed: int) -> tuple[Frame, tuple[Claim, ...]]:
    """Make a small case with all that the frame's language has, numbers and ranges."""
    dice = Random(seed)  # noqa: S311 - a seed, not a secret
    links = _links(dice)
    hypotheses = _hypotheses(dice, links)
    sources = [
        Source(f"s{i}", relay=Relay(dice.uniform(0.3, 1), dice.uniform(0, 0.3)))
        for i in range(dice.randint(1, 3))
    ]
    sources.append(Source("faithful", collects=True))
    origins = [Origin(f"o{i}", reliability=_reliability(dice)) for i in range(dice.randint(1, 4))]
    claims, weights = _said(dice, [*links, *hypotheses], origins, sources)
    background = dice.choice([None, _chance(dice)])
    case = frame(
        *links,
        *hypotheses,
        *sources,
        *origins,
        *weights,
        assumptions=Assumptions(background=background),
    )
    return case, claims


def _chance(dice: Random) -> Number:
    low, high = sorted((dice.uniform(0.05, 0.95), dice.uniform(0.05, 0.95)))
    return low if dice.random() < 0.5 else (low, high)


def _reliability(dice: Random) -> Worded | None:
    return dice.choice([_chance(dice), "B", None, 1.0])


def _links(dice: Random) -> list[Link]:
    links: list[Link] = []
    for i in range(dice.randint(1, 4)):
        given = dice.choice(links).id if links and dice.random() < 0.4 else None
        links.append(Link(f"l{i}", _chance(dice), given=given))
    return links


def _hypotheses(dice: Random, links: list[Link]) -> list[Hypothesis]:
    ids = [link.id for link in links]
    hypotheses = [Hypothesis("alone", "", prior=dice.choice([None, _chance(dice)]))]
    some = tuple(dice.sample(ids, dice.randint(1, len(ids))))
    hypotheses.append(Hypothesis("both", "", all_of=some))
    nested = tuple(dice.sample([*ids, "both", "alone"], 2))
    hypotheses.append(Hypothesis("either", "", any_of=nested))
    if dice.random() < 0.8:
        hypotheses += _group(dice, ids, "g")
    if dice.random() < 0.3:
        hypotheses += _group(dice, [], "k")
    return hypotheses


def _group(dice: Random, ids: list[str], group: str) -> list[Hypothesis]:
    priors: list[Number | None] = dice.choice(
        [[None] * 4, [0.4, None, None, None], [(0.2, 0.5), 0.1, None, None], [0.3, 0.3, 0.2, 0.2]]
    )
    needed = tuple(dice.sample(ids, dice.randint(1, len(ids)))) if ids else ()
    main = Hypothesis(f"{group}0", "", prior=priors[0], all_of=needed, exclusive=group)
    others = [
        Hypothesis(
            f"{group}{i}",
            "",
            prior=priors[i],
            exclusive=group,
            fails=tuple(dice.sample(needed, dice.randint(1, len(needed)))) if needed else (),
        )
        for i in range(1, 4)
    ]
    return [main, *others]


def _said(
    dice: Random,
    bearers: list[Link | Hypothesis],
    origins: list[Origin],
    sources: list[Source],
) -> tuple[tuple[Claim, ...], list[Weight]]:
    claims: list[Claim] = []
    weights: list[Weight] = []
    for origin in origins:
        for bearer in dice.sample(bearers, dice.randint(1, min(3, len(bearers)))):
            own = [
                claim(
                    f"c{len(claims) + i}",
                    origin.id,
                    source=dice.choice(sources).id,
                    via=tuple(s.id for s in dice.sample(sources, dice.randint(0, 1))),
                    observation=dice.choice([True, None, False]),
                )
                for i in range(dice.randint(1, 3))
            ]
            claims += own
            weights.append(_weight(dice, tuple(c.id for c in own), bearer.id))
    claims.append(claim("unnamed", ""))
    weights.append(Weight(("unnamed",), bearers[0].id, ratio=50.0))
    return tuple(claims), weights


def _weight(dice: Random, of: tuple[str, ...], to: str) -> Weight:
    if dice.random() < 0.5:
        return Weight(of, to, if_true=_chance(dice), if_false=_chance(dice))
    low = dice.uniform(0.05, 5)
    ratios: list[Worded] = [low, (low, low * dice.uniform(1, 6)), "several times likelier"]
    return Weight(of, to, ratio=dice.choice(ratios))


def reckoning(*, at_least: int, joint: float, witnesses: tuple[str, ...]) -> Reckoning:
    """Make a reckoning of one route `main`, one vessel `mv.one` and one place `port`."""
    count: dict[str, Any] = {
        "at_least": at_least,
        "witnesses": witnesses,
        "witnesses_joint": joint,
        "robust_at_least": max(0, at_least - 1),
        "robust": (),
        "robust_to_cause": 0,
        "weakest_cause": None,
        "at_least_95": 0,
        "at_least_by_confidence": (),
        "likely": None,
        "why": "cannot tell",
        "at_most": None,
        "assumes": (),
    }
    calls = Calls(4, 3, (), ("s9",), 0.5, 3, 0)
    figures: dict[str, Any] = {**count, "conflicts": (), "calls": {"port": calls}}
    figures["round_trips"] = Counted(**count)
    route = RouteFigures(
        id="main",
        vessels=(Figures(id="mv.one", **figures),),
        fleet=Figures(id="main", **figures),
        calls={"port": calls},
        told=(),
        needed=(),
        readings=(),
        next_step=NextStep("mv.one", "port", "2023-09-01T00:00:00Z", "2023-09-02T00:00:00Z", 3),
    )
    return Reckoning((route,), (PlaceFigures("port", calls),))
