"""Which vessels matter: those that shuttle between two places, with silence on the way."""

from __future__ import annotations

import polars as pl

SHUTTLES: dict[str, pl.DataType] = {
    "rank": pl.UInt32(),
    "vessel": pl.String(),
    "a": pl.String(),
    "b": pl.String(),
    "round_trips": pl.UInt32(),
    "voyages": pl.UInt32(),
    "silent_voyages": pl.UInt32(),
    "silent_h": pl.Float64(),
    "silent_share": pl.Float64(),
    "first": pl.Datetime("ms", "UTC"),
    "last": pl.Datetime("ms", "UTC"),
}
"""`a` and `b` in the order of their ids; `silent_share` of the hours under way."""

FEWEST_VOYAGES = 2


def shuttles(voyages: pl.DataFrame, round_trips: pl.DataFrame) -> pl.DataFrame:
    """Rank vessels and pairs of places, with two voyages or more between them.

    First those with most voyages with a silence on the way, then most round trips, then the greater
    share of silence; ties by vessel and places. A vessel that leaves and comes back to the same
    place without a call elsewhere counts there too, if it was silent: `b` is then null.

    Args:
        voyages: as `tables.VOYAGES`.
        round_trips: of the same columns.
    """
    low = pl.min_horizontal("from", "to")
    high = pl.max_horizontal("from", "to")
    other = pl.when(low != high).then(high).alias("b")
    kept = voyages.filter((pl.col("from") != pl.col("to")) | (pl.col("silences") > 0))
    by_pair = kept.group_by("vessel", low.alias("a"), other).agg(
        voyages=pl.len(),
        silent_voyages=(pl.col("silences") > 0).sum(),
        silent_h=pl.col("silent_h").sum(),
        silent_share=pl.col("silent_h").sum() / pl.col("duration_h").sum(),
        first=pl.col("departed").min(),
        last=pl.col("arrived").max(),
    )
    trips = round_trips.group_by("vessel", low.alias("a"), other).agg(round_trips=pl.len())
    found = by_pair.join(trips, on=["vessel", "a", "b"], how="left", nulls_equal=True)
    ranked = (
        found.filter(pl.col("voyages") >= FEWEST_VOYAGES)
        .with_columns(pl.col("round_trips").fill_null(0))
        .sort(
            ["silent_voyages", "round_trips", "silent_share", "vessel", "a", "b"],
            descending=[True, True, True, False, False, False],
        )
        .with_row_index("rank", offset=1)
    )
    return ranked.select(pl.col(name).cast(kind) for name, kind in SHUTTLES.items())
