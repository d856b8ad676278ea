"""Vessels that a claim names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading


def vessels(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Give the vessels that a stretch names."""
    return ()
