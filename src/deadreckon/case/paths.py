"""Paths into the document of a run: objects by key, lists by what names an item, or by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deadreckon.errors import BadUse
from deadreckon.model.jsonable import Json
from deadreckon.read.ids import nearest

NAMES = ("id", "route", "hypothesis", "leg", "claim", "origin")
"""Keys that name an item of a list; the first that an item has counts."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a path leads to.

    Attributes:
        steps: the keys, ids and numbers on the way.
        nodes: the document and what stands at each step; one more than `steps`.
    """

    steps: tuple[str, ...]
    nodes: tuple[Json, ...]

    @property
    def value(self) -> Json:
        """What stands at the end."""
        return self.nodes[-1]


def find(document: Json, path: str) -> Found:
    """Follow a path; an id may hold dots, and the longest that fits is taken first.

    Raises:
        BadUse: it leads nowhere; the mend names the nearest path that leads somewhere.
    """
    found = next(_ways(document, path), None)
    if found is not None:
        return Found(tuple(step for step, _ in found), (document, *(node for _, node in found)))
    mend = f"The nearest is {_nearest(document, path)}."
    raise BadUse("leads to nothing in the results", field="PATH", value=path, mend=mend)


def children(node: Json) -> dict[str, Json]:
    """Give what can follow at a node, by the step that leads there."""
    if isinstance(node, dict):
        return node
    if not isinstance(node, list):
        return {}
    numbered: dict[str, Json] = {str(number): item for number, item in enumerate(node)}
    named: dict[str, Json] = {}
    for item in node:
        if isinstance(item, dict):
            name = next((item[key] for key in NAMES if item.get(key)), None)
            if isinstance(name, str):
                named.setdefault(name, item)
    return numbered | named


def _ways(node: Json, rest: str) -> Iterator[list[tuple[str, Json]]]:
    below = children(node)
    fitting = [step for step in below if rest == step or rest.startswith(f"{step}.")]
    for step in sorted(fitting, key=len, reverse=True):
        if rest == step:
            yield [(step, below[step])]
        else:
            for way in _ways(below[step], rest[len(step) + 1 :]):
                yield [(step, below[step]), *way]


def _nearest(document: Json, path: str) -> str:
    """Go as far as the path leads, then to the step that is most like what follows."""
    taken: list[str] = []
    node, rest = document, path
    while below := children(node):
        fitting = [step for step in below if rest == step or rest.startswith(f"{step}.")]
        named = [step for step in below if not step.isdigit()] or list(below)
        step = max(fitting, key=len) if fitting else nearest(rest.partition(".")[0], named, least=0)
        if step is None:
            break
        taken.append(step)
        node = below[step]
        rest = rest[len(step) + 1 :] if fitting else rest.partition(".")[2]
        if not rest:
            break
    return ".".join(taken)
