"""Analytic confidence: a sheet of criteria with reasons, never computed from a probability.

Source: PHIA, GOV.UK, March 2025: information base, analytical rigour, complexity, volatility.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from deadreckon.cargo.boxes import looked_inside
from deadreckon.errors import BadFrame
from deadreckon.judgement.judgements import Confidence
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Criterion, Frame

_CRITERIA: Mapping[str, tuple[str, ...]] = {
    "information base": ("information",),
    "rigour": ("rigour", "rigor"),
    "complexity": ("complexity",),
    "volatility": ("volatility",),
}
_GRADES: tuple[Confidence, ...] = ("low", "moderate", "high")
_READERS = re.compile(r"[;,|+&]")
_ENOUGH = 2


def confidence(
    criteria: Sequence[Criterion], limits: Sequence[str] = ()
) -> tuple[Confidence, tuple[str, ...]]:
    """Give the lowest grade of a filled sheet, with its reasons; low until it is filled.

    A row whose name holds a criterion's word speaks of it, of two if it holds both.

    Args:
        criteria: the sheet.
        limits: what keeps it from being high, whatever the sheet says.

    Raises:
        BadFrame: a grade other than high, moderate and low.
    """
    grades = [_grade(criterion) for criterion in criteria]
    reasoned = [c for c in criteria if c.grade.strip() and c.reason.strip()]
    missing = [name for name, words in _CRITERIA.items() if not _spoken_of(words, reasoned)]
    if missing:
        return "low", (f"the sheet does not speak of {', '.join(missing)}",)
    lowest = min((g for g in grades if g is not None), key=_GRADES.index)
    why = tuple(f"{c.name}: {c.grade.strip().casefold()}, {c.reason}" for c in reasoned)
    if lowest == "high" and limits:
        return "moderate", (*why, *(f"not high: {limit}" for limit in limits))
    return lowest, why


def limits(frame: Frame, evidence: Evidence) -> tuple[str, ...]:
    """Tell what keeps confidence from being high: contents unobserved, or identities read once.

    Where goods are carried (a route or a leg), somebody must have seen what they are. Of a ship
    that sightings name, two readers must have read who it is; what AIS says of itself no one reads.
    """
    found = []
    if (frame.routes or frame.legs) and not any(map(looked_inside, evidence.claims)):
        found.append("contents are unobserved")
    readers: dict[str, set[str]] = {}
    for sighting in evidence.sightings:
        if len(sighting.candidates) == 1 and sighting.present and sighting.basis != "ais":
            names = {name.strip().casefold() for name in _READERS.split(sighting.reader)}
            readers.setdefault(sighting.candidates[0], set()).update(names - {""})
    once = sorted(vessel for vessel, names in readers.items() if len(names) < _ENOUGH)
    if once:
        found.append(f"who it is rests on one reader: {', '.join(once)}")
    return tuple(found)


def _spoken_of(words: Iterable[str], criteria: Iterable[Criterion]) -> bool:
    return any(word in c.name.casefold() for c in criteria for word in words)


def _grade(criterion: Criterion) -> Confidence | None:
    said = criterion.grade.strip().casefold()
    if not said:
        return None
    for grade in _GRADES:
        if said == grade:
            return grade
    raise BadFrame(
        "is no grade of confidence",
        mend="Write high, moderate or low.",
        field=f"criteria ({criterion.name}).grade",
        value=criterion.grade,
    )
