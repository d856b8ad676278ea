"""What vessels say of themselves, over time: a name, an IMO number or a call sign that changes."""

from __future__ import annotations

import polars as pl

FIELDS = ("name", "imo", "call_sign")


def changes(said: pl.DataFrame) -> pl.DataFrame:
    """Find where a vessel says another name, IMO number or call sign of itself than before.

    Args:
        said: statements of any files, in any order; columns of `read.ais.columns.IDENTITIES` and
            `file`, the number of the file.

    Returns:
        One row a change, ordered by vessel, time and field: `vessel`; `start`, when it last said
        the old, or first the new, whichever is sooner; `end`, when it first said the new; `field`,
        `was`, `now`; `both`, whether it said the old again after; `row` and `file` of the new.
    """
    first = _values(said).sort("vessel", "field", "time", "now")
    before = pl.col("now", "until").shift().over("vessel", "field").name.prefix("_")
    return (
        first.with_columns(before)
        .filter(pl.col("_now").is_not_null())
        .select(
            "vessel",
            pl.min_horizontal("_until", "time").alias("start"),
            pl.col("time").alias("end"),
            "field",
            pl.col("_now").alias("was"),
            "now",
            (pl.col("_until") > pl.col("time")).alias("both"),
            "row",
            "file",
        )
        .sort("vessel", "end", "field", "now")
    )


def _values(said: pl.DataFrame) -> pl.DataFrame:
    """Give each value of each field once, with when it was first and last said."""
    parts = [
        said.select(
            "vessel",
            "time",
            "until",
            "row",
            "file",
            pl.lit(name).alias("field"),
            pl.col(name).cast(pl.String).alias("now"),
        )
        for name in FIELDS
    ]
    return (
        pl.concat(parts)
        .drop_nulls("now")
        .sort("time", "file", "row")
        .group_by("vessel", "field", "now", maintain_order=True)
        .agg(pl.col("time").min(), pl.col("until").max(), pl.col("row", "file").first())
    )
