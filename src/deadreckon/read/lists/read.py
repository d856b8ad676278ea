"""A sanctions list in any of the formats that are read, told by what stands in the file."""

from __future__ import annotations

from itertools import islice

from deadreckon.errors import Unreadable
from deadreckon.model.listed import SanctionsList
from deadreckon.read.lists import eu_annex, ofac_sdn, opensanctions, uk_list, un_xml, us_csl
from deadreckon.read.lists.rows import Reading, column, lines_of, records

FORMATS = (
    ofac_sdn.FORMAT,
    us_csl.FORMAT,
    un_xml.FORMAT,
    eu_annex.FORMAT,
    uk_list.FORMAT,
    opensanctions.FORMAT,
)
_HEADER_WITHIN = 5
_XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")


def read_list(data: bytes, name: str) -> SanctionsList:
    """Read a sanctions list; what it is is told by its contents, never by its name.

    Args:
        data: the file's bytes, at most 100 MB.
        name: as the user knows it; a date in it is the list's, where the file states none.

    Raises:
        Unreadable: empty, too large, or none of the formats.
    """
    reading = Reading(name)
    if data.lstrip().startswith(_XML):
        return reading.done(un_xml.FORMAT, un_xml.read_un(data, reading))
    lines = lines_of(data, reading)
    for at, (_, cells) in enumerate(islice(records(lines), _HEADER_WITHIN)):
        if isinstance(cells, str):
            continue
        columns = {column(cell) for cell in cells}
        if ofac_sdn.is_sdn(cells):
            return reading.done(ofac_sdn.FORMAT, ofac_sdn.read_sdn(lines, reading))
        if columns >= us_csl.NEEDED:
            return reading.done(us_csl.FORMAT, us_csl.read_csl(lines, reading, at))
        if columns >= uk_list.NEEDED:
            return reading.done(uk_list.FORMAT, uk_list.read_uk(lines, reading, at))
        if opensanctions.is_maritime(columns):
            read = opensanctions.read_maritime(lines, reading, at)
            return reading.done(opensanctions.FORMAT, read)
        if eu_annex.is_annex(columns):
            return reading.done(eu_annex.FORMAT, eu_annex.read_annex(lines, reading, at))
    raise Unreadable(
        "is none of the sanctions lists that are read",
        mend=f"These are read: {'; '.join(FORMATS)}.",
        file=name,
        line=1,
        field="header",
        value=lines[0].strip()[:80] if lines else None,
    )
