import json

import numpy as np
import polars as pl

from deadreckon.tracks.calls import calls
from deadreckon.tracks.tables import EVENTS, VOYAGES, Names, call_table, event_table, voyage_table
from deadreckon.tracks.voyages import voyages
from tests.tracks.build import RULES, lie, places, port, share

NAMES = Names(
    pl.Series(["273000001", "273000002/1"]),
    pl.Series(["a", "b"]),
    pl.Series(["f" * 64, "e" * 64]),
    np.array([-1, 39]),
)
PORTS = places(port("a", 0, 0), port("b", 0, 3))
STAYS = share([*lie(0, 0, 0, 3), *lie(30, 0, 3, 12)])


def test_the_last_row_of_a_file_is_not_the_next_files() -> None:
    rows = np.array([39, 40], np.uint32)
    because = NAMES.because(rows, rows).to_list()
    assert because == [
        [{"sha256": "f" * 64, "first": 40, "last": 40}],
        [{"sha256": "e" * 64, "first": 1, "last": 1}],
    ]


def test_a_call_as_a_row() -> None:
    table = call_table(calls(STAYS, PORTS, RULES), NAMES)
    assert table.schema == EVENTS
    first, second = table.rows(named=True)
    assert (first["kind"], first["vessel"], first["place"]) == ("port_call", "273000001", "a")
    assert first["duration_h"] == 3
    assert first["end"].isoformat() == "1970-01-01T03:00:00+00:00"
    assert first["because"] == [{"sha256": "f" * 64, "first": 1, "last": 31}]
    assert second["end"] is None
    detail = json.loads(second["detail"])
    assert detail["stop"] is True
    assert detail["exit"] is False
    assert detail["last_seen"].startswith("1970-01-02T18:00:00")
    # The second call begins in one file and ends in another.
    assert second["because"] == [
        {"sha256": "f" * 64, "first": 32, "last": 32},
        {"sha256": "e" * 64, "first": 112, "last": 112},
    ]


def test_a_voyage_as_a_row() -> None:
    found = calls(STAYS, PORTS, RULES)
    table = voyage_table(voyages(found, found[:0]), NAMES)
    assert table.schema == VOYAGES
    (leg,) = table.rows(named=True)
    assert (leg["from"], leg["to"], leg["duration_h"], leg["silences"]) == ("a", "b", 27, 0)


def test_events_come_in_an_order_of_their_own() -> None:
    table = call_table(calls(STAYS, PORTS, RULES), NAMES)
    assert event_table([table[1:], table[:1]]).equals(event_table([table]))
    assert event_table([]).schema == EVENTS
