import datetime as dt

import polars as pl
import pytest

from deadreckon.read.ais.columns import Tally
from deadreckon.read.ais.finish import finish

GOOD: dict[str, object] = {
    "vessel": 227000000, "time": dt.datetime(2023, 10, 14, tzinfo=dt.UTC), "lat": 43.1,
    "lon": 131.9, "speed": 12.1, "course": 90.0, "row": 1,
}  # fmt: skip


def one(**changed: object) -> tuple[list[dict[str, object]], dict[str, int]]:
    tally = Tally(rows=1, positions=1)
    kinds: dict[str, pl.DataType] = dict.fromkeys(("lat", "lon", "speed", "course"), pl.Float64())
    kinds |= {"vessel": pl.Int64(), "time": pl.Datetime("ms", "UTC"), "row": pl.UInt32()}
    raw = pl.DataFrame([GOOD | changed], schema_overrides=kinds)
    batch = finish(raw, tally)
    return batch.fixes.to_dicts(), dict(tally.no_fix)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"vessel": 0}, "no MMSI that a vessel can have"),
        ({"vessel": 1_072_211_352}, "no MMSI that a vessel can have"),
        ({"vessel": None}, "no MMSI that a vessel can have"),
        ({"time": None}, "no time"),
        ({"time": dt.datetime(1970, 1, 1, tzinfo=dt.UTC)}, "a time before 1990 or after 2099"),
        ({"lat": None}, "no position (empty, or the 91 and 181 of AIS)"),
        ({"lat": 91.0}, "no position (empty, or the 91 and 181 of AIS)"),
        ({"lon": 181.0}, "no position (empty, or the 91 and 181 of AIS)"),
        ({"lat": -90.1}, "a position that is not on Earth"),
        ({"lon": float("inf")}, "a position that is not on Earth"),
        ({"lat": 90.00001}, "a position that is not on Earth"),
    ],
)
def test_what_can_be_no_fix_is_counted_by_reason(changed: dict[str, object], why: str) -> None:
    assert one(**changed) == ([], {why: 1})


@pytest.mark.parametrize(
    ("changed", "read"),
    [
        ({"speed": 102.3}, None),
        ({"speed": 102.2}, 102.2),
        ({"speed": -0.1}, None),
        ({"speed": float("nan")}, None),
        ({"course": 360.0}, None),
        ({"course": 511.0}, None),
        ({"course": 359.9}, 359.9),
        ({"course": 0.0}, 0.0),
    ],
)
def test_a_value_that_says_unknown_goes_and_the_fix_stays(
    changed: dict[str, object], read: float | None
) -> None:
    ((fix,), none) = one(**changed)
    (name,) = changed
    assert none == {}
    assert fix[name] == (None if read is None else pytest.approx(read))


@pytest.mark.parametrize("edge", [{"lat": 90.0}, {"lat": -90.0}, {"lon": 180.0}, {"lon": -180.0}])
def test_poles_and_the_antimeridian_are_on_earth(edge: dict[str, float]) -> None:
    fixes, none = one(**edge)
    assert len(fixes) == 1
    assert none == {}
