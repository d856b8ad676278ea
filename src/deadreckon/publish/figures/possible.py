"""Possible passages: where a ship could have called, unseen, in its swim lanes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from deadreckon.model.place import lineage
from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup
from deadreckon.voyages.reach import Reach, unseen_calls
from deadreckon.voyages.world import World

if TYPE_CHECKING:
    from datetime import datetime

    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run

_HALF = 6.0


def possible(
    run: Run,
    at: Mapping[tuple[str, str], float],
    scale: Callable[[datetime], float],
    say: Phrases,
) -> list[Markup]:
    """Shade, in each lane of a ship and an end of a route, when it could have called unseen.

    Args:
        run: the case.
        at: the height of a lane by the names of ship and port.
        scale: gives the place of an instant.
        say: phrases of the language.
    """
    world, places = World(run.frame), run.frame.places
    shapes: dict[tuple[str, str, datetime], Markup] = {}
    for route in run.frame.routes.values():
        for vessel in route.vessels:
            heading = run.frame.vessels[vessel].label
            for reach in unseen_calls(world, route, vessel, run.evidence.sightings):
                port = lineage(reach.place, places)[-1]
                y = at.get((heading, places[port].label))
                if y is None or (reach.after is None and reach.before is None):
                    continue
                a, b = scale(reach.when.start), scale(reach.when.end)
                shapes[vessel, reach.place, reach.when.start] = svg.group(
                    svg.rect((a, y - _HALF, b, y + _HALF), "tint"), title=_told(run, reach, say)
                )
    return [shapes[key] for key in sorted(shapes)]


def _told(run: Run, reach: Reach, say: Phrases) -> str:
    return say(
        "reach",
        vessel=run.frame.vessels[reach.vessel].label,
        place=run.frame.places[reach.place].label,
        first=_instant(reach.when.start, say),
        last=_instant(reach.when.end, say),
        hours=say.number(int(reach.longest_h)),
    )


def _instant(instant: datetime, say: Phrases) -> str:
    return f"{say.day(instant.date())}, {instant:%H:%M}"
