from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.model.evidence import Anchor, Claim, Report
from deadreckon.model.frame import Frame
from deadreckon.model.times import iso
from deadreckon.read.cells import Found
from deadreckon.read.claims import OPTIONAL, REQUIRED, read_claims

TEXT = "🚢 The Watch: at least five round trips, to 14 October.\n"
WORDS = "at least five round trips"
START = TEXT.index(WORDS)
REPORTS = {
    "r.txt": Report(
        "r.txt", TEXT, Anchor("f", "evidence/reports/r.txt"), "f", publisher="the watch"
    )
}
GOOD = {
    "claim": "c1",
    "report": "r.txt",
    "start": str(START),
    "end": str(START + len(WORDS)),
    "text": WORDS,
    "kind": "quantity",
    "mood": "alleged",
    "polarity": "deny",
    "observation": "yes",
    "source": "rusi",
    "via": "post; wire",
    "origin": "o",
    "places": "port;길",
    "vessels": "ALPHA; beta",
    "from": "2023-08-15",
    "to": "2023-10-14",
    "value": "5",
    "upper": "7",
    "bound": "ge",
    "unit": "round trip",
    "term": "likely",
    "yardstick": "phia",
    "low": "0.55",
    "high": "0.75",
    "confidence_level": "low",
    "known": "2023-10-16",
    "note": "n",
}
WRONG = [
    ("claim", "a b"),
    ("report", "s.txt"),
    ("report", "../r.txt"),
    ("report", ""),
    ("start", "x"),
    ("start", ""),
    ("start", str(START + 1)),
    ("end", "9999"),
    ("end", ""),
    ("text", ""),
    ("kind", "rumour"),
    ("mood", "sad"),
    ("polarity", "no"),
    ("observation", "seen"),
    ("places", "port;nowhere"),
    ("vessels", "gamma"),
    ("vessels", "Twin"),
    ("from", "2023-10-15T10:00"),
    ("to", "2023-08-14"),
    ("value", "five"),
    ("value", "-1"),
    ("value", "nan"),
    ("upper", "4"),
    ("upper", "inf"),
    ("bound", "least"),
    ("low", "-0.1"),
    ("high", "1.1"),
    ("high", "0.5"),
    ("known", "x"),
]
Tables = Callable[..., bytes]


def read(data: bytes, frame: Frame) -> Found[Claim]:
    return read_claims(data, "c.csv", frame, "abc", reports=REPORTS)


def test_every_column_is_read(frame: Frame, table: Tables) -> None:
    assert set(GOOD) == {*REQUIRED, *OPTIONAL}
    (claim,) = read(table(GOOD), frame).nouns
    assert claim.span == (START, START + len(WORDS))
    assert (claim.kind, claim.mood, claim.polarity, claim.observation) == (
        "quantity",
        "alleged",
        "deny",
        True,
    )
    assert (claim.source, claim.via, claim.origin) == ("rusi", ("post", "wire"), "o")
    assert (claim.places, claim.vessels) == (("port",), ("alpha", "beta"))
    assert (claim.value, claim.upper, claim.bound, claim.unit) == (5, 7, "ge", "round trip")
    assert (claim.term, claim.yardstick, claim.low, claim.high) == ("likely", "phia", 0.55, 0.75)
    assert (claim.confidence_level, claim.known) == ("low", date(2023, 10, 16))
    assert claim.when is not None
    # The day in Tokyo, in UTC, and at the publisher in New York.
    assert iso(claim.when.start) == "2023-08-14T15:00:00Z"
    assert iso(claim.when.end) == "2023-10-15T03:59:59Z"


def test_an_id_and_a_text_are_enough(frame: Frame, table: Tables) -> None:
    (claim,) = read(table({"claim": "c", "text": "x"}), frame).nouns
    assert (claim.mood, claim.polarity, claim.observation) == ("asserted", "affirm", None)
    assert (claim.span, claim.when, claim.value, claim.bound, claim.origin) == (
        None,
        None,
        None,
        None,
        "",
    )


@pytest.mark.parametrize(("column", "value"), WRONG)
def test_a_bad_cell_sets_its_row_aside_and_no_other(
    frame: Frame, table: Tables, column: str, value: str
) -> None:
    found = read(table(GOOD | {"claim": "c0"}, GOOD | {column: value}), frame)
    assert [claim.id for claim in found.nouns] == ["c0"]
    (told,) = found.set_aside
    assert told.line == 3
    assert told.field == ("start" if column == "end" and value else column)


def test_a_span_that_points_elsewhere_is_told_with_what_stands_there(
    frame: Frame, table: Tables
) -> None:
    found = read(table(GOOD | {"start": "2", "end": "11"}), frame)
    assert "r.txt has 'The Watch' there" in found.set_aside[0].reason
    assert f"begins at {START}" in found.set_aside[0].reason


def test_a_count_between_two_needs_both(frame: Frame, table: Tables) -> None:
    found = read(table(GOOD | {"bound": "between", "upper": ""}), frame)
    assert found.set_aside[0].field == "upper"


@given(start=st.integers(0, len(TEXT)), length=st.integers(1, 12))
def test_every_span_that_is_kept_holds_its_text(
    frame: Frame, table: Tables, start: int, length: int
) -> None:
    words = TEXT[start : start + length]
    row = {"claim": "c", "report": "r.txt", "start": str(start), "end": str(start + length)}
    found = read(table(row | {"text": words}), frame)
    for claim in found.nouns:
        assert claim.span is not None
        assert TEXT[slice(*claim.span)] == claim.text
    assert len(found.nouns) + len(found.set_aside) == 1
