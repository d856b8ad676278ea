import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.errors import Unreadable
from deadreckon.read.lists.read import FORMATS, read_list


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"hello", b"\x00\x01\x02", b"PK\x03\x04"])
def test_what_is_no_list_is_refused_with_what_is_read(data: bytes) -> None:
    with pytest.raises(Unreadable, match="none of the sanctions lists") as error:
        read_list(data, "x.csv")
    assert all(name in str(error.value) for name in FORMATS)


@settings(max_examples=150)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for head in (b"", b"id,type,name,imo\n", b"<CONSOLIDATED_LIST>", b"name,imonumber\n"):
        try:
            held = read_list(head + data, "x.csv")
        except Unreadable:
            continue
        assert held.rows == held.kept + len(held.set_aside)


@pytest.mark.real
def test_every_real_list_is_read_and_its_rows_accounted_for(shared_data: Path) -> None:
    files = {path.name: path for path in (shared_data / "sanctions").iterdir()}
    held = {name: read_list(path.read_bytes(), name) for name, path in files.items()}
    # Counted here without the readers: rows of tables without quoted line breaks, and elements.
    for name, one in held.items():
        text = files[name].read_text("utf-8")
        if name.endswith(".xml"):
            expected = len(re.findall(r"<(?:ENTITY|INDIVIDUAL)>", text))
        else:
            expected = len([line for line in text.splitlines() if line.strip()])
            expected -= not text[0].isdecimal()
        assert (one.rows, one.kept, one.set_aside) == (expected, expected, ())
        imo = {number for entry in one.entries for number in entry.imo}
        assert imo == set(re.findall(r"IMO\)?(?: [Nn]umber)?:?\s*(\d{7})", text))
    assert sorted(one.format for one in held.values()) == sorted(
        {*FORMATS} - {"EU annex", "UK Sanctions List"}
    )
