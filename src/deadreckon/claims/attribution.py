"""Who says it: the phrases of a sentence that name sources, each with the chain behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from deadreckon.claims.names import (
    CAPITALLESS,
    LONGEST_PRONOUN,
    SHORT,
    Name,
    has_verb,
    is_named,
    is_own,
    name_in,
)
from deadreckon.claims.reading import BLANKS, OPENING, after_blanks, words_in
from deadreckon.claims.sources import known
from deadreckon.claims.subjects import (
    SUBJECT_FIRST,
    before,
    following,
    hung,
    inverted,
    is_counted,
    parted,
    plain_subject,
    turned,
)

if TYPE_CHECKING:
    from deadreckon.claims.phrases import Hit
    from deadreckon.claims.reading import Reading

SUBJECTLESS = frozenset({"ar", "es", "it", "pl", "pt", "ro", "tr"})
"""Languages in which a verb of saying may have no subject."""
NEAR_TOLD = 12
NEAR_CITED = 16
"""Code points between a verb and who was told, and between a source and who cites it."""
OPENING_WORDS = 2
CLOSING_WORDS = 3

_WORD = re.compile(r"[^\W_]+")
_HEADED = re.compile(r"(?P<name>[^:,.;«»\"“”„]{2,45}?)(?::\s|\s[«\"“„])")
_QUOTED = re.compile(
    r"(?:[,.!?…][»”\"]|[»”\"]\s?[,–—-])\s*(?P<verb>[^\W\d_A-Z]{3,14} (?:[^\W\d_A-Z]{2,12} )?)"
)
_STOP = re.compile(r"[,.;:،؛!?。，；]")
Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase that says who says it.

    Attributes:
        start, end: what of the sentence it takes up.
        chain: the sources, nearest first.
        side: whether what is said follows it (`before`) or precedes it (`after`).
    """

    start: int
    end: int
    chain: tuple[Name, ...]
    side: Side


def attributions(reading: Reading) -> list[Attribution]:
    """Find the attributions of a sentence, by place."""
    found = _distinct(
        [
            *_headed(reading),
            *_pronominal(reading),
            *_according(reading),
            *_after(reading),
            *_said(reading),
            *_after_quote(reading),
        ]
    )
    found = _citing(reading, _cited(reading, _with_told(reading, found)))
    return sorted(_without_repeats(found), key=lambda one: one.start)


def _headed(reading: Reading) -> Iterator[Attribution]:
    """Read a source before a colon or a quotation, as headlines have it."""
    match = _HEADED.match(reading.text, reading.start, reading.end)
    if match is None or len(_WORD.findall(match["name"])) > LONGEST_PRONOUN:
        return
    name = name_in(reading, *match.span("name"))
    if name is not None and not has_verb(reading, name.start, name.end):
        yield Attribution(name.start, match.end("name"), (name,), "before")


def _pronominal(reading: Reading) -> Iterator[Attribution]:
    for hit in reading.all("attribution.pronominal"):
        name = Name(hit.start, hit.end, anaphor=True, pronoun=True)
        yield Attribution(hit.start, hit.end, (name,), _side(reading, hit.start))


def _according(reading: Reading) -> Iterator[Attribution]:
    for hit in reading.all("attribution.according"):
        name = following(reading, hit.end) or following(reading, hit.end, sure=True)
        if name is not None:
            yield Attribution(hit.start, name.end, (name,), _side(reading, hit.start))


def _after(reading: Reading) -> Iterator[Attribution]:
    for hit in reading.all("attribution.after"):
        if _leads(reading, hit):
            continue
        name = before(reading, hit.start)
        if name is not None:
            yield Attribution(name.start, hit.end, (name,), _side(reading, name.start))


def _leads(reading: Reading, hit: Hit) -> bool:
    """Tell whether a word that may follow its noun stands before one: nach Erfurt."""
    opens = any(h.start == hit.start for h in reading.all("attribution.prepositions"))
    at = after_blanks(reading, hit.end)
    article = any(h.start == at for h in reading.all("attribution.articles"))
    return opens and (article or reading.text[at : at + 1].isupper())


def _said(reading: Reading) -> Iterator[Attribution]:
    for verb in reading.verbs:
        found = (
            _passed_on(reading, verb)
            or _subject_behind(reading, verb)
            or _subject_before(reading, verb)
            or _loose_subject(reading, verb)
            or _plain_subject(reading, verb)
        )
        if found is not None:
            yield found


def _after_quote(reading: Reading) -> Iterator[Attribution]:
    """Read who stands behind a quotation and a word or two, whatever verb that is."""
    if reading.language in SUBJECT_FIRST:
        return
    for match in _QUOTED.finditer(reading.text, reading.start, reading.end):
        name = following(reading, match.end())
        if name is not None and is_named(reading, name):
            yield Attribution(match.start("verb"), name.end, (name,), "after")


def _passed_on(reading: Reading, verb: Hit) -> Attribution | None:
    """Read a verb that is followed by who was told, and then by who told it."""
    told = next((h for h in reading.all("attribution.told") if h.start == verb.start), None)
    phrase = following(reading, told.end) if told and turned(reading, verb.start) else None
    if phrase is None:
        return None
    bodies = known(reading.slice(phrase.start, phrase.end))
    if not bodies or bodies[0].start > SHORT:
        return None
    hearer = Name(phrase.start, phrase.start + bodies[0].end)
    teller = following(reading, hearer.end)
    if teller is None:
        return None
    return Attribution(verb.start, teller.end, (hearer, teller), "after")


def _subject_behind(reading: Reading, verb: Hit) -> Attribution | None:
    name = hung(reading, verb) or parted(reading, verb) or inverted(reading, verb)
    if name is None and reading.language in CAPITALLESS:
        name = following(reading, verb.end)
    if name is None:
        return None
    end = max(name.end, verb.end)
    return Attribution(verb.start, end, (name,), _side(reading, verb.start))


def _subject_before(reading: Reading, verb: Hit) -> Attribution | None:
    name = None if reading.language in CAPITALLESS else before(reading, verb.start)
    if name is None:
        return None
    final = _closes(reading, verb.end) and not _opens(reading, name.start)
    return Attribution(name.start, verb.end, (name,), "after" if final else "before")


def _plain_subject(reading: Reading, verb: Hit) -> Attribution | None:
    name = plain_subject(reading, verb)
    if name is None:
        return None
    start, end = min(name.start, verb.start), max(name.end, verb.end)
    return Attribution(start, end, (name,), _side(reading, start))


def _loose_subject(reading: Reading, verb: Hit) -> Attribution | None:
    """Read a subject behind a verb with more behind it, or a verb that leaves its subject out."""
    if not turned(reading, verb.start):
        return None
    name = following(reading, verb.end)
    if name is not None and not is_counted(reading, name):
        return Attribution(verb.start, name.end, (name,), _side(reading, verb.start))
    rest = reading.text[verb.end : reading.end].lstrip(BLANKS)
    ends = not rest or rest[0] in ".:,;»”"
    if reading.language in SUBJECTLESS and ends and not _opens(reading, verb.start):
        silent = Name(verb.start, verb.end, anaphor=True, pronoun=True)
        return Attribution(verb.start, verb.end, (silent,), "after")
    return None


def _with_told(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Put whoever was told, and tells it on, before the one who told it."""
    told = reading.all("attribution.told")
    out = []
    for one in found:
        hit = next((h for h in told if one.start <= h.start <= one.end + NEAR_TOLD), None)
        name = following(reading, hit.end) if hit and len(one.chain) == 1 else None
        if name is None or name.anaphor or not is_named(reading, name):
            out.append(one)
            continue
        chain = tuple(n for n in one.chain if n.end <= name.start or n.start >= name.end)
        if not chain:
            teller = following(reading, name.end)
            chain = (teller,) if teller else ()
        end = max(one.end, name.end, *(n.end for n in chain))
        out.append(replace(one, chain=(name, *chain), end=end))
    return out


def _cited(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Put whoever cites a source before it; one who cites nobody named speaks alone."""
    out = list(found)
    for hit in reading.all("attribution.cited_by"):
        name = following(reading, hit.end)
        if name is None or is_own(reading, name.start, name.end):
            continue
        at = next((n for n, one in enumerate(out) if _touches(reading, one, hit, name)), None)
        if at is None:
            out.append(Attribution(hit.start, name.end, (name,), "after"))
            continue
        one = out[at]
        chain = (name, *(n for n in one.chain if n != name))
        end = max(one.end, name.end) if one.start <= hit.start else one.end
        out[at] = replace(one, chain=chain, end=end)
    return out


def _citing(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Put whom a source cites behind it."""
    out = list(found)
    for hit in reading.all("attribution.citing"):
        name = following(reading, hit.end)
        if name is None:
            continue
        earlier = [n for n, one in enumerate(out) if one.start < hit.start]
        if not earlier:
            teller = before(reading, hit.start)
            told = (teller, name) if teller else (name,)
            start = teller.start if teller else hit.start
            side: Side = _side(reading, start) if teller else "after"
            out.append(Attribution(start, name.end, told, side))
            continue
        at = max(earlier, key=lambda n: out[n].end)
        if name not in out[at].chain:
            chain = (*out[at].chain, name)
            out[at] = replace(out[at], chain=chain, end=max(out[at].end, name.end))
    return out


def _touches(reading: Reading, one: Attribution, hit: Hit, name: Name) -> bool:
    if any(n.start <= name.start < n.end for n in one.chain):
        return False
    return any(
        n.end <= hit.start <= n.end + NEAR_CITED and words_in(reading, n.end, hit.start) <= 1
        for n in one.chain
    )


def _distinct(found: Sequence[Attribution]) -> list[Attribution]:
    """Keep one attribution of those that name the same phrase: the one that stands first."""
    out: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end)):
        name = one.chain[0]
        if not any(n.start < name.end and name.start < n.end for o in out for n in o.chain):
            out.append(one)
    return out


def _without_repeats(found: Sequence[Attribution]) -> list[Attribution]:
    """Leave out attributions whose source stands further back in another's chain."""
    deeper = [name for one in found for name in one.chain[1:]]
    return [
        one
        for one in found
        if not any(n.start < one.chain[0].end and one.chain[0].start < n.end for n in deeper)
    ]


def _side(reading: Reading, at: int) -> Side:
    return "before" if _opens(reading, at) else "after"


def _opens(reading: Reading, at: int) -> bool:
    """Tell whether nothing but a short phrase stands between a place and its clause's start."""
    head = reading.text[reading.start : at].rstrip(BLANKS + OPENING)
    head = re.split(r"[;；:：]", head)[-1]
    return len(_WORD.findall(head)) <= OPENING_WORDS


def _closes(reading: Reading, at: int) -> bool:
    """Tell whether a verb ends its clause, but for a day or an adverb."""
    ends = [t.end for t in reading.times if at <= t.start <= at + SHORT - 1]
    rest = reading.text[ends[-1] if ends else at : reading.end].lstrip(BLANKS)
    stop = _STOP.search(rest)
    words = _WORD.findall(rest[: stop.start()] if stop else rest)
    return len(words) <= CLOSING_WORDS and (stop is None or stop.group() != ":")
