"""`evidence/sightings.csv`: vessels seen at places, or stated to be absent."""

from __future__ import annotations

from deadreckon.model.evidence import Sighting
from deadreckon.model.frame import Frame
from deadreckon.read.cells import Cells, Found, read_rows
from deadreckon.read.ids import suggestion
from deadreckon.read.table import read_table

REQUIRED = ("sighting", "place", "from", "to", "vessel", "confidence")
OPTIONAL = (
    "look",
    "basis",
    "holds",
    "present",
    "doing",
    "reader",
    "length_m",
    "boxes",
    "exhibit",
    "source",
    "origin",
    "known",
    "note",
)
BASIS = ("name", "silhouette", "size", "stacks", "ais", "told")
HOLDS = ("instant", "throughout")
DOING = ("loading", "unloading", "waiting", "leaving", "passing")


def read_sightings(
    data: bytes, name: str, frame: Frame, sha256: str, *, looks: frozenset[str]
) -> Found[Sighting]:
    """Read the table of sightings; `looks` are the ids that the table of looks holds.

    Raises:
        Unreadable: the file as a whole cannot be read.
    """
    table = read_table(data, name, required=REQUIRED, optional=OPTIONAL)
    return read_rows(table, frame, sha256, lambda cells: _sighting(cells, looks))


def _sighting(cells: Cells, looks: frozenset[str]) -> Sighting:
    place = cells.declared("place", cells.frame.places, "place")
    candidates, tag = _vessels(cells)
    look = cells.text("look")
    return Sighting(
        id=cells.id("sighting"),
        place=place,
        when=cells.when(cells.zones(place)),
        candidates=candidates,
        confidence=cells.chance("confidence"),
        at=cells.anchor,
        tag=tag,
        look=cells.declared("look", looks, "look") if look else "",
        basis=cells.one_of("basis", BASIS, ""),
        throughout=cells.one_of("holds", HOLDS, "instant") == "throughout",
        present=cells.truth("present") is not False,
        doing=cells.one_of("doing", DOING, ""),
        reader=cells.text("reader"),
        length_m=cells.number("length_m", 1, 500),
        boxes=cells.number("boxes", 0, 30_000),
        exhibit=cells.text("exhibit"),
        source=cells.text("source"),
        origin=cells.text("origin"),
        known=cells.day("known"),
        note=cells.note,
    )


def _vessels(cells: Cells) -> tuple[tuple[str, ...], str | None]:
    """Read `a`, `a|b`, `?tag` or nothing."""
    text = cells.text("vessel")
    if text.startswith("?"):
        tag = text[1:].strip()
        if not tag or "|" in tag or "?" in tag:
            cells.bad("vessel", "is no tag of a ship without a name", "Write ? and a word, as ?x.")
        return (), tag
    words = [word.strip() for word in text.split("|")] if text else []
    for word in words:
        if word not in cells.frame.vessels:
            mend = suggestion(word, cells.frame.vessels, "vessel")
            cells.bad("vessel", f"names no declared vessel: {word or 'nothing'}", mend)
    return tuple(sorted(set(words))), None
