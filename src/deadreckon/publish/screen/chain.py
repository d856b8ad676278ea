"""The chain: leg by leg, who tells it, what is ours, and whether it could have been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import paragraph, row
from deadreckon.publish.screen.names import day_of

if TYPE_CHECKING:
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.case.run import Run

_WIDTHS = (29, 10, 16)


def chain(run: Run) -> list[str]:
    """Give the chain, its weakest link marked; nothing where the frame has no legs."""
    if not run.chain:
        return []
    legs = list(run.frame.legs.values())
    strip = run.frame.places[legs[0].origin].label + "".join(
        f" ▸ by {leg.mode} ▸ {run.frame.places[leg.destination].label}" for leg in legs
    )
    return [
        *paragraph(strip, lead="THE CHAIN   "),
        row(("", "told by", "ours", "in the time? (km a day needed, of what can be)"), _WIDTHS),
        *(_leg(run, leg) for leg in run.chain),
    ]


def _leg(run: Run, found: ChainLeg) -> str:
    leg = run.frame.legs[found.leg]
    ends = f"{run.frame.places[leg.origin].label} to {run.frame.places[leg.destination].label}"
    told = f"{len(found.told_by)} origin{'s' if len(found.told_by) != 1 else ''}"
    ours = "not judged" if found.p is None else f"{100 * found.p:.0f} %"
    return row(
        (ends, told, ours + (" ◂ weakest" if found.weakest else ""), _time(run, found)), _WIDTHS
    )


def _time(run: Run, found: ChainLeg) -> str:
    """Tell of the pair that asks most of the leg and can yet be, else of that which asks least."""
    timed = [pair for pair in found.pairs if pair.feasible == found.feasible]
    if found.can_km_day is None or not timed:
        return found.why
    sign = -1 if found.feasible else 1
    pair = min(timed, key=lambda p: (sign * p.km_day[0], p.from_, p.to))
    low, high = found.can_km_day
    verdict = {True: "yes", False: "no", None: "cannot tell"}[found.feasible]
    days = f"{day_of(run, pair.from_)} to {day_of(run, pair.to)}"
    return f"{verdict}: {days}, {pair.km_day[0]:.0f}+ of {low:.0f}-{high:.0f} km/d"
