"""Possible passages: where a ship could have been, and when, in its swim lanes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from deadreckon.model.place import lineage
from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup

if TYPE_CHECKING:
    from datetime import datetime

    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run
    from deadreckon.voyages.figures import Reach

_HALF = 6.0


def possible(
    run: Run,
    at: Mapping[tuple[str, str], float],
    scale: Callable[[datetime], float],
    say: Phrases,
) -> list[Markup]:
    """Shade, in each lane of a ship and an end of a route, when it could have been there.

    Args:
        run: the case.
        at: the height of a lane by the names of ship and port.
        scale: gives the place of an instant.
        say: phrases of the language.
    """
    places = run.frame.places
    shapes: dict[tuple[str, str, datetime, datetime], Markup] = {}
    for route in run.reckoning.routes:
        for window in route.reach:
            heading = run.frame.vessels[window.vessel].label
            y = at.get((heading, places[lineage(window.place, places)[-1]].label))
            bound = window.after is not None or window.before is not None
            if y is not None and bound:
                box = (scale(window.from_), y - _HALF, scale(window.to), y + _HALF)
                shapes[window.vessel, window.place, window.from_, window.to] = svg.group(
                    svg.rect(box, "tint"), title=in_words(run, window, say)
                )
    return [shapes[key] for key in sorted(shapes)]


def in_words(run: Run, window: Reach, say: Phrases) -> str:
    """Say when a ship could have been where; never less than that, to the minute."""
    return say(
        "reach_seen" if window.seen else "reach",
        vessel=run.frame.vessels[window.vessel].label,
        place=run.frame.places[window.place].label,
        first=_minute(window.from_, say),
        last=_minute(window.to + timedelta(seconds=59, microseconds=999_999), say),
        hours=say.number(ceil(window.longest_h)),
    )


def _minute(instant: datetime, say: Phrases) -> str:
    return f"{say.day(instant.date())}, {instant:%H:%M}"
