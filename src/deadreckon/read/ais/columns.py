"""What AIS readers hand on: columns of fixes and identities in bounded batches, and a tally.

A reader yields batches of at most `MOST_ROWS` rows, in the order of the file (arrival order: not
sorted by vessel or time), whatever its size. Nothing is cleaned here but what is no fix at all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

MOST_ROWS = 2_000_000
"""Rows of the longest batch."""

FIXES: dict[str, pl.DataType] = {
    "vessel": pl.UInt32(),
    "time": pl.Datetime("ms", "UTC"),
    "lat": pl.Float32(),
    "lon": pl.Float32(),
    "speed": pl.Float32(),
    "course": pl.Float32(),
    "row": pl.UInt32(),
}
"""Columns of fixes, one row a fix.

`vessel`: the MMSI, below 10^9; where a file names vessels otherwise, 2^31 or above (`Batch.names`).
`time`: when the position was valid or received, UTC, never null.
`lat`, `lon`: degrees, WGS84, in [-90, 90] and [-180, 180], never null.
`speed`: over ground, knots, null where unknown.
`course`: over ground, degrees clockwise from true north, in [0, 360), null where unknown.
`row`: which row of the file (NMEA and JSON lines: which line), from 1.
"""

IDENTITIES: dict[str, pl.DataType] = {
    "vessel": pl.UInt32(),
    "time": pl.Datetime("ms", "UTC"),
    "until": pl.Datetime("ms", "UTC"),
    "imo": pl.UInt32(),
    "name": pl.String(),
    "call_sign": pl.String(),
    "kind": pl.UInt8(),
    "length": pl.Float32(),
    "beam": pl.Float32(),
    "draught": pl.Float32(),
    "destination": pl.String(),
    "row": pl.UInt32(),
}
"""Columns of identities: what a vessel said of itself, one row for each different statement.

`time`, `until`: when it first and last said so in this batch, UTC.
`imo`: the ship's IMO number as sent, also where its check digit is wrong; `kind`: ship type code of
ITU-R M.1371; `length`, `beam`, `draught`: metres. Null where it did not say. `row`: where it first
stands in the file, as of fixes.
"""


@dataclass(slots=True)
class Tally:
    """How many rows became what; tallies of batches add up to that of the file.

    rows = positions + static + other + all that was set aside, and
    positions = fixes + all reports without a fix.

    Attributes:
        rows: rows read (NMEA and JSON lines: lines; no header, no empty lines).
        positions: position reports of vessels.
        static: rows that tell of a vessel's identity or voyage and give no position.
        other: sound rows of other kinds (base stations, aids to navigation, the receiver's own).
        set_aside: rows that could not be read, by reason.
        no_fix: position reports of which no fix can be made, by reason (no position, no time).
        notes: what was read and should be known, by what it is (times without a zone).
    """

    rows: int = 0
    positions: int = 0
    static: int = 0
    other: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    no_fix: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    def add(self, more: Tally) -> None:
        """Add the tally of a further batch or file."""
        self.rows += more.rows
        self.positions += more.positions
        self.static += more.static
        self.other += more.other
        self.set_aside.update(more.set_aside)
        self.no_fix.update(more.no_fix)
        self.notes.update(more.notes)


@dataclass(slots=True)
class Batch:
    """A stretch of a file.

    Attributes:
        fixes: those of the columns of `FIXES` that were asked for, in that order.
        identities: columns of `IDENTITIES`; empty where they were not asked for or none were said.
        tally: of this stretch only.
        names: how the file names the vessels that it does not name by MMSI, by number.
    """

    fixes: pl.DataFrame
    identities: pl.DataFrame
    tally: Tally
    names: dict[int, str] = field(default_factory=dict)
