"""`evidence/stacks.csv`: containers on the ground."""

from __future__ import annotations

from deadreckon.model.evidence import Stack
from deadreckon.model.frame import Frame
from deadreckon.read.cells import Cells, Found, read_rows
from deadreckon.read.table import read_table

REQUIRED = ("stack", "place", "from", "to")
OPTIONAL = ("boxes", "length_m", "confidence", "source", "origin", "known", "note")


def read_stacks(data: bytes, name: str, frame: Frame, sha256: str) -> Found[Stack]:
    """Read the table of stacks.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    table = read_table(data, name, required=REQUIRED, optional=OPTIONAL)
    return read_rows(table, frame, sha256, _stack)


def _stack(cells: Cells) -> Stack:
    place = cells.declared("place", cells.frame.places, "place")
    return Stack(
        id=cells.id("stack"),
        place=place,
        when=cells.when(cells.zones(place)),
        at=cells.anchor,
        boxes=cells.number("boxes", 0, 1_000_000),
        length_m=cells.number("length_m", 0, 10_000),
        confidence=cells.number("confidence", 0, 1),
        source=cells.text("source"),
        origin=cells.text("origin"),
        known=cells.day("known"),
        note=cells.note,
    )
