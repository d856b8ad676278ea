from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.errors import Unreadable
from deadreckon.read.lists import rows
from deadreckon.read.lists.rows import Reading, date_of_name, lines_of, named_rows, records


def read(text: str) -> list[tuple[int, Sequence[str]]]:
    return list(records(text.splitlines(keepends=True)))


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("ofac_sdn_vessels_dprk_2021-07.csv", "2021-07"),
        ("sdn-20240625.csv", "2024-06-25"),
        ("2024.06.25/sdn.csv", ""),
        ("C:\\lists\\uk 2024-06-25.csv", "2024-06-25"),
        ("list-2024-13.csv", ""),
        ("sdn.csv", ""),
        ("imo9179842.csv", ""),
    ],
)
def test_the_date_in_a_name_is_the_list_s(name: str, date: str) -> None:
    assert date_of_name(name) == date


def test_a_list_without_entries_is_told() -> None:
    (note,) = Reading("list.csv").done("any", "").notes
    assert (note.line, note.field) == (None, "rows")
    assert "no entries" in note.reason
    assert Reading("list.csv", rows=1).done("any", "").notes == ()


def test_records_begin_on_their_lines() -> None:
    assert read('a,b\n"one\ntwo",c\n\nd,e\n') == [
        (1, ["a", "b"]),
        (2, ["one\ntwo", "c"]),
        (4, []),
        (5, ["d", "e"]),
    ]


def test_an_open_quotation_mark_costs_its_own_line() -> None:
    found = read('a,b\n"open,x\nc,d\ne,f\n')
    assert [line for line, _ in found] == [1, 2, 3, 4]
    assert isinstance(found[1][1], str)
    assert [cells for _, cells in (found[0], *found[2:])] == [["a", "b"], ["c", "d"], ["e", "f"]]


def test_a_record_has_no_more_than_so_many_lines() -> None:
    text = 'a\n"' + "x\n" * 500 + "y\n" * 3
    assert len(read(text)) == 1 + 500 + 3


@settings(max_examples=100)
@given(st.lists(st.lists(st.text("ab \"',\n", max_size=5), min_size=2, max_size=2), max_size=9))
def test_every_row_is_kept_or_set_aside(cells: list[list[str]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = "one,two\n" + "".join(",".join(map(quoted, row)) + "\n" for row in cells)
    reading = Reading("f.csv")
    kept = list(named_rows(text.splitlines(keepends=True), reading, 0))
    assert reading.rows == len(kept) == len(cells)
    assert [list(row.values()) for _, row in kept] == [[c.strip() for c in row] for row in cells]


def test_misshapen_rows_are_set_aside_with_their_lines() -> None:
    reading = Reading("f.csv")
    lines = ["One, Two\n", "a,b\n", "a\n", '"a,b\n', "c,d\n"]
    assert [line for line, _ in named_rows(lines, reading, 0)] == [2, 5]
    assert [(row.line, row.file) for row in reading.set_aside] == [(3, "f.csv"), (4, "f.csv")]
    done = reading.done("format", "")
    assert (done.rows, done.kept, len(done.set_aside)) == (4, 2, 2)


@pytest.mark.parametrize(
    "data",
    [
        "Ä,b\r\n".encode(),
        b"\xef\xbb\xbf" + "Ä,b\n".encode(),
        b"\xff\xfe" + "Ä,b\n".encode("utf-16-le"),
    ],
)
def test_unicode_is_read_by_its_mark(data: bytes) -> None:
    reading = Reading("f.csv")
    assert "".join(lines_of(data, reading)).strip() == "Ä,b"
    assert reading.notes == []


def test_windows_text_is_read_and_told() -> None:
    reading = Reading("f.csv")
    assert lines_of(b"a\nM\xfcnster\n\x1a", reading) == ["a\n", "Münster"]
    (note,) = reading.notes
    assert (note.line, note.value) == (2, "byte 0xfc")


def test_what_is_empty_or_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="is empty"):
        lines_of(b" \n", Reading("f.csv"))
    monkeypatch.setattr(rows, "MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="too large"):
        lines_of(b"x" * 11, Reading("f.csv"))
    monkeypatch.setattr(rows, "MOST_LINES", 2)
    with pytest.raises(Unreadable, match="too large"):
        lines_of(b"x\n" * 5, Reading("f.csv"))
