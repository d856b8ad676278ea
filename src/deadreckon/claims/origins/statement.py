"""What the sentences of a report tell, with who tells it: the units of retelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from deadreckon.claims.body import Body, Line, body
from deadreckon.claims.chains import attributions
from deadreckon.claims.extract import ORDINALS, extract
from deadreckon.claims.lexicon import primary
from deadreckon.claims.origins.aspects import (
    builds_on,
    citizens_of,
    fractions_of,
    joined_of,
    numbers_of,
    places_of,
    rate_of,
    roles_of,
    term_of,
    vessels_of,
)
from deadreckon.claims.origins.naming import canonical, speaks, unnamed, whole
from deadreckon.claims.origins.outlets import Outlets, publisher_of
from deadreckon.claims.origins.words import words
from deadreckon.claims.places import places
from deadreckon.claims.quantities import Quantity, quantities
from deadreckon.claims.reading import Reading, read
from deadreckon.claims.sentences import sentences
from deadreckon.claims.sources import known
from deadreckon.claims.speakers import Chain, Speakers
from deadreckon.claims.times import TimeSpan, times

if TYPE_CHECKING:
    from deadreckon.claims.proposed import Proposed
    from deadreckon.model.evidence import Report

_CREDIT = re.compile(
    r"[(（\[](?:source|photo|image|foto|quelle|fuente|фото|источник|사진|出典|写真|图|圖)\s*[:：]",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 60
_NAME = re.compile(r"[^\W\d_]{4,}")
_BEHIND = 40
"""Code points behind a word for according to in which a known body may stand."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or the claim that is all of it that tells something.

    Attributes:
        part: title, caption or body.
        publisher: canonical; the report's name where it states none.
        chain: who told it, nearest first, canonical.
        unnamed: those of them that have no name: officials, experts, many countries.
        polarity: deny where a claim of it denies.
        term: the likelihood it states as a range, or None.
        places: canonical; `roles`: those of them that something comes from or goes to.
        numbers: in digits, from a hundred on, whatever they count.
        builds: bodies whose counts its sentence says that it adds to.
        fractions: `49 of 109`; `joined`: how two numbers of it are joined: or, and.
    """

    report: str
    start: int
    end: int
    text: str
    language: str
    published: date | None
    part: str
    publisher: str
    chain: tuple[str, ...] = ()
    unnamed: frozenset[str] = frozenset()
    polarity: str = "affirm"
    quantities: tuple[Quantity, ...] = ()
    rate: str = ""
    times: tuple[TimeSpan, ...] = ()
    places: tuple[str, ...] = ()
    roles: frozenset[tuple[str, str]] = frozenset()
    vessels: tuple[str, ...] = ()
    term: tuple[float, float] | None = None
    term_text: str = ""
    stages: tuple[str, ...] = ()
    citizens: frozenset[str] = frozenset()
    fractions: tuple[tuple[int, int], ...] = ()
    joined: str = ""
    numbers: frozenset[int] = frozenset()
    builds: tuple[str, ...] = ()
    names: frozenset[str] = field(default=frozenset())


def statements(report: Report, outlets: Outlets | None = None) -> list[Statement]:
    """Read a report sentence by sentence; what tells nothing that can be compared is left out.

    Args:
        report: with its text.
        outlets: of the case, so that a text that names or links to one of them cites it.
    """
    outlets = outlets or Outlets()
    language = report.language or "und"
    tongue = primary(language)
    text = report.text
    day = report.published
    counted = quantities(text, language=language)
    dated = times(text, language=language, published=day) if day else []
    again = dated if day else None
    found = extract(text, language=language, published=day, counted=counted, dated=again).claims
    article = _article(text)
    speakers = Speakers(text, article.outlet)
    out: list[Statement] = []
    for line in article.lines:
        for start, end in sentences(text, line.start, line.end, ordinals=tongue in ORDINALS):
            reading = read(
                text,
                (start, end),
                tongue,
                [q for q in counted if start <= q.start and q.end <= end],
                [t for t in dated if start <= t.start and t.end <= end],
            )
            claims = [c for c in found if start <= c.start and c.end <= end]
            said = [speakers.chain(one.chain) for one in attributions(reading)]
            ways = _ways(report, reading, claims, said, outlets)
            builds = builds_on(reading)
            out += (replace(one, builds=builds) for one in _of(report, reading, ways, line))
    return out


def _article(text: str) -> Body:
    """Take the article; what is mostly no sentences, as notes are, line by line."""
    article = body(text)
    taken = sum(line.end - line.start for line in article.lines)
    if 2 * taken >= sum(len(line.strip()) for line in text.splitlines()):
        return article
    lines = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            lines.append(Line(start, start + len(bare)))
        at += len(line)
    return Body(tuple(lines), article.outlet)


def _ways(
    report: Report, reading: Reading, claims: list[Proposed], said: list[Chain], outlets: Outlets
) -> dict[tuple[str, ...], list[Proposed]]:
    """Give the ways by which the claims of a sentence came; of one without claims, its own."""
    ways: dict[tuple[str, ...], list[Proposed]] = {}
    for claim in claims:
        ways.setdefault(_chain(claim.source_chain, reading), []).append(claim)
    if len(ways) > 1:
        return ways
    chain = next(iter(ways), ()) or _chain(_said(reading, said), reading)
    if all(unnamed(name, reading.language) for name in chain):
        own = publisher_of(report)
        led = [name for name in _cited(reading, outlets) if name != own and name not in chain]
        chain = (*dict.fromkeys(led), *chain)
    return {chain: claims}


def _of(
    report: Report, reading: Reading, ways: dict[tuple[str, ...], list[Proposed]], line: Line
) -> Iterator[Statement]:
    """Make one statement of a sentence, or one for each way by which its claims came."""
    if len(ways) == 1:
        ((chain, claims),) = ways.items()
        span = (claims[0].start, claims[0].end) if len(claims) == 1 else _trimmed(reading)
        yield from _statement(report, reading, claims, chain, span=span, line=line)
        return
    for chain, claims in ways.items():
        start, end = min(c.start for c in claims), max(c.end for c in claims)
        part = read(
            reading.text,
            (start, end),
            reading.language,
            [q for q in reading.quantities if start <= q.start and q.end <= end],
            [t for t in reading.times if start <= t.start and t.end <= end],
        )
        yield from _statement(report, part, claims, chain, span=(start, end), line=line)


def _cited(reading: Reading, outlets: Outlets) -> Iterator[str]:
    """Give whom a sentence cites by a link, a headline, an outlet's name, or as whose images."""
    text, start, end = reading.text, reading.start, reading.end
    yield from outlets.linked(text, start, end)
    tells = ("says", "according", "after", "citing", "cited_by", "told")
    if reading.all(*(f"attribution.{kind}" for kind in tells)):
        yield from outlets.cited(text, start, end)
        for hit in reading.all("attribution.according"):
            behind = known(text[hit.end : min(hit.end + _BEHIND, end)])
            yield from (found.body.name for found in behind[:1])
    if reading.all("signs.imagery"):
        yield from (found.body.name for found in known(text[start:end]) if found.body.silent)


def _chain(names: Iterable[str], reading: Reading) -> tuple[str, ...]:
    language = reading.language
    full = (whole(name, reading.text) for name in names if speaks(name, language))
    return tuple(dict.fromkeys(canonical(name, language) for name in full))


def _statement(
    report: Report,
    reading: Reading,
    claims: list[Proposed],
    chain: tuple[str, ...],
    *,
    span: tuple[int, int],
    line: Line,
) -> Iterator[Statement]:
    start, end = span
    text = reading.text[reading.start : reading.end]
    term, term_text = term_of(reading, text)
    bodies = [(reading.start + b.start, reading.start + b.end) for b in known(text)]
    held = [p for p in places(reading) if not any(a <= p.start < b for a, b in bodies)]
    statement = Statement(
        report=report.name,
        start=start,
        end=end,
        text=reading.text[start:end],
        language=reading.language,
        published=report.published,
        part=_part(reading.text, line),
        publisher=publisher_of(report),
        chain=chain,
        unnamed=frozenset(name for name in chain if unnamed(name, reading.language)),
        polarity="deny" if any(c.polarity == "deny" for c in claims) else "affirm",
        quantities=tuple(reading.quantities),
        rate=rate_of(text),
        times=tuple(reading.times),
        places=places_of(held, text),
        roles=roles_of(reading, held),
        vessels=vessels_of(reading),
        term=term,
        term_text=term_text,
        stages=tuple(
            name for name, pattern in words().stages if pattern.search(reading.text, start, end)
        ),
        citizens=citizens_of(reading, chain),
        fractions=fractions_of(text),
        joined=joined_of(text),
        numbers=numbers_of(text),
        names=frozenset(word.casefold() for word in _NAME.findall(text)),
    )
    tells = (claims, chain, statement.quantities, statement.term, statement.times)
    if any((*tells, statement.fractions, statement.joined, statement.stages, statement.places)):
        yield statement


def _said(reading: Reading, said: list[Chain]) -> tuple[str, ...]:
    """Give who is said to tell a sentence that holds no claim, or whose claims name nobody."""
    if any(said):
        return tuple(speaker.name for speaker in max(said, key=len))
    for hit in reading.all("attribution.according"):
        behind = reading.text[hit.end : min(hit.end + _BEHIND, reading.end)]
        if bodies := known(behind):
            return (bodies[0].body.name,)
    return ()


def _trimmed(reading: Reading) -> tuple[int, int]:
    text = reading.text[reading.start : reading.end]
    start = reading.start + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _part(text: str, line: Line) -> str:
    if line.headline:
        return "title"
    tail = text[max(line.start, line.end - _LONGEST_CREDIT) : line.end]
    return "caption" if _CREDIT.search(tail) else "body"
