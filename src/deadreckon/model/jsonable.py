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
_COORDINATES = frozenset({"lat", "lon"})


def jsonable(value: object, *, exact: bool = False) -> Json:
    """Turn a result into JSON types.

    Dataclasses become objects by field name (`from_` becomes `from`), intervals `[from, to]`,
    tuples and sets lists. Fractions are rounded to six significant digits, so that the same
    evidence gives the same bytes on any machine; fields named lat and lon are not.

    Raises:
        TypeError: a type that has no place in a result.
        ValueError: a number that is not finite.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return _number(value, exact=exact)
    if isinstance(value, Interval):
        return [iso(value.start), iso(value.end)]
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): _entry(str(k), v, exact=exact) for k, v in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in dataclasses.fields(value)]
        return {n.rstrip("_"): _entry(n, getattr(value, n), exact=exact) for n in names}
    if isinstance(value, set | frozenset):
        return [jsonable(v, exact=exact) for v in sorted(value)]
    if isinstance(value, tuple | list):
        return [jsonable(v, exact=exact) for v in value]
    problem = f"{type(value).__name__} has no place in a result"
    raise TypeError(problem)


def dumps(document: object) -> str:
    """Write a document as JSON text: UTF-8, two spaces, keys as they come, a final newline."""
    return json.dumps(jsonable(document), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _entry(name: str, value: object, *, exact: bool) -> Json:
    return jsonable(value, exact=exact or name in _COORDINATES)


def _number(value: float, *, exact: bool) -> float:
    if not math.isfinite(value):
        problem = f"{value} is not a finite number"
        raise ValueError(problem)
    return value if exact else float(f"{value:.{_SIGNIFICANT}g}")
