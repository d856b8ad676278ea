"""What is likely, in lines: on what it rests, how far it moves, and what would tell more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from deadreckon.publish.columns import paragraph

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.voyages.figures import Likely, RouteFigures, Swept

_NAMES = {
    "stay_days": "days of a stay",
    "elsewhere_share": "share of time elsewhere",
    "elsewhere_days": "days elsewhere at a time",
    "p_detect": "chance that a ship there is seen",
    "p_false": "chance of a false sighting in a look",
    "part_visible": "share that a part-covered look shows",
}
_MOST_UNSEEN = 4


def likely(run: Run, figures: RouteFigures, *, most: int | None = None) -> list[str]:
    """Say on what the likely passages of a fleet rest, or why there are none.

    Args:
        run: the case.
        figures: of the route.
        most: lines for each thing that is said; with it only what is needed to read the table.
    """
    fleet = figures.fleet
    if fleet.likely is None:
        if not fleet.why:
            return []
        told = paragraph(f"LIKELY: cannot tell: {fleet.why}", lead="  ", most=most)
        return told if most else told + _missing(run, figures)
    found = fleet.likely
    said = (
        f"LIKELY: {_range(found)} (90 %), a probability and no proof: if the log leaves no image "
        "out and stays, voyages and errors are as assumed"
    )
    if found.simulated:
        said += (
            f"; such intervals held the truth in {found.held} of {found.simulated} simulations "
            f"like this case ({found.held_raw} before they were widened)"
        )
    lines = paragraph(f"{said}.", lead="  ", most=most)
    if most is None:
        lines += [line for row in figures.sweep for line in _swept(row)]
        lines += _unseen(run, figures)
        look = figures.next_look
        if look is not None:
            place = run.frame.places[look.place].label
            lines += paragraph(
                f"The look to ask for next: {place}, {_day(look.day)}: {look.width} wide now, "
                f"{look.then:.1f} then on average.",
                lead="    ",
            )
    return lines


def _range(at: Likely) -> str:
    return f"{at.p05} to {at.p95}" if at.p05 < at.p95 else f"{at.p50}"


def _swept(row: Swept) -> list[str]:
    halves = (
        f"{low:g}-{high:g}: {at.p50} ({at.p05}-{at.p95})"
        for (low, high), at in ((row.lower, row.at_lower), (row.upper, row.at_upper))
    )
    return paragraph(f"{_NAMES[row.assumption]} {'; '.join(halves)}", lead="    if ")


def _unseen(run: Run, figures: RouteFigures) -> list[str]:
    ranked = sorted(figures.unseen, key=lambda row: -row.expected)[:_MOST_UNSEEN]
    if not ranked:
        return []

    def told() -> Iterator[str]:
        for row in sorted(ranked, key=lambda row: (row.from_, row.to, row.vessel, row.place)):
            ship, place = run.frame.vessels[row.vessel].label, run.frame.places[row.place].label
            days = f"{_day(row.from_.date())} to {_day(row.to.date())}"
            yield f"{ship} at {place}, {days}: {row.expected:.1f}"

    more = len(figures.unseen) - len(ranked)
    rest = f"; and in {more} more spans" if more else ""
    return paragraph(f"Calls expected that nobody saw: {'; '.join(told())}{rest}.", lead="    ")


def _missing(run: Run, figures: RouteFigures) -> list[str]:
    if not figures.missing_looks:
        return []
    days = ", ".join(
        f"{run.frame.places[row.place].label} {row.days} of {row.of}"
        for row in figures.missing_looks
    )
    return paragraph(
        "What would let one tell: a log that keeps the images that showed nothing. Days on which "
        f"no image of such a log shows the place: {days}.",
        lead="    ",
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
