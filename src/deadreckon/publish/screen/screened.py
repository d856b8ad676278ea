"""What the lists say of a vessel or name: matches, neighbours, and what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import block, paragraph
from deadreckon.publish.screen.record import aside

if TYPE_CHECKING:
    from deadreckon.screening.found import ListAccount, Match, Neighbour, Screened

MOST = 40
_WIDTHS = (26, 13, 10, 12)


def screened(found: Screened) -> str:
    """Tell matches first, then what is easily taken for one, then the account of each list."""
    lines = paragraph(", ".join(found.asked), lead="SCREENED  ")
    for doubt in found.doubts:
        lines += paragraph(doubt, lead="  ")
    if found.matches:
        heads = ("matches", "by", "score", "from", "list, entry")
        lines += ["", *block(heads, _WIDTHS)]
        for match in found.matches[:MOST]:
            lines += block(_match(match), _WIDTHS)
        lines += _more(len(found.matches))
        lines += paragraph(
            "A score is how near two names are, 100 the same; it is no probability. "
            "A match by name is no identification: compare the numbers.",
            lead="  ",
        )
    else:
        lines += ["", "  no match in these lists, as of their dates"]
    if found.neighbours:
        lines += ["", "  not the same, but easily taken for it"]
        for neighbour in found.neighbours[:MOST]:
            lines += paragraph(_neighbour(neighbour), lead="  - ")
        lines += _more(len(found.neighbours))
    lines += ["", *(line for file, held in found.lists.items() for line in _account(file, held))]
    lines += [line for row in aside(found.set_aside) for line in paragraph(row, lead="  ")]
    lines += [line for row in aside(found.notes, "note") for line in paragraph(row, lead="  ")]
    return "\n".join(lines)


def _more(count: int) -> list[str]:
    return [f"  and {count - MOST:,} more: --json has them all"] if count > MOST else []


def _match(match: Match) -> tuple[str, ...]:
    where = f"{match.list}, {match.entry}"
    if match.kind != "vessel":
        where += f" ({match.kind})"
    if match.programme:
        where += f", {match.programme}"
    if match.until:
        where += f", until {match.until}"
    day = match.date or "not stated"
    if match.dated == "list":
        day = f"by {day}"
    field = match.field.replace("_", " ")
    by = field.upper() if field in {"imo", "mmsi"} else field
    return match.name, by, f"{match.score:g}", day, where


def _neighbour(found: Neighbour) -> str:
    number = found.field in {"imo", "mmsi"}
    listed = f"{found.field.upper()} {found.listed}" if number else found.listed
    name = found.name if number or found.name == found.listed else f"{found.name}, {found.listed}"
    who = f"{name} ({listed})" if number else name
    return f"{who}: {found.why}; asked was {found.asked}; {found.list}, {found.entry}"


def _account(file: str, held: ListAccount) -> list[str]:
    dated = f"as of {held.date}" if held.date else "not dated"
    said = f"{held.format}, {dated}: {held.rows:,} rows, {held.kept:,} kept"
    if held.set_aside:
        said += f", {held.set_aside:,} set aside"
    return paragraph(f"{file}  {said}", lead="  read  ")
