"""The judgement from its starts: what carries it, what would overturn it, how others differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import describe
from deadreckon.publish.columns import NUMBERED, paragraph
from deadreckon.publish.screen.answer import compared, scale_of
from deadreckon.publish.screen.names import name_of, percent, with_range
from deadreckon.publish.screen.norms import norms

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.judgement.judgements import Assessment, Judgement

_NAMES = {0.1: "sceptical", 0.5: "even", 0.9: "favourable"}
_CARRIERS = 3


def judgements(run: Run, *, short: bool = False) -> list[str]:
    """Give the principal judgement; what is neither it nor its alternative, in a line."""
    main = run.principal
    if main is None:
        return ["JUDGEMENT   cannot tell: case.toml states no hypothesis"]
    beside = {main.hypothesis, *(a.hypothesis for a in main.alternatives)}
    lines = judgement(run, main, short=short)
    for other in run.judgements:
        if other.hypothesis not in beside:
            lines += paragraph(f"{other.statement}: {_result(other)}", lead="  also: ")
    return lines


def judgement(run: Run, judged: Judgement, *, short: bool = False) -> list[str]:
    """Give one judgement; in short without its links and how often each term comes out."""
    lines = paragraph(judged.statement, lead="JUDGEMENT   ", width=NUMBERED)
    if not judged.origins:
        why = "no origin carries weight, so what one starts from is what one gets"
        return [*lines, *paragraph(f"cannot tell: {why}", lead="  "), *norms(run)]
    lines += _starts(judged) or paragraph(_result(judged), lead="  ")
    lines += [] if short else _often(judged)
    if judged.links and not short:
        weakest = min(judged.links, key=lambda link: (link.p, link.id))
        parts = ", ".join(
            f"{link.id} {percent(link.p)}{' ◂ weakest' if link is weakest else ''}"
            for link in judged.links
        )
        lines += paragraph(f"links that must all hold: {parts}", lead="  ")
    if judged.alternatives:
        parts = ", ".join(f"{a.statement} {percent(a.p)}" for a in judged.alternatives)
        lines += paragraph(f"could be instead: {parts}", lead="  ")
    return [
        *lines,
        *_carried(run, judged, short=short),
        *([] if short else _grouping(run, judged)),
        *_differ(run, judged),
        *_rounds(judged),
        *_others(run, judged),
        *norms(run),
        *_record(judged),
    ]


def _starts(judged: Judgement) -> list[str]:
    starts = [f"{_NAMES.get(s.prior, '')} {percent(s.prior)}".strip() for s in judged.priors]
    width = max(map(len, starts), default=0)
    lines = []
    for start, from_there in zip(starts, judged.priors, strict=True):
        said = describe(from_there.p, from_there.low, from_there.high, judged.yardstick)
        lines += paragraph(said, lead=f"  from {start:{width}}  ")
    return lines


def _often(judged: Judgement) -> list[str]:
    """Say how often the ranges give which term, and what readers may mishear."""
    parts = []
    if len(judged.terms) > 1:
        most = judged.terms[0]
        worded = with_range(most.term, judged.yardstick)
        parts.append(f"{worded} in {100 * most.share:.0f} % of readings of the ranges")
    parts += [judged.caution] if judged.caution else []
    return paragraph(". ".join(parts), lead="  ") if parts else []


def _differ(run: Run, judged: Judgement) -> list[str]:
    """Name what analysts differ on most."""
    if not judged.disagreements:
        return []
    widest = judged.disagreements[0]
    said = ", ".join(f"{one.analyst} {one.low:.3g}-{one.high:.3g}" for one in widest.said)
    alone = ", ".join(f"{one.analyst} {percent(one.p)}" for one in judged.analysts)
    what = f"{widest.to}, by {name_of(run, widest.origin)}: {said}. Each gets: {alone}"
    return paragraph(f"analysts differ most on {what}", lead="  ")


def _rounds(judged: Judgement) -> list[str]:
    """Give what each analyst got alone, round by round, where one weighed again."""
    if len(judged.rounds) <= len(judged.analysts):
        return []
    parts = []
    for one in judged.rounds:
        alone = "–" if one.alone is None else percent(one.alone)
        seen = f" (after {' and '.join(one.seen)})" if one.seen else ""
        parts.append(f"{one.analyst} {alone}{seen}")
    return paragraph(f"alone, round by round: {', '.join(parts)}", lead="  ")


def _record(judged: Judgement) -> list[str]:
    lines = []
    for one in judged.scored:
        came = "it was so" if one.outcome else "it was not so"
        who = f"{one.analyst} " if one.analyst else ""
        said = f"{who}{percent(one.p)} the day before; Brier score {one.brier:.3f}"
        lines += paragraph(f"turned out {one.on}, {came}: {said}", lead="  ")
    return lines


def _carried(run: Run, judged: Judgement, *, short: bool) -> list[str]:
    """Say what carries it and what would overturn it; in short as one paragraph."""
    moved = [w for w in judged.without if w.p != judged.p][: _CARRIERS - short]
    said = []
    if moved:
        parts = ", ".join(f"{name_of(run, w.origin)} {percent(w.p)}" for w in moved)
        said.append(f"carried by (what is left without it): {parts}")
    over = judged.overturned_by
    if over is not None:
        names = " and ".join(name_of(run, id_) for id_ in over.ids)
        out = "" if short else " left out"
        left = f"{names}{out}: {with_range(over.term, judged.yardstick)}: {percent(over.p)}"
        said.append(f"overturned by: {left}")
    elif judged.origins:
        searched = judged.overturned_searched
        sets = "no set of origins" if searched >= len(judged.origins) else f"no {searched} origins"
        said.append(f"overturned by: {sets} taken away changes the term")
    together = ["; ".join(said)] if short and said else said
    return [line for part in together for line in paragraph(part, lead="  ")]


def _grouping(run: Run, judged: Judgement) -> list[str]:
    """Say what repeating would do if each report were taken for a witness."""
    found = next((one for one in run.grouping if one.hypothesis == judged.hypothesis), None)
    if found is None:
        return []
    would = (
        f"{with_range(found.as_witnesses_term, judged.yardstick)}, {percent(found.as_witnesses)}"
    )
    origins = f"{found.origins} origin{'s' * (found.origins != 1)}"
    said = (
        f"counted as {found.witnesses} witnesses it would be {would}; as {origins} it is "
        f"{with_range(found.term, judged.yardstick)}, {percent(found.p)}"
    )
    return paragraph(said, lead="  ")


def _others(run: Run, judged: Judgement) -> list[str]:
    other, take = compared(judged), judged.would_take
    if other is None:
        return []
    theirs = f'"{other.term}"{scale_of(other)}'
    need = f"{theirs} would take {percent(take.p)}" if take else theirs
    if take and take.ratio is not None and take.ratio > 1:
        need += f": independent observation {take.ratio:.1f} times likelier if so"
    then = _on_the_day(run, judged, other)
    may = f"{name_of(run, other.source)} may have had more"
    return paragraph(f"{need}. {then}{may}.", lead="  ")


def _on_the_day(run: Run, judged: Judgement, other: Assessment) -> str:
    """Give our figure on what was public when the other's word was: like beside like."""
    day = next(claim.known for claim in run.evidence.claims if claim.id == other.claim)
    before = [p for p in judged.curve if day is not None and (p.day is None or p.day <= day)]
    if day is None or not before or before[-1].p == judged.p:
        return ""
    return f"By what was public on {day.day} {day:%b %Y}: {percent(before[-1].p)}; "


def _result(judged: Judgement) -> str:
    return describe(judged.p, judged.low, judged.high, judged.yardstick)
