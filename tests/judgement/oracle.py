"""The network of a frame, built by hand in pyAgrum; run by itself, as it may not load everywhere.

Reads pickled cases from standard input and writes JSON: of each, the probability of each link and
hypothesis. Exit 3: pyAgrum cannot be loaded, and why stands on standard error.
"""

from __future__ import annotations

import importlib
import itertools
import json
import pickle
import sys
import warnings
from collections import defaultdict
from math import prod
from typing import Any

from tests.judgement import brute

CANNOT_LOAD = 3


def probabilities(gum: Any, frame: Any, claims: Any) -> dict[str, float]:  # noqa: ANN401
    """Build the network and ask it."""
    net, choices = _argument(gum, frame)
    if choices:
        _condition(gum, net, choices)
    evidence = {**_said(gum, net, frame, claims), "possible": 1}
    inference = gum.LazyPropagation(net)
    inference.setEvidence(evidence)
    inference.makeInference()
    names = [*frame.links, *frame.hypotheses]
    return {name: float(inference.posterior(_n(name))[{_n(name): 1}]) for name in names}


def _n(id_: str) -> str:
    return f"n_{id_}"


def _add(gum: Any, net: Any, name: str, parents: list[str], states: int = 2) -> Any:  # noqa: ANN401
    net.add(gum.LabelizedVariable(name, name, states))
    for parent in parents:
        net.addArc(parent, name)
    return net.cpt(name)


def _argument(gum: Any, frame: Any) -> tuple[Any, int]:  # noqa: ANN401
    """Lay links, functions and groups; give the number of joint choices of the groups."""
    net = gum.BayesNet()
    for link in frame.links.values():
        _prior(gum, net, link.id, brute._middle(link.prior), link.given)
    choices = _groups(gum, net, frame)
    for h in frame.hypotheses.values():
        if not h.exclusive and not (h.all_of or h.any_of):
            _prior(gum, net, h.id, 0.5 if h.prior is None else brute._middle(h.prior), None)
    for h in _in_order(frame):
        if not h.exclusive and (h.all_of or h.any_of):
            _function(gum, net, _n(h.id), h)
    conditions = [c for h in frame.hypotheses.values() if h.exclusive for c in _asked(gum, net, h)]
    possible = gum.LabelizedVariable("possible", "possible", 2)
    if conditions:
        net.addAND(possible)
    else:
        net.add(possible)
        net.cpt("possible")[:] = [0, 1]
    for condition in conditions:
        net.addArc(condition, "possible")
    return net, choices


def _prior(gum: Any, net: Any, id_: str, p: float, given: str | None) -> None:  # noqa: ANN401
    if given is None:
        _add(gum, net, _n(id_), [])[:] = [1 - p, p]
    else:
        cpt = _add(gum, net, _n(id_), [_n(given)])
        cpt[{_n(given): 0}] = [1, 0]
        cpt[{_n(given): 1}] = [1 - p, p]


def _groups(gum: Any, net: Any, frame: Any) -> int:  # noqa: ANN401
    groups: dict[str, list[Any]] = defaultdict(list)
    for h in frame.hypotheses.values():
        if h.exclusive:
            groups[h.exclusive].append(h)
    if not groups:
        return 0
    choices = list(itertools.product(*groups.values()))
    priors = {name: brute._group_priors(members, None) for name, members in groups.items()}
    weights = [prod(priors[h.exclusive][h.id] for h in choice) for choice in choices]
    _add(gum, net, "choice", [], len(choices))[:] = weights
    for h in itertools.chain(*groups.values()):
        cpt = _add(gum, net, _n(h.id), ["choice"])
        for place, choice in enumerate(choices):
            cpt[{"choice": place}] = [h not in choice, h in choice]
    return len(choices)


def _in_order(frame: Any) -> list[Any]:  # noqa: ANN401
    """Give hypotheses after those they are functions of."""
    done: dict[str, Any] = {}
    waiting = list(frame.hypotheses.values())
    while waiting:
        h = waiting.pop(0)
        inner = [i for i in (*h.all_of, *h.any_of) if i in frame.hypotheses]
        if all(i in done or frame.hypotheses[i].exclusive for i in inner):
            done[h.id] = h
        else:
            waiting.append(h)
    return list(done.values())


def _function(gum: Any, net: Any, name: str, h: Any) -> None:  # noqa: ANN401
    inputs = [_n(i) for i in dict.fromkeys(h.all_of or h.any_of)]
    cpt = _add(gum, net, name, inputs)
    for values in itertools.product([0, 1], repeat=len(inputs)):
        true = all(values) if h.all_of else any(values)
        cpt[dict(zip(inputs, values, strict=True))] = [not true, true]


def _asked(gum: Any, net: Any, h: Any) -> list[str]:  # noqa: ANN401
    """Give nodes that say whether the links are as a member of a group asks."""
    found = []
    if h.all_of or h.any_of:
        _function(gum, net, f"function_{h.id}", h)
        cpt = _add(gum, net, f"agrees_{h.id}", [_n(h.id), f"function_{h.id}"])
        for a, b in itertools.product([0, 1], repeat=2):
            cpt[{_n(h.id): a, f"function_{h.id}": b}] = [a != b, a == b]
        found.append(f"agrees_{h.id}")
    for failed in dict.fromkeys(h.fails):
        name = f"fails_{h.id}_{failed}"
        cpt = _add(gum, net, name, [_n(h.id), _n(failed)])
        for a, b in itertools.product([0, 1], repeat=2):
            cpt[{_n(h.id): a, _n(failed): b}] = [a and b, not (a and b)]
        found.append(name)
    return found


def _condition(gum: Any, net: Any, choices: int) -> None:  # noqa: ANN401
    """Divide each choice's prior by the chance of what it asks of the links."""
    inference = gum.LazyPropagation(net)
    inference.addJointTarget({"choice", "possible"})
    inference.makeInference()
    joint = inference.jointPosterior({"choice", "possible"})
    weights = []
    for place in range(choices):
        never, ever = (float(joint[{"choice": place, "possible": state}]) for state in (0, 1))
        weights.append((never + ever) ** 2 / ever if ever > 0 else 0.0)
    total = sum(weights)
    net.cpt("choice")[:] = [weight / total for weight in weights]


def _said(gum: Any, net: Any, frame: Any, claims: Any) -> dict[str, int]:  # noqa: ANN401
    """Add origins, their statements and the relays of these; give what was seen of them."""
    seen: dict[str, int] = {}
    known = {c.id: c for c in claims}
    for number, weight in enumerate(frame.weights):
        by_origin = defaultdict(list)
        for claim in (known[i] for i in weight.of):
            source = frame.sources.get(claim.source)
            collects = claim.observation is not False or (source and source.collects)
            if claim.origin and collects:
                by_origin[claim.origin].append(claim)
        for origin, relays in by_origin.items():
            trust = f"origin_{origin}"
            if trust not in net.names():
                declared = frame.origins.get(origin)
                r = brute._reliability(declared.reliability if declared else None)
                _add(gum, net, trust, [])[:] = [1 - r, r]
            said = f"said_{number}_{origin}"
            cpt = _add(gum, net, said, [trust, _n(weight.to)])
            if_true, if_false, anyway = brute._strength(frame, weight)
            for true, p in ((0, if_false), (1, if_true)):
                cpt[{trust: 1, _n(weight.to): true}] = [1 - p, p]
                cpt[{trust: 0, _n(weight.to): true}] = [1 - anyway, anyway]
            for relay in relays:
                name = f"relay_{number}_{relay.id}"
                hit, false = brute._channel(frame, relay)
                cpt = _add(gum, net, name, [said])
                cpt[{said: 1}] = [1 - hit, hit]
                cpt[{said: 0}] = [1 - false, false]
                seen[name] = 1
    return seen


def main() -> None:
    """Answer for all cases."""
    warnings.simplefilter("ignore")
    try:
        gum = importlib.import_module("pyagrum")
    except (ImportError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(CANNOT_LOAD)
    cases = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - our own test wrote it
    json.dump([probabilities(gum, frame, claims) for frame, claims in cases], sys.stdout)


if __name__ == "__main__":
    main()
