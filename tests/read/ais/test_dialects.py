from pathlib import Path

import pytest

from deadreckon.errors import BadUse, Unreadable
from deadreckon.read.ais.dialects import MAPPED, layout, plain


@pytest.mark.parametrize(
    ("header", "vessel", "time", "lat", "name"),
    [
        ("MMSI,BaseDateTime,LAT,LON,SOG,VesselName", "MMSI", "BaseDateTime", "LAT", "VesselName"),
        (
            "mmsi,base_date_time,longitude,latitude,vessel_name",
            "mmsi", "base_date_time", "latitude", "vessel_name",
        ),
        (
            "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Name",
            "MMSI", "# Timestamp", "Latitude", "Name",
        ),
        ("ssvid,seg_id,timestamp,lat,lon,shipname", "ssvid", "timestamp", "lat", "shipname"),
        (
            "created_at,timestamp,mmsi,position_timestamp,latitude,longitude,name",
            "mmsi", "timestamp", "latitude", "name",
        ),
    ],
)  # fmt: skip
def test_usual_names_are_known(header: str, vessel: str, time: str, lat: str, name: str) -> None:
    found = layout(header.split(","), "x.csv", None)
    told = [found.columns[thing] for thing in ("vessel", "time", "lat", "name")]
    assert told == [vessel, time, lat, name]
    assert not found.named


def test_only_the_danish_table_says_that_days_stand_first() -> None:
    danish = ["# Timestamp", "Type of mobile", "MMSI", "Latitude", "Longitude"]
    assert layout(danish, "x.csv", None).day_first is True
    assert layout(["mmsi", "timestamp", "lat", "lon"], "x.csv", None).day_first is None


def test_a_mapping_stands_over_the_names() -> None:
    header = ["mmsi", "hull", "when", "lat", "lon"]
    found = layout(header, "x.csv", {"vessel": "hull", "time": "when"})
    assert found.columns["vessel"] == "hull"
    assert found.named


@pytest.mark.parametrize(
    ("mapping", "told"),
    [({"vesel": "mmsi"}, "Is vessel meant"), ({"time": "whem"}, "Is when meant")],
)
def test_a_wrong_mapping_is_told(mapping: dict[str, str], told: str) -> None:
    with pytest.raises(BadUse, match=told):
        layout(["mmsi", "when", "lat", "lon"], "x.csv", mapping)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(Unreadable, match=r"no column holds time .* vessel=COLUMN"):
        layout(["mmsi", "lat", "lon"], "x.csv", None)


def test_names_are_compared_without_case_spaces_and_signs() -> None:
    assert plain("# Base_Date Time") == "basedatetime"


def test_the_page_on_formats_names_all_that_a_mapping_can() -> None:
    page = Path(__file__).parents[3] / "docs" / "ais-formats.md"
    table = page.read_text("utf-8").partition("## A mapping")[2].partition("##")[0]
    assert [thing for thing in MAPPED if f"`{thing}`" not in table] == []
