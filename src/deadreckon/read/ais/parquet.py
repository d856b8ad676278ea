"""Parquet and GeoParquet of AIS, of any layout that `dialects` knows, or a mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import polars as pl

from deadreckon.errors import Unreadable
from deadreckon.read.ais.columns import MOST_ROWS, Batch, Tally
from deadreckon.read.ais.dialects import layout
from deadreckon.read.ais.rows import Reading, batch_of, look
from deadreckon.read.ais.times import Written

_LOOK = 2000


def read_parquet(
    path: Path,
    mapping: Mapping[str, str] | None,
    *,
    fixes: Collection[str],
    identities: bool,
) -> Iterator[Batch]:
    """Read a Parquet file; only the columns that are needed.

    Raises:
        Unreadable: it is broken, which may show only after some batches, a column is missing, or
            its times are days.
        BadUse: the mapping names what there is not.
    """
    file = str(path)
    try:
        scan = pl.scan_parquet(path, row_index_name="row", row_index_offset=1)
        names = [name for name in scan.collect_schema() if name != "row"]
        reading = Reading(file, layout(names, file, mapping), Written(""), fixes, identities)
        look(reading, scan.select(_columns(reading)).head(_LOOK).collect())
        values = scan.select("row", *_columns(reading)).collect_batches(chunk_size=MOST_ROWS)
        for batch in values:
            yield batch_of(batch, reading, Tally())
    except Unreadable:
        raise
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        why = " ".join(str(error).split())[:200]
        mend = "Fetch the file again."
        raise Unreadable(f"is a broken Parquet file ({why})", mend=mend, file=file) from None


def _columns(reading: Reading) -> list[pl.Expr]:
    return [pl.col(reading.layout.columns[thing]).alias(thing) for thing in reading.things]
