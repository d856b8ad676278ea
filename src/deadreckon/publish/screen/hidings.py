"""Does it count right? Hidings of a track whose truth is known, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from deadreckon.case.hiding import Hiding, tally, typical
from deadreckon.publish.columns import NUMBERED, paragraph, row

if TYPE_CHECKING:
    from deadreckon.model.frame import Frame

_LABEL, _CELL = 36, 14


def hidings(frame: Frame, sound: Sequence[Hiding], faulty: Sequence[Hiding]) -> list[str]:
    """Give the table: `sound` without false sightings, `faulty` with some, the same rates."""
    rates = sorted({hiding.looks_a_day for hiding in sound})
    middle = [typical(h for h in sound if h.looks_a_day == rate) for rate in rates]
    wrong = [typical(h for h in faulty if h.looks_a_day == rate) for rate in rates]
    route = next(iter(frame.routes.values()))
    ends = "-".join(frame.places[place].label for place in (*route.origins, *route.destinations))
    ship = frame.vessels[route.vessels[0]].label
    told, doubted = tally(sound), tally(faulty)
    share = 100 * faulty[0].false

    def cells(label: str, of: Sequence[Hiding], show: Callable[[Hiding], object]) -> str:
        return row((label, *(str(show(hiding)) for hiding in of)), (_LABEL, *[_CELL] * len(of)))

    return [
        *paragraph(
            f"{ship}, {ends}, a minute told as an hour: hidden and opened",
            lead="DOES IT COUNT RIGHT?  ",
            width=NUMBERED,
        ),
        cells("usable looks a day and port", middle, lambda h: f"{h.looks_a_day:g}"),
        cells("PROVED, at least", middle, lambda h: h.at_least),
        cells(f"in 95 of 100 cases, {share:g} % false", wrong, lambda h: h.at_least_95),
        cells("AT MOST", middle, lambda h: "-" if h.at_most is None else h.at_most),
        cells("TRUE", middle, lambda h: h.true),
        *paragraph(
            f"of {told.hidings} hidings {told.at_least_above} proofs above the truth, "
            f"{told.at_most_below} ceilings below; with errors {doubted.at_least_95_above} of "
            f"{doubted.hidings}",
            lead="  ",
        ),
    ]
