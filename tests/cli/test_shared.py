from datetime import UTC, date

import pytest

from deadreckon.cli.shared import day, now, say, tell
from deadreckon.errors import BadUse


def test_a_day_is_read_or_told() -> None:
    assert day("2023-10-27") == date(2023, 10, 27)
    assert day(None) is None
    with pytest.raises(BadUse, match="2023-10-27"):
        day("27.10.2023")


def test_a_document_or_its_text_and_never_both(capsys: pytest.CaptureFixture[str]) -> None:
    say({"a": 1}, lambda: "text", json=False)
    assert capsys.readouterr().out == "text\n"
    say({"a": 1}, lambda: "text", json=True)
    assert capsys.readouterr().out.split() == ["{", '"a":', "1", "}"]


def test_what_is_told_stays_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell("a\nb\x1b[2J")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.strip().isprintable()


def test_the_time_is_utc() -> None:
    assert now().tzinfo is UTC
