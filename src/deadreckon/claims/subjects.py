"""The source that a verb of saying has for its subject: before it, behind it, or parted from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from deadreckon.claims.names import (
    CAPITALLESS,
    LEAD,
    LONGEST,
    LONGEST_PRONOUN,
    NOUNS_CAPITAL,
    SHORT,
    Name,
    closed,
    has_verb,
    name_in,
    nouns_end,
    trim,
)
from deadreckon.claims.places import is_place
from deadreckon.claims.reading import (
    BLANKS,
    CLOSING,
    OPENING,
    QUOTES,
    after_blanks,
    before_blanks,
    words_in,
)
from deadreckon.claims.sources import known

if TYPE_CHECKING:
    from deadreckon.claims.phrases import Hit
    from deadreckon.claims.reading import Reading

SUBJECT_FIRST = frozenset({"vi"})
"""Languages in which no verb of saying stands before its subject."""
VERB_LAST = frozenset({"tr"})
"""Languages in which a subject opens its sentence, parted by a comma from the verb at its end."""
LONGEST_QUOTED = 60
QUOTED_END = ".!?»”\"'"
_AFTER_SAID = tuple(',»”"—–')
BESIDE, BRIEF = 2, 4

_STOPS = ("attribution.stop", "attribution.says", "signs.deny", "signs.reject")
_COMMAS = ",،，、)）"
_CLOSED = ',.;:،؛!?»”"—–('
_WORD = re.compile(r"[^\W\d_]+")
_HELD = re.compile(r"-\s")
_HUNG = re.compile(r"-(?:t-)?(?P<pronoun>ils?|elles?|on)\b")
_PERSON = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w'’-]+ ){1,3}[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w'’-]+(?=[,.;]|$)"
)


def subject(reading: Reading, verb: Hit) -> Name | None:
    """Find the source that is the subject of a verb, before it or, turned round, after it.

    A short noun phrase that opens the sentence is one, whatever it is: the board denied that.
    """
    if reading.language in CAPITALLESS:
        first = reading.text.find(" ", verb.start, verb.end)
        name = _seat(reading, first) or following(reading, first if first > 0 else verb.end)
        if name is not None:
            return name
    return (
        before(reading, verb.start)
        or inverted(reading, verb)
        or (following(reading, verb.end) if turned(reading, verb.start) else None)
        or _sure(reading, verb)
    )


def _sure(reading: Reading, verb: Hit) -> Name | None:
    """Read what opens a sentence before a verb, or follows one that ends it, as its subject."""
    head = _segment(reading, verb.start)
    if head is None or not words_in(reading, *head):
        name = following(reading, verb.end, sure=True) if turned(reading, verb.start) else None
        rest = reading.text[name.end : reading.end] if name else "."
        return name if not rest.strip(BLANKS + QUOTED_END) else None
    start, end = head
    if reading.text[reading.start : start].strip(BLANKS):
        return None
    for aside in reversed(reading.all("attribution.aside")):
        if aside.end == before_blanks(reading, end) and aside.start > start:
            end = before_blanks(reading, aside.start)
    return name_in(reading, start, end, sure=True)


def _seat(reading: Reading, at: int) -> Name | None:
    """Read a state or its capital as the word that begins at a place."""
    match = _WORD.match(reading.text, at + 1, reading.end) if at > 0 else None
    if match is None or not is_place(match.group(), reading.language):
        return None
    return Name(*match.span())


def hung(reading: Reading, verb: Hit) -> Name | None:
    """Read the pronoun that hangs on a verb: dit-il."""
    found = _HUNG.match(reading.text, verb.end) or _HUNG.search(reading.text, verb.start, verb.end)
    return Name(*found.span("pronoun"), anaphor=True, pronoun=True) if found else None


def parted(reading: Reading, verb: Hit) -> Name | None:
    """Read a subject between the parts of a verb before it: teilte die Behörde mit."""
    if reading.language not in NOUNS_CAPITAL or not turned(reading, verb.start):
        return None
    words = [word.span() for word in _WORD.finditer(reading.text, verb.start, verb.end)]
    return name_in(reading, words[0][1], words[-1][0], sure=True) if len(words) > BESIDE else None


def inverted(reading: Reading, verb: Hit) -> Name | None:
    """Read a subject behind its verb that takes up the rest of the clause: a dit le ministère."""
    if not turned(reading, verb.start):
        return None
    name = following(reading, verb.end)
    if name is None or name.pronoun or is_counted(reading, name):
        return None
    rest = reading.text[name.end : reading.end].lstrip(BLANKS + ")")
    ends = not rest or rest[0] in _CLOSED or _HELD.match(rest) is not None
    kinds = ("attribution.cited_by", "attribution.citing", "attribution.told", "signs.complement")
    follows = any(0 <= hit.start - name.end <= BESIDE for hit in reading.all(*kinds))
    return name if ends or follows else None


def turned(reading: Reading, at: int) -> bool:
    """Tell whether a verb can stand before its subject: nothing but a helping word is before it."""
    if reading.language in SUBJECT_FIRST:
        return False
    segment = _segment(reading, at)
    if segment is None:
        return True
    start, end = trim(reading.text, *segment)
    for hit in reading.all("attribution.aside", "signs.joint"):
        if start == hit.start:
            start, end = trim(reading.text, hit.end, end)
    return start >= end


def is_counted(reading: Reading, name: Name) -> bool:
    """Tell whether a name is a count, and so what is said and not who says it."""
    return any(q.bound != "eq" and name.start <= q.start < name.end for q in reading.quantities)


def following(reading: Reading, at: int, *, sure: bool = False) -> Name | None:
    """Read the noun phrase that begins at a place, after a day if there is one; as `name_in`."""
    at = _start(reading, at)
    end = min(reading.end, at + LONGEST)
    if at >= end:
        return None
    if reading.text[at] in OPENING:
        last = _closing(reading.text, at, end)
        return name_in(reading, at, last) if last else None
    stop, quoted = _first_mark(reading, at, end)
    if quoted:
        return name_in(reading, at, stop)
    stop = closed(reading, at, nouns_end(reading, at, _first_stop(reading, at, stop)))
    found = name_in(reading, at, stop, sure=sure)
    return _in_apposition(reading, found) if found else None


def before(reading: Reading, at: int) -> Name | None:
    """Read the noun phrase that ends at a place, or stands before what is put in between."""
    if reading.language in VERB_LAST and (name := _first_part(reading, at)):
        return name
    for aside in reversed(reading.all("attribution.aside")):
        if aside.end == before_blanks(reading, at) and aside.start > reading.start:
            at = aside.start
    first = _segment(reading, at)
    if (
        reading.language in VERB_LAST
        and first
        and words_in(reading, *first) > BRIEF
        and (name := _leading(reading, *first))
    ):
        return name
    start = first[0] if first else before_blanks(reading, at)
    name = name_in(reading, *first) if first else None
    parted = start > reading.start and reading.text[start - 1] in _COMMAS
    if parted and first and _cites(reading, first[0]):
        earlier = _segment(reading, start - 1)
        return name_in(reading, *earlier) if earlier else None
    if not parted or (name is not None and name.anaphor):
        return name
    words = words_in(reading, *first) if first else 0
    earlier = _segment(reading, start - 1)
    if earlier is None or words > SHORT + 2:
        return name
    return _with_aside(reading, earlier) or name or _near(reading, earlier)


def _cites(reading: Reading, at: int) -> bool:
    """Tell whether a stretch opens with whom its subject cites: Reuters, citing officials, said."""
    at = after_blanks(reading, at)
    return any(hit.start == at for hit in reading.all("attribution.citing"))


def plain_subject(reading: Reading, verb: Hit) -> Name | None:
    """Read a short noun phrase that can be nothing but who says it.

    It stands between a comma and a verb that ends the sentence, behind such a verb, or opens a
    sentence before a verb that a clause is said with: the divers said that.
    """
    rest = reading.text[verb.end : reading.end].strip(BLANKS + QUOTED_END)
    head = _segment(reading, verb.start)
    if head is not None and words_in(reading, *head):
        opens = any(0 <= h.start - verb.end <= BESIDE for h in reading.all("signs.complement"))
        first = not reading.text[reading.start : head[0]].strip(BLANKS + OPENING)
        if (first and opens) or (not first and not rest):
            return name_in(reading, *head, sure=True)
        return None
    parted = reading.text[reading.start : verb.start].rstrip(BLANKS)
    if not parted.endswith(_AFTER_SAID):
        return None
    name = following(reading, verb.end, sure=True)
    ends = name is not None and not reading.text[name.end : reading.end].strip(BLANKS + QUOTED_END)
    return name if ends else None


def _first_part(reading: Reading, at: int) -> Name | None:
    """Read what opens a sentence, up to a comma, as the subject of the verb that ends it."""
    comma = reading.text.find(",", reading.start, at)
    if comma < 0 or words_in(reading, reading.start, comma) > SHORT - 2:
        return None
    return name_in(reading, reading.start, comma, sure=True)


def _leading(reading: Reading, start: int, end: int) -> Name | None:
    """Read the capitals and roles that open a stretch as the subject of the verb at its end."""
    roles = reading.all("attribution.roles")
    start = last = after_blanks(reading, start)
    if reading.text[start] in OPENING:
        return None
    for word in _WORD.finditer(reading.text, start, end):
        role = any(hit.start <= word.start() < hit.end for hit in roles)
        if not role and not word.group()[0].isupper():
            break
        last = word.end()
    return name_in(reading, start, last) if last > start else None


def _start(reading: Reading, at: int) -> int:
    """Pass blanks, and a day that stands between a verb and its subject."""
    at = after_blanks(reading, at, also="'")
    for time in reading.times:
        near = at <= time.start <= at + LONGEST_PRONOUN
        if near and reading.text[time.end : reading.end].strip():
            at = after_blanks(reading, time.end)
    return at


def _first_mark(reading: Reading, at: int, end: int) -> tuple[int, bool]:
    """Give where a phrase meets a mark; past a name in quotes after a word or two, and True."""
    for match in reading.breaks(at, end):
        if match.group() in OPENING and match.start() > at:
            last = min(reading.end, match.start() + LONGEST_QUOTED)
            quoted = _closing(reading.text, match.start(), last)
            if quoted and words_in(reading, at, match.start()) <= SHORT // 2:
                return quoted, True
        return match.start(), False
    return end, False


def _first_stop(reading: Reading, at: int, stop: int) -> int:
    """Give where a phrase meets a word that no name holds, or a day."""
    kinds = (*_STOPS, "attribution.cited_by")
    hits = reading.all(*kinds)
    for hit in hits[bisect_right(hits, at, key=lambda hit: hit.start) :]:
        if hit.start >= stop:
            break
        apart = hit.kind == "attribution.stop" or reading.text[hit.start - 1] in BLANKS
        noun = hit.kind == "attribution.says" and hit not in reading.verbs
        if apart and not noun:
            stop = hit.start
            break
    starts = [*(t.start for t in reading.times), *(q.start for q in reading.quantities)]
    return min((start for start in starts if at < start < stop), default=stop)


def _in_apposition(reading: Reading, name: Name) -> Name:
    """Take the name of a person that follows the role: the spokeswoman, Jane Doe."""
    if name.anaphor or reading.text[name.end : name.end + 2] != ", ":
        return name
    match = _PERSON.match(reading.text, name.end + 2)
    if match is None or known(reading.slice(name.start, name.end)):
        return name
    return Name(name.end + 2, match.end())


def _closing(text: str, at: int, end: int) -> int | None:
    wanted = QUOTES.get(text[at], text[at])
    return next((place + 1 for place in range(at + 1, end) if text[place] in wanted), None)


def _with_aside(reading: Reading, segment: tuple[int, int]) -> Name | None:
    """Read a short phrase that opens a clause as a subject parted from its verb by an aside."""
    for _ in range(2):
        start, end = segment
        head = reading.text[reading.start : start].strip(BLANKS + OPENING)
        first = after_blanks(reading, start)
        opens = any(hit.start == first for hit in reading.all("signs.joint", "signs.strong"))
        if not head or head[-1] in ";:；：" or opens:
            return _plain_subject(reading, start, end)
        earlier = _segment(reading, start - 1)
        if earlier is None or earlier[0] >= start:
            return None
        segment = earlier
    return None


def _plain_subject(reading: Reading, start: int, end: int) -> Name | None:
    if words_in(reading, start, end) > SHORT + LONGEST_PRONOUN:
        return None
    name = name_in(reading, start, end)
    if name is None or name.start - start > LEAD + SHORT:
        return None
    busy = any(q.start >= start and q.end <= end for q in reading.quantities)
    return None if busy or has_verb(reading, name.start, name.end) else name


def _near(reading: Reading, segment: tuple[int, int]) -> Name | None:
    """Read a short phrase one comma back, or two: a dock worker, 34, recalled."""
    for _ in range(2):
        at = after_blanks(reading, segment[0])
        cites = reading.all("attribution.cited_by", "attribution.citing")
        short = words_in(reading, *segment) <= SHORT + 2
        if short and not any(hit.start == at for hit in cites):
            name = name_in(reading, *segment)
            if name is not None:
                return name
        earlier = _segment(reading, segment[0] - 1)
        if earlier is None:
            return None
        segment = earlier
    return None


def _segment(reading: Reading, at: int) -> tuple[int, int] | None:
    """Give the stretch before a place, back to the last mark; what stands in brackets is passed."""
    text = reading.text
    stop = before_blanks(reading, at)
    if stop > reading.start and text[stop - 1] in ")）":
        opened = max(text.rfind("(", reading.start, stop), text.rfind("（", reading.start, stop))
        if opened > reading.start:
            stop = before_blanks(reading, opened)
    marks = list(reading.breaks(reading.start, stop))
    if marks and marks[-1].end() == stop and marks[-1].group() in CLOSING and stop > at - 2:
        opened = max((text.rfind(sign, reading.start, stop - 1) for sign in OPENING), default=-1)
        if opened >= 0 and words_in(reading, opened, stop) <= SHORT:
            marks = [mark for mark in marks if mark.end() <= opened]
    start = marks[-1].end() if marks else reading.start
    return (start, stop) if start < stop else None
