"""PDFs for tests: set by Typst, or written object by object."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path


def typeset(source: str) -> bytes:
    """Set Typst source, with the fonts that the program ships."""
    import typst

    fonts = Path(str(files("deadreckon.publish"))) / "fonts"
    return typst.compile(
        source.encode(),
        format="pdf",
        font_paths=typst.Fonts(font_paths=[fonts], include_system_fonts=False),
    )


def written(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Write a PDF of objects 1, 2 and so on; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    """Write a stream, packed."""
    packed = zlib.compress(data, 9)
    return b"<</Filter/FlateDecode/Length %d%b>>stream\n%b\nendstream" % (len(packed), more, packed)


def page_of(content: bytes, *further: bytes, resources: bytes = b"") -> bytes:
    """Write a PDF of one page; further objects are numbered from 6."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>%b>>>>" % resources,
            stream(content),
            font,
            *further,
        ]
    )


def shown(*lines: tuple[int, int, str]) -> bytes:
    """Write content that shows lines, each at its place from the lower left corner."""
    return b"".join(
        b"BT /F 10 Tf 1 0 0 1 %d %d Tm (%b) Tj ET\n" % (x, y, words.encode("latin-1"))
        for x, y, words in lines
    )


ENCRYPTED = written(
    [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>",
        b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%b>/U<%b>>>" % (b"ab" * 32, b"cd" * 32),
    ],
    b"/Encrypt 4 0 R/ID[<00><00>]",
)
SCAN = page_of(b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q")
