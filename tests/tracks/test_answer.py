import numpy as np
import polars as pl
from numpy.typing import NDArray

from deadreckon.tracks.answer import Tables, tables
from deadreckon.tracks.gaps import NEVER
from deadreckon.tracks.parts import Asked, part_of, together
from deadreckon.tracks.passes import KINDS
from deadreckon.tracks.tables import Names
from tests.tracks.build import POOL, RULES, Row, columns, km_north, lie, places, port

ROWS: list[Row] = [
    *lie(0, 0, 0, 12),
    *lie(30, 0, 3, 12),
    *lie(60, 0, 0, 12),
    *((2, k / 6, 40.0, 0.0, 1.0) for k in range(40)),
    *((3, k / 6, 40.0 + km_north(0.4), 0.0, 1.0) for k in range(40)),
    (4, 0.0, 50.0, 0.0, 5.0),
    (4, 0.1, 55.0, 0.0, 5.0),
    (4, 10.0, 55.0, 0.0, 5.0),
]


def found(shore_nm: float = 100, *kinds: str) -> Tables:
    asked = Asked(places(port("a", 0, 0), port("b", 0, 3)), RULES, frozenset(kinds or KINDS), NEVER)
    part = together([part_of([columns(ROWS)], asked, POOL)])
    numbers = [f"{v:09d}" for v in part.vessels]
    names = Names(pl.Series(numbers), pl.Series(["a", "b"]), pl.Series(["f" * 64]), np.array([0]))

    def shore(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
        del lon
        return np.full(lat.size, shore_nm)

    return tables(part, asked, names, shore)


def test_every_kind_has_its_rows() -> None:
    everything = found()
    assert everything.counts(frozenset(KINDS)) == {
        "anomaly": 1,
        "gap": 2,
        "loitering": 2,
        "port_call": 3,
        "rendezvous": 1,
    }
    (meeting,) = everything.events.filter(pl.col("kind") == "rendezvous").rows(named=True)
    assert (meeting["vessel"], meeting["other"]) == ("000000002", "000000003")
    assert len(meeting["because"]) == 2
    assert everything.voyages.select("from", "to").rows() == [("a", "b"), ("b", "a")]
    assert everything.round_trips.select("from", "to").rows() == [("a", "b")]
    assert everything.shuttles.select("vessel", "a", "b").rows() == [("000000001", "a", "b")]


def test_raw_silences_count_on_voyages_and_are_no_gaps() -> None:
    everything = found()
    gaps = everything.events.filter(pl.col("kind") == "gap")
    assert gaps["vessel"].to_list() == ["000000001"] * 2
    assert gaps["duration_h"].to_list() == [18, 18]
    assert everything.voyages["silences"].to_list() == [1, 1]


def test_near_the_shore_nobody_loiters() -> None:
    assert found(19.9).counts(frozenset(KINDS))["loitering"] == 0


def test_each_vessel_has_a_row_with_its_counts() -> None:
    one, two, three, four = found().vessels.rows(named=True)
    assert (one["port_calls"], one["voyages"], one["round_trips"], one["gaps"]) == (3, 2, 1, 2)
    assert two["rendezvous"] == three["rendezvous"] == 1
    assert (four["fixes"], four["anomalies"], four["port_calls"]) == (2, 1, 0)


def test_what_was_not_asked_for_is_not_there() -> None:
    assert found(100, "gap").counts(frozenset({"gap"})) == {"gap": 2}
