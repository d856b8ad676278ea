"""The argument as the browser needs it to compute "what if": the frame's own numbers, unrounded.

Ranges travel with the seed of their samples (`judgement.samples`), so that the browser draws the
same ones and finds the same range and term, not the middle value alone.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from deadreckon.judgement import samples
from deadreckon.judgement.analysts import panel
from deadreckon.judgement.argument import argument
from deadreckon.judgement.ranges import Range, chance
from deadreckon.judgement.soundness import prior_of
from deadreckon.judgement.yardsticks import Yardstick, yardstick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deadreckon.case.run import Run
    from deadreckon.judgement.elimination import Factor, Variable
    from deadreckon.judgement.statements import Statement, Weighing
    from deadreckon.model.frame import Hypothesis

Plain = dict[str, object]


def network(run: Run, asked: str) -> Plain:
    """Give the network that a judgement comes from.

    Args:
        run: the case.
        asked: the hypothesis that is judged.

    Returns:
        JSON types: priors, functions and groups as `judgement.argument` lays them out, statements
        as `judgement.statements` holds them, the yardstick, and how samples are drawn.
    """
    frame = run.frame
    laid = argument(frame)
    named = {word for weight in frame.weights for word in weight.of}
    read = panel(frame, run.evidence, run.reckoning, named)
    start = laid.start(asked)
    return {
        "asked": asked,
        "start": None if start is None else [start.hypothesis, start.prior],
        "links": [
            {
                "id": id_,
                "given": link.given,
                "prior": _range(("link", id_), chance(link.prior, f"links.{id_}.prior")[0]),
            }
            for id_, link in sorted(frame.links.items())
        ],
        "alone": [_member(h) for h in _by_themselves(frame.hypotheses.values())],
        "groups": {id_: [_member(h) for h in own] for id_, own in sorted(laid.groups.items())},
        "structure": [_factor(factor) for factor in laid.structure[len(frame.links) :]],
        "nodes": {id_: _name(variable) for id_, variable in laid.nodes.items()},
        "weighings": [_weighing(weighing) for weighing in read.weighings],
        "yardstick": _scale(yardstick(frame.yardstick), frame.language),
        "samples": samples.SAMPLES,
        "seed": samples.SEED,
    }


def _by_themselves(hypotheses: Iterable[Hypothesis]) -> list[Hypothesis]:
    alone = (h for h in hypotheses if h.exclusive is None and not (h.all_of or h.any_of))
    return sorted(alone, key=lambda h: h.id)


def _member(hypothesis: Hypothesis) -> Plain:
    prior = prior_of(hypothesis)
    name = ("prior", hypothesis.id)
    return {"id": hypothesis.id, "prior": None if prior is None else _range(name, prior)}


def _weighing(weighing: Weighing) -> Plain:
    return {
        "background": _range(("background",), weighing.background),
        "reliability": {
            origin: _range(("reliability", origin), spread)
            for origin, spread in sorted(weighing.reliability.items())
        },
        "statements": [_statement(statement) for statement in weighing.statements],
    }


def _statement(statement: Statement) -> Plain:
    name, strength = (statement.origin, statement.to), statement.strength
    told: Plain = {"origin": statement.origin, "to": statement.to, "shared": statement.shared}
    if strength.ratio is None:
        told["if_true"] = _range(("if_true", *name), strength.if_true)
        told["if_false"] = _range(("if_false", *name), strength.if_false)
    else:
        told["ratio"] = _range(("ratio", *name), strength.ratio)
    return {**told, "relays": [[r.id, r.hit, r.false] for r in statement.relays]}


def _factor(factor: Factor) -> Plain:
    return {
        "over": [_name(variable) for variable in factor.over],
        "sizes": list(factor.table.shape[:-1]),
        "table": factor.table[..., 0].ravel().tolist(),
    }


def _name(variable: Variable) -> str:
    return "\0".join(variable)


def _range(name: tuple[str, ...], spread: Range) -> Plain:
    """Give a range, with the seed of its stream of samples under its name."""
    told: Plain = {"low": spread.low, "high": spread.high, "ratio": spread.ratio}
    return {**told, "stream": sha256("\0".join(name).encode()).hexdigest()}


def _scale(scale: Yardstick, language: str) -> Plain:
    return {
        "name": scale.name,
        "terms": [
            {"low": term.low, "high": term.high, "name": term.name(language)}
            for term in scale.terms
        ],
        "none": scale.none,
    }
