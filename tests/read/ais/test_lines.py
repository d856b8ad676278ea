import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.read.ais.lines import fitting

CELL = st.text(st.sampled_from('ab1, "'), max_size=4)


def test_lines_that_all_fit_are_not_copied() -> None:
    data = b"1,2,3\n4,5,6"
    good, which, lines, bad = fitting(data, ",", 3)
    assert good is data
    assert which is None
    assert (lines, bad) == (2, {})


@pytest.mark.parametrize(
    ("line", "kept", "why"),
    [
        ("1,2,3", "1,2,3", None),
        ("1,2,3 \r", "1,2,3", None),
        ('1,"a,b",3', '1,"a,b",3', None),
        ('1,"say ""a""",3', '1,"say ""a""",3', None),
        ('1,"",""', '1,"",""', None),
        ('1,JOHN "BOY",3', "1,JOHN 'BOY',3", None),
        ('1,"A"B,3', "1,'A'B,3", None),
        ('1,"A,3', "1,'A,3", None),
        ("1,2", None, "more or fewer cells than the header has"),
        ("1,2,3,4", None, "more or fewer cells than the header has"),
        ('1,"2', None, "a quotation mark that does not close"),
        ("1,2\0,3", None, "bytes that are no text"),
    ],
)
def test_a_line_fits_or_is_told(line: str, kept: str | None, why: str | None) -> None:
    data = f"7,8,9\n\n{line}\n".encode()
    good, which, lines, bad = fitting(data, ",", 3, closely=True)
    assert good.decode().splitlines() == ["7,8,9", *([kept] if kept else [])]
    assert which is not None
    assert which.tolist() == [1, *([3] if kept else [])]
    assert lines == 3
    assert bad == ({why: 1} if why else {})


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_a_csv_writer_writes_fits_as_a_csv_reader_reads(rows: list[list[str]]) -> None:
    lines = []
    for row in rows:
        quoted = ['"' + c.replace('"', '""') + '"' if set(c) & set(', "') else c for c in row]
        lines.append(",".join(quoted))
    good, _, _, bad = fitting("\n".join(lines).encode(), ",", 3, closely=True)
    assert list(csv.reader(good.decode().splitlines())) == [row for row in rows if len(row) == 3]
    blank = sum(not line for line in lines)
    assert bad.total() == len(rows) - blank - len(good.splitlines())
