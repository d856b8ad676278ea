import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.case.ledger import (
    BEGINNING,
    Draft,
    Entry,
    Ledger,
    canonical,
    chained,
    default_author,
)
from deadreckon.errors import BadUse, BrokenRecord

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
DRAFTS = [Draft("add", {"path": "evidence/a", "sha256": "0" * 64}), Draft("gone", {"é": 1})]


def test_each_entry_has_the_hash_of_the_one_before() -> None:
    first, second = chained(DRAFTS, head=None, author="me", now=NOW)
    assert (first.seq, first.prev, first.when) == (1, BEGINNING, "2024-05-06T07:08:09Z")
    assert (second.seq, second.prev) == (2, first.hash)
    (third,) = chained(DRAFTS[:1], head=second, author="me", now=NOW)
    assert (third.seq, third.prev) == (3, second.hash)
    assert third.hash != first.hash


def test_who_when_and_what_are_all_in_the_hash() -> None:
    (entry,) = chained(DRAFTS[:1], head=None, author="me", now=NOW)
    others = [
        chained(DRAFTS[:1], head=None, author="you", now=NOW),
        chained(DRAFTS[:1], head=None, author="me", now=None),
        chained(DRAFTS[1:], head=None, author="me", now=NOW),
    ]
    assert len({entry.hash, *(other.hash for (other,) in others)}) == 4
    assert entry.computed() == entry.hash


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.text(max_size=4), json_values, max_size=5))
def test_the_order_of_keys_changes_no_hash(body: dict[str, object]) -> None:
    turned = dict(reversed(body.items()))
    assert canonical(body) == canonical(turned)
    (one,) = chained([Draft("x", body)], head=None, author="a", now=None)
    (two,) = chained([Draft("x", turned)], head=None, author="a", now=None)
    assert one.hash == two.hash


def test_entries_are_kept_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert ledger.entries() == ()
    entries = chained(DRAFTS, head=None, author="me", now=NOW)
    ledger.append(entries)
    ledger.append(entries)
    assert Ledger(tmp_path).entries() == entries


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.append(chained(DRAFTS, head=None, author="me", now=NOW))
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(BadUse, match="format 99"):
        ledger.entries()


def test_what_is_no_ledger_is_told(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.path.parent.mkdir()
    ledger.path.write_bytes(b"not a database, but long enough to be looked at as one" * 50)
    with pytest.raises(BrokenRecord):
        ledger.entries()


def test_a_body_that_was_written_in_another_way_is_told(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.append(chained(DRAFTS, head=None, author="me", now=NOW))
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("""UPDATE entries SET body = '{"é": 1}' WHERE seq = 2""")
    connection.close()
    with pytest.raises(BrokenRecord, match="entry 2"):
        ledger.entries()


def test_the_author_is_who_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEADRECKON_AUTHOR", " A. N. Analyst\n")
    assert default_author() == "A. N. Analyst"
    monkeypatch.setenv("DEADRECKON_AUTHOR", " ")
    assert default_author()


def test_an_entry_tells_its_own_alteration() -> None:
    (entry,) = chained(DRAFTS[:1], head=None, author="me", now=NOW)
    altered = Entry(1, entry.when, "you", entry.kind, entry.body, entry.prev, entry.hash)
    assert altered.computed() != altered.hash
