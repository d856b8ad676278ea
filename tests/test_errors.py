import pytest

from deadreckon.errors import (
    BadFrame,
    BadInput,
    BadRow,
    BadUse,
    BrokenRecord,
    CaseBusy,
    DeadreckonError,
    Unreadable,
)


def test_an_error_says_where_what_and_how_to_mend_it() -> None:
    error = BadRow(
        "lies outside -90 to 90",
        mend="Write degrees, south negative.",
        file="evidence/looks.csv",
        line=7,
        field="lat",
        value=95,
    )
    assert str(error) == (
        "evidence/looks.csv:7: lat = 95: lies outside -90 to 90. Write degrees, south negative."
    )
    assert error.as_json() == {
        "error": {
            "file": "evidence/looks.csv",
            "line": 7,
            "field": "lat",
            "value": "95",
            "mend": "lies outside -90 to 90. Write degrees, south negative.",
        }
    }


def test_an_error_says_no_more_than_it_knows() -> None:
    assert str(BadUse("no such case", mend="Name a folder.")) == "no such case. Name a folder."
    assert str(BadRow("is short", mend="Add a cell.", line=3)) == "line 3: is short. Add a cell."
    missing = BadFrame("is missing", mend="Give the case an id.", file="case.toml", field="id")
    assert str(missing) == "case.toml: id: is missing. Give the case an id."
    empty = BadFrame("is empty", mend="Write one.", field="id", value="")
    assert str(empty) == "id: is empty. Write one."
    assert missing.as_json()["error"]["line"] is None


@pytest.mark.parametrize("kind", [BadFrame, BadRow, Unreadable, BadUse])
def test_all_bad_input_is_caught_as_one_and_as_a_wrong_value(kind: type[BadInput]) -> None:
    for caught in (kind, BadInput, DeadreckonError, ValueError):
        with pytest.raises(caught, match=r"^f: is wrong\. Mend it\.$"):
            raise kind("is wrong", mend="Mend it.", file="f")


def test_an_unreadable_file_is_also_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match=r"^evidence/ais: is a directory\. Name a file\.$"):
        raise Unreadable("is a directory", mend="Name a file.", file="evidence/ais")


def test_a_busy_case_is_a_lock_that_is_held() -> None:
    with pytest.raises(BlockingIOError, match="held by process 7"):
        raise CaseBusy("held by process 7")


def test_a_broken_record_names_what_no_longer_matches() -> None:
    broken = BrokenRecord("archive/ab", expected="ab", found=None)
    assert (broken.path, broken.expected, broken.found) == ("archive/ab", "ab", None)
    assert str(broken) == "archive/ab: expected ab, found nothing"
    assert str(BrokenRecord("e", expected="ab", found="cd")) == "e: expected ab, found cd"
