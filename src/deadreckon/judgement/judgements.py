"""What the weighing gives: field names are the keys of the JSON output."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
class TermShare:
    """How often a term comes out when the ranges are sampled, 0 to 1; None is no term."""

    term: str | None
    share: float


@dataclass(frozen=True, slots=True)
class Point:
    """The judgement as it stood on a day.

    Attributes:
        day: on which something that moved it became known; None before anything was.
        because: of each origin that then spoke, its first record.
    """

    day: date | None
    p: float
    low: float
    high: float
    term: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnalystResult:
    """What one analyst's weights give.

    Attributes:
        alone: the probability from this analyst's weights alone, and those nobody signed.
        p, low, high, term: with the others' weights where this analyst has none.
    """

    analyst: str
    alone: float
    p: float
    low: float
    high: float
    term: str | None


@dataclass(frozen=True, slots=True)
class WeighedRound:
    """One round of one analyst's weights.

    Attributes:
        entry: of the ledger, in which these weights first stood.
        seen: the other analysts whose weights stood in the ledger before it.
        alone: the probability from these alone, and those that nobody signed, by the evidence of
            today; None where they name what the frame no longer has.
    """

    analyst: str
    entry: int
    seen: tuple[str, ...]
    alone: float | None


@dataclass(frozen=True, slots=True)
class Said:
    """One analyst's likelihood ratio, from the least to the greatest that its ranges allow."""

    analyst: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A link or hypothesis for which analysts weigh one origin differently.

    Attributes:
        log_odds: between the middles of the ratios farthest apart, of a reliable origin.
    """

    to: str
    origin: str
    said: tuple[Said, ...]
    log_odds: float


@dataclass(frozen=True, slots=True)
class Moved:
    """A ratio of one origin on one of several exclusive hypotheses that it speaks of.

    Attributes:
        stated: the ratio that a weight gives.
        left: the ratio that is left once all of them are taken together; None if infinite.
    """

    analyst: str
    origin: str
    to: str
    stated: float
    left: float | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A judgement against what turned out, as it stood on the day before.

    Attributes:
        analyst: whose, or "" for the judgement itself.
        term: on `yardstick`, as it was then.
        brier: (p - outcome) squared: 0 is best, 1 worst (Brier 1950).
        log: minus the log of the probability given to what came, in nats; None if infinite.
    """

    hypothesis: str
    on: str
    outcome: bool
    analyst: str
    p: float
    term: str | None
    yardstick: str
    brier: float
    log: float | None


@dataclass(frozen=True, slots=True)
class Lent:
    """What one origin says of one link or hypothesis, by itself.

    Attributes:
        log_odds: that it lends, its reliability counted and every range at its middle; the mean
            of the analysts' where several weigh.
    """

    origin: str
    to: str
    log_odds: float


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the judgement in words, with the records that it stands on."""

    clause: str
    because: tuple[str, ...]


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
        terms: how often each term comes out in the samples, the most frequent first.
        caution: a warning that goes with the term, in the frame's language.
        curve: the judgement by day, without what nobody dated; days that moved nothing left out.
        analysts: each analyst's own result, where two or more weigh.
        rounds: of each analyst's weights, in the ledger's order.
        disagreements: what they weigh differently, the widest apart first.
        moved: weights on exclusive hypotheses, as stated and as they fit together.
        scored: against what turned out, where the frame says so.
        lent: what each origin that bears on it lends to each link or hypothesis, by itself.
        text: the judgement in the form of the field's reports, clause by clause.
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
    terms: tuple[TermShare, ...] = ()
    caution: str | None = None
    curve: tuple[Point, ...] = ()
    analysts: tuple[AnalystResult, ...] = ()
    rounds: tuple[WeighedRound, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    moved: tuple[Moved, ...] = ()
    scored: tuple[Scored, ...] = ()
    lent: tuple[Lent, ...] = ()
    text: tuple[Clause, ...] = ()
