"""Which looks are missing, where the log does not let one tell what is likely."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from deadreckon.model.evidence import Look
from deadreckon.model.frame import Route
from deadreckon.voyages.figures import MissingLooks
from deadreckon.voyages.likely.why_not import USABLE, selection
from deadreckon.voyages.world import World


def missing_looks(world: World, route: Route, looks: Iterable[Look]) -> tuple[MissingLooks, ...]:
    """Tell for each end of a route on how many days no look of a complete log says what was there.

    A look counts for each day that it may have been taken on.
    """
    days = _days(route.window.start, route.window.end)
    rows = list(looks)
    found = []
    for place in dict.fromkeys((*route.origins, *route.destinations)):
        covered: set[int] = set()
        for look in rows:
            usable = look.seen in USABLE and selection(world.frame, look) == "complete"
            if usable and place in world.within(look.place):
                first, last = look.when.start.toordinal(), look.when.end.toordinal()
                covered.update(range(first, last + 1))
        bare = [day for day in days if day not in covered]
        if bare:
            found.append(MissingLooks(place=place, days=len(bare), of=len(days)))
    return tuple(found)


def _days(start: datetime, end: datetime) -> range:
    return range(start.toordinal(), end.toordinal() + 1)
