"""`evidence/looks.csv`: images of places, with or without a ship."""

from __future__ import annotations

from typing import cast

from deadreckon.model.evidence import Look, Seen
from deadreckon.model.frame import Frame
from deadreckon.read.cells import Cells, Found, read_rows
from deadreckon.read.table import read_table

REQUIRED = ("look", "place", "from", "to", "seen")
OPTIONAL = ("sensor", "source", "scene", "log", "known", "note")
SEEN = ("clear", "part", "cloudy", "unread")


def read_looks(data: bytes, name: str, frame: Frame, sha256: str) -> Found[Look]:
    """Read the table of looks.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    table = read_table(data, name, required=REQUIRED, optional=OPTIONAL)
    return read_rows(table, frame, sha256, _look)


def _look(cells: Cells) -> Look:
    place = cells.declared("place", cells.frame.places, "place")
    log = cells.text("log")
    return Look(
        id=cells.id("look"),
        place=place,
        when=cells.when(cells.zones(place)),
        seen=cast("Seen", cells.one_of("seen", SEEN)),
        at=cells.anchor,
        sensor=cells.text("sensor"),
        source=cells.text("source"),
        scene=cells.text("scene"),
        log=cells.declared("log", cells.frame.logs, "log") if log else "",
        known=cells.day("known"),
        note=cells.note,
    )
