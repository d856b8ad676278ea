"""The chain: leg by leg, who tells it, what is ours, and whether it could have been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import NUMBERED, block, paragraph
from deadreckon.publish.screen.names import day_of, percent

if TYPE_CHECKING:
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.case.run import Run

_WIDTHS = (28, 10, 17)
_MOST_DAYS = 4


def chain(run: Run, *, short: bool = False) -> list[str]:
    """Give the chain, its weakest link marked; nothing where the frame has no legs.

    `short`: a line for each leg, cut where it needs more.
    """
    if not run.chain:
        return []
    strip = run.frame.places[run.chain[0].ends[0]].label
    for leg in run.chain:
        start, end = (run.frame.places[place].label for place in leg.ends)
        strip += f" ▸ missing ▸ {start}" if leg.gap is not None else ""
        strip += f" ▸ by {leg.mode} ▸ {end}"
    heads = ("", "told by", "ours", "in the time? (needed, of what can be)")
    lines = [*paragraph(strip, lead="THE CHAIN   ", width=NUMBERED), *block(heads, _WIDTHS)]
    for leg in run.chain:
        if leg.gap is not None:
            gap = f"{run.frame.places[leg.gap].label} to {run.frame.places[leg.ends[0]].label}"
            lines += block((gap, "nobody", "missing", "no leg is declared"), _WIDTHS)
        lines += block(_leg(run, leg, short=short), _WIDTHS, most=1 if short else None)
    return lines


def _leg(run: Run, found: ChainLeg, *, short: bool) -> tuple[str, ...]:
    ends = " to ".join(run.frame.places[place].label for place in found.ends)
    told = f"{len(found.told_by)} origin{'s' if len(found.told_by) != 1 else ''}"
    ours = "not judged" if found.p is None else percent(found.p)
    ours += " ◂ weakest" if found.weakest else ""
    if found.missing:
        return ends, told, ours, "missing: nothing seen at either end, and nobody tells of it"
    return ends, told, ours, _time(run, found, 1 if short else _MOST_DAYS)


def _time(run: Run, found: ChainLeg, most: int) -> str:
    """Tell of the pair that asks most of the leg and can yet be, else of that which asks least.

    Then of others on other days, `most` in all.
    """
    timed = [pair for pair in found.pairs if pair.feasible == found.feasible]
    if found.can_km_day is None or not timed:
        return found.why or "cannot tell"
    sign = -1 if found.feasible else 1
    timed.sort(key=lambda p: (sign * p.km_day[0], p.from_, p.to))
    said: dict[str, str] = {}
    for pair in timed:
        days = f"{day_of(run, pair.from_)} to {day_of(run, pair.to)}"
        said.setdefault(days, f"{days}, {pair.km_day[0]:.0f}+")
    low, high = found.can_km_day
    verdict = {True: "yes", False: "no", None: "cannot tell"}[found.feasible]
    return f"{verdict}: {'; '.join(list(said.values())[:most])} of {low:.0f}-{high:.0f} km/d"
