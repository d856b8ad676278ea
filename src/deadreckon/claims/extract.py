"""Claims in a report: who says what, how surely, how many, when, where; each with its span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from deadreckon.claims.anchors import RUMOUR, anchors
from deadreckon.claims.attribution import Attribution
from deadreckon.claims.body import body
from deadreckon.claims.chains import (
    Quoted,
    attributions,
    chain_of,
    going_on,
    only_tells,
    told_by,
)
from deadreckon.claims.denials import Denied, denied
from deadreckon.claims.kinds import Kind, kind, mood, observation, polarity
from deadreckon.claims.lexicon import primary
from deadreckon.claims.places import places
from deadreckon.claims.proposed import Claims, Count, Proposed, When
from deadreckon.claims.quantities import Quantity, quantities
from deadreckon.claims.reading import CLOSING, Reading, read
from deadreckon.claims.segments import Segment, segments
from deadreckon.claims.sentences import sentences
from deadreckon.claims.speakers import Speakers
from deadreckon.claims.terms import on_scale
from deadreckon.claims.times import TimeSpan, times
from deadreckon.claims.vessels import misread, vessels
from deadreckon.claims.whereabouts import PlaceFound

ORDINALS = frozenset({"de", "pl", "tr"})
"""Languages in which a full stop makes a number an ordinal."""
UNMAPPED = "\ufffd"
"""What stands for a letter that could not be read."""
BEFORE_DENIAL = 40
BESIDE = 6
"""Code points between a speaker's day and a denial, and between a verb of saying and its day."""
_Found = TypeVar("_Found", Quantity, TimeSpan)
_ANY_DAY, _OTHER_DAY = date(1999, 12, 31), date(2004, 5, 6)


def extract(
    text: str,
    *,
    language: str,
    published: date | None,
    counted: Sequence[Quantity] | None = None,
    dated: Sequence[TimeSpan] | None = None,
) -> Claims:
    """Propose the claims of a report.

    Args:
        text: of the report, as it is; spans count its code points.
        language: ISO 639-1 or a tag that starts with it.
        published: the day that relative days are read against; where it is None, only days
            that need none are read.
        counted: its quantities, where they were read already.
        dated: its times against `published`, likewise.
    """
    tongue = primary(language)
    article = body(text)
    counted = quantities(text, language=language) if counted is None else counted
    dated = _times(text, language, published) if dated is None else dated
    speakers = Speakers(text, article.outlet)
    found: list[Proposed] = []
    for line in article.lines:
        told: list[Proposed] = []
        for start, end in sentences(text, line.start, line.end, ordinals=tongue in ORDINALS):
            spans = (
                _within_span(text, counted, start, end),
                _within_span(text, dated, start, end),
            )
            reading = read(text, (start, end), tongue, *spans)
            before = speakers.last
            claims = list(_claims(reading, speakers))
            if not claims and speakers.last is not before and only_tells(reading):
                quoted = text[line.start : start].rstrip().endswith(tuple(CLOSING))
                told = told_by(speakers.last, told, language=tongue, quoted=quoted)
                found[len(found) - len(told) :] = told
                continue
            claims = going_on(told, claims, reading)
            if line.headline:
                claims = [c for c in claims if c.kind == "denial" or c.quantity is not None]
            found += claims
            told = claims
    numbered = (replace(claim, id=f"c{n}") for n, claim in enumerate(found, 1))
    return Claims(language, published, tuple(numbered))


def _within_span(text: str, found: Sequence[_Found], start: int, end: int) -> list[_Found]:
    """Give what lies within a stretch and can be read; `found` is in the order of the text."""
    first = bisect_left(found, start, key=_start)
    inside = found[first : bisect_left(found, end, key=_start)]
    return [one for one in inside if one.end <= end and _legible(text, one)]


def _legible(text: str, one: Quantity | TimeSpan) -> bool:
    """Tell whether all letters of a number or day were read."""
    return UNMAPPED not in text[max(one.start - 1, 0) : one.end + 1]


def _start(one: Quantity | TimeSpan) -> int:
    return one.start


def _apart_from_names(found: list[PlaceFound], said: list[Attribution]) -> list[PlaceFound]:
    """Leave out places in the name of a source: the embassy in Ankara says, and is no place."""
    names = [name for one in said for name in one.chain]
    return [p for p in found if not any(n.start <= p.start and p.end <= n.end for n in names)]


def _apart_from_sources(reading: Reading, said: list[Attribution]) -> list[Quantity]:
    """Leave out how many they are who say something: two officials said."""
    names = [name for one in said for name in one.chain]
    return [
        q
        for q in reading.quantities
        if q.bound != "eq" or not any(n.start < q.end and q.start < n.end for n in names)
    ]


def _times(text: str, language: str, published: date | None) -> list[TimeSpan]:
    if published is not None:
        return times(text, language=language, published=published)
    other = set(times(text, language=language, published=_OTHER_DAY))
    return [t for t in times(text, language=language, published=_ANY_DAY) if t in other]


def _claims(reading: Reading, speakers: Speakers) -> Iterator[Proposed]:
    said = attributions(reading)
    denied = bool(reading.all("signs.deny", "signs.no_comment"))
    quoted = [(one, speakers.chain(one.chain, denies=denied)) for one in said]
    named = _apart_from_names(places(reading), said)
    reading = replace(reading, places=named, quantities=_apart_from_sources(reading, said))
    marks = anchors(reading)
    if reading.has("signs.background", reading.start, reading.end):
        marks = [a for a in marks if a.facet in ("denial", "term", "conditional")]
    for segment in segments(reading, marks, said):
        if _counts(reading, segment, named):
            yield _claim(reading, segment, quoted, named, speakers)


def _counts(reading: Reading, segment: Segment, named: list[PlaceFound]) -> bool:
    """A verb of seeing or going alone makes no claim without a time or a place."""
    if any(anchor.facet != "moving" for anchor in segment.anchors):
        return True
    dated = any(segment.start <= t.start and t.end <= segment.end for t in reading.times)
    return dated or len({p.name for p in _within(named, segment)}) > 1


def _claim(
    reading: Reading,
    segment: Segment,
    quoted: Quoted,
    named: list[PlaceFound],
    speakers: Speakers,
) -> Proposed:
    of = kind(reading, segment)
    rumour = any(anchor.detail == RUMOUR for anchor in segment.anchors)
    chain = () if rumour else chain_of(reading, segment, of, quoted, speakers)
    quantity = segment.first("quantity")
    term = segment.first("term")
    if of == "conditional" and term and term.term and term.term.band == "realistic":
        term = None
    level = segment.first("confidence")
    where = _within(named, segment)
    level_text = level.detail if level else None
    return Proposed(
        id="",
        start=segment.start,
        end=segment.end,
        text=reading.slice(segment.start, segment.end),
        kind=of,
        mood=mood(reading, segment, of),
        polarity=polarity(segment),
        observation=observation(reading, of, chain),
        origin=chain[-1].name if chain and chain[-1].collects else None,
        confidence_level=level_text,
        term=None
        if term is None or term.term is None
        else on_scale(
            term.term,
            reading.text,
            [word for s in chain for word in (s.name, s.words) if word],
            language=reading.language,
        ),
        quantity=None if quantity is None else _count(quantity.quantity),
        time=_when(reading, segment, of, quoted),
        places=tuple(dict.fromkeys(p.name for p in where)),
        vessels=vessels(reading, segment.start, segment.end),
        source_chain=tuple(s.name for s in chain),
        source_chain_text=tuple(s.words for s in chain),
        denial=_denied(reading, segment, of),
        note="; ".join(misread(reading, segment.start, segment.end)),
    )


def _denied(reading: Reading, segment: Segment, of: Kind) -> Denied | None:
    if of != "denial":
        return None
    if polarity(segment) == "unknown":
        return "no_comment"
    return denied(reading.slice(segment.start, segment.end), reading.language)


def _within(named: list[PlaceFound], segment: Segment) -> list[PlaceFound]:
    return [p for p in named if segment.start <= p.start and p.end <= segment.end]


def _count(found: Quantity | None) -> Count | None:
    if found is None:
        return None
    return Count(found.text, found.value, found.upper, found.unit, found.bound)


def _when(reading: Reading, segment: Segment, of: Kind, quoted: Quoted) -> When | None:
    """Give the time of a claim; the day of a statement is none of it, but for a denial."""
    start = segment.start - (BEFORE_DENIAL if of == "denial" else 0)
    inside = [t for t in reading.times if start <= t.start and t.end <= segment.end]
    nows = reading.all("signs.now")
    inside = [t for t in inside if not any(n.start <= t.start and t.end <= n.end for n in nows)]
    if of != "denial":
        inside = [t for t in inside if not _of_statement(reading, t, quoted)]
    if not inside:
        return None
    if of == "ais" and len(inside) > 1:
        first, last = inside[0], inside[-1]
        words = reading.slice(first.start, last.end)
        return _dated(words, first.from_, last.to)
    best = max(inside, key=lambda t: (t.from_ != t.to, -t.start))
    return _dated(best.text, best.from_, best.to)


def _dated(words: str, from_: date | None, to: date | None) -> When:
    return When(words, from_.isoformat() if from_ else None, to.isoformat() if to else None)


def _of_statement(reading: Reading, time: TimeSpan, quoted: Quoted) -> bool:
    """A day within an attribution, or right behind its verb without a comma, is the statement's."""
    for one, _ in quoted:
        if one.start - 2 <= time.start < one.end:
            return True
        spoken = any(one.start <= verb.start < one.end for verb in reading.verbs)
        behind = spoken and one.end <= time.start
        between = reading.text[one.end : time.start] if behind else ","
        if len(between) <= BESIDE and not set(between) & set(",，、;:：") and time.from_ == time.to:
            return True
    return False
