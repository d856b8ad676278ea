"""The probability that a frame means, by counting every state: METHODS.md, "The model, exactly".

Written apart from the engine, without its code, in plain Python and at the middle of ranges.
"""

from __future__ import annotations

import itertools
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files
from math import prod, sqrt
from typing import Any

from deadreckon.model.evidence import Claim
from deadreckon.model.frame import Frame, Hypothesis, Weight

WORDS: dict[str, Any] = tomllib.loads(
    files("deadreckon.judgement").joinpath("data/ratios.toml").read_text("utf-8")
)
State = dict[str, bool]


def brute(
    frame: Frame,
    claims: Collection[Claim],
    start: tuple[str, float] | None = None,
    without: Collection[str] = (),
) -> dict[str, float]:
    """Give the probability of each link and hypothesis; `start` is (hypothesis, prior)."""
    names = [*frame.links, *frame.hypotheses]
    true: dict[str, float] = dict.fromkeys(names, 0.0)
    total = 0.0
    for weight, state in _states(frame, start):
        mass = weight * _likelihood(frame, claims, state, without)
        total += mass
        for name in names:
            true[name] += mass * state[name]
    return {name: mass / total for name, mass in true.items()}


def _states(frame: Frame, start: tuple[str, float] | None) -> Iterator[tuple[float, State]]:
    groups: dict[str, list[Hypothesis]] = defaultdict(list)
    for h in frame.hypotheses.values():
        if h.exclusive:
            groups[h.exclusive].append(h)
    priors = {name: _group_priors(members, start) for name, members in groups.items()}
    for chosen in itertools.product(*groups.values()):
        holding = {h.id for h in chosen}
        weight = prod(priors[h.exclusive or ""][h.id] for h in chosen)
        rows = [(p, s) for p, s in _worlds(frame, holding, start) if _allowed(frame, holding, s)]
        norm = sum(p for p, _ in rows)
        for p, state in rows:
            if norm > 0:
                yield weight * p / norm, state


def _worlds(
    frame: Frame, holding: Collection[str], start: tuple[str, float] | None
) -> Iterator[tuple[float, State]]:
    alone = [h for h in frame.hypotheses.values() if not (h.exclusive or h.all_of or h.any_of)]
    for values in itertools.product([False, True], repeat=len(frame.links) + len(alone)):
        state = dict(zip([*frame.links, *(h.id for h in alone)], values, strict=True))
        p = 1.0
        for link in frame.links.values():
            prior = _middle(link.prior) if link.given is None or state[link.given] else 0.0
            p *= prior if state[link.id] else 1 - prior
        for h in alone:
            prior = 0.5 if h.prior is None else _middle(h.prior)
            prior = start[1] if start and start[0] == h.id else prior
            p *= prior if state[h.id] else 1 - prior
        for h in frame.hypotheses.values():
            state.setdefault(h.id, _holds(frame, h, state, holding))
        yield p, state


def _holds(frame: Frame, h: Hypothesis, state: State, holding: Collection[str]) -> bool:
    return h.id in holding if h.exclusive else _function(frame, h, state, holding)


def _function(frame: Frame, h: Hypothesis, state: State, holding: Collection[str]) -> bool:
    values = [
        state[i] if i in state else _holds(frame, frame.hypotheses[i], state, holding)
        for i in h.all_of or h.any_of
    ]
    return all(values) if h.all_of else any(values)


def _allowed(frame: Frame, holding: Collection[str], state: State) -> bool:
    for h in frame.hypotheses.values():
        if not h.exclusive:
            continue
        if (h.all_of or h.any_of) and _function(frame, h, state, holding) != (h.id in holding):
            return False
        if h.id in holding and any(state[f] for f in h.fails):
            return False
    return True


def _group_priors(members: list[Hypothesis], start: tuple[str, float] | None) -> dict[str, float]:
    if start and start[0] in {h.id for h in members}:
        stated = {start[0]: start[1]}
    else:
        stated = {h.id: _middle(h.prior) for h in members if h.prior is not None}
    rest = 1 - sum(stated.values())
    return {h.id: stated.get(h.id, rest / max(1, len(members) - len(stated))) for h in members}


def _likelihood(
    frame: Frame, claims: Collection[Claim], state: State, without: Collection[str]
) -> float:
    said: dict[str, dict[tuple[str, Weight], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    known = {c.id: c for c in claims}
    for weight in frame.weights:
        for claim in (known[i] for i in weight.of):
            source = frame.sources.get(claim.source)
            if claim.observation is False and not (source and source.collects):
                continue
            if claim.origin and claim.origin not in without:
                said[claim.origin][weight.to, weight].append(claim)
    result = 1.0
    for origin, statements in said.items():
        declared = frame.origins.get(origin)
        r = _reliability(declared.reliability if declared else None)
        good = bad = 1.0
        for (to, weight), relays in statements.items():
            if_true, if_false, background = _strength(frame, weight)
            good *= _relayed(frame, relays, if_true if state[to] else if_false)
            bad *= _relayed(frame, relays, background)
        result *= r * good + (1 - r) * bad
    return result


def _relayed(frame: Frame, relays: list[Claim], made: float) -> float:
    carried = made_up = 1.0
    for claim in relays:
        hit, false = _channel(frame, claim)
        carried *= hit
        made_up *= false
    return made * carried + (1 - made) * made_up


def _channel(frame: Frame, claim: Claim) -> tuple[float, float]:
    """From the origin through the source and then `via`, whose first is nearest to the reader."""
    hit, false = 1.0, 0.0
    names = [claim.source, *[v for v in reversed(claim.via) if v != claim.source]]
    for relay in [frame.sources[n].relay for n in names if n in frame.sources]:
        hit, false = (
            hit * relay.hit + (1 - hit) * relay.false,
            false * relay.hit + (1 - false) * relay.false,
        )
    return hit, false


def _strength(frame: Frame, weight: Weight) -> tuple[float, float, float]:
    if weight.ratio is not None:
        low, high = _ends(WORDS["ratio"].get(weight.ratio, weight.ratio))
        ratio = sqrt(low * high)
        return (1, 1 / ratio, 1) if ratio >= 1 else (ratio, 1, 1)
    stated = frame.assumptions.background
    background = WORDS["background"] if stated is None else stated
    return _middle(weight.if_true), _middle(weight.if_false), _middle(background)


def _reliability(value: object) -> float:
    letter = "F" if value is None else value
    return _middle(WORDS["reliability"].get(letter, letter))


def _middle(value: object) -> float:
    low, high = _ends(value)
    return (low + high) / 2


def _ends(value: object) -> tuple[float, float]:
    if isinstance(value, Mapping):
        return value["low"], value["high"]
    if isinstance(value, tuple):
        return value
    assert isinstance(value, int | float)
    return value, value
