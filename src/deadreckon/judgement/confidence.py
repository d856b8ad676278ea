"""Analytic confidence: a sheet of criteria with reasons, never computed from a probability.

Source: PHIA, GOV.UK, March 2025: information base, analytical rigour, complexity, volatility.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deadreckon.errors import BadFrame
from deadreckon.judgement.judgements import Confidence
from deadreckon.model.frame import Criterion

_CRITERIA: Mapping[str, tuple[str, ...]] = {
    "information base": ("information",),
    "rigour": ("rigour", "rigor"),
    "complexity": ("complexity",),
    "volatility": ("volatility",),
}
_GRADES: tuple[Confidence, ...] = ("low", "moderate", "high")


def confidence(criteria: Sequence[Criterion]) -> tuple[Confidence, tuple[str, ...]]:
    """Give the lowest grade of a filled sheet, with its reasons; low until it is filled.

    A row whose name holds a criterion's word speaks of it, of two if it holds both.

    Raises:
        BadFrame: a grade other than high, moderate and low.
    """
    grades = [_grade(criterion) for criterion in criteria]
    reasoned = [c for c in criteria if c.grade.strip() and c.reason.strip()]
    missing = [name for name, words in _CRITERIA.items() if not _spoken_of(words, reasoned)]
    if missing:
        return "low", (f"the sheet does not speak of {', '.join(missing)}",)
    lowest = min((g for g in grades if g is not None), key=_GRADES.index)
    return lowest, tuple(f"{c.name}: {c.grade.strip().casefold()}, {c.reason}" for c in reasoned)


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
