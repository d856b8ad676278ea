"""Which figures stand on a record: what has to say so when that record is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from deadreckon.case.grounds import KEYS, LIKELY, grounds
from deadreckon.case.paths import Found, children
from deadreckon.case.tombstones import APART
from deadreckon.model.jsonable import Json, jsonable

if TYPE_CHECKING:
    from deadreckon.case.run import Run

_PARTS = ("routes", "places", "cargo", "chain", "relations", "totals", "rates", "norms", "vessels",
          "lines", "judgements")  # fmt: skip


def standing(run: Run, ids: Collection[str]) -> list[str]:
    """Give the paths of results that stand on any of these records, in the document's order.

    A result is an object that names its grounds (`routes.main.fleet`) or a bound; of what is in
    it, a ceiling and a posterior are listed by themselves. What bears a record's own id goes with
    that record and is left out.
    """
    document = jsonable(run.document())
    wanted = set(ids)
    paths = _standing(Found((), (document,)), run, document, wanted, covered=False)
    return [path for path in dict.fromkeys(paths) if wanted.isdisjoint(path.split("."))]


def _standing(
    found: Found, run: Run, document: Json, wanted: set[str], *, covered: bool
) -> Iterator[str]:
    node = found.value
    if isinstance(node, dict) and found.steps:
        named = "at_least" in node or bool(node.keys() & KEYS)
        if named and not covered and not wanted.isdisjoint(grounds(found, run, document).ids):
            covered = True
            yield ".".join(found.steps)
        for leaf in APART if named else sorted(LIKELY):
            if node.get(leaf):
                apart = Found((*found.steps, leaf), (*found.nodes, node[leaf]))
                if not wanted.isdisjoint(grounds(apart, run, document).ids):
                    yield ".".join(apart.steps)
    for step, child in _named_children(found):
        below = Found((*found.steps, step), (*found.nodes, child))
        yield from _standing(below, run, document, wanted, covered=covered)


def _named_children(found: Found) -> Iterator[tuple[str, Json]]:
    """Give what is in a node and is itself an object or a list of named ones."""
    node = found.value
    below = children(node)
    for step, child in below.items():
        if not found.steps and step not in _PARTS:
            continue
        if isinstance(node, list) and step.isdigit():
            continue
        if isinstance(child, dict | list) and step not in APART:
            yield step, child
