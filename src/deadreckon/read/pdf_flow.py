"""From lines to paragraphs: hyphens undone, sentences joined over columns, pages and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from deadreckon.read.pdf_layout import Line

SPACED = 1.35
"""Spacings of lines from which a new paragraph begins."""
INDENT = 0.8
"""Letter sizes by which a first line is set in."""
SHORT = 0.85
"""Share of a column's width short of which a line may be a paragraph's last."""
RAGGED = 1.0
"""Letter sizes by which lines end apart where words are not broken at their ends."""
NOTE = 0.88
"""Share of the text's letter size up to which a line at a page's foot is a note."""
SAME_SIZE = 0.12

_WIDE = re.compile(r"[\u3001-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff1f]")
_HANGUL = re.compile(r"[가-힣]")
_ENDED = re.compile(r"[.!?…。！？؟۔:;]['\"»”’)\]」』]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*\Z")
_BROKEN = re.compile(r"[^\W\d_][\u00ad\u2010-]\Z")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|만|으로|에서|에게|까지|부터|이다|했다|됐다)(?![가-힣])"
)
"""Korean endings that no word begins with: a word was broken before them."""
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Join lines to paragraphs, in their order.

    A hyphen at a line's end is undone where the next line goes on in lower case, unless the text
    has the word with a hyphen elsewhere and not without. Notes at a page's foot stand behind the
    paragraph that runs on over them.
    """
    if not lines:
        return []
    words = _whole_words(lines)
    flow = _Flow(lines)
    out: list[list[Line]] = []
    notes: list[list[Line]] = []
    for line in lines:
        group = notes if flow.is_note(line) else out
        if group is out and notes and not (out and flow.goes_on(out[-1], line)):
            out += notes
            notes = []
        if group and flow.goes_on(group[-1], line):
            group[-1].append(line)
        else:
            group.append([line])
    return [_joined(group, words) for group in (*out, *notes)]


def _whole_words(lines: Sequence[Line]) -> Counter[str]:
    """Count words, but for those that a line's end may break."""
    found = Counter[str]()
    broken = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        last = len(words) - (1 if _BROKEN.search(line.text) else 0)
        found.update(words[1 if broken else 0 : last])
        broken = last < len(words)
    return found


class _Flow:
    """What is usual in a document: its letter size, and the spacing of its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size))
        steps = [
            b.base - a.base
            for a, b in pairwise(lines)
            if a.page == b.page and 0 < b.base - a.base < 3 * a.size
        ]
        self.spacing = median(steps) / self.size if steps else 1.2
        last: dict[int, float] = {}
        for line in lines:
            if line.size > NOTE * self.size:
                last[line.page] = max(last.get(line.page, 0.0), line.base)
        self._foot = last

    def is_note(self, line: Line) -> bool:
        """Tell a line in small letters below all others of its page."""
        foot = self._foot.get(line.page)
        return line.size <= NOTE * self.size and foot is not None and line.base > foot

    def goes_on(self, group: Sequence[Line], line: Line) -> bool:
        """Tell whether a line belongs to the paragraph before it."""
        last = group[-1]
        if abs(last.size - line.size) > SAME_SIZE * max(last.size, line.size):
            return False
        step = line.base - last.base
        shares = min(last.x1, line.x1) - max(last.x0, line.x0) > 0
        if last.page != line.page or step < 0 or not shares:
            return _ENDED.search(last.text) is None and last.size <= 1.15 * self.size
        if step > SPACED * self.spacing * max(line.size, last.size):
            return False
        left, right = min(o.x0 for o in group), max(o.x1 for o in group)
        ended = _ENDED.search(last.text) is not None
        indented = len(group) > 1 and line.x0 - left > INDENT * line.size
        short = last.x1 - last.x0 < SHORT * max(right - left, line.x1 - line.x0)
        return not (ended and (indented or short)) or line.text[:1].islower()


def _joined(group: Sequence[Line], words: Counter[str]) -> str:
    out = group[0].text
    ragged = max(o.x1 for o in group[:-1] or group) - min(
        o.x1 for o in group[:-1] or group
    ) > RAGGED * max(o.size for o in group)
    for line in group[1:]:
        out = _with(out, line.text, words, ragged=ragged)
    return out


def _with(text: str, more: str, words: Counter[str], *, ragged: bool) -> str:
    if _BROKEN.search(text) and more[:1].islower():
        return text[:-1] + more if _is_one_word(text, more, words) else text + more
    if text.endswith(("-", "\u2010")) and not text[:-1].endswith(" "):
        return text + more
    wide = _WIDE.match(text[-1]) and _WIDE.match(more[0])
    hangul = not ragged and _HANGUL.match(text[-1]) and _HANGUL.match(more[0])
    if wide or (hangul and _known(text, more, words)):
        return text + more
    return f"{text} {more}"


def _is_one_word(text: str, more: str, words: Counter[str]) -> bool:
    """Tell a word that was broken from one with a hyphen of its own, by the rest of the text."""
    if text[-1] == "\u00ad":
        return True
    first = _WORD.findall(text[:-1])[-1].casefold()
    second = _WORD.findall(more)[0].casefold()
    if words[first + second]:
        return True
    compound = "-" in first or "-" in second or (words[first] and words[second])
    return not (compound or words[f"{first}-{second}"])


def _known(text: str, more: str, words: Counter[str]) -> bool:
    """Tell whether two Korean ends make a word that stands whole elsewhere, or an ending."""
    if _PARTICLE.match(more):
        return True
    return words[(_WORD.findall(text)[-1] + _WORD.findall(more)[0]).casefold()] > 0
