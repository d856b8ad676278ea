"""What vessels say of themselves, over time: a name, an IMO number or a call sign that changes."""

from __future__ import annotations

import json
from collections.abc import Mapping

import polars as pl

from deadreckon.tracks.tables import EVENTS, ROWS

FIELDS = ("name", "imo", "call_sign")
UTC_MS = pl.Datetime("ms", "UTC")

Said = dict[str, list[int]]
"""By vessel and what it said, as JSON: first and last time (milliseconds UTC), file and row."""


def gather(said: Said, identities: pl.DataFrame, file: int) -> None:
    """Add the statements of a batch to those of before.

    Args:
        said: is added to.
        identities: columns of `read.ais.columns.IDENTITIES`.
        file: its number.
    """
    once = identities.group_by("vessel", *FIELDS).agg(
        pl.col("time").min().dt.epoch("ms"),
        pl.col("until").max().dt.epoch("ms"),
        pl.col("row").min(),
    )
    for *values, time, until, row in once.iter_rows():
        if any(value is not None for value in values[1:]):
            told = [time, until, file, row]
            merge(said, {json.dumps(values, ensure_ascii=False): told})


def merge(said: Said, more: Mapping[str, list[int]]) -> None:
    """Add statements of another part."""
    for key, (time, until, *where) in more.items():
        old = said.get(key)
        if old is None:
            said[key] = [time, until, *where]
        else:
            first = min(old[:1] + old[2:], [time, *where])
            said[key] = [first[0], max(old[1], until), *first[1:]]


def identity_table(said: Said, names: Mapping[int, str], files: pl.Series) -> pl.DataFrame:
    """Give changes as events, columns of `tables.EVENTS`; without a position, which none tells.

    Args:
        said: what was gathered.
        names: what vessels without an MMSI are called, by number.
        files: the SHA-256 of each.
    """
    rows = [[*json.loads(key), *told] for key, told in said.items()]
    schema: dict[str, pl.DataType] = {
        "vessel": pl.UInt32(),
        "name": pl.String(),
        "imo": pl.UInt32(),
        "call_sign": pl.String(),
        "time": UTC_MS,
        "until": UTC_MS,
        "file": pl.UInt32(),
        "row": pl.UInt32(),
    }
    found = changes(pl.DataFrame(rows, schema=schema, orient="row"))
    vessels = [names.get(v) or f"{v:09d}" for v in found["vessel"].to_list()]
    digests = files.gather(found["file"])
    row = pl.col("row").alias
    filled = found.select(
        pl.lit("identity").alias("kind"),
        pl.Series("vessel", vessels, pl.String),
        "start",
        "end",
        pl.struct("field", "was", "now", "both").struct.json_encode().alias("detail"),
        pl.concat_list(pl.struct(digests.alias("sha256"), row("first"), row("last")))
        .cast(pl.List(ROWS))
        .alias("because"),
    )
    absent = [pl.lit(None, t).alias(n) for n, t in EVENTS.items() if n not in filled.columns]
    return filled.with_columns(absent).select(pl.col(n).cast(t) for n, t in EVENTS.items())


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
