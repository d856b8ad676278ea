import json
from pathlib import Path

import pytest

from deadreckon.read.ais.told_events import NOTE, TOLD, told_events
from tests.read.ais.conftest import read_all

GAPS = """\
gap_id,mmsi,vessel_class,gap_start_timestamp,gap_start_lat,gap_start_lon,gap_end_timestamp,gap_end_lat,gap_end_lon,gap_hours
g1,227006760,cargo,2018-01-01 00:00:00 UTC,43.5,131.5,2018-01-02 06:00:00 UTC,43.0,132.0,30
g2,0,cargo,2018-01-01 00:00:00 UTC,43.5,131.5,2018-01-02 06:00:00 UTC,43.0,132.0,30
g3,227006760,cargo,2018-02-01 00:00:00 UTC,43.5,131.5,,,,
"""
ENCOUNTERS = """\
fishing_vessel_mmsi,transshipment_vessel_mmsi,start_time,end_time,mean_latitude,mean_longitude,duration_hr,median_distance_km,median_speed_knots
227006760,338148873,2016-01-01 10:00:00,2016-01-01 15:00:00,-12.5,-80.5,5.0,0.03,0.5
"""
LOITERING = """\
transshipment_mmsi,starting_latitude,starting_longitude,ending_latitude,ending_longitude,starting_timestamp,ending_timestamp,median_speed_knots,total_event_duration
338148873,-12.5,-80.5,-12.6,-80.6,2016-01-01T10:00:00.000Z,2016-01-01T20:00:00.000Z,0.5,10
"""


@pytest.mark.parametrize(
    ("table", "kinds", "other", "aside"),
    [
        (GAPS, ["gap", "gap"], None, 1),
        (ENCOUNTERS, ["rendezvous"], 338_148_873, 0),
        (LOITERING, ["loitering"], None, 0),
    ],
)
def test_tables_of_events_are_read_and_every_row_is_accounted_for(
    tmp_path: Path, table: str, kinds: list[str], other: int | None, aside: int
) -> None:
    path = tmp_path / "events.csv"
    path.write_text(table, "utf-8")
    found = told_events(path)
    assert found is not None
    events, tally = found
    assert events.schema == TOLD
    assert events["kind"].to_list() == kinds
    assert events["other"].to_list()[0] == other
    assert events["row"].to_list()[0] == 1
    assert (tally.rows, tally.other, tally.set_aside.total()) == (
        len(kinds) + aside,
        len(kinds),
        aside,
    )


def test_an_open_gap_has_no_end(tmp_path: Path) -> None:
    path = tmp_path / "gaps.csv"
    path.write_text(GAPS, "utf-8")
    found = told_events(path)
    assert found is not None
    assert found[0]["end"].is_null().to_list() == [False, True]
    assert found[0]["duration_h"].to_list() == [30.0, None]


@pytest.mark.parametrize(
    "text",
    ["mmsi,timestamp,lat,lon\n227006760,2023-10-14T08:30:05Z,1,2\n", "", "\n", "nonsense", "{}\n"],
)
def test_other_files_are_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file"
    path.write_text(text, "utf-8")
    assert told_events(path) is None


def test_lines_of_json_hold_events_too(tmp_path: Path) -> None:
    path = tmp_path / "gaps.json"
    gap = {"ssvid": "227006760", "gap_start_timestamp": 1692461670.0, "gap_start_lat": 46.7,
           "gap_start_lon": 75.3, "is_closed": False}  # fmt: skip
    path.write_text(json.dumps(gap), "utf-8")
    found = told_events(path)
    assert found is not None
    assert found[0]["start"].dt.year().to_list() == [2023]


@pytest.mark.real
def test_the_open_gap_of_pipe_gaps(shared_data: Path) -> None:
    found = told_events(shared_data / "ais" / "fixtures" / "open_gaps.json")
    assert found is not None
    assert found[0].select("kind", "vessel").rows() == [("gap", 412_331_104)]
    assert found[1].rows == 1


def test_among_files_of_fixes_such_a_table_is_other_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "gaps.csv"
    path.write_text(GAPS, "utf-8")
    fixes, _, tally = read_all(path)
    assert fixes.is_empty()
    assert (tally.rows, tally.other, tally.set_aside.total()) == (3, 2, 1)
    assert tally.notes == {NOTE: 2}
