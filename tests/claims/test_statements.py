"""Whole sentences in sixteen languages: who says it, denied or not, how likely, how sure."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from deadreckon.claims.extract import extract
from deadreckon.claims.proposed import Proposed
from deadreckon.claims.terms import PHIA

SENTENCES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["sentence"]
LANGUAGES = sorted({row["language"] for row in SENTENCES})
SLACK = 25
"""Letters by which a name may be longer than the words that are looked for."""


def holds(claim: Proposed, key: str, value: str) -> bool:
    match key:
        case "source":
            names = [*claim.source_chain[:1], *(claim.source_chain_text[:1])]
            return any(
                name is not None and value in name.casefold() and len(name) <= len(value) + SLACK
                for name in names
            )
        case "denial":
            return claim.kind == "denial" and claim.polarity == value
        case "band":
            _, low, high = PHIA[value]
            return claim.term is not None and (claim.term.low, claim.term.high) == (low, high)
        case "level":
            return claim.confidence_level == value
        case _:
            return str(getattr(claim, key)) == value


def misses(language: str) -> list[tuple[str, str, str]]:
    found = []
    for row in SENTENCES:
        if row["language"] == language:
            read = extract(row["text"], language=language, published=date(2024, 5, 17)).claims
            found += [
                (row["text"], key, row[key])
                for key in sorted(row.keys() - {"language", "text"})
                if not any(holds(claim, key, row[key]) for claim in read)
            ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_statements_are_read_as_a_reader_reads_them(language: str) -> None:
    assert misses(language) == []


def test_there_are_sentences_of_each_kind_in_each_language() -> None:
    assert len(LANGUAGES) == 16
    for language in LANGUAGES:
        rows = [row for row in SENTENCES if row["language"] == language]
        for key in ("source", "denial", "band", "level", "mood", "kind"):
            assert [row for row in rows if key in row], (language, key)
