import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deadreckon.errors import Unreadable
from deadreckon.read.ais import jsonlines
from tests.read.ais.conftest import Told, read_all


def aisstream(kind: str, body: dict[str, object], mmsi: int = 227_006_760) -> str:
    meta = {
        "MMSI": mmsi, "MMSI_String": mmsi, "ShipName": "MAIA                ",
        "latitude": 43.5, "longitude": 131.5,
        "time_utc": "2023-10-14 08:30:05.94034384 +0000 UTC",
    }  # fmt: skip
    return json.dumps({"MessageType": kind, "MetaData": meta, "Message": {kind: body}})


FIX: dict[str, object] = {
    "Latitude": 43.5,
    "Longitude": 131.5,
    "Sog": 7.5,
    "Cog": 360,
    "Valid": True,
}
STATIC: dict[str, object] = {
    "ImoNumber": 9358010, "Name": "MAIA   ", "CallSign": "FNRD", "Type": 70,
    "Dimension": {"A": 100, "B": 20, "C": 8, "D": 9}, "MaximumStaticDraught": 6.5,
    "Destination": "VLADIVOSTOK@@",
}  # fmt: skip
PART = {"ReportA": {"Name": "SEA DOG", "Valid": True}, "ReportB": {"CallSign": "", "ShipType": 0}}


def test_aisstream_tells_positions_and_who_says_them(read: Callable[..., Told]) -> None:
    lines = [
        aisstream("PositionReport", FIX),
        aisstream("StandardClassBPositionReport", {**FIX, "Sog": 102.3}),
        aisstream("ShipStaticData", STATIC),
        aisstream("StaticDataReport", dict(PART), mmsi=338_000_001),
        aisstream("BaseStationReport", FIX),
        "",
        '{"error": "Api Key Is Not Valid"}',
        "broken {",
    ]
    fixes, identities, tally = read("\n".join(lines), "stream.jsonl")
    when = dt.datetime(2023, 10, 14, 8, 30, 5, 940_000, dt.UTC)
    assert fixes.rows() == [
        (227_006_760, when, 43.5, 131.5, 7.5, None, 1),
        (227_006_760, when, 43.5, 131.5, None, None, 2),
    ]
    assert (tally.rows, tally.positions, tally.static, tally.other) == (7, 3, 2, 1)
    assert tally.set_aside == {jsonlines.NO_JSON: 1}
    assert tally.no_fix.total() == 1
    assert identities.drop("time", "until", "row").rows() == [
        (227_006_760, 9_358_010, "MAIA", "FNRD", 70, 120.0, 17.0, 6.5, "VLADIVOSTOK"),
        (338_000_001, None, "SEA DOG", None, None, None, None, None, None),
    ]


@pytest.mark.parametrize("pretty", [False, True])
def test_an_array_is_read_too(read: Callable[..., Told], *, pretty: bool) -> None:
    rows = [
        {"ssvid": "227006760", "timestamp": 1697272205.0, "position": {"lat": 1.5, "lon": 2}},
        {"ssvid": "227006760", "timestamp": 1697272206, "position": {"lat": None, "lon": 2}},
        "no object",
    ]
    fixes, _, tally = read(json.dumps(rows, indent=2 if pretty else None), "ais.json")
    assert fixes.select("lat", "lon", "row").rows() == [(1.5, 2.0, 1)]
    assert tally.rows == 3
    assert tally.set_aside == {jsonlines.NO_JSON: 1}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[1, 2", "is no JSON"),
        ("[]", "holds no JSON objects|is empty"),
        ("{broken\n", "holds no JSON objects"),
        ('{"type": "FeatureCollection", "features": []}', "no AIS file"),
        ("[" * 100_000, "is no JSON"),
        ('{"mmsi": 1, "timestamp": "2023-10-14", "lat": 1, "lon": 2}', "a date alone"),
    ],
)
def test_what_is_no_such_file_is_refused(read: Callable[..., Told], text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(text, "ais.json")


def test_an_array_that_memory_would_not_hold_is_refused(
    read: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonlines, "LARGEST_ARRAY", 100)
    with pytest.raises(Unreadable, match="too large an array"):
        read("[" + " " * 200 + "]", "ais.json")


@pytest.mark.real
def test_real_fixtures_are_accounted_for_to_the_last_line(shared_data: Path) -> None:
    lines = 0
    for path in sorted((shared_data / "ais" / "fixtures").glob("*.json")):
        if path.name == "sample-messages-schema.json":
            with pytest.raises(Unreadable, match="no AIS file"):
                read_all(path)
            continue
        text = path.read_text("utf-8")
        rows = json.loads(text) if text.startswith("[") else text.splitlines()
        assert read_all(path)[2].rows == len(rows)
        lines += len(rows)
    assert lines > 5000
