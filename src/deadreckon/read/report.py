"""Reports: the text of a page, PDF or text file as captured, its language and day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from deadreckon.errors import Unreadable
from deadreckon.read.attributes import most_attributes
from deadreckon.read.language import language_of
from deadreckon.read.pdf import read_pdf
from deadreckon.read.published import published_in

TEXT_ENDINGS = frozenset({"", ".txt", ".text", ".md"})
PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
PDF_ENDING = ".pdf"
MOST = {"text": 20_000_000, "page": 10_000_000, "pdf": 100_000_000}
"""Bytes of a report, by its kind."""
MOST_TAGS = 100_000
MOST_ATTRIBUTES = 5_000
"""Of one tag."""
HEAD = 20_000
"""Code points in which a title and a date are looked for."""
LONGEST_TITLE = 300

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was taken out of a report's bytes.

    Attributes:
        text: what spans count in, by code points.
        title, language: "" where the file does not tell.
        published: None where the file does not tell.
        encoding: the one that was detected, or "" where it is UTF-8 or marked.
        unread: pages of a PDF without text, such as `3, 7-9`, or "".
    """

    text: str
    title: str = ""
    language: str = ""
    published: date | None = None
    encoding: str = ""
    unread: str = ""


def kind_of(name: str) -> Literal["text", "page", "pdf"] | None:
    """Tell by a file's ending how it is read, or None where it is not read yet."""
    ending = PurePosixPath(name).suffix.casefold()
    if ending in TEXT_ENDINGS:
        return "text"
    if ending == PDF_ENDING:
        return "pdf"
    return "page" if ending in PAGE_ENDINGS else None


def read_report(data: bytes, name: str) -> Extracted:
    """Read a text file as it is, or the text of an HTML page (by trafilatura) or of a PDF.

    Raises:
        Unreadable: empty, too large, not text at all, a page or PDF without text, or as `read_pdf`.
    """
    kind = kind_of(name)
    if kind is None:
        mend = "Put it in as text, HTML or PDF."
        raise Unreadable("is of a kind that is not read yet", mend=mend, file=name)
    most = MOST[kind]
    if not data.strip():
        raise Unreadable("is empty", mend="Capture it again, or remove it.", file=name)
    if len(data) > most or (kind == "page" and data.count(b"<") > MOST_TAGS):
        mend = f"A {kind} has at most {most // 1_000_000} MB (a page {MOST_TAGS:,} tags); cut it."
        raise Unreadable("is too large to read", mend=mend, file=name)
    if kind == "page" and most_attributes(data, MOST_ATTRIBUTES) > MOST_ATTRIBUTES:
        mend = "Cut that tag: no page of text needs it."
        raise Unreadable(f"has over {MOST_ATTRIBUTES:,} attributes in a tag", mend=mend, file=name)
    if kind == "pdf":
        return _pdf(data, name)
    text, encoding = _decoded(data, name, page=kind == "page")
    if kind == "page":
        return _page(text, name, encoding)
    return Extracted(
        text=text,
        title=next((line.strip() for line in text.splitlines() if line.strip()), "")[
            :LONGEST_TITLE
        ],
        language=language_of(text),
        published=published_in(text),
        encoding=encoding,
    )


def _pdf(data: bytes, name: str) -> Extracted:
    found = read_pdf(data, name)
    return Extracted(
        text=found.text,
        title=found.title[:LONGEST_TITLE],
        language=language_of(found.text),
        published=published_in(found.text[:HEAD]),
        unread=found.unread,
    )


def _decoded(data: bytes, name: str, *, page: bool) -> tuple[str, str]:
    mark = next((e for bom, e in _MARKS.items() if data.startswith(bom)), None)
    declared = _CHARSET.search(data[:2048]) if page else None
    stated = declared[1].decode("ascii") if declared else None
    for encoding in (mark, "utf-8", stated):
        try:
            text = data.decode(encoding) if encoding else None
        except (UnicodeDecodeError, LookupError):
            continue
        if text is not None and "\0" not in text:
            return text, "" if encoding in (mark, "utf-8") else str(encoding)
    if b"\0" not in data:
        from trafilatura.utils import detect_encoding

        for encoding in detect_encoding(data[:HEAD]):
            try:
                return data.decode(encoding), encoding
            except (UnicodeDecodeError, LookupError):
                continue
    mend = "Save it as UTF-8 text."
    raise Unreadable("is no text in any encoding that could be told", mend=mend, file=name)


def _page(html: str, name: str, encoding: str) -> Extracted:
    from trafilatura import extract
    from trafilatura.metadata import extract_metadata

    # Fixed limits: without them the date finder would look at the clock.
    dates = {"original_date": True, "min_date": "1990-01-01", "max_date": "2099-12-31"}
    try:
        text = extract(html, include_comments=False, date_extraction_params=dates) or ""
        about = extract_metadata(html, date_config=dates, extensive=False) if text else None
    except (RecursionError, ValueError, AttributeError, TypeError, AssertionError):
        text, about = "", None
    if not text.strip():
        mend = "Save the article's text as a .txt file beside it."
        raise Unreadable("is a page in which no text was found", mend=mend, file=name)
    stated = about.date if about else None
    return Extracted(
        text=text,
        title=((about.title if about else None) or "")[:LONGEST_TITLE],
        language=language_of(text),
        published=date.fromisoformat(stated) if stated else published_in(text[:HEAD]),
        encoding=encoding,
    )
