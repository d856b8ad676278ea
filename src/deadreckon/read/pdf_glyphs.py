"""The letters of a PDF, by pdfium, in a process of its own: `python -m ... SECONDS MEGABYTES`.

It reads the file from stdin and writes one JSON document. A file that is made to break or to
exhaust a reader takes down this process alone, which may use only so much time and memory.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from dataclasses import astuple
from math import hypot
from typing import TYPE_CHECKING, Any

from deadreckon.read.pdf_runs import INDEX, Glyph, runs

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage
    from pypdfium2.raw import FS_MATRIX

ENCRYPTED = 4
"""pdfium's FPDF_ERR_PASSWORD."""
MOST_PAGES = 5_000
MOST_LETTERS = 20_000_000
MOST_ON_A_PAGE = 200_000
RAISED = 0.15
"""Share of a letter's size by which the foot of a figure stands above its line as an index."""
GARBLED = 0.2
"""Share of letters without a meaning from which a page cannot be read."""


def main() -> None:
    """Read a PDF within bounds."""
    seconds, megabytes = int(sys.argv[1]), int(sys.argv[2])
    _bound(seconds, megabytes << 20)
    json.dump(_document(sys.stdin.buffer.read()), sys.stdout)


def _bound(seconds: int, size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _document(data: bytes) -> dict[str, Any]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        pages = len(document)
    except PdfiumError as error:
        return {"error": "encrypted" if error.err_code == ENCRYPTED else "broken"}
    if not 0 < pages <= MOST_PAGES:
        return {"error": "pages"}
    found = []
    left = MOST_LETTERS
    for number in range(pages):
        page = _page(document, number, min(left, MOST_ON_A_PAGE))
        left -= sum(len(run[0]) for run in page["runs"])
        found.append(page)
        if left <= 0:
            return {"error": "letters"}
    return {"pages": found, "title": _title(document)}


def _title(document: PdfDocument) -> str:
    from pypdfium2 import PdfiumError

    try:
        return str(document.get_metadata_value("Title"))
    except (PdfiumError, ValueError):
        return ""


def _page(document: PdfDocument, number: int, most: int) -> dict[str, Any]:
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        width, height = page.get_size()
        words = page.get_textpage()
        letters = list(_glyphs(page, words, most))
    except PdfiumError:
        return {"width": 0.0, "height": 0.0, "garbled": True, "runs": []}
    meant = [glyph for glyph in letters if not glyph.char.isspace()]
    bad = sum("\ue000" <= g.char <= "\uf8ff" or g.char == "\ufffd" for g in meant)
    return {
        "width": width,
        "height": height,
        "garbled": bad > GARBLED * len(meant) or len(letters) >= most,
        "runs": [astuple(run) for run in runs(letters)],
    }


def _glyphs(page: PdfPage, words: PdfTextPage, most: int) -> Iterator[Glyph]:
    """Give the letters that lie on the visible page, in the order of the file."""
    from pypdfium2 import raw

    left, bottom, right, top = page.get_bbox()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    pair = ""
    for at in range(min(words.count_chars(), most)):
        code = raw.FPDFText_GetUnicode(words, at)
        char = chr(code) if code else "\ufffd"
        if "\ud800" <= char <= "\udfff":
            pair += char
            char = pair.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
            if not char:
                continue
        pair = ""
        if char in "\r\n":
            continue
        raw.FPDFText_GetCharOrigin(words, at, x, y)
        raw.FPDFText_GetLooseCharBox(words, at, box)
        if not (left <= x.value <= right and bottom <= y.value <= top):
            continue
        size = _size(words, at, matrix) or abs(box.top - box.bottom)
        if char in "0123456789" and _foot(words, at) - y.value > RAISED * size:
            char = char.translate(INDEX)
        yield Glyph(char, box.left - left, box.right - left, top - y.value, size)


def _size(words: PdfTextPage, at: int, matrix: FS_MATRIX) -> float:
    """Give the size that a letter is shown in: its font's, scaled."""
    from pypdfium2 import raw

    if not raw.FPDFText_GetMatrix(words, at, matrix):
        return 0.0
    return float(raw.FPDFText_GetFontSize(words, at)) * hypot(matrix.c, matrix.d)


def _foot(words: PdfTextPage, at: int) -> float:
    return float(words.get_charbox(at)[1])


if __name__ == "__main__":
    main()
