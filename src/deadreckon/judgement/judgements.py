"""What the weighing gives: field names are the keys of the JSON output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deadreckon.judgement.ranges import Resolved

Confidence = Literal["high", "moderate", "low"]
Start = Literal["stated", "even", "links"]


@dataclass(frozen=True, slots=True)
class FromPrior:
    """What follows from one starting point."""

    prior: float
    p: float
    low: float
    high: float
    term: str | None


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """A link that the hypothesis needs or denies; `origins` weigh on it directly."""

    id: str
    statement: str
    p: float
    low: float
    high: float
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another member of the hypothesis's exclusive group, from the same start."""

    hypothesis: str
    statement: str
    p: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Without:
    """The judgement as it would be if one origin had said nothing.

    Attributes:
        log_odds: what the origin adds to the log odds; None where either is beyond doubt.
    """

    origin: str
    p: float
    term: str | None
    log_odds: float | None


@dataclass(frozen=True, slots=True)
class Overturned:
    """The smallest set of origins whose removal changes the term, and what is then left."""

    ids: tuple[str, ...]
    p: float
    term: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What somebody else judged, read on the yardstick of its own body.

    Attributes:
        weighed: whether it carries weight: only where its source has collection of its own.
        low, high: the range its term stands for, or None where no scale is stated.
    """

    claim: str
    source: str
    term: str
    yardstick: str
    low: float | None
    high: float | None
    weighed: bool


@dataclass(frozen=True, slots=True)
class Unweighed:
    """Something a weight names that carries nothing there, and why."""

    id: str
    to: str
    why: str


@dataclass(frozen=True, slots=True)
class WouldTake:
    """What the term of another's assessment would take here.

    Attributes:
        p: the edge of its band nearer to ours; ours where it lies in the band.
        ratio: likelihood ratio of further, independent observation that leads there; None where
            no finite one does.
    """

    claim: str
    term: str
    p: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A hypothesis, judged.

    Attributes:
        p: probability, unrounded, every range of the frame at its middle.
        low, high: 5th and 95th percentile of sampling the ranges.
        term: on `yardstick`, in its publisher's English; None where p or its range allows none.
        in_gap: p lies between two bands of the yardstick.
        confidence: analytic confidence, another axis; from the frame's sheet, never computed.
        confidence_why: what the sheet says, or what it lacks.
        start: `stated` prior; `even` where none is stated; `links` where it has none of its own.
        origins: ids of those that carry weight; a computed figure is one under its own path.
        without: by largest move of p, then id.
        overturned_searched: sets of up to so many origins were searched, all of them.
        because: ids of the records that were weighed; of a computed figure, its witnesses.
        others: others' assessments, shown; weighed only where `weighed` says so.
        unweighed: what weights name and what yet carries nothing, with the reason.
        resolved: what letters, words and things left unsaid were taken to mean.
    """

    hypothesis: str
    statement: str
    p: float
    low: float
    high: float
    term: str | None
    yardstick: str
    in_gap: bool
    confidence: Confidence
    confidence_why: tuple[str, ...]
    start: Start
    priors: tuple[FromPrior, ...]
    links: tuple[JudgedLink, ...]
    alternatives: tuple[Alternative, ...]
    origins: tuple[str, ...]
    without: tuple[Without, ...]
    overturned_by: Overturned | None
    overturned_searched: int
    because: tuple[str, ...]
    others: tuple[Assessment, ...]
    would_take: WouldTake | None
    unweighed: tuple[Unweighed, ...]
    resolved: tuple[Resolved, ...]
