"""Which of the sources that a text names says a claim, and through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from deadreckon.claims import attribution, subjects, topics
from deadreckon.claims.attribution import Attribution
from deadreckon.claims.names import Name, name_in
from deadreckon.claims.phrases import Hit
from deadreckon.claims.reading import words_in
from deadreckon.claims.speakers import Chain, Speaker, Speakers
from deadreckon.claims.terms import rescaled

if TYPE_CHECKING:
    from deadreckon.claims.kinds import Kind
    from deadreckon.claims.proposed import Proposed
    from deadreckon.claims.reading import Reading
    from deadreckon.claims.segments import Segment

Quoted = Sequence[tuple[Attribution, Chain]]
"""The attributions of a sentence, each with its chain resolved."""

LITTLE = 3
"""Words beside an attribution."""
NEAR = 80
"""Code points between a denial and its subject."""
TOPICAL = frozenset({"ja", "ko", "zh"})
_COUNTED = frozenset({"sighting", "quantity"})
_TELLING = frozenset({"sighting", "route", "quantity"})


def chain_of(
    reading: Reading, segment: Segment, of: Kind, quoted: Quoted, speakers: Speakers
) -> Chain:
    """Give who says a claim: whoever tells it after it, then whoever said it before it.

    A denial is its denier's. Its stretch grows to hold the denier where he stands right before.
    """
    if of == "denial" and (denier := _denier(reading, segment, quoted, speakers)):
        return denier
    start = min(a.start for a in segment.anchors)
    end = max(a.end for a in segment.anchors)
    near = [
        (one, chain) for one, chain in quoted if chain and not _parted(reading, one, start, end)
    ]
    merged: list[Speaker] = []
    for speaker in (*_behind(reading, near, end), *_around(near, start, end)):
        if all(s.name != speaker.name for s in merged):
            merged.append(speaker)
    return (
        tuple(merged) or _nearest(reading, quoted, start, end) or _sure(reading, segment, speakers)
    )


def _sure(reading: Reading, segment: Segment, speakers: Speakers) -> Chain:
    """Give whose confidence a claim tells: the agency holds this with low confidence."""
    mark = segment.first("confidence")
    if mark is None:
        return ()
    roles = (hit for hit in reading.all("attribution.roles") if hit.end <= mark.start)
    first = next(roles, None)  # the verb of such a sentence may be none of saying
    name = name_in(reading, reading.start, first.end) if first else None
    name = name or subject(reading, Hit(mark.start, mark.end, ""))
    return speakers.chain([name]) if name is not None else ()


def _denier(reading: Reading, segment: Segment, quoted: Quoted, speakers: Speakers) -> Chain:
    marks = [anchor for anchor in segment.anchors if anchor.facet == "denial"]
    if any(_governs(reading, one, segment, marks[0].start) for one, chain in quoted if chain):
        return ()
    names = (subject(reading, Hit(mark.start, mark.end, "")) for mark in marks)
    name = next((name for name in names if name is not None), None)
    if name is None:
        return ()
    if 0 < segment.start - name.start <= NEAR and not name.anaphor:
        segment.start = name.start
    return speakers.chain([name], denies=True)


def _behind(reading: Reading, near: Quoted, end: int) -> Chain:
    """Give who tells a claim after it; of two, the last is the nearest."""
    found: Chain = ()
    last = 0
    for one, chain in near:
        tells = one.start >= end and one.side == "after"
        if tells and (not found or _follow_up(reading, last, one)):
            found = (*chain, *found)
            last = one.end
    return found


def _around(near: Quoted, start: int, end: int) -> Chain:
    """Give who speaks within a claim, then who spoke last before it."""
    inside: Chain = ()
    before: Chain = ()
    for one, chain in near:
        if one.end <= start:
            before = chain if one.side == "before" else before
        elif one.start < end:
            inside = chain
    return (*inside, *before)


def _governs(reading: Reading, one: Attribution, segment: Segment, at: int) -> bool:
    """Tell whether a speaker before a denial says it: he said that the reports are groundless."""
    if one.side != "before" or one.end > at:
        return False
    opened = any(0 <= h.start - one.end <= NEAR // 3 for h in reading.all("signs.complement"))
    return opened or segment.start - 2 <= one.end


def _follow_up(reading: Reading, last: int, one: Attribution) -> bool:
    """Tell whether an attribution goes on from another: he said, as the agency reports."""
    between = reading.text[last : one.start]
    busy = any(last <= q.start < one.start for q in reading.quantities)
    return len(between) <= NEAR // 2 and not busy and ";" not in between


def _nearest(reading: Reading, quoted: Quoted, start: int, end: int) -> Chain:
    """Give the nearest attribution of the sentence before a claim, else one in its own part."""
    before = [chain for one, chain in quoted if chain and one.end <= start]
    if before:
        return before[-1]
    return next(
        (
            chain
            for one, chain in quoted
            if chain and one.side == "after" and not _parted(reading, one, start, end)
        ),
        (),
    )


def _parted(reading: Reading, one: Attribution, start: int, end: int) -> bool:
    """Tell whether a semicolon stands between an attribution and a claim."""
    between = reading.text[one.end : start] if one.end <= start else reading.text[end : one.start]
    return any(sign in between for sign in ";；؛")


def attributions(reading: Reading) -> list[Attribution]:
    """Find the attributions of a sentence, in whatever language."""
    if reading.language in TOPICAL:
        return topics.attributions(reading)
    return attribution.attributions(reading)


def subject(reading: Reading, verb: Hit) -> Name | None:
    """Find the source that is the subject of a verb, in whatever language."""
    if reading.language in TOPICAL:
        return topics.subject(reading, verb)
    return subjects.subject(reading, verb)


def only_tells(reading: Reading) -> bool:
    """Tell whether a sentence says who tells what was said before, and little else."""
    said = attributions(reading)
    words = words_in(reading, reading.start, reading.end)
    if words - sum(words_in(reading, one.start, one.end) for one in said) <= LITTLE:
        return True
    places = [reading.start, *(one.end for one in said)]
    return any(0 <= hit.start - at <= LITTLE for hit in reading.all("signs.back") for at in places)


def told_by(
    chain: Chain, claims: Sequence[Proposed], *, language: str, quoted: bool
) -> list[Proposed]:
    """Give the claims before a sentence that only says who told them: this reports the agency.

    A body that is known by name goes before sources that are not; whoever speaks has said what was
    `quoted` right before.
    """
    out = []
    for claim in claims:
        anonymous = claim.source_chain == claim.source_chain_text
        tells = all(s.known for s in chain) or (quoted and not claim.source_chain)
        if claim.kind == "denial" or not anonymous or not tells:
            out.append(claim)
            continue
        names = (*(s.name for s in chain), *claim.source_chain)
        words = (*(s.words for s in chain), *claim.source_chain_text)
        found = [word for word in (*names, *words) if word]
        term = claim.term and rescaled(claim.term, found, language=language)
        out.append(replace(claim, source_chain=names, source_chain_text=words, term=term))
    return out


def going_on(
    before: Sequence[Proposed], claims: Sequence[Proposed], reading: Reading
) -> list[Proposed]:
    """Give claims of a sentence that names nobody to who told the sentence before.

    Only where a count or a sighting goes on from another, plainly told: an assessment, hearsay, or
    what follows one is given to nobody who is not named with it. Nor is what a sentence says is
    told, by whoever it is.
    """
    last = before[-1] if before else None
    if last is None or not last.source_chain or last.kind not in _COUNTED or reading.verbs:
        return list(claims)
    if any(c.source_chain or c.kind not in _TELLING or c.mood != "asserted" for c in claims):
        return list(claims)
    return [
        replace(c, source_chain=last.source_chain, source_chain_text=last.source_chain_text)
        for c in claims
    ]
