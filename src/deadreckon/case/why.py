"""From a figure of a run down to the bytes it stands on, by its path in the JSON document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.ledger import Ledger
from deadreckon.case.paths import Found, find
from deadreckon.case.steps import Step, Steps
from deadreckon.case.versions import frame_hash
from deadreckon.model.jsonable import Json, jsonable
from deadreckon.model.place import lineage

if TYPE_CHECKING:
    from deadreckon.case.run import Run

_KEYS = (
    "witnesses",
    "because",
    "ids",
    "granted",
    "seen_from",
    "seen_to",
    "claims",
    "claim",
    "event",
    "after",
    "from",
    "to",
)
"""Under these a result names the records that it stands on."""
_COMPARED = re.compile("[<>=]")


@dataclass(frozen=True, slots=True)
class Why:
    """A figure and what it stands on.

    Attributes:
        path: where it is in the document of `run`.
        value: what stands there.
        how: in what way it follows from them, in words.
        because: the records it stands on, each with its bytes; the frame's last.
        head: hash of the ledger's last entry.
        forgotten: what it stood on and stands on no longer, in words.
    """

    path: str
    value: Json
    how: str
    because: tuple[Step, ...]
    head: str
    forgotten: tuple[str, ...] = ()


def why(case: Path, run: Run, path: str) -> Why:
    """Follow a path to its value, and from there to spans, rows and hashes.

    Args:
        case: the folder that was run.
        run: what came out.
        path: through objects by key, through lists by what names an item (or by its number), such
            as `routes.main.fleet.at_least`; the id of a record alone stands for its entry in
            `evidence`.

    Raises:
        BadUse: nothing stands there; the nearest path is named.
        BrokenRecord: archived bytes are missing or altered.
    """
    document = jsonable(run.document())
    if path in run.index and path not in run.document():
        path = f"evidence.{path}"
    found = find(document, path)
    entries = Ledger(case).entries()
    steps = Steps(case, run, entries)
    grounds = _grounds(found, run, document)
    because = [steps.of(id_) for id_ in grounds.ids]
    if (frame := frame_hash(entries)) is not None:
        because.append(steps.frame(FRAME_FILE, frame))
    return Why(path, found.value, grounds.how, tuple(because), run.ledger_head)


@dataclass(frozen=True, slots=True)
class _Grounds:
    """Records that a place in the document stands on, and how."""

    how: str
    ids: tuple[str, ...]


def _grounds(found: Found, run: Run, document: Json) -> _Grounds:
    rules = (_evidence, _ceiling, _likely, _link, _named, _searched)
    for rule in rules:
        grounds = rule(found, run)
        if grounds is not None:
            known = dict.fromkeys(_known(grounds.ids, run, document))
            return _Grounds(grounds.how, tuple(known))
    return _Grounds("follows from the frame alone", ())


def _known(names: Iterable[str], run: Run, document: Json) -> Iterator[str]:
    """Give records as they are, and for a computed figure (`routes.main…>=1`) what it stands on."""
    for name in names:
        if name in run.index:
            yield name
        elif _COMPARED.search(name):
            yield from _grounds(find(document, _COMPARED.split(name)[0]), run, document).ids


def _evidence(found: Found, _: Run) -> _Grounds | None:
    if found.steps[0] != "evidence" or len(found.steps) == 1:
        return None
    return _Grounds("is a record of the case", (found.steps[1],))


def _ceiling(found: Found, run: Run) -> _Grounds | None:
    if found.steps[-1] != "at_most":
        return None
    sure = tuple(s.id for s in run.evidence.sightings if s.confidence == 1)
    how = "follows from the frame's speeds, distances and stays, and from sightings of confidence 1"
    return _Grounds(how, sure)


def _likely(found: Found, run: Run) -> _Grounds | None:
    if "likely" not in found.steps or found.steps[0] != "routes":
        return None
    how = "follows from every look and sighting at the route's ends, those that show nothing too"
    looks = tuple(look.id for look in run.evidence.looks if _is_at(look.place, found, run))
    return _Grounds(how, (*looks, *_seen(found, run)))


def _link(found: Found, run: Run) -> _Grounds | None:
    if found.steps[0] != "judgements" or not {"links", "alternatives"} & set(found.steps[2:3]):
        return None
    about = set(found.steps[3:4])
    about |= {link for id_ in about & run.frame.hypotheses.keys()
              for link in run.frame.hypotheses[id_].fails}  # fmt: skip
    weighed = tuple(id_ for w in run.frame.weights if w.to in about for id_ in w.of)
    return _Grounds("was weighed from its prior by", weighed) if weighed else None


def _named(found: Found, run: Run) -> _Grounds | None:
    """Take the ids that the value itself names, else those of what it is a part of."""
    for node in reversed(found.nodes):
        if isinstance(node, Mapping):
            own = tuple(id_ for key in _KEYS for id_ in _texts(node.get(key)))
            if any(id_ in run.index for id_ in own):
                return _Grounds("stands on", own)
    return None


def _searched(found: Found, run: Run) -> _Grounds | None:
    """A bound of nought has no witness: it stands on all that was searched for one."""
    seen = _seen(found, run)
    if found.steps[0] not in {"routes", "cargo", "places"} or not seen:
        return None
    return _Grounds("stands on these sightings: all that were searched, and none forces more", seen)


def _seen(found: Found, run: Run) -> tuple[str, ...]:
    return tuple(s.id for s in run.evidence.sightings if _is_at(s.place, found, run))


def _is_at(place: str, found: Found, run: Run) -> bool:
    """Tell whether a place belongs to the route, or is the place, that a path is about."""
    about = found.steps[1] if len(found.steps) > 1 else ""
    route = run.frame.routes.get(about)
    ends = {*route.origins, *route.destinations} if route else {about}
    return not ends.isdisjoint(lineage(place, run.frame.places))


def _texts(value: object) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [text for text in several if isinstance(text, str)]
