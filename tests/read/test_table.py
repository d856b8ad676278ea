import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.errors import Unreadable
from deadreckon.read.table import LONGEST_CELL, Table, raw_records, read_table

HEADER = "id,place,note\n"


def read(data: bytes | str) -> Table:
    raw = data.encode() if isinstance(data, str) else data
    return read_table(raw, "t.csv", required=("id", "place"), optional=("note",))


def refused(data: bytes | str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.file == "t.csv"
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_come_in_any_order_and_rows_know_their_lines(encoding: str) -> None:
    text = 'Place , ID\nrá,1\n"two\nlines",2\n\n\nz,3\n'
    rows = read(text.encode(encoding)).rows
    assert [(row.line, row.id, row.cells["place"]) for row in rows] == [
        (2, "1", "rá"),
        (3, "2", "two\nlines"),
        (7, "3", "z"),
    ]


def test_columns_of_the_users_own_are_kept_as_notes_and_a_misspelt_one_is_told() -> None:
    table = read("id,place,page,nota\n1,a,p. 3,x\n2,b,,\n")
    assert [row.extra for row in table.rows] == ["page: p. 3; nota: x", ""]
    assert [(note.line, note.field) for note in table.notes] == [(1, "nota")]


def test_rows_without_shape_are_set_aside_and_the_rest_goes_on() -> None:
    text = f'{HEADER}1,a,x\n2,b\n3,c,x,y\n4,"d"e,x\n5,f\x00,x\n6,{"g" * (LONGEST_CELL + 1)},x\n'
    text += f"7,{'h' * 200_000},x\n8,\x1b[31m,x\n9,i,x\n"
    table = read(text)
    assert [row.id for row in table.rows] == ["1", "9"]
    assert [told.line for told in table.set_aside] == [3, 4, 5, 6, 7, 8, 9]
    assert [told.reason for told in table.set_aside[:2]] == [
        "has 2 cells where the header has 3",
        "has 4 cells where the header has 3",
    ]


def test_an_open_quotation_mark_costs_its_own_line_only() -> None:
    table = read(f'{HEADER}1,a,x\n2,"b,x\n3,c,x\n4,"d,x\n5,e,x\n')
    assert [row.id for row in table.rows] == ["1", "3", "5"]
    assert [told.line for told in table.set_aside] == [3, 5]


def test_a_table_of_very_many_lines_is_refused() -> None:
    assert "too large" in str(refused(HEADER + "1\n" * 400_001))


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_refused_by_name(separator: str) -> None:
    error = refused(HEADER.replace(",", separator) + separator.join("1ax"))
    assert (error.line, error.field, error.value) == (1, "separator", separator)


def test_another_encoding_is_refused_on_its_line() -> None:
    error = refused(HEADER.encode() + "1,a,ok\n2,порт,x\n".encode("cp1251"))
    assert (error.line, error.field, error.value) == (3, "encoding", "byte 0xef")


def test_a_missing_column_is_named_with_the_nearest_one() -> None:
    error = refused("id,plase\n1,a\n")
    assert error.field == "place"
    assert "plase" in error.mend


@pytest.mark.parametrize("data", ["", " \n\n", "id,place,ID\n1,a,b\n", '"id,place\n1,a\n'])
def test_what_has_no_header_is_refused(data: str) -> None:
    refused(data)


def test_marks_that_turn_the_writing_are_told() -> None:
    (note,) = read(f"{HEADER}1,a,\u202egnp.exe\n").notes
    assert (note.line, note.field, note.value) == (2, "note", "\\u202egnp.exe")


cells = st.text(st.characters(blacklist_categories=("Cc", "Cs")) | st.sampled_from('\n",;\t'))


@given(st.lists(st.tuples(cells, cells, cells), max_size=6))
def test_whatever_the_csv_module_writes_comes_back(rows: list[tuple[str, str, str]]) -> None:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["id", "place", "note"])
    writer.writerows(rows)
    table = read(written.getvalue())
    assert table.set_aside == ()
    found = [tuple(row.cells[c] for c in ("id", "place", "note")) for row in table.rows]
    assert found == [tuple(cell.strip() for cell in row) for row in rows]


@given(st.lists(st.sampled_from(["1,a,x", "2,b", '3,"c', '"4",d,x', "", "5,\0,e", ",,,"])))
def test_every_row_is_either_read_or_set_aside(lines: list[str]) -> None:
    table = read(HEADER + "".join(f"{line}\n" for line in lines))
    told = {row.line for row in table.rows} | {row.line for row in table.set_aside}
    expected = {number for number, line in enumerate(lines, 2) if line}
    assert told == expected


def test_records_are_given_as_written_by_their_first_line() -> None:
    data = b'a,b\r\n1,"x\ny"\n\n2,z'
    assert raw_records(data, "t.csv") == {1: "a,b\r\n", 2: '1,"x\ny"\n', 4: "\n", 5: "2,z"}
    assert "".join(raw_records(data, "t.csv").values()) == data.decode()
