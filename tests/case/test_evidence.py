import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deadreckon.case.evidence import index, load_evidence
from deadreckon.case.frame import read_frame
from deadreckon.case.intake import open_case
from deadreckon.errors import BrokenRecord, Unreadable
from deadreckon.model.evidence import Anchor, Evidence

Maker = Callable[[str], Path]
NUMBERS = count()


def edit(case: Path, table: str, text: str) -> None:
    (case / "evidence" / table).write_text(text, "utf-8")


def append(case: Path, table: str, rows: str) -> None:
    path = case / "evidence" / table
    path.write_text(path.read_text("utf-8") + rows, "utf-8")


def without_anchors(evidence: Evidence) -> Evidence:
    """Give the evidence as if all rows stood at one place: what may not change with their order."""
    nowhere = Anchor("", "")
    return replace(
        evidence,
        looks=tuple(replace(row, at=nowhere) for row in evidence.looks),
        sightings=tuple(replace(row, at=nowhere) for row in evidence.sightings),
        claims=tuple(replace(row, at=nowhere) for row in evidence.claims),
        set_aside=tuple(sorted((replace(t, line=None) for t in evidence.set_aside), key=str)),
    )


def test_every_record_stands_on_archived_bytes(case: Path) -> None:
    evidence = open_case(case).evidence
    places = index(evidence)
    assert set(places) == {"c1", "l1", "l2", "note.txt", "s1", "s2", "s3"}
    for id_, anchor in places.items():
        data = (case / anchor.path).read_bytes()
        stored = case / ".deadreckon" / "archive" / anchor.sha256[:2] / anchor.sha256
        assert stored.read_bytes() == data
        if anchor.row is not None:
            assert data.decode().splitlines()[anchor.row - 1].startswith(id_)
    span = places["c1"].span
    assert span is not None
    assert (case / places["c1"].path).read_text("utf-8")[slice(*span)] == evidence.claims[0].text


def test_a_claim_in_a_page_leads_to_the_text_that_was_taken_out(case: Path) -> None:
    words = "The ship called at the port and left again for the other side of the bay. " * 3
    page = f"<html><body><article><p>{words}</p></article></body></html>"
    (case / "evidence" / "reports" / "page.html").write_text(page, "utf-8")
    append(case, "claims.csv", "c2,page.html,0,8,The ship,sighting,,,,,,\n")
    evidence = open_case(case).evidence
    anchor = index(evidence)["c2"]
    assert anchor.path.startswith(".deadreckon/archive/")
    assert (case / anchor.path).read_text("utf-8")[0:8] == "The ship"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(make: Maker, chance: Random) -> None:
    case = make(f"case-{next(NUMBERS)}")
    append(case, "sightings.csv", "s4,,nowhere,2023-09-09,,alpha,0.9,,,\n")
    append(case, "sightings.csv", "s0,,quay,2023-09-09,,,0.5,,,\n")
    before = open_case(case).evidence
    for table in (case / "evidence").glob("*.csv"):
        rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
        columns = list(rows[0])
        chance.shuffle(rows)
        chance.shuffle(columns)
        written = io.StringIO()
        writer = csv.DictWriter(written, columns)
        writer.writeheader()
        writer.writerows(rows)
        table.write_text(written.getvalue(), "utf-8")
    after = open_case(case).evidence
    assert without_anchors(after) == without_anchors(before)


def test_an_id_is_used_once_in_all_tables(case: Path) -> None:
    append(case, "looks.csv", "l1,quay,2023-09-09,,clear,,\n")
    append(case, "sightings.csv", "l2,,quay,2023-09-09,,alpha,0.9,,,\n")
    evidence = open_case(case).evidence
    assert [look.when.text for look in evidence.looks if look.id == "l1"] == ["2023-09-01"]
    assert [(told.file, told.line, told.field, told.value) for told in evidence.set_aside] == [
        ("evidence/looks.csv", 4, "look", "l1"),
        ("evidence/sightings.csv", 5, "sighting", "l2"),
    ]


def test_what_a_row_may_refer_to_can_itself_be_set_aside(case: Path) -> None:
    append(case, "looks.csv", "l9,quay,2023-09-09,,foggy,,\n")
    append(case, "sightings.csv", "s9,l9,quay,2023-09-09,,alpha,0.9,,,\n")
    evidence = open_case(case).evidence
    assert [told.value for told in evidence.set_aside] == ["foggy"]
    assert "s9" in {seen.id for seen in evidence.sightings}


def test_sources_and_origins_that_the_frame_lacks_are_kept_and_told_once(case: Path) -> None:
    append(case, "sightings.csv", "s8,,quay,2023-09-09,,alpha,0.9,,wacth,picturs\n")
    append(case, "sightings.csv", "s9,,quay,2023-09-10,,alpha,0.9,,wacth,pictures\n")
    opened = open_case(case)
    assert opened.evidence.set_aside == ()
    assert [(note.line, note.field, note.value) for note in opened.notes] == [
        (5, "origin", "picturs"),
        (5, "source", "wacth"),
    ]


def test_each_record_says_when_it_became_known(case: Path) -> None:
    evidence = open_case(case).evidence
    assert [look.known for look in evidence.looks] == [date(2023, 9, 5), date(2023, 9, 4)]
    assert [seen.known for seen in evidence.sightings] == [
        date(2023, 9, 1),
        date(2023, 9, 4),
        date(2023, 9, 8),
    ]
    assert [claim.known for claim in evidence.claims] == [date(2023, 10, 12)]


def test_as_of_a_day_only_what_was_known_is_there(case: Path) -> None:
    frame = read_frame(case / "case.toml")[0]
    open_case(case)

    def known(day: date | None) -> set[str]:
        return set(index(load_evidence(case, frame, day)))

    assert known(date(2023, 8, 31)) == set()
    assert known(date(2023, 9, 4)) == {"l2", "s1", "s2"}
    assert known(date(2023, 9, 5)) == {"l1", "l2", "s1", "s2"}
    assert known(date(2023, 10, 11)) == {"l1", "l2", "s1", "s2", "s3"}
    assert known(date(2023, 10, 12)) == known(None)


def test_the_frame_may_state_the_day(case: Path) -> None:
    frame = case / "case.toml"
    stated = frame.read_text("utf-8").replace("[case]", "[case]\nas_of = 2023-09-04")
    frame.write_text(stated, "utf-8")
    opened = open_case(case)
    assert opened.as_of == date(2023, 9, 4)
    assert set(index(opened.evidence)) == {"l2", "s1", "s2"}
    assert open_case(case, as_of=date(2030, 1, 1)).evidence.claims != ()


@given(st.dates(date(2023, 8, 1), date(2023, 11, 1)), st.dates(date(2023, 8, 1), date(2023, 11, 1)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_what_was_known_is_known_later_too(case: Path, one: date, other: date) -> None:
    frame = read_frame(case / "case.toml")[0]
    open_case(case)
    early, late = (set(index(load_evidence(case, frame, day))) for day in sorted((one, other)))
    assert early <= late


def test_a_case_of_one_report_and_its_claims_is_read(case: Path) -> None:
    for table in ("looks.csv", "sightings.csv"):
        (case / "evidence" / table).unlink()
    evidence = open_case(case).evidence
    assert (len(evidence.claims), len(evidence.reports), evidence.set_aside) == (1, 1, ())


def test_a_case_without_evidence_is_read(case: Path) -> None:
    for path in (case / "evidence").rglob("*.*"):
        path.unlink()
    assert open_case(case).evidence == Evidence()


@pytest.mark.parametrize(
    "data", [b"", b"look;place\n1;2\n", "look,место\n".encode("cp1251"), b"look,place\n"]
)
def test_a_table_that_cannot_be_read_stops_the_run_and_changes_nothing(
    case: Path, data: bytes
) -> None:
    head = open_case(case).head
    table = case / "evidence" / "looks.csv"
    original = table.read_bytes()
    table.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        open_case(case)
    assert caught.value.file == "evidence/looks.csv"
    table.write_bytes(original)
    assert open_case(case).head == head


def test_archived_bytes_that_were_altered_stop_the_run(case: Path) -> None:
    opened = open_case(case)
    archived = case / ".deadreckon" / "archive"
    path = archived / opened.evidence.looks[0].at.sha256[:2] / opened.evidence.looks[0].at.sha256
    path.chmod(0o644)
    path.write_bytes(b"other")
    with pytest.raises(BrokenRecord):
        open_case(case)


def test_facts_on_a_report_that_is_not_there_are_told(case: Path) -> None:
    meta = case / "evidence" / "reports" / "absent.txt.meta.toml"
    meta.write_text('language = "fr"\n', "utf-8")
    (note,) = open_case(case).notes
    assert note.file == "evidence/reports/absent.txt.meta.toml"


def test_an_encoding_that_was_guessed_is_told(case: Path) -> None:
    words = "Судно пять раз ходило из порта к военному причалу прошлой осенью. " * 4
    (case / "evidence" / "reports" / "ru.txt").write_bytes(words.encode("cp1251"))
    opened = open_case(case)
    assert [(note.file, note.field) for note in opened.notes] == [
        ("evidence/reports/ru.txt", "encoding")
    ]
    report = next(report for report in opened.evidence.reports if report.name == "ru.txt")
    assert report.text == words
    assert report.text_sha256 != report.at.sha256
