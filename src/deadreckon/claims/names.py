"""Reading a stretch of a sentence as the name of a source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from deadreckon.claims.places import is_place
from deadreckon.claims.reading import BLANKS, OPENING, after_blanks, before_blanks, words_in
from deadreckon.claims.sources import known

if TYPE_CHECKING:
    from deadreckon.claims.reading import Reading

LONGEST = 90
"""Code points of a source's name."""
MOST_WORDS = 12
LEAD = 25
"""Code points of articles and adjectives before what a source speaks through."""
SHORT = 6
"""Words of a short phrase."""
LONGEST_PRONOUN = 4
NOUNS_CAPITAL = frozenset({"de"})
ARTICLELESS = frozenset({"pl", "ro", "ru", "uk"})
CAPITALLESS = frozenset({"ar"})
"""Languages without capitals, in which a short phrase after a verb of saying is its subject."""

LEVELS = tuple(f"confidence.{level}" for level in ("high", "moderate", "low", "not_high"))

_DAY_LEAD, _DAY_TAIL = 4, 12
_CAPITAL = re.compile(r"\b[^\W\d_a-zà-öø-ÿа-яёіїєґ]")
_VERBS = ("signs.route", "signs.deny", "signs.reject", "signs.ais")
_ENDS = ",،;:.-–—("
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_GOING_ON = ("attribution.articles", "attribution.prepositions", "signs.joint")


@dataclass(frozen=True, slots=True)
class Name:
    """A source as a phrase of the text names it.

    Attributes:
        start, end: the phrase, in code points of the text.
        anaphor: it stands for a source that was named before.
        pronoun: for all of the chain that was named last.
    """

    start: int
    end: int
    anaphor: bool = False
    pronoun: bool = False


def name_in(reading: Reading, start: int, end: int, *, sure: bool = False) -> Name | None:
    """Read a stretch as a source: without what leads to it and what it speaks through.

    Args:
        reading: the sentence.
        start: of the stretch, in code points of the text.
        end: of the stretch.
        sure: grammar leaves no other reading, so that any short noun phrase is a source.
    """
    start, end = trim(reading.text, start, end)
    if start < end and reading.text[start] in OPENING and words_in(reading, start, end) > SHORT:
        return None
    start, end = _without_asides(reading, *_without_days(reading, start, end))
    cut = _shortened(reading, start, end)
    if cut is None:
        return None
    start, end = _inner(reading, *cut)
    if start >= end or closed(reading, start, end) < end or is_own(reading, start, end):
        return None
    if _covered(reading, start, end, "attribution.anaphors"):
        return Name(start, end, anaphor=True, pronoun=end - start <= LONGEST_PRONOUN)
    first, last = _carried(reading, start, end)
    if first >= last:
        return Name(start, end, anaphor=True)
    return _named(reading, first, last, sure=sure)


def nouns_end(reading: Reading, start: int, end: int) -> int:
    """Give where a phrase ends whose nouns have capitals: at a verb, which has none, behind one.

    What an article, a preposition or `and` opens goes on. In other languages it ends at such a
    word behind a person's two names.
    """
    if reading.language not in NOUNS_CAPITAL:
        return _names_end(reading, start, end)
    opens = {h.start for h in reading.all(*_GOING_ON)}
    bodies = known(reading.slice(start, end))
    last = False
    for word in _WORD.finditer(reading.text, start, end):
        at = word.start()
        noun = at not in opens and (word.group()[0].isupper() or word.group()[0].isdecimal())
        named = any(body.start <= at - start < body.end for body in bodies)
        if last and not noun and at not in opens and not named:
            return before_blanks(reading, at)
        last = noun and not named
    return end


def _names_end(reading: Reading, start: int, end: int) -> int:
    opens = {h.start for h in reading.all(*_GOING_ON, "attribution.roles", "attribution.carried")}
    named = 0
    for word in _WORD.finditer(reading.text, start, end):
        if word.group()[0].isupper():
            named += 1
        elif named > 1 and word.group()[0].islower() and word.start() not in opens:
            return before_blanks(reading, word.start())
        else:
            named = 0
    return end


def is_source(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a phrase can name a source: a known body, a role, or a name."""
    phrase = reading.slice(start, end).strip()
    if not phrase or phrase.isdecimal():
        return False
    if known(phrase) or reading.has("attribution.roles", start, end):
        return True
    if has_verb(reading, start, end) or _holds_count(reading, start, end):
        return False
    if reading.language in CAPITALLESS:
        return len(phrase.split()) <= LONGEST_PRONOUN and not any(map(str.isdigit, phrase))
    return _has_name(reading, start, phrase)


def _has_name(reading: Reading, start: int, phrase: str) -> bool:
    """Tell whether capitals show a name: the first of a sentence shows one in a short phrase only.

    Where every noun has a capital, two in a row do, or one without an article.
    """
    words = phrase.split()
    article = any(0 <= hit.start - start <= 1 for hit in reading.all("attribution.articles"))
    if reading.language in NOUNS_CAPITAL:
        pairs = pairwise(words)
        return any(a[0].isupper() and b[0].isupper() for a, b in pairs if not article) or (
            not article and len(words) <= SHORT // 2 and words[-1][0].isupper()
        )
    opens = not reading.slice(reading.start, start).strip(BLANKS + OPENING)
    if any(match.start() > 0 or not opens for match in _CAPITAL.finditer(phrase)):
        return True
    return not article and len(words) == 1 and phrase[0].isupper()


def is_named(reading: Reading, name: Name) -> bool:
    """Tell whether a name is a known body's, or has a capital."""
    phrase = reading.slice(name.start, name.end)
    return bool(known(phrase)) or _CAPITAL.search(phrase) is not None


def is_own(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a phrase stands for the outlet itself."""
    return _covered(reading, start, end, "attribution.own")


def has_verb(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch holds a verb, so that it is no name."""
    kinds = ("attribution.says", "attribution.stop", *_VERBS)
    return any(reading.has(kind, start, end) for kind in kinds)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out blanks and marks around a stretch."""
    while start < end and text[start] in BLANKS + _ENDS + "')":
        start += 1
    while end > start and text[end - 1] in BLANKS + _ENDS:
        end -= 1
    return start, end


def _without_days(reading: Reading, start: int, end: int) -> tuple[int, int]:
    for time in reading.times:
        if not (start <= time.start and time.end <= end):
            continue
        if not reading.slice(time.end, end).strip():
            end = time.start
        elif time.start - start <= _DAY_LEAD:
            start = time.end
        elif end - time.end <= _DAY_TAIL:
            end = time.start
    return start, end


def _without_asides(reading: Reading, start: int, end: int) -> tuple[int, int]:
    articles = {hit.start for hit in reading.all("attribution.articles")}
    openers = ("signs.complement", "attribution.aside", "signs.joint", "signs.strong")
    for kind in openers:
        for hit in reading.all(kind):
            if hit.start > start:
                break
            opens = hit.start == start and hit.end < end and hit.start not in articles
            first = hit.start == reading.start
            if opens and (first or reading.slice(hit.start, hit.end).islower()):
                start = after_blanks(reading, hit.end)
    for hit in reversed(reading.all("attribution.aside")):
        if hit.start <= start:
            break
        if start < hit.start and hit.end <= end and not reading.slice(hit.end, end).strip():
            start, end = trim(reading.text, start, hit.start)
    return trim(reading.text, start, end)


def _shortened(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Give the known name within a stretch that is too long for one; None where it has none."""
    if start >= end:
        return None
    if words_in(reading, start, end) <= MOST_WORDS and end - start <= LONGEST:
        return start, end
    found = known(reading.slice(start, end))
    if not found or end - start - found[-1].end > 3 * SHORT:
        return None
    return start + found[-1].start, start + found[-1].end


def _inner(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Leave out a clause before a name and who cites it behind it."""
    for hit in reading.verbs:
        if start <= hit.start and hit.end < end:
            start = hit.end
    for hit in reading.all("attribution.cited_by", "attribution.citing"):
        if start < hit.start < end:
            end = hit.start
    end = _before_confidence(reading, start, end)
    for hit in reversed(reading.all("signs.complement", "attribution.stop")):
        if start < hit.start and hit.end < end and is_source(reading, hit.end, end):
            start = hit.end
            break
    return trim(reading.text, start, end)


def _before_confidence(reading: Reading, start: int, end: int) -> int:
    """Leave out how sure a source is: analysts with moderate confidence."""
    for hit in reading.all(*LEVELS):
        if start < hit.start < end:
            end = hit.start
            while end > start and reading.text[end - 1] in BLANKS:
                end -= 1
            for word in reading.all("attribution.prepositions"):
                if word.end == end and word.start > start:
                    return word.start
    return end


def _named(reading: Reading, start: int, end: int, *, sure: bool) -> Name | None:
    for hit in reading.all("attribution.prepositions"):
        if hit.start == start:
            bodies = known(reading.slice(hit.end, end))
            first = after_blanks(reading, hit.end)
            seated = _is_seat(reading, start, first, end)
            return Name(first, end) if seated or (bodies and bodies[0].start <= 1) else None
    if _covered(reading, start, end, "signs.strong", "attribution.aside", "signs.complement"):
        return None
    source = is_source(reading, start, end) or (sure and _is_plain(reading, start, end))
    return Name(start, end) if source else None


def _is_plain(reading: Reading, start: int, end: int) -> bool:
    """Tell a short noun phrase: the divers; no count, no verb, no law, no picture or paper."""
    if words_in(reading, start, end) > SHORT - 2 or has_verb(reading, start, end):
        return False
    articles = reading.all("attribution.articles")
    if reading.language not in ARTICLELESS and not any(
        0 <= hit.start - start <= 1 and hit.end < end for hit in articles
    ):
        return False
    other = ("signs.norm", "signs.imagery", "signs.ship", "attribution.carriers")
    phrase = reading.slice(start, end)
    nouns = [hit for hit in reading.all(*other) if hit.start > start]
    held = [(q.start, q.end) for q in reading.quantities]
    held += [(one.start, one.end) for one in nouns]
    held += [(t.start, t.end) for t in reading.times]
    return not any(map(str.isdigit, phrase)) and not any(a < end and start < b for a, b in held)


def _is_seat(reading: Reading, start: int, first: int, end: int) -> bool:
    """Tell whether a preposition stands before a body that speaks: in the ministry they said."""
    opens = any(hit.start == start for hit in reading.all("attribution.seat"))
    short = words_in(reading, first, end) <= SHORT
    body = reading.has("attribution.roles", first, end)
    return opens and short and (body or is_place(reading.slice(first, end), reading.language))


def _carried(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Leave out what a source speaks through: the report of, the images of."""
    phrase = reading.slice(start, end)
    if any(n.end - n.start > end - start - LEAD // 3 for n in known(phrase)):
        return start, end
    for hit in reading.all("attribution.carriers"):
        lead = reading.slice(start, hit.start)
        if hit.start < start or hit.end >= end or len(lead) > LEAD or known(lead):
            continue
        if not _CAPITAL.search(lead[1:]) and is_source(reading, hit.end, end):
            start, end = trim(reading.text, hit.end, end)
            break
    for hit in reading.all("attribution.carried"):
        if hit.end == end and start < hit.start:
            return trim(reading.text, start, hit.start)
        if hit.end == end and hit.start <= start:
            return start, start
    return start, end


def closed(reading: Reading, start: int, end: int) -> int:
    """Give a phrase's end without articles and prepositions, behind which a noun was cut off."""
    kinds = ("attribution.prepositions", "attribution.articles")
    last = before_blanks(reading, end)
    for hit in reversed(reading.all(*kinds)):
        if hit.end == last and start <= hit.start:
            end = last = before_blanks(reading, hit.start)
    return end


def _covered(reading: Reading, start: int, end: int, *kinds: str) -> bool:
    """Tell whether one phrase of the lexicon makes up a stretch, but for a letter."""
    return any(hit.start <= start + 1 and hit.end >= end - 1 for hit in reading.all(*kinds))


def _holds_count(reading: Reading, start: int, end: int) -> bool:
    return any(q.start < end and start < q.end for q in reading.quantities)
