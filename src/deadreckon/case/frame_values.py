"""The kinds of value that `case.toml` holds, each with its range and its mend."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator

from deadreckon.model.frame import Number, Pair, Worded
from deadreckon.model.times import moment
from deadreckon.read.ids import ID_RULE, beside, clean_id, nearest

FORMAT = 1
PAIR = 2
LETTERS = frozenset("ABCDEF")


class Wrong(ValueError):
    """A value that cannot be used, and its mend."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.mend = mend


def _id(value: str) -> str:
    try:
        return clean_id(value)
    except ValueError as error:
        raise Wrong(str(error), ID_RULE) from None


Id = Annotated[str, AfterValidator(_id)]


def _one_or_several(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return value if isinstance(value, tuple) else (value,)


Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_several)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_one_or_several)]


def _when(value: object) -> str:
    if isinstance(value, datetime | date):
        value = value.isoformat()
    if not isinstance(value, str):
        raise Wrong("is not a time", "Write 2023-10-20, or 2023-10-20T15:43+09:00 with its zone.")
    try:
        moment(value)
    except (ValueError, OverflowError) as error:
        mend = "Write 2023-10-20, or 2023-10-20T15:43+09:00 with its zone."
        raise Wrong(str(error), mend) from None
    return value


When = Annotated[str, BeforeValidator(_when)]
"""A date or a time with a zone, as text: TOML's own dates, or strings."""


def _plain(value: object) -> object:
    return value if isinstance(value, str) else str(value)


Free = Annotated[str, BeforeValidator(_plain)]
"""Free words; a number or date becomes its text."""


def _number(value: object, low: float, high: float, unit: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong("is not a number", f"Write a number{unit}, without quotes.")
    number = float(value) if abs(value) < 1e300 else math.inf  # noqa: PLR2004 - an int may be huge
    if not math.isfinite(number):
        raise Wrong("is not a finite number", f"Write a number{unit}.")
    if not low <= number <= high:
        raise Wrong(f"is not within {low:g} to {high:g}", f"Write a number{unit} in that range.")
    return number


def _pair(value: object, low: float, high: float, unit: str) -> Pair:
    if not isinstance(value, list | tuple) or len(value) != PAIR:
        raise Wrong("is not a range", f"Write [low, high]{unit}.")
    first, last = (_number(v, low, high, unit) for v in value)
    if first > last:
        raise Wrong(
            f"its low ({first:g}) is above its high ({last:g})", "Write the lower one first."
        )
    return first, last


def _either(value: object, low: float, high: float, unit: str) -> Number:
    if isinstance(value, list | tuple):
        return _pair(value, low, high, unit)
    return _number(value, low, high, unit)


def _doubled(value: object, low: float, high: float, unit: str) -> Pair:
    if isinstance(value, list | tuple):
        return _pair(value, low, high, unit)
    number = _number(value, low, high, unit)
    return number, number


def _checked(check: Callable[..., Any], low: float, high: float, unit: str) -> BeforeValidator:
    suffix = f" of {unit}" if unit else ""
    return BeforeValidator(lambda value: check(value, low, high, suffix))


def number(low: float, high: float, unit: str = "") -> BeforeValidator:
    """Accept a finite number within low and high."""
    return _checked(_number, low, high, unit)


def pair(low: float, high: float, unit: str = "") -> BeforeValidator:
    """Accept a range [low, high]."""
    return _checked(_pair, low, high, unit)


def either(low: float, high: float, unit: str = "") -> BeforeValidator:
    """Accept a number or a range."""
    return _checked(_either, low, high, unit)


def doubled(low: float, high: float, unit: str = "") -> BeforeValidator:
    """Accept a number or a range, as a range."""
    return _checked(_doubled, low, high, unit)


Chance = Annotated[float, number(0, 1)]
ChanceOrRange = Annotated[Number, either(0, 1)]


def _letter_or_chance(value: object) -> Worded:
    if isinstance(value, str):
        if value not in LETTERS:
            raise Wrong(
                "is not a letter of the Admiralty scale", "Write A to F, or a range [0, 1]."
            )
        return value
    return _either(value, 0, 1, "")


Reliability = Annotated[Worded, BeforeValidator(_letter_or_chance)]


def worded(low: float, high: float) -> BeforeValidator:
    """Accept a number, a range, or words that the judgement looks up."""

    def check(value: object) -> Worded:
        if not isinstance(value, str):
            return _either(value, low, high, "")
        if not value.strip():
            raise Wrong("is empty", "Write a number, a range or words.")
        return value.strip()

    return BeforeValidator(check)


WordedChance = Annotated[Worded, worded(0, 1)]
WordedRatio = Annotated[Worded, worded(1e-9, 1e9)]


def _zone(value: object) -> str:
    if not isinstance(value, str):
        raise Wrong("is not a time zone", "Write an IANA zone such as Asia/Vladivostok.")
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        near = nearest(value, available_timezones())
        mend = f"Did you mean {near}?" if near else "Write one such as Asia/Vladivostok."
        raise Wrong("is no IANA time zone", mend) from None
    return value


Zone = Annotated[str, BeforeValidator(_zone)]


def _polygon(value: object) -> tuple[tuple[float, float], ...]:
    mend = "Write [[lon, lat], [lon, lat], [lon, lat]], three corners or more."
    if not isinstance(value, list):
        raise Wrong("is not a polygon", mend)
    ring: list[tuple[float, float]] = []
    for corner in value:
        if not isinstance(corner, list) or len(corner) != PAIR:
            raise Wrong(f"its corner {corner} is not [lon, lat]", mend)
        lon = _number(corner[0], -180, 180, " of degrees (lon comes first)")
        lat = _number(corner[1], -90, 90, " of degrees (lon comes first)")
        ring.append((lon, lat))
    if ring and ring[0] == ring[-1]:
        ring.pop()
    if len(set(ring)) < 3:  # noqa: PLR2004 - a triangle is the least polygon
        raise Wrong("has fewer than three corners", mend)
    lons = [lon for lon, _ in ring]
    if max(lons) - min(lons) > 180:  # noqa: PLR2004 - half the globe
        raise Wrong("crosses the antimeridian", "Give the place a radius_km instead.")
    _simple(ring)
    return tuple(ring)


def _simple(ring: list[tuple[float, float]]) -> None:
    from shapely import Polygon

    if not (shape := Polygon(ring)).is_valid or shape.area == 0:
        raise Wrong("crosses itself or has no area", "Put its corners in order around the place.")


Ring = Annotated[tuple[tuple[float, float], ...], BeforeValidator(_polygon)]


def _format(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value != FORMAT:
        raise Wrong("is not a format that this version reads", f"Write format = {FORMAT}.")
    return value


Format = Annotated[int, BeforeValidator(_format)]


def _file_name(value: str) -> str:
    parts = value.replace("\\", "/").split("/")
    if not all(parts) or {"..", "."} & set(parts) or not value.isprintable():
        raise Wrong("is no file name", "Write the name of a file in evidence/reports/.")
    return unicodedata.normalize("NFC", value)


FileName = Annotated[str, AfterValidator(_file_name)]


def choice(*known: str) -> BeforeValidator:
    """Accept one of the known words."""

    def check(value: object) -> str:
        if value in known:
            return str(value)
        listed = ", ".join(known)
        raise Wrong("is not known", f"It may be {listed}{beside(str(value), known)}.")

    return BeforeValidator(check)


SelectionValue = Annotated[
    Literal["complete", "positives_only", "cued"], choice("complete", "positives_only", "cued")
]
