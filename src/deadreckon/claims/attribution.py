"""Who says it: the phrases of a sentence that name sources, each with the chain behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from deadreckon.claims.phrases import Hit
from deadreckon.claims.reading import CLOSING, OPENING, Reading
from deadreckon.claims.sources import known

LONGEST = 90
"""Code points of a source's name."""
MOST_WORDS = 12
LEAD = 25
"""Code points of articles and adjectives before what a source speaks through."""
LONGEST_PRONOUN = 4
SHORT = 6
"""Words of a phrase that can be a subject with something between it and its verb."""

_PERSON = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w'’-]+ ){1,3}[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w'’-]+(?=[,.;]|$)"
)
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"\b[^\W\d_a-zà-öø-ÿа-яёіїєґ]")
_BLANKS = " \t\u00a0\u202f"
_COMMAS = ",،，、)）"
_HUNG = re.compile(r"-(?:t-)?(?P<pronoun>ils?|elles?|on)\b")
_HEADED = re.compile(r"(?P<name>[^:,.;«»\"“”„]{2,45}?)(?::\s|\s[«\"“„])")
_HELD = re.compile(r"-\s")
VERB_FIRST = frozenset({"ar"})
SUBJECT_FIRST = frozenset({"vi"})
SUBJECTLESS = frozenset({"ar", "es", "it", "pl", "pt", "ro", "tr"})
"""Languages by where a verb's subject stands, and those that may leave it out."""
GAP = 16
Side = Literal["before", "after"]


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


@dataclass(frozen=True, slots=True)
class Attribution:
    """A phrase that says who says it.

    Attributes:
        start, end: what of the sentence it takes up.
        chain: the sources, nearest first.
        side: whether what is said follows it (`before`) or precedes it (`after`).
        verb: where its verb or preposition stands.
    """

    start: int
    end: int
    chain: tuple[Name, ...]
    side: Side
    verb: int


def attributions(reading: Reading) -> list[Attribution]:
    """Find the attributions of a sentence, by place."""
    found = [
        *_headed(reading),
        *_pronominal(reading),
        *_according(reading),
        *_after(reading),
        *_said(reading),
    ]
    found = _cited(reading, _with_told(reading, _distinct(found)))
    return sorted(_without_repeats(found), key=lambda one: one.start)


def _without_repeats(found: list[Attribution]) -> list[Attribution]:
    """Leave out attributions whose source stands further back in another's chain."""
    deeper = [name for one in found for name in one.chain[1:]]
    return [
        one
        for one in found
        if not any(n.start < one.chain[0].end and one.chain[0].start < n.end for n in deeper)
    ]


def subject(reading: Reading, verb: Hit) -> Name | None:
    """Find the source that is the subject of a verb, before it or, turned round, after it."""
    if reading.language in VERB_FIRST:
        first = reading.text.find(" ", verb.start, verb.end)
        name = _following(reading, first if first > 0 else verb.end)
        if name is not None:
            return name
    return (
        _before(reading, verb.start)
        or _inverted(reading, verb)
        or (_following(reading, verb.end) if _turned(reading, verb.start) else None)
    )


def _headed(reading: Reading) -> Iterator[Attribution]:
    """Read a source before a colon or a quotation, as headlines have it: Seoul: …"""
    match = _HEADED.match(reading.text, reading.start, reading.end)
    if match is None or len(_WORD.findall(match["name"])) > LONGEST_PRONOUN:
        return
    name = _name(reading, *match.span("name"))
    if name is not None and not _has_verb(reading, name.start, name.end):
        yield Attribution(name.start, match.end("name"), (name,), "before", name.start)


def _pronominal(reading: Reading) -> Iterator[Attribution]:
    for hit in reading.all("attribution.pronominal"):
        side: Side = "before" if _opens(reading, hit.start) else "after"
        name = Name(hit.start, hit.end, anaphor=True, pronoun=True)
        yield Attribution(hit.start, hit.end, (name,), side, hit.start)


def _according(reading: Reading) -> Iterator[Attribution]:
    for hit in reading.all("attribution.according"):
        name = _following(reading, hit.end)
        if name is not None:
            side: Side = "before" if _opens(reading, hit.start) else "after"
            yield Attribution(hit.start, name.end, (name,), side, hit.start)


def _after(reading: Reading) -> Iterator[Attribution]:
    for hit in reading.all("attribution.after"):
        name = _before(reading, hit.start)
        if name is not None:
            side: Side = "before" if _opens(reading, name.start) else "after"
            yield Attribution(name.start, hit.end, (name,), side, hit.start)


def _said(reading: Reading) -> Iterator[Attribution]:
    for hit in _verbs(reading):
        passed = _passed_on(reading, hit)
        if passed is not None:
            yield passed
            continue
        name = _pronoun(reading, hit) or _inverted(reading, hit)
        if name is None and reading.language in VERB_FIRST:
            name = _following(reading, hit.end)
        if name is not None:
            side: Side = "before" if _opens(reading, hit.start) else "after"
            yield Attribution(hit.start, max(name.end, hit.end), (name,), side, hit.start)
            continue
        name = None if reading.language in VERB_FIRST else _before(reading, hit.start)
        if name is not None:
            final = _closes(reading, hit.end)
            side = "after" if final and not _opens(reading, name.start) else "before"
            yield Attribution(name.start, hit.end, (name,), side, hit.start)
            continue
        turned = _turned(reading, hit.start)
        name = _following(reading, hit.end) if turned else None
        if name is not None and not _is_counted(reading, name):
            side = "before" if _opens(reading, hit.start) else "after"
            yield Attribution(hit.start, name.end, (name,), side, hit.start)
        elif turned and reading.language in SUBJECTLESS and not _opens(reading, hit.start):
            rest = reading.text[hit.end : reading.end].lstrip(_BLANKS)
            if not rest or rest[0] in ".:,;»”":
                silent = Name(hit.start, hit.end, anaphor=True, pronoun=True)
                yield Attribution(hit.start, hit.end, (silent,), "after", hit.start)


def _verbs(reading: Reading) -> list[Hit]:
    """Give the verbs of saying, without denials and without nouns that look like one."""
    other = reading.all("signs.deny", "signs.no_comment", "attribution.anaphors")
    articles = {hit.end for hit in reading.all("attribution.articles")}
    nouns = {
        (hit.start, hit.end)
        for hit in reading.all("attribution.roles")
        if _unblanked(reading, hit.start) in articles
    }
    return [
        hit
        for hit in reading.all("attribution.says")
        if (hit.start, hit.end) not in nouns
        and not any(o.start <= hit.start and hit.end <= o.end for o in other)
    ]


def _passed_on(reading: Reading, verb: Hit) -> Attribution | None:
    """Read a verb that is followed by who was told, and then by who told it."""
    told = next((h for h in reading.all("attribution.told") if h.start == verb.start), None)
    if told is None or not _turned(reading, verb.start):
        return None
    phrase = _following(reading, told.end)
    if phrase is None:
        return None
    bodies = known(reading.text[phrase.start : phrase.end])
    if not bodies or bodies[0].start > SHORT:
        return None
    hearer = Name(phrase.start, phrase.start + bodies[0].end)
    teller = _following(reading, hearer.end)
    if teller is None:
        return None
    return Attribution(verb.start, teller.end, (hearer, teller), "after", verb.start)


def _pronoun(reading: Reading, verb: Hit) -> Name | None:
    """Read the pronoun that hangs on a verb: dit-il."""
    hung = _HUNG.match(reading.text, verb.end)
    if hung is not None:
        return Name(*hung.span("pronoun"), anaphor=True, pronoun=True)
    last = _HUNG.search(reading.text, verb.start, verb.end)
    return Name(*last.span("pronoun"), anaphor=True, pronoun=True) if last else None


def _inverted(reading: Reading, verb: Hit) -> Name | None:
    """Read a subject behind its verb that takes up the rest of the clause: a dit le ministère."""
    if not _turned(reading, verb.start):
        return None
    name = _following(reading, verb.end)
    if name is None or _is_counted(reading, name):
        return None
    if name.pronoun:
        return None
    rest = reading.text[name.end : reading.end].lstrip(_BLANKS + ")")
    closed = not rest or rest[0] in ',.;:،؛!?»”"—–(' or _HELD.match(rest) is not None
    follows = any(
        0 <= hit.start - name.end <= 2
        for hit in reading.all(
            "attribution.cited_by", "attribution.citing", "attribution.told", "signs.complement"
        )
    )
    return name if closed or follows else None


def _turned(reading: Reading, at: int) -> bool:
    """Tell whether a verb can stand before its subject: nothing but a helping word is before it."""
    if reading.language in SUBJECT_FIRST:
        return False
    segment = _segment(reading, at)
    if segment is None:
        return True
    start, end = _trim(reading.text, *segment)
    for hit in reading.all("attribution.aside", "signs.joint"):
        if start == hit.start:
            start, end = _trim(reading.text, hit.end, end)
    return start >= end


def _is_counted(reading: Reading, name: Name) -> bool:
    return any(q.bound != "eq" and name.start <= q.start < name.end for q in reading.quantities)


def _with_told(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Put whoever was told, and tells it on, before the one who told it."""
    told = reading.all("attribution.told")
    out = []
    for one in found:
        hit = next((h for h in told if one.start <= h.start <= one.end + 12), None)
        hit = None if len(one.chain) > 1 else hit
        name = _following(reading, hit.end) if hit else None
        if name is None or name.anaphor or not _is_named(reading, name):
            out.append(one)
            continue
        chain = tuple(n for n in one.chain if n.end <= name.start or n.start >= name.end)
        if not chain:
            after = _following(reading, name.end)
            chain = (after,) if after else ()
        ends = max(one.end, name.end, *(n.end for n in chain))
        out.append(replace(one, chain=(name, *chain), end=ends))
    return out


def _cited(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    for hit in reading.all("attribution.cited_by"):
        name = _following(reading, hit.end)
        if name is None or _is_own(reading, name):
            continue
        at = next((n for n, one in enumerate(found) if _touches(reading, one, hit, name)), None)
        if at is None:
            found.append(Attribution(hit.start, name.end, (name,), "after", hit.start))
        else:
            one = found[at]
            found[at] = replace(
                one,
                chain=(name, *(n for n in one.chain if n != name)),
                end=max(one.end, name.end) if one.start <= hit.start else one.end,
            )
    for hit in reading.all("attribution.citing"):
        name = _following(reading, hit.end)
        if name is None:
            continue
        before = [n for n, one in enumerate(found) if one.start < hit.start]
        if not before:
            found.append(Attribution(hit.start, name.end, (name,), "after", hit.start))
            continue
        at = max(before, key=lambda n: found[n].end)
        if name not in found[at].chain:
            one = found[at]
            side = one.side
            found[at] = replace(
                one, chain=(*one.chain, name), end=max(one.end, name.end), side=side
            )
    return found


def _touches(reading: Reading, one: Attribution, hit: Hit, name: Name) -> bool:
    if any(n.start <= name.start < n.end for n in one.chain):
        return False
    for n in one.chain:
        between = reading.text[n.end : hit.start]
        if n.end <= hit.start and len(between) <= GAP and len(_WORD.findall(between)) <= 1:
            return True
    return False


def _distinct(found: Sequence[Attribution]) -> list[Attribution]:
    """Keep one attribution of those that name the same phrase: the one that stands first."""
    out: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end)):
        name = one.chain[0]
        if not any(n.start < name.end and name.start < n.end for o in out for n in o.chain):
            out.append(one)
    return out


def _opens(reading: Reading, at: int) -> bool:
    """Tell whether nothing but a short phrase stands between a place and its clause's start."""
    head = reading.text[reading.start : at].rstrip(_BLANKS + OPENING)
    cut = max(head.rfind(";"), head.rfind("；"), head.rfind(":"), head.rfind("："))
    head = head[cut + 1 :].strip(_BLANKS + ",،")
    return len(_WORD.findall(head)) <= 2


def _closes(reading: Reading, at: int) -> bool:
    """Tell whether a verb ends its clause, but for a day or an adverb."""
    rest = reading.text[at : reading.end]
    for time in reading.times:
        if at <= time.start <= at + 5:
            rest = reading.text[time.end : reading.end]
    rest = rest.lstrip(_BLANKS)
    stop = re.search(r"[,.;:،؛!?。，；]", rest)
    words = _WORD.findall(rest[: stop.start()] if stop else rest)
    return len(words) <= 3 and (stop is None or stop.group() not in ":")


def _following(reading: Reading, at: int) -> Name | None:
    """Read the noun phrase that begins at a place."""
    text, end = reading.text, min(reading.end, at + LONGEST)
    while at < end and text[at] in _BLANKS + "'":
        at += 1
    if at >= end:
        return None
    for time in reading.times:
        if (
            at <= time.start <= at + LONGEST_PRONOUN
            and reading.text[time.end : reading.end].strip()
        ):
            at = time.end
            while at < end and text[at] in _BLANKS:
                at += 1
    if at >= end:
        return None
    if text[at] in OPENING:
        closed = _closing(text, at, end)
        return _name(reading, at, closed) if closed else None
    stop = end
    for match in reading.breaks(at, end):
        if match.group() in OPENING and match.start() > at:
            closed = _closing(text, match.start(), min(reading.end, match.start() + 60))
            lead = text[at : match.start()]
            if closed and len(_WORD.findall(lead)) <= 3 and match.group() != "(":
                return _name(reading, at, closed)
        stop = match.start()
        break
    for hit in reading.all(
        "attribution.stop", "attribution.says", "signs.deny", "attribution.cited_by"
    ):
        if at < hit.start < stop and (
            hit.kind == "attribution.stop" or text[hit.start - 1] in _BLANKS
        ):
            stop = hit.start
            break
    for time in reading.times:
        if at <= time.start < stop:
            stop = time.start
    found = _name(reading, at, stop)
    return _in_apposition(reading, found) if found else None


def _in_apposition(reading: Reading, name: Name) -> Name:
    """Take the name of a person that follows the role: the spokeswoman, Jane Doe."""
    if name.anaphor or reading.text[name.end : name.end + 2] != ", ":
        return name
    match = _PERSON.match(reading.text, name.end + 2)
    if match is None or known(reading.text[name.start : name.end]):
        return name
    return Name(name.end + 2, match.end())


def _closing(text: str, at: int, end: int) -> int | None:
    sign = {
        "«": "»",
        "„": '”“"',
        "“": "”",
        "‘": "’",
        "「": "」",
        "『": "』",
        "《": "》",
        "〈": "〉",
        "‹": "›",
    }
    wanted = sign.get(text[at], text[at])
    for place in range(at + 1, end):
        if text[place] in wanted:
            return place + 1
    return None


def _before(reading: Reading, at: int) -> Name | None:
    """Read the noun phrase that ends at a place, or stands before what is put in between."""
    for aside in reversed(reading.all("attribution.aside")):
        if aside.end == _unblanked(reading, at) and aside.start > reading.start:
            at = aside.start
    first = _segment(reading, at)
    start = first[0] if first else _unblanked(reading, at)
    name = _name(reading, *first) if first else None
    named_before = name is not None and name.anaphor
    if start <= reading.start or reading.text[start - 1] not in _COMMAS or named_before:
        return name
    words = len(_WORD.findall(reading.text[slice(*first)])) if first else 0
    earlier = _segment(reading, start - 1)
    if earlier is None or words > SHORT + 2:
        return name
    aside = _subject_with_aside(reading, earlier)
    if aside is not None:
        return aside
    if name is not None:
        return name
    near = _short(reading, earlier)
    if near is None and (further := _segment(reading, earlier[0] - 1)) is not None:
        near = _short(reading, further)
    return near


def _skip(reading: Reading, at: int) -> int:
    while at < reading.end and reading.text[at] in _BLANKS:
        at += 1
    return at


def _unblanked(reading: Reading, at: int) -> int:
    while at > reading.start and reading.text[at - 1] in _BLANKS:
        at -= 1
    return at


def _short(reading: Reading, segment: tuple[int, int]) -> Name | None:
    words = _WORD.findall(reading.text[segment[0] : segment[1]])
    at = _skip(reading, segment[0])
    if any(hit.start == at for hit in reading.all("attribution.cited_by", "attribution.citing")):
        return None
    return _name(reading, *segment) if len(words) <= SHORT + 2 else None


def _subject_with_aside(reading: Reading, segment: tuple[int, int]) -> Name | None:
    """Read a short phrase at the start of a clause as a subject that an aside parts from its verb."""
    for _ in range(2):
        start, end = segment
        head = reading.text[reading.start : start].strip(_BLANKS + OPENING)
        opened = any(
            h.start == _skip(reading, start) for h in reading.all("signs.joint", "signs.strong")
        )
        if not head or head[-1] in ";:；：" or opened:
            words = _WORD.findall(reading.text[start:end])
            if len(words) > SHORT + 4:
                return None
            name = _name(reading, start, end)
            if name is None or name.start - start > LEAD + SHORT:
                return None
            busy = any(q.start >= start and q.end <= end for q in reading.quantities)
            return None if busy or _has_verb(reading, name.start, name.end) else name
        earlier = _segment(reading, start - 1)
        if earlier is None or earlier[0] >= start:
            return None
        segment = earlier
    return None


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    kinds = ("attribution.says", "attribution.stop", "signs.route", "signs.deny", "signs.ais")
    return any(reading.has(kind, start, end) for kind in kinds)


def _segment(reading: Reading, at: int) -> tuple[int, int] | None:
    """Give the stretch before a place, back to the last mark; what stands in brackets is passed."""
    text = reading.text
    end = at
    while end > reading.start and text[end - 1] in _BLANKS:
        end -= 1
    stop = end
    if end > reading.start and text[end - 1] in ")）":
        opened = max(text.rfind("(", reading.start, end), text.rfind("（", reading.start, end))
        if opened > reading.start:
            stop = opened
            while stop > reading.start and text[stop - 1] in _BLANKS:
                stop -= 1
    start = reading.start
    marks = list(reading.breaks(reading.start, stop))
    if marks and marks[-1].end() == stop and marks[-1].group() in CLOSING and stop > at - 2:
        opened = max((text.rfind(sign, reading.start, stop - 1) for sign in OPENING), default=-1)
        if opened >= 0:
            marks = [mark for mark in marks if mark.end() <= opened]
    if marks:
        start = marks[-1].end()
    return (start, stop) if start < stop else None


def _name(reading: Reading, start: int, end: int) -> Name | None:
    """Read a stretch as a source: without what leads to it and what it speaks through."""
    text = reading.text
    start, end = _trim(text, start, end)
    if start < end and text[start] in OPENING and len(_WORD.findall(text[start:end])) > SHORT:
        return None
    for time in reading.times:
        if start <= time.start and time.end <= end:
            if text[time.end : end].strip():
                if time.start - start <= 4:
                    start = time.end
                elif end - time.end <= 12:
                    end = time.start
            else:
                end = time.start
    for hit in (
        *reading.all("signs.complement", "attribution.aside", "signs.joint", "signs.strong"),
    ):
        if hit.start == start and hit.end < end and text[hit.start : hit.end].islower():
            start = hit.end
            while start < end and text[start] in _BLANKS:
                start += 1
    for hit in reversed(reading.all("attribution.aside")):
        if start < hit.start and hit.end <= end and not text[hit.end : end].strip():
            end = hit.start
            start, end = _trim(text, start, end)
    start, end = _trim(text, start, end)
    if start >= end:
        return None
    if len(_WORD.findall(text[start:end])) > MOST_WORDS or end - start > LONGEST:
        inner = _known_within(text, start, end)
        if inner is None or end - inner[1] > SHORT * 3:
            return None
        start, end = inner
    for hit in _verbs(reading):
        if start <= hit.start and hit.end < end:
            start = hit.end
    for hit in reading.all("attribution.cited_by"):
        if start < hit.start < end:
            end = hit.start
    for hit in reversed(reading.all("signs.complement", "attribution.stop")):
        if start < hit.start and hit.end < end and _is_source(reading, hit.end, end):
            start = hit.end
            break
    start, end = _trim(text, start, end)
    if start >= end or _ends_open(reading, start, end):
        return None
    whole = Name(start, end)
    if _is_own(reading, whole):
        return None
    if _is_anaphor(reading, whole):
        phrase = text[start:end]
        return Name(start, end, anaphor=True, pronoun=len(phrase) <= LONGEST_PRONOUN)
    start, end = _carried(reading, start, end)
    if start >= end:
        return Name(whole.start, whole.end, anaphor=True)
    for hit in reading.all("attribution.prepositions"):
        if hit.start == start:
            bodies = known(text[hit.end : end])
            return Name(_skip(reading, hit.end), end) if bodies and bodies[0].start <= 1 else None
    if any(
        hit.start <= start and hit.end >= end
        for hit in reading.all("signs.strong", "attribution.aside", "signs.complement")
    ):
        return None
    return Name(start, end) if _is_source(reading, start, end) else None


def _ends_open(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a phrase ends in an article or preposition, so that a noun must follow."""
    kinds = ("attribution.prepositions", "attribution.articles")
    return any(hit.end == end and start <= hit.start for hit in reading.all(*kinds))


def _carried(reading: Reading, start: int, end: int) -> tuple[int, int]:
    phrase = reading.text[start:end]
    if any(n.end - n.start > end - start - LEAD // 3 for n in known(phrase)):
        return start, end
    for hit in reading.all("attribution.carriers"):
        lead = reading.text[start : hit.start] if start <= hit.start else None
        if lead is None or hit.end >= end or len(lead) > LEAD or known(lead):
            continue
        if not _CAPITAL.search(lead[1:]) and _is_source(reading, hit.end, end):
            start, end = _trim(reading.text, hit.end, end)
            break
    for hit in reading.all("attribution.carried"):
        if hit.end == end and start < hit.start:
            start, end = _trim(reading.text, start, hit.start)
            break
        if hit.end == end and hit.start <= start:
            return start, start
    return start, end


def _known_within(text: str, start: int, end: int) -> tuple[int, int] | None:
    found = known(text[start:end])
    return (start + found[-1].start, start + found[-1].end) if found else None


def _is_named(reading: Reading, name: Name) -> bool:
    phrase = reading.text[name.start : name.end]
    return bool(known(phrase)) or _CAPITAL.search(phrase) is not None


def _is_source(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a phrase can name a source: a known body, a role, or a name."""
    phrase = reading.text[start:end].strip()
    if not phrase or phrase.isdecimal():
        return False
    if known(phrase) or reading.has("attribution.roles", start, end):
        return True
    if _has_verb(reading, start, end) or _holds_count(reading, start, end):
        return False
    if reading.language in VERB_FIRST:
        return len(phrase.split()) <= LONGEST_PRONOUN and not any(map(str.isdigit, phrase))
    return any(
        match.start() > 0 or start > reading.start or len(phrase.split()) <= SHORT
        for match in _CAPITAL.finditer(phrase)
    )


def _holds_count(reading: Reading, start: int, end: int) -> bool:
    return any(q.start < end and start < q.end for q in reading.quantities)


def _is_anaphor(reading: Reading, name: Name) -> bool:
    return any(
        hit.start <= name.start + 1 and hit.end >= name.end - 1
        for hit in reading.all("attribution.anaphors")
    )


def _is_own(reading: Reading, name: Name) -> bool:
    return any(
        hit.start <= name.start + 1 and hit.end >= name.end - 1
        for hit in reading.all("attribution.own")
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS + ",،;:.'-–—)(":
        start += 1
    while end > start and text[end - 1] in _BLANKS + ",،;:.-–—(":
        end -= 1
    return start, end
