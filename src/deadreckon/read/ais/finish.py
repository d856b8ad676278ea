"""From values as a file gives them to fixes: what cannot be a fix is counted, sentinels go."""

from __future__ import annotations

import datetime as dt

import polars as pl

from deadreckon.read.ais.columns import FIXES, IDENTITIES, Batch, Tally

EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
LATEST = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
NO_LAT, NO_LON, NO_SPEED = 91, 181, 102.3
"""Degrees and knots that AIS sends where they are not known (ITU-R M.1371-5, annex 8)."""

FIRST_NAMED = 2**31
"""The least number of a vessel that bears another name than an MMSI."""
LAST_MMSI = 999_999_999
VESSEL = pl.col("vessel").is_between(1, LAST_MMSI) | pl.col("vessel").is_between(
    FIRST_NAMED, 2 * FIRST_NAMED - 1
)

NO_MMSI = "no MMSI that a vessel can have"
NO_TIME = "no time"
WRONG_TIME = "a time before 1990 or after 2099"
NO_POSITION = "no position (empty, or the 91 and 181 of AIS)"
WRONG_POSITION = "a position that is not on Earth"


def finish(raw: pl.DataFrame, tally: Tally, identities: pl.DataFrame | None = None) -> Batch:
    """Make a batch of position reports.

    Args:
        raw: `vessel` (whole number, or null), `time` (UTC, or null), `lat`, `lon`, and `speed`,
            `course`, `row` if asked for, as the file gives them; rows of `tally.positions` only.
        tally: what became of the rows of this stretch; reports without a fix are added to it.
        identities: what vessels said of themselves, where that was asked for.
    """
    said = pl.DataFrame(schema=IDENTITIES) if identities is None else identities
    if not raw.height:
        return Batch(pl.DataFrame(schema=FIXES), said, tally)
    reason = (
        pl.when(~VESSEL.fill_null(value=False))
        .then(pl.lit(NO_MMSI))
        .when(pl.col("time").is_null())
        .then(pl.lit(NO_TIME))
        .when(~pl.col("time").is_between(EARLIEST, LATEST, closed="left"))
        .then(pl.lit(WRONG_TIME))
        .when(~pl.col("lat").is_not_nan().fill_null(value=False))
        .then(pl.lit(NO_POSITION))
        .when(~pl.col("lon").is_not_nan().fill_null(value=False))
        .then(pl.lit(NO_POSITION))
        .when((pl.col("lat") == NO_LAT) | (pl.col("lon").abs() == NO_LON))
        .then(pl.lit(NO_POSITION))
        .otherwise(pl.lit(WRONG_POSITION))
    )
    good = (
        VESSEL
        & pl.col("time").is_between(EARLIEST, LATEST, closed="left")
        & pl.col("lat").is_between(-90, 90)
        & pl.col("lon").is_between(-180, 180)
    ).fill_null(value=False)
    if not raw.select(good.all()).item():
        why = raw.filter(~good).select(reason.alias("why")).to_series().value_counts()
        tally.no_fix.update(dict(why.iter_rows()))
        raw = raw.filter(good)
    return Batch(raw.select(_columns(raw)), said, tally)


def _columns(raw: pl.DataFrame) -> list[pl.Expr]:
    values = {
        "speed": pl.when(pl.col("speed").is_between(0, NO_SPEED, closed="left")).then("speed"),
        "course": pl.when(pl.col("course").is_between(0, 360, closed="left")).then("course"),
    }
    return [
        values.get(name, pl.col(name)).cast(kind).alias(name)
        for name, kind in FIXES.items()
        if name in raw.columns
    ]
