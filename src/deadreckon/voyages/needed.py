"""Loads that told boxes need."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from deadreckon.model.evidence import Claim
from deadreckon.model.frame import Number
from deadreckon.voyages.counts import BOX, told_range, units
from deadreckon.voyages.figures import Needed
from deadreckon.voyages.told import Comparison

LOAD = "load"
ROUNDING = 1e-9


def needed(
    claims: Iterable[Claim], comparison: Comparison, boxes_a_load: Number | None
) -> tuple[Needed, ...]:
    """Give the loads that each told number of boxes needs at the least.

    The least boxes that a claim leaves open, over the most that the frame puts in a load, rounded
    up. Claims that set no least (at most, fewer than, denials) need none.

    Args:
        claims: all that were made.
        comparison: tells which are about the route.
        boxes_a_load: from the assumptions; None gives nothing.
    """
    if boxes_a_load is None:
        return ()
    most = boxes_a_load[1] if isinstance(boxes_a_load, tuple) else boxes_a_load
    found = []
    for claim in claims:
        fit = comparison.fit(claim) if BOX in units(claim) else None
        told = told_range(claim)
        if fit is None or fit.problem or told is None or claim.polarity != "affirm" or most <= 0:
            continue
        boxes = told.reached if told.loose and told.reached is not None else told.low
        if boxes:
            found.append(Needed(claim.id, LOAD, ceil(boxes / most - ROUNDING), (claim.id,)))
    return tuple(found)
