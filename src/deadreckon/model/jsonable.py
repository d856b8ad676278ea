"""Results as JSON documents: plain types, in the contract's words and rounding."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from datetime import date, datetime

from deadreckon.model.times import Interval, iso

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_SIGNIFICANT = 6
_COORDINATES = frozenset({"lat", "lon", "polygon", "coordinates"})


def jsonable(value: object, *, exact: bool = False) -> Json:
    """Turn a result into JSON types.

    Dataclasses become objects by field name (`from_` becomes `from`), intervals `[from, to]`,
    tuples and sets lists. Fractions are rounded to six significant digits, so that the same
    evidence gives the same bytes on any machine; whole numbers are not, nor is anything under
    the names lat, lon, polygon or coordinates.

    Raises:
        TypeError: a type that has no place in a result.
        ValueError: a number that is not finite.
    """
    plain: Json
    match value:
        case None | bool() | int() | str():
            plain = value
        case float():
            plain = _number(value, exact=exact)
        case Interval():
            plain = [iso(value.start), iso(value.end)]
        case datetime():
            plain = iso(value)
        case date():
            plain = value.isoformat()
        case Mapping():
            plain = {str(k): _entry(str(k), v, exact=exact) for k, v in value.items()}
        case tuple() | list():
            plain = [jsonable(v, exact=exact) for v in value]
        case set() | frozenset():
            plain = [jsonable(v, exact=exact) for v in sorted(value)]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [field.name.removesuffix("_") for field in dataclasses.fields(value)]
            values = [getattr(value, field.name) for field in dataclasses.fields(value)]
            plain = jsonable(dict(zip(names, values, strict=True)), exact=exact)
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a result")
    return plain


def dumps(document: object) -> str:
    """Write a document as JSON text: UTF-8, two spaces, keys as they come, a final newline."""
    return json.dumps(jsonable(document), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _entry(name: str, value: object, *, exact: bool) -> Json:
    return jsonable(value, exact=exact or name in _COORDINATES)


def _number(value: float, *, exact: bool) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a finite number")
    if exact or value.is_integer():
        return float(value) + 0.0  # and no minus before a nought
    return float(f"{value:.{_SIGNIFICANT}g}")
