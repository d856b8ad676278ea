"""The judgement from its starts: what carries it, what would overturn it, how others differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import describe, yardstick
from deadreckon.publish.columns import paragraph, row
from deadreckon.publish.screen.answer import compared, name_of, principal

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.judgement.judgements import Judgement


_NAMES = {0.1: "sceptical", 0.5: "even", 0.9: "favourable"}
_CARRIERS = 3


def judgements(run: Run) -> list[str]:
    """Give the principal judgement in full; what is neither it nor its alternative, in a line."""
    main = principal(run)
    if main is None:
        return ["JUDGEMENT   cannot tell: case.toml states no hypothesis"]
    beside = {main.hypothesis, *(a.hypothesis for a in main.alternatives)}
    lines = judgement(run, main)
    for other in run.judgements:
        if other.hypothesis not in beside:
            lines += paragraph(f"{other.statement}: {_result(other)}", lead="  also: ")
    return lines


def judgement(run: Run, judged: Judgement) -> list[str]:
    """Give one judgement in full."""
    lines = paragraph(judged.statement, lead="JUDGEMENT   ")
    lines += _starts(judged) or paragraph(_result(judged), lead="  ")
    if judged.links:
        weakest = min(judged.links, key=lambda link: (link.p, link.id))
        parts = ", ".join(
            f"{link.id} {percent(link.p)}{' ◂ weakest' if link is weakest else ''}"
            for link in judged.links
        )
        lines += paragraph(f"links that must all hold: {parts}", lead="  ")
    if judged.alternatives:
        parts = ", ".join(f"{a.statement} {percent(a.p)}" for a in judged.alternatives)
        lines += paragraph(f"could be instead: {parts}", lead="  ")
    lines += _carried(run, judged)
    lines += _others(run, judged)
    return lines + _norms(run)


def _starts(judged: Judgement) -> list[str]:
    if not judged.priors:
        return []
    starts = [
        f"{_NAMES.get(start.prior, '')} {percent(start.prior)}".strip() for start in judged.priors
    ]
    results = [
        f"{percent(s.p)} ({percent(s.low)}-{percent(s.high)}): {s.term or 'no term'}"
        for s in judged.priors
    ]
    widths = (22, 27, 27)
    return [
        row(("start (none is hidden)", *starts), (24, *widths[1:], 22)[:4]),
        row(("result, range, term", *results), (24, *widths[1:], 22)[:4]),
    ]


def _carried(run: Run, judged: Judgement) -> list[str]:
    moved = [w for w in judged.without if w.p != judged.p][:_CARRIERS]
    lines = []
    if moved:
        parts = ", ".join(f"{_origin(run, w.origin)} ({percent(w.p)} without it)" for w in moved)
        lines += paragraph(f"carried by: {parts}", lead="  ")
    over = judged.overturned_by
    if over is not None:
        names = " and ".join(_origin(run, id_) for id_ in over.ids)
        lines += paragraph(
            f"overturned by: without {names} it is {percent(over.p)}, {over.term or 'no term'}",
            lead="  ",
        )
    elif judged.origins:
        searched = judged.overturned_searched
        sets = "no set of origins" if searched >= len(judged.origins) else f"no {searched} origins"
        lines += paragraph(f"overturned by: {sets} taken away changes the term", lead="  ")
    return lines


def _others(run: Run, judged: Judgement) -> list[str]:
    other, take = compared(judged), judged.would_take
    if other is None:
        return []
    who = name_of(run, other.source)
    need = f'"{other.term}" would take {percent(take.p)} here' if take else f'"{other.term}"'
    if take and take.ratio is not None and take.ratio != 1:
        need += f": further independent observation {take.ratio:.1f} times likelier if it is so"
    return paragraph(
        f"{need}. {who} may have that; this file has not, so its word is shown, not weighed. The "
        "ratios are the case's own, in case.toml: change them.",
        lead="  ",
    )


def _norms(run: Run) -> list[str]:
    by_condition: dict[str | None, list[str]] = {}
    for norm in run.frame.norms.values():
        by_condition.setdefault(norm.condition, []).append(norm.name)
    lines = []
    for condition, names in by_condition.items():
        link = run.frame.links.get(condition or "")
        what = (link.statement or link.id) if link else "its condition holds"
        lines += paragraph(f"Would fall under {' and '.join(names)}, if {what}.", lead="  ")
    return lines


def _origin(run: Run, id_: str) -> str:
    return name_of(run, id_)


def _result(judged: Judgement) -> str:
    return describe(judged.p, judged.low, judged.high, judged.yardstick)


def percent(p: float) -> str:
    """Write a probability in per cent, whole where that keeps it in its PHIA band."""
    return f"{yardstick('phia').figure(p)} %"
