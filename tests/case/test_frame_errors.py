import pytest

from deadreckon.case.frame import frame_from, sheet_from
from deadreckon.errors import BadFrame

TEXT = """\
top = 1
[[places]]
id = "quay"
lat = 42
[[places]]
lat = 43
names = [{ from = 1 }]
"""
SHEET = sheet_from(TEXT.encode(), "case.toml")


def test_paths_read_like_what_the_user_wrote() -> None:
    assert SHEET.dotted(("places", 0, "lat")) == "places[quay].lat"
    assert SHEET.dotted(("places", 1, "lat")) == "places[#2].lat"
    assert SHEET.dotted(("places", 1, "names", 0, "from")) == "places[#2].names[#1].from"


def test_a_key_that_is_not_there_stands_on_the_line_of_its_table() -> None:
    error = SHEET.bad(("places", 1, "id"), "is missing", "Add id.", missing=True)
    assert (error.line, error.field, error.value) == (5, "places[#2].id", None)


def test_the_error_is_a_document_for_programs() -> None:
    document = SHEET.bad(("places", 0, "lat"), "is wrong", "Mend it.").as_json()
    assert document == {
        "error": {
            "file": "case.toml",
            "line": 4,
            "field": "places[quay].lat",
            "value": "42",
            "mend": "is wrong. Mend it.",
        }
    }


def test_of_many_errors_the_first_in_the_file_is_told() -> None:
    text = "[case]\nid = 'a'\nwindow = {from = 2023-01-01, to = 2023-01-02}\n"
    text += "[[places]]\nid = 'p'\nlon = 999\nlat = 95\n[[vessels]]\nidd = 'v'\n"
    with pytest.raises(BadFrame) as caught:
        frame_from(text.encode(), "case.toml")
    assert (caught.value.line, caught.value.field) == (6, "places[p].lon")
