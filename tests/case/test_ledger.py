import json
import sqlite3
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.case.forget import forget
from deadreckon.case.ledger import (
    BEGINNING,
    FORMAT,
    Draft,
    Entry,
    Ledger,
    canonical,
    chained,
    default_author,
)
from deadreckon.case.run import run
from deadreckon.case.verify import Verified, verify
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


FORMAT_1 = Path(__file__).parent / "data" / "format-1.tar.xz"
"""A case as the first version of the program left it: six entries, four of them of one run."""
HEAD_1 = "eaebfdb4e5e38451b0d1110f85947684e480b4f524e2f2ac84b205c73093ccc3"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with tarfile.open(FORMAT_1) as packed:
        packed.extractall(tmp_path / "old", filter="data")
    return tmp_path / "old"


def version(case: Path) -> int:
    connection = sqlite3.connect(Ledger(case).path)
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(found)


def test_a_ledger_of_format_1_is_read_as_it_is(old: Path) -> None:
    before = Ledger(old).path.read_bytes()
    assert verify(old).head == HEAD_1
    assert verify(old).ok
    assert {entry.format for entry in Ledger(old).entries()} == {1}
    assert run(old).ledger_head == HEAD_1
    assert Ledger(old).path.read_bytes() == before


def test_a_ledger_of_format_1_migrates_when_it_grows_and_keeps_its_heads(old: Path) -> None:
    before = Ledger(old).entries()
    done = forget(old, "s1", "an order", author="me", now=NOW)
    after = Ledger(old).entries()
    assert after[: len(before)] == before
    assert {entry.format for entry in after[len(before) :]} == {FORMAT}
    assert version(old) == FORMAT
    assert verify(old, HEAD_1).ok
    assert verify(old).head == done.head
    assert [s.id for s in run(old).evidence.sightings] == ["s2", "s3"]


def test_a_migrated_entry_cannot_pass_for_one_of_another_format(old: Path) -> None:
    forget(old, "s1", "an order", author="me", now=NOW)
    connection = sqlite3.connect(Ledger(old).path)
    connection.execute("UPDATE entries SET format = 2 WHERE seq = 3")
    connection.commit()
    connection.close()
    found = verify(old).break_
    assert found is not None
    assert found.path == "ledger entry 3"


def test_a_change_that_format_1_wrote_down_before_a_crash_is_carried_out(old: Path) -> None:
    ledger = Ledger(old)
    entries = ledger.entries()
    last = entries[-1]
    connection = sqlite3.connect(ledger.path)
    connection.execute("DELETE FROM entries WHERE seq = ?", (last.seq,))
    connection.commit()
    connection.close()
    ledger.head_path.write_text(entries[-2].hash + "\n", "ascii")
    fields = ("seq", "when", "author", "kind", "body", "prev", "hash")
    entry = {field: getattr(last, field) for field in fields}
    pending = {"staged": {}, "placed": {}, "over": {}, "entries": [entry]}
    (old / ".deadreckon" / "pending.json").write_text(json.dumps(pending), "utf-8")
    assert verify(old) == Verified(ok=True, head=HEAD_1, break_=None)
    assert Ledger(old).entries() == entries
