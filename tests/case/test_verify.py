import hashlib
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deadreckon.case.intake import add, open_case
from deadreckon.case.ledger import Draft, Ledger, chained
from deadreckon.case.verify import Break, Verified, verify
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import jsonable

Maker = Callable[[str], Path]


@pytest.fixture
def kept(case: Path, tmp_path: Path, now: datetime) -> Path:
    open_case(case)
    page = tmp_path / "page.html"
    words = "The ship called at the port and left again for the other side of the bay. " * 3
    page.write_text(f"<html><body><article><p>{words}</p></article></body></html>", "utf-8")
    add(case, [page], author="me", now=now)
    return case


def broken(case: Path, head: str | None = None) -> Break:
    found = verify(case, head)
    assert not found.ok
    assert found.break_ is not None
    return found.break_


def sql(case: Path, statement: str) -> None:
    connection = sqlite3.connect(Ledger(case).path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_case_as_it_was_left_is_well(kept: Path) -> None:
    found = verify(kept)
    assert found == Verified(ok=True, head=Ledger(kept).entries()[-1].hash, break_=None)
    assert verify(kept, found.head[:12]).ok
    assert all(verify(kept, entry.hash).ok for entry in Ledger(kept).entries())


def test_the_document_has_the_contracts_keys() -> None:
    found = Verified(ok=False, head="h", break_=Break("p", "e", None, "w"))
    assert jsonable(found) == {
        "ok": False,
        "head": "h",
        "break": {"path": "p", "expected": "e", "found": None, "what": "w"},
        "forgotten": [],
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_any_one_changed_byte_of_the_archive_is_found_and_named(
    kept: Path, data: st.DataObject
) -> None:
    archived = sorted((kept / ".deadreckon" / "archive").rglob("*/*"))
    path = data.draw(st.sampled_from(archived))
    original = path.read_bytes()
    changed = bytearray(original)
    changed[data.draw(st.integers(0, len(original) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.chmod(0o644)
    path.write_bytes(changed)
    try:
        found = broken(kept)
        assert found.path == path.relative_to(kept).as_posix()
        assert found.expected == path.name
        assert found.found == hashlib.sha256(changed).hexdigest()
    finally:
        path.write_bytes(original)
    assert verify(kept).ok


def test_missing_files_are_named(kept: Path) -> None:
    path = kept / "evidence" / "looks.csv"
    original = path.read_bytes()
    path.unlink()
    assert (broken(kept).path, broken(kept).found) == ("evidence/looks.csv", None)
    path.write_bytes(original + b"\n")
    assert broken(kept).path == "evidence/looks.csv"
    path.write_bytes(original)
    archived = next((kept / ".deadreckon" / "archive").rglob("*/*"))
    archived.unlink()
    assert (broken(kept).expected, broken(kept).found) == (archived.name, None)


def entries_of(case: Path) -> int:
    return len(Ledger(case).entries())


@pytest.mark.parametrize("column", ["when", "author", "kind", "body", "prev", "hash"])
def test_any_changed_entry_is_named(make: Maker, column: str) -> None:
    for seq in range(1, 6):
        case = make(f"case-{column}-{seq}")
        open_case(case)
        value = '{"path":"x","sha256":"y"}' if column == "body" else f"changed-{seq}"
        sql(case, f"""UPDATE entries SET "{column}" = '{value}' WHERE seq = {seq}""")  # noqa: S608
        assert broken(case).path in {f"ledger entry {seq}", f"ledger entry {seq + 1}"}


def test_any_dropped_entry_is_found_the_last_one_too(make: Maker) -> None:
    for seq in range(1, 6):
        case = make(f"case-{seq}")
        open_case(case)
        assert entries_of(case) == 5
        sql(case, f"DELETE FROM entries WHERE seq = {seq}")  # noqa: S608
        assert broken(case).path == f"ledger entry {seq}"


def test_reordered_entries_are_found(make: Maker) -> None:
    case = make("case")
    open_case(case)
    for old, new in ((2, 99), (3, 2), (99, 3)):
        sql(case, f"UPDATE entries SET seq = {new} WHERE seq = {old}")  # noqa: S608
    assert broken(case).path == "ledger entry 2"


def test_a_ledger_that_was_emptied_or_removed_is_found(make: Maker) -> None:
    for number, harm in enumerate(("empty", "ledger", "head", "garbage")):
        case = make(f"case-{number}")
        open_case(case)
        ledger = Ledger(case)
        if harm == "empty":
            sql(case, "DELETE FROM entries")
        elif harm == "ledger":
            ledger.path.unlink()
        elif harm == "head":
            ledger.head_path.unlink()
        else:
            ledger.path.write_bytes(b"garbage" * 1000)
        assert broken(case).what


def test_a_ledger_rewritten_whole_is_found_by_the_head_of_an_old_report(make: Maker) -> None:
    case = make("case")
    old = open_case(case).head
    ledger = Ledger(case)
    entries = ledger.entries()
    drafts = [Draft(entry.kind, entry.body) for entry in entries]
    rewritten = chained(drafts, head=None, author="somebody else", now=None)
    ledger.path.unlink()
    ledger.append(rewritten)
    ledger.head_path.write_text(rewritten[-1].hash + "\n", "ascii")
    assert verify(case).ok
    assert broken(case, old).what.endswith("rewritten since")
    assert broken(case, old).expected == old


@pytest.mark.parametrize("head", ["", "abc", "not-a-hash", "g" * 64])
def test_a_head_that_is_no_hash_is_refused(kept: Path, head: str) -> None:
    with pytest.raises(BadUse, match="no hash"):
        verify(kept, head)


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadUse, match="no case"):
        verify(tmp_path)


def test_a_case_without_a_ledger_yet_has_nothing_to_break(case: Path) -> None:
    assert verify(case) == Verified(ok=True, head="", break_=None)
    assert not (case / ".deadreckon").exists()


def test_a_stranger_can_follow_the_chain_with_standard_tools(kept: Path) -> None:
    """The hash of an entry is what the design page says: SHA-256 over canonical JSON."""
    connection = sqlite3.connect(Ledger(kept).path)
    connection.row_factory = sqlite3.Row
    rows = connection.execute("SELECT * FROM entries ORDER BY seq").fetchall()
    connection.close()
    prev = "0" * 64
    for row in rows:
        entry = {key: row[key] for key in ("format", "seq", "when", "author", "kind", "prev")}
        document = {**entry, "body": json.loads(row["body"])}
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert row["prev"] == prev
        prev = hashlib.sha256(text.encode()).hexdigest()
        assert row["hash"] == prev
    assert (kept / ".deadreckon" / "head").read_text("ascii").strip() == prev
