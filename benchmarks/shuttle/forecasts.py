"""What is compared: ours, the plain posteriors and the rules of thumb, each a distribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from benchmarks.shuttle.grid import fixed, tempered
from benchmarks.shuttle.rules import RULES
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame
from deadreckon.voyages.ceiling import Room, room
from deadreckon.voyages.least import Least
from deadreckon.voyages.likely.estimate import estimate
from deadreckon.voyages.likely.why_not import why_not
from deadreckon.voyages.likely.within import within
from deadreckon.voyages.reckon import ends
from deadreckon.voyages.sure import span
from deadreckon.voyages.units import PASSAGES
from deadreckon.voyages.witnesses import witnesses
from deadreckon.voyages.world import Asked, World


def ours(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float] | None]:
    """Give the fleet's likely passages just as `reckon` does, without the rest that it counts."""
    world, route = World(frame), frame.routes["main"]
    if why_not(world, evidence.looks, frozenset(ends(route))):
        return {"ours": None}
    ships = frozenset(route.vessels)
    asked = Asked(
        PASSAGES, route.origins, route.destinations, span(route.window), ships, unnamed=True
    )
    least, seen = Least(world, asked), world.sure(evidence.sightings, route.assumptions)
    total = Room(0, 0)
    for ship in sorted(ships):
        total += room(world, asked, ship, seen, route.assumptions.least_stay_h)
    at_least = least.curve(seen).at_least
    likely = within(
        estimate(world, route, evidence)[-1].passages,
        at_least=at_least,
        at_most=None if total.passages is None else max(total.passages, at_least),
        joint=prod(s.confidence for s in witnesses(least, seen).sightings),
    )
    return {"ours": likely.pmf if likely else None}


def plain(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float]]:
    """Give the tempered grid and the posterior with fixed stays."""
    return {
        "tempered grid": tempered(frame, evidence).tolist(),
        "fixed stays": fixed(frame, evidence).tolist(),
    }


def rules(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float]]:
    """Give the rules of thumb, each certain of its number."""
    return {name: [0.0] * rule(frame, evidence) + [1.0] for name, rule in RULES.items()}


FORECASTS = {"ours": ours, "plain": plain, "rules": rules}
