"""Reports in PDF that have a text layer: their text in the order of reading."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from deadreckon.errors import Unreadable
from deadreckon.read.pdf_flow import paragraphs
from deadreckon.read.pdf_layout import Line, Page, lines
from deadreckon.read.pdf_runs import Run

SECONDS, MEGABYTES = 60, 2_000
"""Of processor time and of address space that reading one file may take."""
WAIT = 3
"""Times the processor time after which a reader that does not answer is stopped."""
HEADING = 1.2
"""Letter sizes of the text from which a line on the first page may be its title."""
LEAST_TITLE = 8

_FILE_NAME = re.compile(
    r"\.(?:docx?|indd|pdf|odt|rtf|tex|qxp|pages)\b|^untitled|^microsoft word", re.IGNORECASE
)
_OCR = "Have OCR put a text layer under it (such as ocrmypdf IN.pdf OUT.pdf), and add that."
_ERRORS = {
    "encrypted": (
        "is encrypted",
        "Open it with its password, print it to a PDF without one, and add that.",
    ),
    "broken": ("is no PDF, or a broken one", "Open it in a viewer and print it to a PDF anew."),
    "pages": ("has no pages, or too many", "Cut it to the pages that matter."),
    "letters": ("holds more text than a report", "Cut it to the pages that matter."),
}


@dataclass(frozen=True, slots=True)
class PdfText:
    """What was taken out of a PDF.

    Attributes:
        text: one line a paragraph.
        title: as the file or its largest letters have it, or "".
        unread: pages without text, such as `3, 7-9`, or "".
    """

    text: str
    title: str
    unread: str


def read_pdf(
    data: bytes, name: str, *, seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> PdfText:
    """Read the text layer of a PDF, in a process of its own that is bounded in time and memory.

    Args:
        data: the file.
        name: for errors.
        seconds: of processor time at most.
        megabytes: of address space at most.

    Raises:
        Unreadable: encrypted, broken, without a text layer, or beyond the bounds.
    """
    found = _answer(data, name, seconds, megabytes)
    if told := found.get("error"):
        problem, mend = _ERRORS[str(told)]
        raise Unreadable(problem, mend=mend, file=name)
    each = found["pages"]
    blank = [n for n, page in enumerate(each, 1) if page["garbled"] or not page["runs"]]
    pages = [
        Page(
            page["width"],
            page["height"],
            () if page["garbled"] else tuple(Run(*run) for run in page["runs"]),
        )
        for page in each
    ]
    read = lines(pages)
    if not read:
        garbled = any(page["garbled"] for page in each)
        problem = "has text that names no letters" if garbled else "has no text layer: it is a scan"
        raise Unreadable(problem, mend=_OCR, file=name)
    text = "\n".join(paragraphs(read)) + "\n"
    return PdfText(text, _title(str(found["title"]), read), _ranges(blank))


def _answer(data: bytes, name: str, seconds: int, megabytes: int) -> dict[str, Any]:
    words = (sys.executable, "-P", "-m", "deadreckon.read.pdf_glyphs", f"{seconds}", f"{megabytes}")
    try:
        ran = subprocess.run(  # noqa: S603 - this program itself, with numbers of ours
            words, input=data, capture_output=True, check=True, timeout=WAIT * seconds
        )
        answer: dict[str, Any] = json.loads(ran.stdout)
    except (subprocess.SubprocessError, ValueError):
        problem = f"cannot be read within {seconds} s and {megabytes:,} MB, or breaks its reader"
        mend = "Open it in a viewer and print the pages that matter to a PDF anew."
        raise Unreadable(problem, mend=mend, file=name) from None
    return answer


def _title(stated: str, read: list[Line]) -> str:
    title = " ".join(stated.split())
    if len(title) >= LEAST_TITLE and not _FILE_NAME.search(title):
        return title
    first = [line for line in read if line.page == read[0].page]
    usual = sorted(line.size for line in read)[len(read) // 2]
    largest = max(line.size for line in first)
    if largest < HEADING * usual:
        return first[0].text
    at = next(n for n, line in enumerate(first) if line.size == largest)
    run = [first[at]]
    for _, line in pairwise(first[at:]):
        if abs(line.size - largest) > 1:
            break
        run.append(line)
    return " ".join(line.text for line in run)


def _ranges(numbers: Iterable[int]) -> str:
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{n[0]}-{n[-1]}" if len(n) > 1 else f"{n[0]}" for n in found)
