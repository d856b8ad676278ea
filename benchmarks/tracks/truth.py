"""What a scan found against what was planted."""

from __future__ import annotations

from pathlib import Path

import polars as pl

SURE_ENOUGH = 2


def compare(folder: Path, events: pl.DataFrame) -> dict[str, float]:
    """Give for gaps whether they are the very ones, for calls and meetings precision and recall.

    A call or meeting is found if one of the same ship and place (the same two ships) overlaps it.

    Args:
        folder: with the truth that `generate` wrote.
        events: `events.parquet` of a scan.
    """
    found = events.with_columns(
        pl.col("vessel").cast(pl.UInt32), pl.col("start", "end").to_physical()
    )
    gaps = found.filter((pl.col("kind") == "gap") & pl.col("end").is_not_null())
    planted = pl.read_parquet(folder / "gaps.parquet")
    same = (
        gaps.select("vessel", "start", "end")
        .sort("vessel", "start")
        .equals(planted.sort("vessel", "start"))
    )
    calls = found.filter((pl.col("kind") == "port_call") & (pl.col("confidence") >= SURE_ENOUGH))
    scores = {"gaps exact": float(same)}
    scores |= _scores("calls", calls, pl.read_parquet(folder / "calls.parquet"), "place")
    met = found.filter(pl.col("kind") == "rendezvous").with_columns(pl.col("other").cast(pl.UInt32))
    if met.height:
        scores |= _scores("meetings", met, pl.read_parquet(folder / "meetings.parquet"), "other")
    return scores


def _scores(name: str, found: pl.DataFrame, planted: pl.DataFrame, by: str) -> dict[str, float]:
    late = pl.lit(2**62)
    one = found.select("vessel", by, "start", pl.col("end").fill_null(late)).with_row_index("found")
    two = planted.select(
        pl.col("vessel").cast(pl.UInt32),
        by if by == "place" else pl.col(by).cast(pl.UInt32),
        begin="start",
        until="end",
    ).with_row_index("planted")
    both = one.join(two, on=["vessel", by]).filter(
        (pl.col("start") < pl.col("until")) & (pl.col("begin") < pl.col("end"))
    )
    return {
        f"{name} precision": both["found"].n_unique() / max(one.height, 1),
        f"{name} recall": both["planted"].n_unique() / max(two.height, 1),
    }
