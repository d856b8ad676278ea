"""Computed figures as evidence: `routes.main.fleet.at_least>=1`."""

from __future__ import annotations

import dataclasses
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from deadreckon.errors import BadFrame
from deadreckon.voyages.figures import Calls, Counted, Figures, Reckoning

_EXPRESSION = re.compile(
    r"(?P<path>(?:routes|places)\..+?)\s*(?P<sign>>=|<=|==|=|>|<)\s*(?P<to>\S+)"
)
_TABLES = ("routes.", "places.")
_SIGNS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}
_MEND = "Write a figure of the run with a comparison, such as routes.main.fleet.at_least>=1."


@dataclass(frozen=True, slots=True)
class ComputedFigure:
    """A comparison with a figure of the run.

    Attributes:
        path: the figure's path in the JSON.
        holds: None where the figure cannot be told.
        joint: probability that the witnesses behind it are all right.
        witnesses: their ids.
        settled: it does not hold, and did not with less evidence: a bound from sightings that do
            not contradict one another only grows with them.
    """

    path: str
    value: float | None
    holds: bool | None
    joint: float
    witnesses: tuple[str, ...]
    settled: bool


def is_computed(name: str) -> bool:
    """Whether a weight's `of` names a figure of the run and not a record."""
    return name.strip().startswith(_TABLES)


def computed(name: str, figures: Reckoning) -> ComputedFigure:
    """Look a figure up and compare it.

    It weighs with the reliability `witnesses_joint` of the innermost count that it is part of.

    Raises:
        BadFrame: no such figure, nothing that can be compared, or a count without witnesses.
    """
    match = _EXPRESSION.fullmatch(name.strip())
    if match is None:
        raise BadFrame("is no comparison", mend=_MEND, field="weights.of", value=name)
    path = match["path"]
    way = _way(figures, path)
    if way is None:
        raise BadFrame("names no figure of this run", mend=_MEND, field="weights.of", value=name)
    value = way[-1]
    try:
        bound = float(match["to"])
    except ValueError:
        raise BadFrame(
            "compares with something that is no number", mend=_MEND, field="weights.of", value=name
        ) from None
    if isinstance(value, bool) or not isinstance(value, int | float | None):
        raise BadFrame("is not a single number", mend=_MEND, field="weights.of", value=name)
    count = next((c for c in reversed(way) if isinstance(c, Counted | Calls)), None)
    if count is None:
        raise BadFrame(
            "rests on no witnesses, so it has no reliability to weigh with",
            mend="Weigh a count of passages, round trips or calls, or the claims themselves.",
            field="weights.of",
            value=name,
        )
    holds = None if value is None else _SIGNS[match["sign"]](value, bound)
    joint = float(count.witnesses_joint)
    grows = path.endswith(".at_least") and any(_sound(node) for node in way)
    settled = holds is None or (not holds and grows and match["sign"] in {">", ">="})
    return ComputedFigure(path, value, holds, joint, tuple(count.witnesses), settled)


def _sound(node: object) -> bool:
    return isinstance(node, Figures) and not node.conflicts


def _way(node: object, path: str) -> tuple[object, ...] | None:
    """Follow a dotted path; ids may hold dots, so each name that fits is tried.

    What would stand below a figure that cannot be told cannot be told either.
    """
    if node is None:
        return (None,)
    for name, below in _parts(node):
        if path == name:
            return node, below
        if path.startswith(f"{name}.") and (way := _way(below, path.removeprefix(f"{name}."))):
            return node, *way
    return None


def _parts(node: object) -> Iterator[tuple[str, object]]:
    if isinstance(node, Mapping):
        yield from ((str(key), value) for key, value in node.items())
    elif isinstance(node, tuple):
        yield from ((item.id, item) for item in node if hasattr(item, "id"))
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            yield field.name.rstrip("_"), getattr(node, field.name)
