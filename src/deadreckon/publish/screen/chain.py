"""The chain: leg by leg, who tells it, what is ours, and whether it could have been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import NUMBERED, block, paragraph
from deadreckon.publish.screen.names import day_of, percent

if TYPE_CHECKING:
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.case.run import Run

_WIDTHS = (28, 10, 17)


def chain(run: Run, *, short: bool = False) -> list[str]:
    """Give the chain, its weakest link marked; nothing where the frame has no legs.

    `short`: a line for each leg, cut where it needs more.
    """
    if not run.chain:
        return []
    legs = list(run.frame.legs.values())
    strip = run.frame.places[legs[0].origin].label + "".join(
        f" ▸ by {leg.mode} ▸ {run.frame.places[leg.destination].label}" for leg in legs
    )
    heads = ("", "told by", "ours", "in the time? (needed, of what can be)")
    lines = [*paragraph(strip, lead="THE CHAIN   ", width=NUMBERED), *block(heads, _WIDTHS)]
    for leg in run.chain:
        lines += block(_leg(run, leg), _WIDTHS, most=1 if short else None)
    return lines


def _leg(run: Run, found: ChainLeg) -> tuple[str, ...]:
    leg = run.frame.legs[found.leg]
    ends = f"{run.frame.places[leg.origin].label} to {run.frame.places[leg.destination].label}"
    told = f"{len(found.told_by)} origin{'s' if len(found.told_by) != 1 else ''}"
    ours = "not judged" if found.p is None else percent(found.p)
    return ends, told, ours + (" ◂ weakest" if found.weakest else ""), _time(run, found)


def _time(run: Run, found: ChainLeg) -> str:
    """Tell of the pair that asks most of the leg and can yet be, else of that which asks least."""
    timed = [pair for pair in found.pairs if pair.feasible == found.feasible]
    if found.can_km_day is None or not timed:
        return found.why or "cannot tell"
    sign = -1 if found.feasible else 1
    pair = min(timed, key=lambda p: (sign * p.km_day[0], p.from_, p.to))
    low, high = found.can_km_day
    verdict = {True: "yes", False: "no", None: "cannot tell"}[found.feasible]
    days = f"{day_of(run, pair.from_)} to {day_of(run, pair.to)}"
    return f"{verdict}: {days}, {pair.km_day[0]:.0f}+ of {low:.0f}-{high:.0f} km/d"
