"""The chain as a strip: what must hold, who tells it, what is seen, ours, the weakest link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import yardstick
from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup, join

if TYPE_CHECKING:
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run

NARROW = 640.0
_GAP = 22.0
_PAD = 12.0
_LINE = 16.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: a link of the argument, with the leg that carries it, if any.

    Attributes:
        id: of the link, or of the leg where it has none; of a missing leg, of the one after it.
        origins: that tell of it.
        p: ours, or None.
    """

    id: str
    statement: str
    origins: tuple[str, ...]
    p: float | None
    leg: ChainLeg | None
    weakest: bool
    missing: bool = False


def steps(run: Run, say: Phrases) -> tuple[Step, ...]:
    """Give the links of the question's hypothesis in its order, then legs that carry none of them.

    Where legs do not meet, the missing one between them is a step of its own.
    """
    frame = run.frame
    legs = {frame.legs[leg.leg].link or leg.leg: leg for leg in run.chain}
    ids = next((h.all_of for h in frame.hypotheses.values() if h.all_of), ())
    ids = tuple(dict.fromkeys((*ids, *legs)))
    main = run.principal
    ps = {link.id: link.p for link in main.links if link.id in ids} if main else {}
    claims = {claim.id: claim for claim in run.evidence.claims}
    found = []
    for id_ in ids:
        leg = legs.get(id_)
        weighed = {
            claims[of].origin
            for weight in frame.weights
            if weight.to == id_
            for of in weight.of
            if of in claims and claims[of].polarity == "affirm"
        }
        origins = weighed | set(leg.told_by if leg else ())
        link = frame.links.get(id_)
        if leg is not None and leg.gap is not None:
            words = _between(run, say, leg.gap, leg.ends[0])
            found.append(Step(id_, words, (), None, None, weakest=False, missing=True))
        statement = link.statement if link else ""
        if leg is not None and not statement:
            statement = _between(run, say, *leg.ends)
        found.append(
            Step(
                id=id_,
                statement=statement or id_,
                origins=tuple(sorted(origins - {""})),
                p=ps.get(id_),
                leg=leg,
                weakest=id_ in ps and ps[id_] == min(ps.values()),
                missing=leg is not None and leg.missing,
            )
        )
    return tuple(found)


def _between(run: Run, say: Phrases, first: str, last: str) -> str:
    places = run.frame.places
    return say("leg_between", first=places[first].label, last=places[last].label)


def chain_strip(run: Run, say: Phrases, wide: float, id_: str = "chain") -> Markup:
    """Draw the steps from left to right, from top to bottom where it is narrow."""
    shown = steps(run, say)
    narrow = wide < NARROW or len(shown) > wide / 130
    each = wide if narrow else (wide - _GAP * (len(shown) - 1)) / max(1, len(shown))
    scale = yardstick(run.frame.yardstick)

    def figure(p: float) -> str:
        return say.decimal(scale.figure(p))

    tall = [_height(step, each, say) for step in shown]
    high = max(tall, default=0.0)
    shapes, x, y = [], 0.0, 0.0
    for n, step in enumerate(shown):
        box = (x, y, x + each, y + (tall[n] if narrow else high))
        shapes.append(_step(step, box, say, None if step.p is None else figure(step.p)))
        if n + 1 < len(shown):
            shapes.append(_arrow(box, narrow=narrow))
        x, y = (x, box[3] + _GAP) if narrow else (box[2] + _GAP, y)
    bottom = y - _GAP if narrow and shown else high
    desc = "; ".join(
        f"{step.statement}: {'?' if step.p is None else figure(step.p) + ' %'}" for step in shown
    )
    return svg.figure(id_, (wide, bottom + 1), say("chain_title"), desc, shapes)


def _height(step: Step, each: float, say: Phrases) -> float:
    lines = svg.wrap(step.statement, each - 2 * _PAD, bold=True)
    return _PAD + len(lines) * _LINE + 30 + len(_below(step, each, say)) * _LINE + _PAD


def _below(step: Step, each: float, say: Phrases) -> list[tuple[str, str]]:
    words = [(say.plural("origins", len(step.origins)), "small soft")]
    if step.missing:
        words = [(say("step_missing"), "small strong b")]
    elif step.leg is not None:
        feasible = step.leg.feasible
        key = "time_yes" if feasible else "time_unknown" if feasible is None else "time_no"
        words.append((say(key), "small soft" if feasible is not False else "small strong b"))
    if step.weakest:
        words.append((say("weakest"), "small strong b"))
    return [
        (line, class_)
        for text, class_ in words
        for line in svg.wrap(text, each - 2 * _PAD, 11, bold="strong" in class_)
    ]


def _step(step: Step, box: svg.Box, say: Phrases, figure: str | None) -> Markup:
    left, top, right, bottom = box
    frame = (left + 1, top + 1, right - 1, bottom - 1)
    class_ = "open line lb thick" if step.weakest else "open rule"
    shapes = [svg.rect(frame, class_ + (" dash" if step.missing else ""), round_=4)]
    y = top + _PAD + 10
    for line in svg.wrap(step.statement, right - left - 2 * _PAD, bold=True):
        shapes.append(svg.text(left + _PAD, y, line, "strong"))
        y += _LINE
    y += 14
    value = say("cannot_tell") if figure is None else f"{figure} %"
    shapes.append(svg.text(left + _PAD, y, value, "soft" if figure is None else "big"))
    y += 20
    for line, class_ in _below(step, right - left, say):
        shapes.append(svg.text(left + _PAD, y, line, class_))
        y += _LINE
    return join(*shapes)


def _arrow(box: svg.Box, *, narrow: bool) -> Markup:
    left, top, right, bottom = box
    if narrow:
        x, y = (left + right) / 2, bottom + _GAP / 2
        return svg.path([(x - 6, y - 4), (x + 6, y - 4), (x, y + 5)], "ink", closed=True)
    x, y = right + _GAP / 2, (top + bottom) / 2
    return svg.path([(x - 4, y - 6), (x - 4, y + 6), (x + 5, y)], "ink", closed=True)
