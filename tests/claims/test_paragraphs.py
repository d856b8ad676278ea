"""Paragraphs of ours on civil and maritime matters, with what each sentence tells.

`paragraphs/<language>.txt` holds a line a sentence: the sentence, ` :: `, and what it tells, parted
by semicolons: `s` who says it first (`|` parts what it may be called), `t` the time, `d` a denial
(`deny`), a refusal to speak (`unknown`) or neither (`no`), `e` the band, `p` places. They were
written before the program was asked; a line that it does not read stays in.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from deadreckon.claims.extract import extract
from deadreckon.claims.proposed import Proposed
from deadreckon.claims.terms import PHIA

PUBLISHED = date(2024, 11, 14)
"""A Thursday."""
FOLDER = Path(__file__).parent / "paragraphs"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))
UNSPACED = {"ja", "zh-hans", "zh-hant"}
LONGER = 25
"""Code points that a source may be longer than marked."""
LEAST = {"s": 0.95, "t": 0.85, "d": 0.95, "e": 0.95, "p": 0.9}

Facts = dict[str, str]


def sentences(block: str, joint: str) -> Iterator[tuple[int, int, Facts]]:
    at = 0
    for line in block.splitlines():
        text, _, told = line.partition(" :: ")
        facts = dict(fact.strip().split("=", 1) for fact in told.split(";"))
        yield at, at + len(text), facts
        at += len(text) + len(joint)


def whole(block: str, joint: str) -> str:
    return joint.join(line.partition(" :: ")[0] for line in block.splitlines())


@cache
def read(language: str) -> tuple[tuple[tuple[Proposed, ...], Facts], ...]:
    """Give each sentence's claims and what it tells."""
    joint = "" if language in UNSPACED else " "
    found = []
    for block in (FOLDER / f"{language}.txt").read_text("utf-8").strip().split("\n\n"):
        text = whole(block, joint)
        claims = extract(text, language=language, published=PUBLISHED).claims
        assert all(text[c.start : c.end] == c.text for c in claims)
        for start, end, facts in sentences(block, joint):
            found.append((tuple(c for c in claims if start <= c.start < end), facts))
    return tuple(found)


def is_called(marked: str, claim: Proposed) -> bool:
    names = [n.casefold() for n in (claim.source_chain[0], claim.source_chain_text[0]) if n]
    wanted = marked.casefold().split("|")
    return any(w in n and len(n) <= len(w) + LONGER for w in wanted for n in names)


def right(fact: str, marked: str, claims: tuple[Proposed, ...]) -> bool:
    if fact == "s":
        said = [claim for claim in claims if claim.source_chain]
        return bool(said) and all(is_called(marked, claim) for claim in said)
    if fact == "t":
        spans = {f"{c.time.from_ or ''}..{c.time.to or ''}" for c in claims if c.time}
        wanted = {m if ".." in m else f"{m}..{m}" for m in marked.split("|")}
        return bool(spans & wanted)
    if fact == "d":
        denied = {claim.polarity for claim in claims if claim.kind == "denial"}
        return "deny" not in denied if marked == "no" else marked in denied
    if fact == "e":
        return PHIA[marked][1:] in {(c.term.low, c.term.high) for c in claims if c.term}
    places = {place for claim in claims for place in claim.places}
    return bool(places & set(marked.split("|")))


@pytest.mark.parametrize("fact", sorted(LEAST))
def test_paragraphs_tell_what_they_tell(fact: str) -> None:
    asked = [
        (language, facts[fact], claims)
        for language in LANGUAGES
        for claims, facts in read(language)
        if fact in facts
    ]
    missed = [(name, marked) for name, marked, claims in asked if not right(fact, marked, claims)]
    assert len(missed) <= (1 - LEAST[fact]) * len(asked), missed


def test_most_sources_that_are_read_are_right_in_each_language() -> None:
    for language in LANGUAGES:
        told = [(facts["s"], c) for cs, facts in read(language) if "s" in facts for c in cs]
        said = [(marked, claim) for marked, claim in told if claim.source_chain]
        wrong = [marked for marked, claim in said if not is_called(marked, claim)]
        assert len(wrong) <= 1, (language, wrong)
