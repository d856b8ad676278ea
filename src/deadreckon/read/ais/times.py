"""Times as AIS files write them: how they are written is seen once, and then read by column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

UTC_MS = pl.Datetime("ms", "UTC")

_ISO = re.compile(
    r"\d{4}([-/.])\d\d?\1\d\d?(?P<t>[T_ ])\d\d?:\d\d(?P<s>:\d\d(?P<f>[.,]\d+)?)?"
    r" ?(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d)?(?P<u> UTC)?"
)
_SLASHED = re.compile(
    r"(\d\d?)([-/.])(\d\d?)\2\d{4}(?P<t>[T ,]+)\d\d?:\d\d(?P<s>:\d\d(?P<f>\.\d+)?)?"
    r"(?P<z> ?(Z|UTC))?"
)
_COMPACT = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])[0-3]\d(?P<t>[T_ ]?)\d{6}(?P<z>Z)?")
_MONTHS = 12
_UTC = " ?(Z|UTC|GMT|[+-]00:?00)( UTC)?$"
_EPOCH = re.compile(r"-?\d{9,19}(\.\d*)?")


@dataclass(frozen=True, slots=True)
class Written:
    """How a column writes its times.

    Attributes:
        format: as Polars reads it; empty for numbers since 1970.
        strip: a pattern of what stands at the end and says no more than UTC.
        zone: whether a zone stands in each value.
    """

    format: str
    strip: str = ""
    zone: bool = True

    def read(self, text: pl.Expr) -> pl.Expr:
        """Give times in UTC; null where a value is written otherwise."""
        if not self.format:
            return epoch(text.cast(pl.Float64, strict=False))
        if self.strip:
            text = text.str.replace(self.strip, "")
        time = text.str.to_datetime(self.format, time_unit="ms", strict=False)
        if "%z" in self.format:
            return time.dt.convert_time_zone("UTC")
        return time.dt.replace_time_zone("UTC")


def epoch(number: pl.Expr) -> pl.Expr:
    """Read numbers since 1970 UTC: seconds, milli-, micro- or nanoseconds, told by their size."""
    in_seconds, in_ms, in_us = (number.abs() < 10.0**n for n in (11, 14, 17))
    ms = (
        pl.when(in_seconds)
        .then(number * 1e3)
        .when(in_ms)
        .then(number)
        .when(in_us)
        .then(number / 1e3)
        .otherwise(number / 1e6)
    )
    whole = ms.round().cast(pl.Int64, strict=False)
    return whole.cast(pl.Datetime("ms")).dt.replace_time_zone("UTC")


def how_written(values: Sequence[str], *, day_first: bool | None = None) -> Written | None:
    """Tell how times are written by looking at some; None where that cannot be told.

    Args:
        values: times as text, none of them empty.
        day_first: whether 01/02/2023 is in February, where the dialect says so; else it is told by
            a day above 12, and by nothing else.
    """
    for value in values:
        found = _one(value.strip(), values, day_first=day_first)
        if found:
            return found
    return None


def _one(value: str, values: Sequence[str], *, day_first: bool | None) -> Written | None:
    if match := _COMPACT.fullmatch(value):
        return Written(f"%Y%m%d{match['t']}%H%M%S", "Z$" if match["z"] else "", bool(match["z"]))
    if _EPOCH.fullmatch(value):
        return Written("")
    if match := _ISO.fullmatch(value):
        a = match[1]
        day = f"%Y{a}%m{a}%d{match['t']}"
    elif match := _SLASHED.fullmatch(value):
        first = _day_first(values) if day_first is None else day_first
        if first is None:
            return None
        a = match[2]
        day = (f"%d{a}%m{a}%Y" if first else f"%m{a}%d{a}%Y") + match["t"]
    else:
        return None
    seconds = ("%H:%M:%S" + ("%.f" if match["f"] else "")) if match["s"] else "%H:%M"
    zone = (match["z"] or "").strip()
    if zone and not set(zone) <= set("ZUTCGM+-0:"):
        return Written(day + seconds + "%z", " UTC$")
    return Written(day + seconds, _UTC if zone else "", zone=bool(zone))


def _day_first(values: Sequence[str]) -> bool | None:
    """Tell by a number that no month has whether days stand first; None where there is none."""
    pairs = [(int(m[1]), int(m[3])) for v in values if (m := _SLASHED.fullmatch(v.strip()))]
    days, months = (any(pair[n] > _MONTHS for pair in pairs) for n in (0, 1))
    return None if days == months else days


def read_times(text: pl.Series, written: Written) -> pl.Series:
    """Read a column of times as text; values written otherwise are tried the other safe ways."""
    texts = text.to_frame("t").select(pl.col("t").str.strip_chars()).to_series()
    times = texts.to_frame().select(written.read(pl.col("t"))).to_series()
    left = times.is_null() & texts.is_not_null()
    if not left.any():
        return times
    iso = pl.col("t").str.replace(_UTC, "").str.replace("[T_]", " ")
    others = [
        iso.str.to_datetime(f, time_unit="ms", strict=False).dt.replace_time_zone("UTC")
        for f in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M")
    ]
    read = texts.filter(left).to_frame().select(pl.coalesce(others)).to_series()
    return times.scatter(left.arg_true(), read)
