"""What was found, as tables: columns of the contract, one row an event, voyage or round trip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from deadreckon.tracks.anomalies import JUMP, SHIFT, TWO_TRACKS
from deadreckon.tracks.calls import ENTRY, EXIT, SILENCE, STOP
from deadreckon.tracks.events import ANOMALY, GAP, LOITERING, OPEN, PORT_CALL, Events
from deadreckon.tracks.reach import Reach
from deadreckon.tracks.rendezvous import Meetings

UTC = pl.Datetime("ms", "UTC")
ROWS = pl.Struct({"sha256": pl.String, "first": pl.UInt32, "last": pl.UInt32})
EVENTS: dict[str, pl.DataType] = {
    "kind": pl.String(),
    "vessel": pl.String(),
    "other": pl.String(),
    "start": UTC,
    "end": UTC,
    "lat": pl.Float32(),
    "lon": pl.Float32(),
    "end_lat": pl.Float32(),
    "end_lon": pl.Float32(),
    "place": pl.String(),
    "distance_km": pl.Float64(),
    "duration_h": pl.Float64(),
    "speed_kn": pl.Float64(),
    "confidence": pl.UInt8(),
    "detail": pl.String(),
    "because": pl.List(ROWS),
}
"""`detail` is JSON, with what only this kind has; `because` the rows of the fixes at both ends."""

VOYAGES: dict[str, pl.DataType] = {
    "vessel": pl.String(),
    "from": pl.String(),
    "to": pl.String(),
    "departed": UTC,
    "arrived": UTC,
    "duration_h": pl.Float64(),
    "distance_km": pl.Float64(),
    "speed_kn": pl.Float64(),
    "silences": pl.Int32(),
    "silent_h": pl.Float64(),
    "longest_silence_h": pl.Float64(),
    "confidence": pl.UInt8(),
    "because": pl.List(ROWS),
}
"""`silences` are those of `raw_gap_h` or more on the way, `silent_h` their sum."""

SEEN = {"entry": ENTRY, "stop": STOP, "silence": SILENCE, "exit": EXIT}
SEEMS = {SHIFT: "shift", JUMP: "jump", TWO_TRACKS: "two tracks under one number"}
KINDS = {PORT_CALL: "port_call", GAP: "gap", LOITERING: "loitering", ANOMALY: "anomaly"}
UNLIKELY = 0.05


@dataclass(frozen=True, slots=True)
class Names:
    """What numbers stand for.

    Attributes:
        vessels: MMSI, with the segment where one number is several ships.
        places: ids.
        files: the SHA-256 of each.
        bases: how many rows lie before each file's first; ascending.
    """

    vessels: pl.Series
    places: pl.Series
    files: pl.Series
    bases: NDArray[np.int64]

    def vessel(self, numbers: NDArray[np.uint32]) -> pl.Series:
        """Name vessels."""
        return self.vessels.gather(numbers)

    def place(self, numbers: NDArray[np.int32]) -> pl.Series:
        """Name places; none below nought."""
        given = pl.Series(numbers, dtype=pl.Int64)
        return self.places.gather(given.set(given < 0, None))

    def because(self, first: NDArray[np.uint32], last: NDArray[np.uint32]) -> pl.Series:
        """Say where the first and the last row of something stand: in one file, or one each."""
        one, two = (np.searchsorted(self.bases, rows) - 1 for rows in (first, last))
        low, high = (rows - self.bases[at] for rows, at in ((first, one), (last, two)))
        both = pl.DataFrame(
            {
                "same": one == two,
                "one": self.files.gather(one),
                "two": self.files.gather(two),
                "low": np.where(one == two, np.minimum(low, high), low),
                "high": np.where(one == two, np.maximum(low, high), high),
            }
        )
        return both.select(
            pl.when("same")
            .then(pl.concat_list(_rows("one", "low", "high")))
            .otherwise(pl.concat_list(_rows("one", "low", "low"), _rows("two", "high", "high")))
            .cast(pl.List(ROWS))
            .alias("because")
        ).to_series()


def _rows(file: str, first: str, last: str) -> pl.Expr:
    return pl.struct(sha256=file, first=pl.col(first), last=pl.col(last))


def call_table(events: Events, names: Names) -> pl.DataFrame:
    """Give port calls; `end` is null where the track ends in port, `last_seen` is then its end."""
    flags = events["flags"]
    seen = {name: pl.Series(flags & flag != 0) for name, flag in SEEN.items()}
    last = events["start"] + np.rint(events["hours"] * 3_600_000).astype(np.int64)
    columns = {**seen, "last_seen": _times(last).dt.to_string("iso:strict")}
    return _table(events, names, columns, confidence=pl.Series(events["confidence"]))


def gap_table(
    events: Events, names: Names, reach: Reach, chance: NDArray[np.float64]
) -> pl.DataFrame:
    """Give gaps, with what could have been reached and whether reception explains the silence."""
    told = pl.Series(chance).fill_nan(None)
    assessment = pl.select(
        pl.when(told.is_null())
        .then(pl.lit("cannot tell"))
        .when(told <= UNLIKELY)
        .then(pl.lit("reception does not explain it"))
        .otherwise(pl.lit("reception may explain it"))
    ).to_series()
    gap, rank = np.nonzero(reach.named >= 0)
    could = pl.DataFrame(
        {
            "gap": gap,
            "place": names.place(reach.named[gap, rank]),
            "longest_stay_h": pl.Series(reach.stay_h[gap, rank]).round(2),
        }
    )
    listed = could.group_by("gap", maintain_order=True).agg(
        could_call=pl.struct("place", "longest_stay_h")
    )
    by_gap = pl.DataFrame({"gap": np.arange(events.size)}).join(listed, on="gap", how="left")
    columns = {
        "fixes_before": pl.Series(events["fixes"]),
        "silent_h": pl.Series(events["silent_h"]).round(4),
        "places_in_reach": pl.Series(reach.places),
        "could_call": by_gap.sort("gap")["could_call"],
        "assessment": assessment,
        "chance_of_silence": told.round_sig_figs(3),
    }
    return _table(events, names, columns)


def loitering_table(events: Events, names: Names, shore_nm: NDArray[np.float64]) -> pl.DataFrame:
    """Give loitering."""
    shore = pl.Series(shore_nm).round(2)
    return _table(events, names, {"fixes": pl.Series(events["fixes"]), "shore_nm": shore})


def anomaly_table(events: Events, names: Names) -> pl.DataFrame:
    """Give anomalies; `speed_kn` is null where two fixes of one instant are far apart."""
    seems = pl.Series(events["flags"]).replace_strict(SEEMS, return_dtype=pl.String)
    return _table(events, names, {"seems": seems, "steps": pl.Series(events["fixes"])})


def meeting_table(found: Meetings, names: Names) -> pl.DataFrame:
    """Give rendezvous; `vessel` is the lower of the two, `distance_km` and `speed_kn` medians."""
    theirs = names.because(found.other_first, found.other_last)
    hours = (found.end - found.start) / 3_600_000
    because = pl.DataFrame({"ours": names.because(found.first, found.last), "theirs": theirs})
    return pl.DataFrame(
        {
            "kind": pl.repeat("rendezvous", found.start.size, eager=True),
            "vessel": names.vessel(found.vessel),
            "other": names.vessel(found.other),
            "start": _times(found.start),
            "end": _times(found.end),
            "lat": found.lat,
            "lon": found.lon,
            "end_lat": found.end_lat,
            "end_lon": found.end_lon,
            "place": pl.Series([None] * found.start.size, dtype=pl.String),
            "distance_km": found.km,
            "duration_h": hours,
            "speed_kn": found.speed,
            "confidence": pl.Series([None] * found.start.size, dtype=pl.UInt8),
            "detail": pl.Series([None] * found.start.size, dtype=pl.String),
            "because": because.select(pl.concat_list("ours", "theirs")).to_series(),
        },
        schema=EVENTS,
    )


def voyage_table(events: Events, names: Names) -> pl.DataFrame:
    """Give voyages, or round trips: `from` there, and `to` where it turned."""
    return pl.DataFrame(
        {
            "vessel": names.vessel(events["vessel"]),
            "from": names.place(events["place"]),
            "to": names.place(events["other"]),
            "departed": _times(events["start"]),
            "arrived": _times(events["end"]),
            "duration_h": events["hours"],
            "distance_km": events["km"],
            "speed_kn": pl.Series(events["speed"]).fill_nan(None),
            "silences": events["fixes"],
            "silent_h": events["silent_h"],
            "longest_silence_h": events["longest_h"],
            "confidence": events["confidence"],
            "because": names.because(events["first"], events["last"]),
        },
        schema=VOYAGES,
    ).sort("vessel", "departed", "arrived", "from", "to")


def event_table(tables: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Put events of all kinds together, in an order of their own."""
    empty = pl.DataFrame(schema=EVENTS)
    return pl.concat([empty, *tables]).sort(
        "vessel", "start", "kind", "end", "other", "place", nulls_last=True, maintain_order=True
    )


def _table(
    events: Events,
    names: Names,
    detail: dict[str, pl.Series],
    confidence: pl.Series | None = None,
) -> pl.DataFrame:
    size = events.size
    none = pl.Series([None] * size, dtype=pl.UInt8)
    return pl.DataFrame(
        {
            "kind": pl.Series(events["kind"]).replace_strict(KINDS, return_dtype=pl.String),
            "vessel": names.vessel(events["vessel"]),
            "other": pl.Series([None] * size, dtype=pl.String),
            "start": _times(events["start"]),
            "end": _times(events["end"]),
            "lat": events["lat"],
            "lon": events["lon"],
            "end_lat": pl.Series(events["end_lat"]).fill_nan(None),
            "end_lon": pl.Series(events["end_lon"]).fill_nan(None),
            "place": names.place(events["place"]),
            "distance_km": pl.Series(events["km"]).fill_nan(None),
            "duration_h": pl.Series(events["hours"]).fill_nan(None),
            "speed_kn": pl.Series(np.where(np.isfinite(events["speed"]), events["speed"], np.nan)),
            "confidence": none if confidence is None else confidence,
            "detail": pl.DataFrame(detail).to_struct("detail").struct.json_encode(),
            "because": names.because(events["first"], events["last"]),
        },
        schema=EVENTS,
    ).with_columns(pl.col("speed_kn").fill_nan(None))


def _times(milliseconds: NDArray[np.int64]) -> pl.Series:
    given = pl.Series(milliseconds, dtype=pl.Int64)
    return given.set(given == OPEN, None).cast(UTC)
