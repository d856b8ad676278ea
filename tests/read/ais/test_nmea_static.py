import numpy as np

from deadreckon.read.ais.nmea_lines import NO_TIME
from deadreckon.read.ais.nmea_static import Statements
from tests.read.ais.sentences import sentences, voyage

NOW = 1_697_272_205_000


def said(*messages: dict[str, object], time: int = NOW) -> list[dict[str, object]]:
    none = np.zeros(0, np.int64)
    heard = Statements(np.zeros(0, np.uint8), np.zeros(1, np.int64), none, none)
    for message in messages:
        heard.add("".join(line.split(",")[5] for line in sentences(message)).encode(), time, 1)
    return heard.frame().drop("time", "until", "row").to_dicts()


def test_a_voyage_message_tells_who_she_is() -> None:
    assert said(voyage()) == [
        {
            "vessel": 227_006_760, "imo": 9_358_010, "name": "EVER LADEN", "call_sign": "FNRD",
            "kind": 70, "length": 120.0, "beam": 17.0, "draught": 6.5,
            "destination": "VLADIVOSTOK",
        }
    ]  # fmt: skip


def test_what_is_nought_or_empty_is_not_said() -> None:
    empty: dict[str, object] = {
        "imo": 0,
        "callsign": "",
        "destination": "",
        "draught": 0,
        "ship_type": 0,
    }
    (one,) = said(voyage(to_bow=0, to_stern=0, to_port=0, to_starboard=0, **empty))
    assert {name for name, value in one.items() if value is not None} == {"vessel", "name"}


def test_class_b_tells_it_in_two_parts() -> None:
    a = {"type": 24, "mmsi": 338_000_001, "partno": 0, "shipname": "SEA DOG"}
    b = {
        "type": 24, "mmsi": 338_000_001, "partno": 1, "ship_type": 37, "callsign": "WDJ1",
        "to_bow": 10, "to_stern": 4, "to_port": 2, "to_starboard": 3,
    }  # fmt: skip
    first, second = said(a, b)
    assert first["name"] == "SEA DOG"
    assert (second["kind"], second["call_sign"], second["length"]) == (37, "WDJ1", 14.0)


def test_the_mother_ship_of_a_craft_is_no_length() -> None:
    b = {
        "type": 24, "mmsi": 983_000_001, "partno": 1, "ship_type": 37, "callsign": "WDJ1",
        "mothership_mmsi": 227_006_760,
    }  # fmt: skip
    assert said(b)[0]["length"] is None


def test_a_message_without_a_time_is_no_dated_statement() -> None:
    assert said(voyage(), time=NO_TIME) == []
