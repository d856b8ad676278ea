"""`evidence/aggregates.csv`: counts over many looks."""

from __future__ import annotations

from typing import cast

from deadreckon.model.evidence import Aggregate, Bound
from deadreckon.model.frame import Frame
from deadreckon.read.cells import Cells, Found, read_rows
from deadreckon.read.table import read_table

REQUIRED = ("aggregate", "place", "from", "to")
OPTIONAL = (
    "imaged_days",
    "occupied_days",
    "visits",
    "bound",
    "source",
    "origin",
    "known",
    "note",
)
BOUNDS = ("eq", "ge", "gt", "le", "lt", "approx", "between")


def read_aggregates(data: bytes, name: str, frame: Frame, sha256: str) -> Found[Aggregate]:
    """Read the table of aggregates.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    table = read_table(data, name, required=REQUIRED, optional=OPTIONAL)
    return read_rows(table, frame, sha256, _aggregate)


def _aggregate(cells: Cells) -> Aggregate:
    place = cells.declared("place", cells.frame.places, "place")
    imaged, occupied = cells.whole("imaged_days"), cells.whole("occupied_days")
    if imaged is not None and occupied is not None and occupied > imaged:
        cells.bad("occupied_days", f"is above the {imaged} imaged days", "Write the lower number.")
    return Aggregate(
        id=cells.id("aggregate"),
        place=place,
        when=cells.when(cells.zones(place)),
        at=cells.anchor,
        imaged_days=imaged,
        occupied_days=occupied,
        visits=cells.whole("visits"),
        bound=cast("Bound", cells.one_of("bound", BOUNDS, "eq")),
        source=cells.text("source"),
        origin=cells.text("origin"),
        known=cells.day("known"),
        note=cells.note,
    )
