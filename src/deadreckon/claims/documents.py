"""Claims in a document as it was captured: its text, and what is stated beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from deadreckon.claims.extract import extract
from deadreckon.claims.proposed import Claims
from deadreckon.read.report import read_report
from deadreckon.read.report_meta import ReportMeta, read_meta


@dataclass(frozen=True, slots=True)
class Marked:
    """A document's text and the claims proposed in it; spans count the text's code points."""

    name: str
    text: str
    title: str
    claims: Claims


def claims_of(
    data: bytes,
    name: str,
    *,
    meta: bytes | None = None,
    published: date | None = None,
    language: str = "",
) -> Marked:
    """Propose the claims of a document.

    What is asked for goes before what is stated beside the document, and that before what the
    document tells of itself.

    Args:
        data: the bytes of a text or page.
        name: of its file; its ending says what it is.
        meta: of its `.meta.toml`, or None.
        published: the day.
        language: ISO 639-1, or "".

    Raises:
        Unreadable: as `read_report` and `read_meta`.
    """
    read = read_report(data, name)
    stated = ReportMeta() if meta is None else read_meta(meta, f"{name}.meta.toml")[0]
    day = published or stated.published or read.published
    tongue = language or stated.language or read.language
    found = extract(read.text, language=tongue, published=day)
    return Marked(name, read.text, stated.title or read.title, found)
