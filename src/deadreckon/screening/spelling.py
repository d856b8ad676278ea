"""Names in the form in which they are compared, and how near two of them are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.fuzz import ratio

from deadreckon.screening.english import english
from deadreckon.screening.romanised import is_latin, romanised

if TYPE_CHECKING:
    from deadreckon.model.listed import Kind

LEAST_SCORE = 85.0
"""From here on two names are told as alike: one letter in seven may differ, none in six."""
SHORTEST = 4
"""Names of fewer letters are alike only if they are the same."""
SURELY_LONG = 6
"""Between two Latin names of fewer letters, one that differs tells of another name: Maia, Maria."""

_PREFIX = re.compile(
    r"^\s*(?:m[./]?[vts]\.?|s[./]?s\.?|т/[хк]|теплоход|танкер)\s+(?=\S)", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?<=[\dA-Za-z\uac00-\ud7a3\u3041-\u30fc\u3400-\u9fff])\s*[호号號]\s*$")
_MARKS = str.maketrans("", "", "'’‘ʼʹ`´")
_TOKENS = re.compile(r"[a-z]+|\d+")
_ROMAN = {
    numeral: str(number)
    for number, numeral in enumerate(re.findall(r"\w+", "i ii iii iv v vi vii viii ix x xi xii"), 1)
}
_NUMBER_WORDS = frozenset({"no", "nr", "num"})
_LEGAL_FORMS = re.compile(
    r"ag|ao|as|bv|co|company|corp|corporation|gmbh|inc|incorporated|jsc|limited|ll[cp]|ltd|nv|oao|ooo"
    r"|oy|pao|pjsc|plc|pt[ey]|sa|sarl|srl|zao"
)
_LOOSER = (
    ("y", "i"),
    ("ii", "i"),
    ("kh", "k"),
    ("th", "t"),
    ("ph", "p"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "c"),
    ("eo", "o"),
    ("eu", "u"),
    ("ae", "e"),
    ("ai", "e"),
    ("ng", "n"),
)
_SOUNDS = str.maketrans("gdbjlvzf", "ktpcrwsp")
_DOUBLED = re.compile(r"([a-z])\1+")


class Spelling(NamedTuple):
    """One way to write a name in Latin letters.

    Attributes:
        letters: of all words, nothing between them.
        numbers: apart, as they tell sister ships apart and so must agree.
        foreign: whether the name was in another script, so that its sound may count.
    """

    letters: str
    numbers: str
    foreign: bool

    @property
    def loose(self) -> str:
        """The same with sounds together that ways of romanising set apart: k and g, l and r."""
        return loosened(self.letters)


def spellings(name: str, kind: Kind | None = None) -> tuple[Spelling, ...]:
    """Give the ways to write a name; none for a name without letters or digits.

    Args:
        name: as it is printed: with `M/V` before or 호 behind, numbers Roman or not.
        kind: of what bears it. Of organisations and persons the order of words does not count,
            of organisations the legal form neither; None: not known, taken as of a vessel.
    """
    prefix = _PREFIX.match(name)
    bare = name[prefix.end() :] if prefix else name
    if name.isascii():
        return _with_letters([_spelling(bare, kind, foreign=False)])
    bare = _SUFFIX.sub("", bare)
    ways = [(way, not is_latin(name)) for way in romanised(bare)]
    ways += [(way, not is_latin(read)) for read in english(bare) for way in romanised(read)]
    return _with_letters([_spelling(way, kind, foreign=foreign) for way, foreign in ways])


def _with_letters(found: list[Spelling]) -> tuple[Spelling, ...]:
    return tuple(dict.fromkeys(one for one in found if one.letters or one.numbers))


def _spelling(text: str, kind: Kind | None, *, foreign: bool) -> Spelling:
    tokens = _TOKENS.findall(text.lower().translate(_MARKS))
    if kind == "organisation":
        tokens = [token for token in tokens if not _LEGAL_FORMS.fullmatch(token)] or tokens
    if kind in {"organisation", "person"}:
        tokens.sort()
    elif len(tokens) > 1:
        tokens[-1] = _ROMAN.get(tokens[-1], tokens[-1])
    letters: list[str] = []
    numbers: list[str] = []
    for token in tokens:
        if not token.isdigit():
            letters.append(token)
            continue
        numbers.append(token.lstrip("0") or "0")
        if letters and letters[-1] in _NUMBER_WORDS:
            letters.pop()
    return Spelling("".join(letters), " ".join(numbers), foreign)


@lru_cache(maxsize=65536)
def loosened(letters: str) -> str:
    """Put together what ways of romanising set apart."""
    loose = letters
    for sounds, one in _LOOSER:
        loose = loose.replace(sounds, one)
    return _DOUBLED.sub(r"\1", loose.translate(_SOUNDS))


def score(one: Spelling, other: Spelling) -> float:
    """Say how near two spellings are, 0 to 100; no probability.

    Both in Latin script: the share of letters they have in common, in order (the normalised indel
    similarity, rapidfuzz's `ratio`). If one is in another script, the mean of that and of the same
    for their loose forms. Names with other numbers are 0: they are other ships.
    """
    if one.numbers != other.numbers:
        return 0.0
    if one.letters == other.letters:
        return 100.0
    if min(len(one.letters), len(other.letters)) < SHORTEST:
        return 0.0
    strict = ratio(one.letters, other.letters)
    if not (one.foreign or other.foreign):
        return strict
    return (strict + ratio(one.loose, other.loose)) / 2


def slight(one: str, other: str) -> bool:
    """Whether two names, alike and in Latin script, are too short for what differs to be a slip."""
    if not (is_latin(one) and is_latin(other)):
        return False
    mine, theirs = ({spelling.letters for spelling in spellings(name)} for name in (one, other))
    return not mine & theirs and max(map(len, mine | theirs), default=0) < SURELY_LONG
