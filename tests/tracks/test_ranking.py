from datetime import UTC, datetime, timedelta

import polars as pl

from deadreckon.tracks.ranking import SHUTTLES, shuttles
from deadreckon.tracks.tables import VOYAGES

START = datetime(2023, 8, 1, tzinfo=UTC)


def voyages(*rows: tuple[str, str, str, int]) -> pl.DataFrame:
    """From (vessel, from, to, silences); a day each, half of it silent where it was silent."""
    return pl.DataFrame(
        [
            {
                "vessel": vessel,
                "from": a,
                "to": b,
                "departed": START + timedelta(days=n),
                "arrived": START + timedelta(days=n + 1),
                "duration_h": 24.0,
                "silences": silences,
                "silent_h": 12.0 * (silences > 0),
            }
            for n, (vessel, a, b, silences) in enumerate(rows)
        ],
        schema=VOYAGES,
    )


def test_the_silent_come_first_then_who_went_most() -> None:
    legs = voyages(
        ("busy", "a", "b", 0),
        ("busy", "b", "a", 0),
        ("busy", "a", "b", 0),
        ("dark", "c", "d", 1),
        ("dark", "d", "c", 1),
        ("once", "a", "c", 1),
        ("also", "a", "b", 0),
        ("also", "b", "a", 0),
    )
    trips = voyages(("busy", "a", "b", 0), ("dark", "d", "c", 2), ("also", "a", "b", 0))
    ranked = shuttles(legs, trips)
    assert ranked.schema == SHUTTLES
    assert ranked["vessel"].to_list() == ["dark", "also", "busy"]
    assert ranked["rank"].to_list() == [1, 2, 3]
    first = ranked.row(0, named=True)
    assert (first["a"], first["b"], first["round_trips"]) == ("c", "d", 1)
    assert (first["voyages"], first["silent_voyages"], first["silent_share"]) == (2, 2, 0.5)


def test_who_comes_back_out_of_a_silence_counts_though_nobody_saw_where_it_was() -> None:
    legs = voyages(*[("gone", "a", "a", 1)] * 3, *[("drill", "a", "a", 0)] * 3)
    ranked = shuttles(legs, legs[:0])
    assert ranked["vessel"].to_list() == ["gone"]
    assert ranked["b"].to_list() == [None]
    assert ranked["silent_voyages"].to_list() == [3]


def test_nobody() -> None:
    assert shuttles(voyages(), voyages()).height == 0
