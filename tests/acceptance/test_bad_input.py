"""Bad input, as a user would come to it: a clear error or a row set aside, and nothing lost."""

from pathlib import Path

import pytest

from tests.user import TWO_PORTS, Command, seen, write_case

GOOD = "sund 2021-05-03 2021-05-03 freja 0.9"
BACK = "vik 2021-05-06 2021-05-06 freja 0.9"

FRAMES: list[tuple[str, str, str, str, str]] = [
    # what is wrong: what is replaced, by what, the field, what the mend says
    ("a missing key", "window = { from = 2021-05-01, to = 2021-06-30 }\n", "", "window", "window"),
    ("an unknown key", "speed_kn", "sped_kn", "sped_kn", "speed_kn"),
    ("an unknown table", "[[vessels]]", "[[vesels]]", "vesels", "vessels"),
    ("a place not declared", 'to = "vik"', 'to = "vig"', "to", "vik"),
    ("a vessel not declared", '["freja"]', '["frija"]', "vessels", "freja"),
    ("an end before its start", "to = 2021-06-30", "to = 2021-04-30", "window", "2021"),
    ("a time without a zone", "from = 2021-05-01", 'from = "2021-05-01T10:00"', "window", "zone"),
    ("a latitude of 95", "lat = 59.0", "lat = 95.0", "lat", "90"),
    ("a longitude of 200", "lon = 10.5", "lon = 200.5", "lon", "180"),
    ("an id twice", 'id = "vik"', 'id = "sund"', "id", "twice"),
    ("no TOML", 'id = "herring"', 'id = "herring', "", ""),
    ("speeds the wrong way round", "[5, 12]", "[12, 5]", "speed_kn", "low"),
    ("another format", "format = 1", "format = 2", "format", "1"),
]


@pytest.mark.parametrize("wrong", FRAMES, ids=[wrong[0] for wrong in FRAMES])
def test_a_frame_that_cannot_be_used_is_an_error_on_its_line(
    deadreckon: Command, tmp_path: Path, wrong: tuple[str, str, str, str, str]
) -> None:
    _, was, becomes, field, mend = wrong
    assert TWO_PORTS.count(was) == 1
    case = write_case(tmp_path / "case", TWO_PORTS.replace(was, becomes), sightings=seen(GOOD))
    error = deadreckon("run", case, "--json").error
    assert error["file"] == str(case / "case.toml")
    assert field in (error["field"] or "")
    assert mend in error["mend"]
    lines = enumerate((case / "case.toml").read_text("utf-8").splitlines(), 1)
    if becomes:
        assert abs(error["line"] - max(n for n, text in lines if becomes in text)) <= 1
    assert not (case / "out").exists()


ROWS: list[tuple[str, str, str, str]] = [
    # what is wrong: the row, the field, what the reason says
    ("a place not declared", "sind 2021-05-04 2021-05-04 freja 0.9", "place", "sund"),
    ("a vessel not declared", "sund 2021-05-04 2021-05-04 frejja 0.9", "vessel", "freja"),
    ("an end before its start", "sund 2021-05-04 2021-05-03 freja 0.9", "to", "before"),
    ("a time without a zone", "sund 2021-05-04T10:00 2021-05-04T11:00 freja 0.9", "from", "zone"),
    ("a day that is none", "sund 2021-02-30 2021-02-30 freja 0.9", "from", ""),
    ("a confidence over one", "sund 2021-05-04 2021-05-04 freja 1.1", "confidence", "1"),
    ("no number", "sund 2021-05-04 2021-05-04 freja high", "confidence", ""),
    ("a cell too many", "sund 2021-05-04 2021-05-04 freja 0.9,x", "", "cells"),
]


@pytest.mark.parametrize(
    ("row", "field", "reason"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_a_row_that_cannot_be_used_is_set_aside_and_the_rest_goes_on(
    deadreckon: Command, tmp_path: Path, row: str, field: str, reason: str
) -> None:
    case = write_case(tmp_path / "case", sightings=seen(GOOD, row, BACK))
    said = deadreckon("run", case, "--json")
    assert said.code == 0
    (aside,) = said.json["set_aside"]
    assert (aside["file"], aside["line"]) == ("evidence/sightings.csv", 3)
    assert field == (aside["field"] or "")
    assert reason in aside["reason"]
    assert said.json["routes"][0]["fleet"]["at_least"] == 1
    assert "evidence/sightings.csv:3" in said.err
    assert "1 set aside" in deadreckon("run", case).out


def test_a_second_row_of_one_id_is_set_aside(deadreckon: Command, tmp_path: Path) -> None:
    rows = seen(GOOD, BACK) + "s1,vik,2021-05-20,,freja,0.9\n"
    document = deadreckon("run", write_case(tmp_path, sightings=rows), "--json").json
    assert document["set_aside"]
    assert {aside["value"] for aside in document["set_aside"]} == {"s1"}
    assert {aside["line"] for aside in document["set_aside"]} <= {2, 4}


def test_an_imo_number_that_fails_its_checksum_is_kept_and_told(
    deadreckon: Command, tmp_path: Path
) -> None:
    frame = TWO_PORTS.replace('id = "freja"', 'id = "freja"\nimo = "9074728"')
    case = write_case(tmp_path / "case", frame, sightings=seen(GOOD, BACK))
    said = deadreckon("run", case, "--json")
    assert said.code == 0
    (note,) = said.json["notes"]
    assert note["value"] == "9074728"
    assert note["file"].endswith("case.toml")
    assert "9074728" in said.err
    assert "9074728" in (case / "out" / "brief.html").read_text("utf-8")


TABLE = "sighting,place,from,to,vessel,confidence,note\ns1,sund,2021-05-03,,freja,0.9,Фрея\n"
TABLES: list[tuple[str, bytes, str]] = [
    ("cp1251", TABLE.encode("cp1251"), "UTF-8"),
    ("semicolons", TABLE.replace(",", ";").encode(), "comma"),
    ("empty", b"", "empty"),
    ("a column missing", TABLE.replace("vessel", "ship").encode(), "vessel"),
]


@pytest.mark.parametrize(("data", "mend"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES])
@pytest.mark.parametrize("command", ["run", "add"])
def test_a_table_that_cannot_be_read_is_an_error_and_nothing_is_taken_in(
    deadreckon: Command, tmp_path: Path, data: bytes, mend: str, command: str
) -> None:
    case = write_case(tmp_path / "case")
    table = (case / "evidence" if command == "run" else tmp_path) / "sightings.csv"
    table.write_bytes(data)
    words = [table] if command == "add" else []
    error = deadreckon(command, case, *words, "--json").error
    assert error["file"].endswith("sightings.csv")
    assert mend in error["mend"]
    table.write_text(TABLE, "utf-8")
    assert deadreckon(command, case, *words, "--json").code == 0
    assert deadreckon("verify", case).code == 0


def test_utf_16_with_its_mark_is_read(deadreckon: Command, tmp_path: Path) -> None:
    case = write_case(tmp_path)
    (case / "evidence" / "sightings.csv").write_bytes(TABLE.encode("utf-16"))
    assert deadreckon("run", case, "--json").json["set_aside"] == []


@pytest.mark.parametrize("command", ["run", "add"])
@pytest.mark.parametrize("what", ["folder", "link", "dangling"])
def test_what_is_no_file_is_told(
    deadreckon: Command, tmp_path: Path, command: str, what: str
) -> None:
    case = write_case(tmp_path / "case")
    table = (case / "evidence" if command == "run" else tmp_path) / "sightings.csv"
    secret = tmp_path / "secret.csv"
    secret.write_text(TABLE, "utf-8")
    if what == "folder":
        table.mkdir()
    else:
        table.symlink_to(secret if what == "link" else tmp_path / "nowhere")
    words = [table] if command == "add" else []
    error = deadreckon(command, case, *words, "--json").error
    assert error["file"].endswith("sightings.csv")
    assert error["mend"]
    assert not list((case / ".deadreckon").rglob("archive/**/*.*"))


@pytest.mark.parametrize("name", ["case.toml", "evidence"])
def test_a_link_in_the_place_of_the_frame_or_the_evidence_is_told(
    deadreckon: Command, tmp_path: Path, name: str
) -> None:
    case = write_case(tmp_path / "case", sightings=seen(GOOD))
    (case / name).rename(tmp_path / "away")
    (case / name).symlink_to(tmp_path / "away")
    assert name in deadreckon("run", case, "--json").error["file"]


def test_a_path_that_leads_up_is_told(deadreckon: Command, tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    (tmp_path / "letter.txt").write_text("It sailed.", "utf-8")
    error = deadreckon("add", case, case / ".." / "letter.txt", "--json").error
    assert ".." in error["value"]


def test_a_claim_cannot_name_a_report_outside_of_the_case(
    deadreckon: Command, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("It sailed.", "utf-8")
    claims = "claim,text,report,start,end\nc1,It,../../../letter.txt,0,2\n"
    document = deadreckon("run", write_case(tmp_path / "case", claims=claims), "--json").json
    (aside,) = document["set_aside"]
    assert (aside["field"], aside["value"]) == ("report", "../../../letter.txt")


def test_a_file_among_several_that_cannot_be_used_keeps_all_of_them_out(
    deadreckon: Command, tmp_path: Path
) -> None:
    case = write_case(tmp_path / "case")
    good, bad = tmp_path / "letter.txt", tmp_path / "looks.csv"
    good.write_text("It sailed.", "utf-8")
    bad.write_bytes(b"")
    assert deadreckon("add", case, good, bad, "--json").error["file"] == str(bad)
    assert not (case / "evidence" / "reports").exists()


@pytest.mark.parametrize("command", ["run", "reckon", "judge", "verify"])
def test_a_file_where_the_case_should_be_is_told(
    deadreckon: Command, tmp_path: Path, command: str
) -> None:
    (tmp_path / "case").write_text("", "utf-8")
    assert deadreckon(command, tmp_path / "case", "--json").error["file"] == str(tmp_path / "case")
