from pathlib import Path

import pytest

from deadreckon.case.intake import open_case

FRAME = """
[[links]]
id = "sailed"
prior = 0.5
[[hypotheses]]
id = "by-sea"
statement = "By sea"
all_of = "sailed"
[[readings]]
id = "r"
grants = ["c1", "watch", "pictures"]
[[weights]]
of = ["c1", "s1", "routes.main.fleet.at_least>=1"]
to = "sailed"
ratio = 3
[[happenings]]
id = "visit"
from = 2023-07-25
[[relations]]
claim = "c1"
event = "s1"
after = "visit"
days = [1, 2]
"""


def loose(case: Path, frame: str) -> list[tuple[int | None, str | None, str | None]]:
    path = case / "case.toml"
    start = path.read_text("utf-8").replace("[case]", '[case]\nlead = "note.txt"')
    path.write_text(start + frame, "utf-8")
    notes = open_case(case).notes
    assert all(note.file == "case.toml" for note in notes)
    return [(note.line, note.field, note.value) for note in notes]


def test_what_names_something_is_not_told(case: Path) -> None:
    assert loose(case, FRAME) == []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('grants = ["c1"', 'grants = ["c9"', "readings[r].grants[#1]"),
        ('of = ["c1", "s1"', 'of = ["c1", "s9"', "weights[#1].of[#2]"),
        ('claim = "c1"', 'claim = "c9"', "relations[#1].claim"),
        ('event = "s1"', 'event = "s9"', "relations[#1].event"),
        ('after = "visit"', 'after = "vist"', "relations[#1].after"),
    ],
)
def test_what_names_nothing_is_told_on_its_line(case: Path, old: str, new: str, field: str) -> None:
    changed = FRAME.replace(old, new)
    ((line, named, value),) = loose(case, changed)
    assert named == field
    text = (case / "case.toml").read_text("utf-8").splitlines()
    assert line is not None
    assert str(value) in text[line - 1]


def test_a_lead_that_is_not_there_is_told(case: Path) -> None:
    (case / "evidence" / "reports" / "note.txt").rename(case / "evidence" / "reports" / "b.txt")
    notes = loose(case, "")
    assert (4, "case.lead", "note.txt") in notes
