"""The chain: leg by leg, who tells it, what is ours, and whether it could have been done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import paragraph, row

if TYPE_CHECKING:
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.case.run import Run

_WIDTHS = (34, 11, 17)


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
        row(("", "told by", "ours", "in the time?"), _WIDTHS),
        *(_leg(run, leg) for leg in run.chain),
    ]


def _leg(run: Run, found: ChainLeg) -> str:
    leg = run.frame.legs[found.leg]
    ends = f"{run.frame.places[leg.origin].label} to {run.frame.places[leg.destination].label}"
    told = f"{len(found.told_by)} origin{'s' if len(found.told_by) != 1 else ''}"
    ours = "not judged" if found.p is None else f"{100 * found.p:.0f} %"
    return row((ends, told, ours + (" ◂ weakest" if found.weakest else ""), _time(found)), _WIDTHS)


def _time(found: ChainLeg) -> str:
    possible = {True: ": yes", False: ": no", None: ""}[found.feasible]
    timed = [pair for pair in found.pairs if pair.feasible == found.feasible]
    if found.can_km_day is None or not timed:
        return found.why
    pair = min(timed, key=lambda p: (p.km_day[0], p.from_, p.to))
    days = "-".join(dict.fromkeys(f"{day:.0f}" for day in pair.days))
    low, high = found.can_km_day
    need = f"{pair.km_day[0]:.0f} km a day needed"
    return f"{days} days, {need}, {low:.0f}-{high:.0f} can be done{possible}"
