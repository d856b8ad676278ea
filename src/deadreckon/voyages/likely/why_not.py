"""Why the log does or does not let one say how many voyages are likely."""

from __future__ import annotations

from deadreckon.model.evidence import Look
from deadreckon.model.frame import Frame

REASONS = {
    "positives_only": "images were published because a ship was in them",
    "cued": "images were asked for on a cue",
}

USABLE = ("clear", "part")
"""A cloudy or unread look says nothing of ships, so it changes nothing."""


def why_not(frame: Frame, looks: tuple[Look, ...], places: frozenset[str]) -> str:
    """Say why a count has no likely value: what the log's selection forbids, else not yet.

    Args:
        frame: the case's selection and its logs.
        looks: all that were read.
        places: the ends of the route.
    """
    used = {
        frame.logs[look.log].selection if look.log in frame.logs else frame.looks
        for look in looks
        if look.place in places and look.seen in USABLE
    }
    if not used:
        return "this file holds no usable looks at the ends of the route"
    for selection, reason in REASONS.items():
        if selection in used:
            return f"{reason}; absence says nothing"
    return "not estimated yet"
