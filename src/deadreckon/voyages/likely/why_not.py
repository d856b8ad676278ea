"""Why the log does or does not let one say how many voyages are likely."""

from __future__ import annotations

from collections.abc import Iterable

from deadreckon.model.evidence import Look
from deadreckon.model.frame import Frame, Selection
from deadreckon.voyages.world import World

REASONS = {
    "positives_only": "images were published because a ship was in them",
    "cued": "images were asked for on a cue",
}

USABLE = ("clear", "part")
"""A cloudy or unread look says nothing of ships, so it changes nothing."""


def selection(frame: Frame, look: Look) -> Selection:
    """Say how the images of a look's log were chosen."""
    return frame.logs[look.log].selection if look.log in frame.logs else frame.looks


def why_not(world: World, looks: Iterable[Look], places: frozenset[str]) -> str:
    """Say why a count has no likely value; empty where it has one.

    A log that is complete allows it, whatever others the case holds: of those only what they show
    is used.

    Args:
        world: the case's places, its selection and its logs.
        looks: all that were read.
        places: the ends of the route; a look at a pier is one at its port.
    """
    used = {
        selection(world.frame, look)
        for look in looks
        if look.seen in USABLE and not places.isdisjoint(world.within(look.place))
    }
    if not used:
        return "this file holds no usable looks at the ends of the route"
    if "complete" in used:
        return ""
    reason = next(reason for name, reason in REASONS.items() if name in used)
    return f"{reason}; absence says nothing"
