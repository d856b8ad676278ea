"""The head of the screen: the case, the question and the answer."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from deadreckon.cargo.chain import untimely
from deadreckon.judgement.yardsticks import describe, yardsticks
from deadreckon.model.place import lineage
from deadreckon.publish.columns import paragraph
from deadreckon.publish.screen.names import name_of

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.judgement.judgements import Assessment, Judgement

_STARTS = {
    "stated": "from the prior that case.toml states",
    "even": "from an even start",
    "links": "from the priors of its links",
}


def answer(run: Run) -> list[str]:
    """Give the question and the answer, likelihood and confidence in sentences of their own."""
    ports = {end for route in run.frame.routes.values() for end in route.origins}
    ports |= {end for route in run.frame.routes.values() for end in route.destinations}
    seen = [
        sighting
        for sighting in run.evidence.sightings
        if sighting.present
        and (not ports or not ports.isdisjoint(lineage(sighting.place, run.frame.places)))
    ]
    named = sum(len(sighting.candidates) == 1 for sighting in seen)
    until = run.as_of or run.frame.window.end.date()
    where = " at the ports" if ports else ""
    counted = f"{len(seen)} sightings{where} to {until}, {named} of which name their ship"
    title = "what was shipped between the sightings, and how sure one can be"
    return [
        f"Deadreckon {version('deadreckon')}    {title}",
        *paragraph(f"{run.frame.id}: {counted}", lead="Case    "),
        *paragraph(run.frame.question or run.frame.title or "(no question)", lead="Asked   "),
        *_answer(run),
    ]


def compared(judgement: Judgement) -> Assessment | None:
    """Give the assessment that ours is compared with: the one that a weight names for it."""
    with_term = [other for other in judgement.others if other.term and not other.weighed]
    wanted = judgement.would_take.claim if judgement.would_take else None
    return next((o for o in with_term if o.claim == wanted), next(iter(with_term), None))


def _answer(run: Run) -> list[str]:
    judged = run.principal
    if judged is None:
        why = "cannot tell: case.toml states no hypothesis, so nothing is judged"
        return paragraph(why, lead="Answer  ")
    if not judged.origins:
        why = "nothing in this file carries weight, so what one starts from is what one gets"
        return [
            *paragraph(f"cannot tell: {why}.", lead="Answer  "),
            *paragraph(f"Analytic confidence: {judged.confidence}.", lead="        "),
        ]
    said = describe(judged.p, judged.low, judged.high, judged.yardstick)
    gap = " (between two bands: the weaker term)" if judged.in_gap and judged.term else ""
    start = _STARTS[judged.start]
    origins = f"{len(judged.origins)} origin{'s' if len(judged.origins) != 1 else ''}"
    contents = next((f" Contents {cargo.contents}." for cargo in run.cargo), "")
    lines = [
        *paragraph(f"{said[0].upper()}{said[1:]}{gap}, {start}; {origins}.", lead="Answer  "),
        *paragraph(f"Analytic confidence: {judged.confidence}.{contents}", lead="        "),
    ]
    for leg in untimely(run.chain):
        ends = " to ".join(run.frame.places[place].label for place in leg.ends)
        but = f"But nothing seen on the way from {ends} fits the time ({leg.why})"
        lines += paragraph(f"{but}; the probability does not use this.", lead="        ")
    other = compared(judged)
    if other is not None:
        lines += paragraph(
            f'{name_of(run, other.source)}: "{other.term}"{scale_of(other)}; shown, not weighed.',
            lead="        ",
        )
    return lines


def scale_of(other: Assessment) -> str:
    """Give the scale and range that somebody's term is read on, in brackets."""
    if other.low is None or other.high is None:
        return " (no scale stated)"
    scale = yardsticks().get(other.yardstick)
    name = f"{scale.name}, " if scale else ""
    return f" ({name}{100 * other.low:g}-{100 * other.high:g} %)"
