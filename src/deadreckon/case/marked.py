"""Marks in the results: what stood on something that was forgotten says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deadreckon.case.paths import find
from deadreckon.case.tombstones import Tombstone
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import Json, jsonable


def marked(document: Mapping[str, object], forgotten: Iterable[Tombstone]) -> dict[str, object]:
    """Give the document with `forgotten`, a list of ids, in each object that stood on them.

    What was forgotten stays in `evidence`: its hash and path, and under `forgotten` the reason.
    """
    stones = tuple(forgotten)
    if not stones:
        return dict(document)
    plain = jsonable(document)
    evidence: dict[str, Json] = plain["evidence"]  # type: ignore[assignment, call-overload, index]
    for stone in stones:
        for id_, at in stone.records.items():
            evidence.setdefault(id_, {**at, "forgotten": stone.why})
        for path in stone.figures:
            _mark(plain, path, stone.id)
    return {**plain, "evidence": dict(sorted(evidence.items()))}  # type: ignore[dict-item]


def _mark(document: Json, path: str, id_: str) -> None:
    """Mark the object at a path, or the one that holds it; what is no more needs no mark."""
    try:
        found = find(document, path)
    except BadUse:
        return
    node = next(node for node in reversed(found.nodes) if isinstance(node, dict))
    ids = node.setdefault("forgotten", [])
    if isinstance(ids, list) and id_ not in ids:
        ids.append(id_)
