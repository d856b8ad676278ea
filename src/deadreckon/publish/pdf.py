"""The brief as a PDF (PDF/A-2u) by Typst: the same bytes each time, on any machine."""

from __future__ import annotations

import json
import re
from datetime import datetime
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from deadreckon.publish.brief.answer import headline
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.page import brief
from deadreckon.publish.pdf_tree import tree

if TYPE_CHECKING:
    from deadreckon.case.run import Run

HEAD_SHOWN = 16
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_MOST_NAMED = 40


def pdf(run: Run) -> bytes:
    """Typeset the brief with the fonts of this package alone.

    A character that none of them has is printed by its number (`⟨U+1780⟩`) and named at the end.
    The document is dated by the end of the case's window: it has no clock.
    """
    page = context(run)
    body, figures = tree(brief(run))
    document: dict[str, object] = {
        "title": headline(page),
        "foot": f"{run.frame.id} · {run.ledger_head[:HEAD_SHOWN]}",
        "language": page.say.language,
        "page": page.say("pdf_page"),
        "tree": body,
        "figures": figures,
    }
    data, missing = _typeset(document, run.frame.window.end)
    if missing:
        listed = ", ".join(f"U+{ord(letter):04X}" for letter in missing[:_MOST_NAMED])
        note = page.say("pdf_missing", n=len(missing), listed=listed)
        numbered = _numbered(document, missing)
        numbered["tree"] = [*numbered["tree"], ["p", {}, note]]  # type: ignore[misc]
        data, left = _typeset(numbered, run.frame.window.end)
        if left:
            raise AssertionError(left)  # digits and brackets are in every font
    return data


def _typeset(document: dict[str, object], dated: datetime) -> tuple[bytes, list[str]]:
    """Give the PDF, or nothing and the characters that no font has."""
    import typst

    with as_file(files("deadreckon.publish")) as package:
        try:
            made = typst.compile(
                package / "pdf.typ",
                font_paths=[package / "fonts"],
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"brief": json.dumps(document, ensure_ascii=False)},
                pdf_standards="a-2u",
                timestamp=int(dated.timestamp()),
            )
        except typst.TypstError as error:
            missing = {c for text in _MISSING.findall(error.diagnostic) for c in text}
            if not missing:
                raise
            return b"", sorted(missing)
    return made, []


def _numbered(document: dict[str, object], missing: list[str]) -> dict[str, object]:
    """Write characters by their number wherever they stand."""
    table = str.maketrans({letter: f"⟨U+{ord(letter):04X}⟩" for letter in missing})
    return {key: _translated(value, table) for key, value in document.items()}


def _translated(value: object, table: dict[int, str]) -> object:
    if isinstance(value, str):
        return value.translate(table)
    return [_translated(v, table) for v in value] if isinstance(value, list) else value
