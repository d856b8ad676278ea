"""`evidence/listings.csv`: entries in sanctions lists."""

from __future__ import annotations

from deadreckon.model.evidence import Listing
from deadreckon.model.frame import Frame
from deadreckon.read.cells import Cells, Found, read_rows
from deadreckon.read.table import read_table

REQUIRED = ("listing", "vessel", "from", "to")
OPTIONAL = ("list", "programme", "basis", "source", "page", "note")


def read_listings(data: bytes, name: str, frame: Frame, sha256: str) -> Found[Listing]:
    """Read the table of listings.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    table = read_table(data, name, required=REQUIRED, optional=OPTIONAL)
    return read_rows(table, frame, sha256, _listing)


def _listing(cells: Cells) -> Listing:
    dated = cells.text("from") or cells.text("to")
    return Listing(
        id=cells.id("listing"),
        vessel=cells.declared("vessel", cells.frame.vessels, "vessel"),
        list=cells.text("list"),
        at=cells.anchor,
        programme=cells.text("programme"),
        when=cells.when(cells.zones()) if dated else None,
        begins=bool(cells.text("from")),
        ends=bool(cells.text("to")),
        basis=cells.text("basis"),
        source=cells.text("source"),
        page=cells.text("page"),
        note=cells.note,
    )
