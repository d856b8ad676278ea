"""From the letters of a PDF page, each in its place, to runs of text that stand on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

GAP = 1.5
"""Letter sizes between two letters from which they stand in two runs, as in two columns."""
RAISED = 0.55
"""Letter sizes that a letter may stand above or below its line, as an index does."""
WORD_LONG = 12
"""Letter sizes that a word written from right to left may be long, whose last letter is drawn
first."""
SPACE, NARROW = 0.2, 0.1
"""Letter sizes between two such letters from which they belong to two words; the same where the
file has a blank near."""
SMALL = 0.85
"""Share of the line's letter size below which a raised figure is a note's number."""

INDEX = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
HAIR = "\u200a"
_INDEX_BEHIND = re.compile(r"(?<=[^\W⁰¹²³⁴⁵⁶⁷⁸⁹])(?<!\b[ckm]m)(?<!\bm)(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])")
"""Where a note's number hangs on a word: a hair space parts them, but not the metres of m²."""
_BULLETS = frozenset("\uf0b7\uf0a7\uf076\uf0d8\uf02d")
_HYPHENS = frozenset("\x02\ufffe\uffff")
_TURNED = str.maketrans("()[]«»", ")(][»«")
_MARKS_IN_NUMBERS = frozenset(".,:/-%٪٫٬")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter where it stands, in points from the page's upper left corner.

    Attributes:
        char: what it says.
        x0, x1: its left and right.
        base: of the line it stands on; `size`: its height.
    """

    char: str
    x0: float
    x1: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one piece on one line, in logical order, in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    base: float
    size: float

    @property
    def rtl(self) -> bool:
        """Whether most of its letters are written from right to left."""
        return _is_rtl(self.text)


@dataclass(slots=True)
class _Line:
    glyphs: list[Glyph] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    base: float = 0.0
    size: float = 0.0
    backwards: bool = False

    def takes(self, glyph: Glyph) -> bool:
        size = max(self.size, glyph.size)
        apart = max(glyph.x0 - self.x1, self.x0 - glyph.x1)
        most = WORD_LONG if self.backwards or _strong(glyph.char) == "R" else GAP
        return abs(glyph.base - self.base) <= RAISED * size and apart <= most * size

    def add(self, glyph: Glyph) -> None:
        if not self.glyphs or glyph.size > self.size:
            self.base, self.size = glyph.base, glyph.size
        self.x0 = min(self.x0, glyph.x0) if self.glyphs else glyph.x0
        self.x1 = max(self.x1, glyph.x1) if self.glyphs else glyph.x1
        self.backwards = self.backwards or _strong(glyph.char) == "R"
        self.glyphs.append(glyph)


def runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """Join letters to runs, in the order in which the file draws them.

    A raised small figure becomes an index behind a hair space: no word or number runs into it.
    """
    found: list[Run] = []
    line = _Line()
    glyphs = list(glyphs)
    backwards = _is_rtl("".join(glyph.char for glyph in glyphs))
    for glyph in glyphs:
        if glyph.char.isspace():
            if line.glyphs:
                line.glyphs.append(glyph)
            continue
        if line.glyphs and not line.takes(glyph):
            found += _run(line, backwards=backwards)
            line = _Line()
        line.add(glyph)
    return found + _run(line, backwards=backwards)


def plain(text: str) -> str:
    """Spell ligatures and presentation forms out, and leave out what is no letter."""
    out = []
    for letter in text:
        if letter in _BULLETS:
            out.append("•")
        elif letter in _HYPHENS:
            out.append("-")
        elif "\ufb00" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc":
            out.append(unicodedata.normalize("NFKC", letter))
        elif letter.isprintable() or letter == "\u00ad":
            out.append(letter)
        elif letter.isspace():
            out.append(" ")
    return " ".join("".join(out).split())


def _run(line: _Line, *, backwards: bool) -> list[Run]:
    glyphs = [_indexed(glyph, line) for glyph in line.glyphs]
    if line.backwards:
        pieces = [_logical(p, page_backwards=backwards) for p in _pieces(glyphs, line)]
        return [run for piece in pieces if (run := _in_one(piece, line))]
    found = _in_one(glyphs, line)
    return [found] if found else []


def _in_one(glyphs: Sequence[Glyph], line: _Line) -> Run | None:
    text = _INDEX_BEHIND.sub(HAIR, plain("".join(glyph.char for glyph in glyphs)))
    if not text:
        return None
    x0, x1 = min(g.x0 for g in glyphs), max(g.x1 for g in glyphs)
    return Run(text, x0, x1, line.base, line.size)


def _pieces(glyphs: Sequence[Glyph], line: _Line) -> list[list[Glyph]]:
    """Sort letters from left to right, part them at gaps, and put blanks where words end.

    A blank of the file's own stands in the order of its drawing: it goes to the nearest gap.
    """
    seen = sorted((g for g in glyphs if not g.char.isspace()), key=lambda g: (g.x0 + g.x1, g.x0))
    blanks = {_gap_at(seen, g.x0) for g in glyphs if g.char.isspace()} if len(seen) > 1 else set()
    out: list[list[Glyph]] = [[]]
    for at, glyph in enumerate(seen):
        apart = glyph.x0 - seen[at - 1].x1 if at else 0.0
        if apart > GAP * line.size:
            out.append([])
        elif apart > SPACE * line.size or (at in blanks and apart > NARROW * line.size):
            out[-1].append(Glyph(" ", glyph.x0 - apart, glyph.x0, line.base, line.size))
        out[-1].append(glyph)
    return out


def _gap_at(seen: Sequence[Glyph], x: float) -> int:
    """Give the letter, from left to right, whose left side is nearest to a place."""
    return min(range(1, len(seen)), key=lambda n: abs(seen[n].x0 + seen[n - 1].x1 - 2 * x))


def _indexed(glyph: Glyph, line: _Line) -> Glyph:
    small = glyph.size < SMALL * line.size
    if small and glyph.base < line.base - 1 and glyph.char in "0123456789":
        return Glyph(glyph.char.translate(INDEX), glyph.x0, glyph.x1, glyph.base, glyph.size)
    return glyph


def _logical(seen: Sequence[Glyph], *, page_backwards: bool) -> list[Glyph]:
    """Put letters into the order of reading, from that from left to right.

    A file may draw letters that run from right to left in either order: its own tells nothing.
    """
    backwards = page_backwards or _is_rtl("".join(g.char for g in seen))
    kinds = _directions([g.char for g in seen], "R" if backwards else "L")
    if backwards:
        seen, kinds = seen[::-1], kinds[::-1]
    other = "L" if backwards else "R"
    out: list[Glyph] = []
    piece: list[Glyph] = []
    for glyph, kind in zip(seen, kinds, strict=True):
        if kind == other:
            piece.append(glyph)
        else:
            out += [*piece[::-1], glyph]
            piece = []
    return _with_marks_behind(_with_brackets_turned([*out, *piece[::-1]]))


def _directions(chars: Sequence[str], base: str) -> list[str]:
    """Give each letter's direction; what has none takes its neighbours' where they agree."""
    kinds = [_strong(char) for char in chars]
    for at, char in enumerate(chars):
        inside = 0 < at < len(chars) - 1
        if inside and char in _MARKS_IN_NUMBERS and chars[at - 1].isdecimal():
            kinds[at] = "L" if chars[at + 1].isdecimal() else kinds[at]
    last = base
    for at, kind in enumerate(kinds):
        if kind:
            last = kind
            continue
        following = next((k for k in kinds[at + 1 :] if k), base)
        kinds[at] = last if last == following else base
    return kinds


def _strong(char: str) -> str:
    """Give R, L or, of blanks and marks, the empty string."""
    direction = unicodedata.bidirectional(char[0])
    if direction in {"R", "AL"}:
        return "R"
    return "L" if direction in {"L", "EN", "AN"} else ""


def _is_rtl(text: str) -> bool:
    letters = [unicodedata.bidirectional(char) for char in text]
    return sum(d in {"R", "AL"} for d in letters) > sum(d == "L" for d in letters)


def _with_brackets_turned(glyphs: list[Glyph]) -> list[Glyph]:
    """Mirror brackets where the file tells how they look and not what they are."""
    first = next((g.char for g in glyphs if g.char in "()[]«»"), "(")
    if first in "([«":
        return glyphs
    return [Glyph(g.char.translate(_TURNED), g.x0, g.x1, g.base, g.size) for g in glyphs]


def _with_marks_behind(glyphs: list[Glyph]) -> list[Glyph]:
    """Put a combining mark behind the letter that it stands over."""
    out = [g for g in glyphs if not unicodedata.combining(g.char[0])]
    for mark in (g for g in glyphs if unicodedata.combining(g.char[0])):
        middle = mark.x0 + mark.x1
        letters = [n for n, g in enumerate(out) if not g.char.isspace()]
        near = min(letters, key=lambda n: abs(out[n].x0 + out[n].x1 - middle), default=-1)
        out.insert(near + 1, mark)
    return out
