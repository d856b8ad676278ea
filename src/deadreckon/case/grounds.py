"""What a figure stands on: the records that it names, weighs, counts or was searched for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.case.paths import Found, find
from deadreckon.model.jsonable import Json
from deadreckon.model.place import lineage

if TYPE_CHECKING:
    from deadreckon.case.run import Run

KEYS = (
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
LIKELY = frozenset({"likely", "sweep", "unseen", "next_look", "missing_looks"})
"""What is likely, and what stands beside it."""
_COMPARED = re.compile("[<>=]")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Records that a place in the document stands on, and how."""

    how: str
    ids: tuple[str, ...]


def grounds(found: Found, run: Run, document: Json) -> Grounds:
    """Give the records that a place in the document of a run stands on."""
    rules = (_evidence, _ceiling, _likely, _link, _named, _searched)
    for rule in rules:
        own = rule(found, run)
        if own is not None:
            known = dict.fromkeys(_known(own.ids, run, document))
            return Grounds(own.how, tuple(known))
    return Grounds("follows from the frame alone", ())


def _known(names: Iterable[str], run: Run, document: Json) -> Iterator[str]:
    """Give records as they are, and for a computed figure (`routes.main…>=1`) what it stands on."""
    for name in names:
        if name in run.index:
            yield name
        elif _COMPARED.search(name):
            yield from grounds(find(document, _COMPARED.split(name)[0]), run, document).ids


def _evidence(found: Found, _: Run) -> Grounds | None:
    if found.steps[0] != "evidence" or len(found.steps) == 1:
        return None
    return Grounds("is a record of the case", (found.steps[1],))


def _ceiling(found: Found, run: Run) -> Grounds | None:
    if found.steps[-1] != "at_most":
        return None
    sure = tuple(s.id for s in run.evidence.sightings if s.confidence == 1)
    how = "follows from the frame's speeds, distances and stays, and from sightings of confidence 1"
    return Grounds(how, sure)


def _likely(found: Found, run: Run) -> Grounds | None:
    if LIKELY.isdisjoint(found.steps) or found.steps[0] != "routes":
        return None
    how = "follows from every look and sighting at the route's ends, those that show nothing too"
    looks = tuple(look.id for look in run.evidence.looks if _is_at(look.place, found, run))
    return Grounds(how, (*looks, *_seen(found, run)))


def _link(found: Found, run: Run) -> Grounds | None:
    if found.steps[0] != "judgements" or not {"links", "alternatives"} & set(found.steps[2:3]):
        return None
    about = set(found.steps[3:4])
    about |= {link for id_ in about & run.frame.hypotheses.keys()
              for link in run.frame.hypotheses[id_].fails}  # fmt: skip
    weighed = tuple(id_ for w in run.frame.weights if w.to in about for id_ in w.of)
    return Grounds("was weighed from its prior by", weighed) if weighed else None


def _named(found: Found, run: Run) -> Grounds | None:
    """Take the ids that the value itself names, else those of what it is a part of."""
    for node in reversed(found.nodes):
        if isinstance(node, Mapping):
            own = tuple(id_ for key in KEYS for id_ in _texts(node.get(key)))
            if any(id_ in run.index for id_ in own):
                return Grounds("stands on", own)
    return None


def _searched(found: Found, run: Run) -> Grounds | None:
    """A bound of nought has no witness: it stands on all that was searched for one."""
    seen = _seen(found, run)
    if found.steps[0] not in {"routes", "cargo", "places"} or not seen:
        return None
    return Grounds("stands on these sightings: all that were searched, and none forces more", seen)


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
