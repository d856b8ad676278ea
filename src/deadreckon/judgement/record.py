"""The record: judgements against what turned out, and what that says of whoever judged.

Over- or underconfidence and discrimination are told apart, as in Mandel and Barnes 2014, "Accuracy
of forecasts in strategic intelligence": analysts may rank well and yet say less than they know.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import fmean

from deadreckon.judgement.judgements import Scored
from deadreckon.judgement.yardsticks import EVEN

_Of = tuple[str, str]
"""An analyst or a term, and the yardstick of the term."""


@dataclass(frozen=True, slots=True)
class Score:
    """How good a set of judgements was.

    Attributes:
        of: whose or which: an analyst, a term, or "" for all.
        yardstick: of the term; "unlikely" is not the same on all.
        n: how many turned out.
        brier, log: means; `log` None where a judgement ruled out what came.
        overconfidence: the mean probability given to the likelier side, less how often that side
            came; below 0, more was known than said.
        discrimination: the chance that what came had been given more than what did not, ties
            half (Hanley and McNeil 1982): 0.5 is none, 1 all; None where only one side occurred.
    """

    of: str
    yardstick: str
    n: int
    brier: float
    log: float | None
    overconfidence: float
    discrimination: float | None


@dataclass(frozen=True, slots=True)
class Record:
    """Scores of all judgements that turned out, then by analyst and by term ("" is no term)."""

    all: Score | None
    analysts: tuple[Score, ...]
    terms: tuple[Score, ...]


def scored(
    hypothesis: str,
    on: str,
    p: float,
    term: str | None,
    yardstick: str,
    *,
    outcome: bool,
    analyst: str = "",
) -> Scored:
    """Score one judgement, as it stood before `on`, against what turned out."""
    given = p if outcome else 1 - p
    log = -math.log(given) if given > 0 else None
    return Scored(hypothesis, on, outcome, analyst, p, term, yardstick, (p - outcome) ** 2, log)


def record(judgements: Iterable[Scored]) -> Record:
    """Sum up judgements of one case or several; each analyst's own stand apart from the pooled."""
    judgements = tuple(judgements)
    ours = [one for one in judgements if not one.analyst]
    return Record(
        all=_score(("", ""), ours) if ours else None,
        analysts=_by(lambda s: (s.analyst, ""), [one for one in judgements if one.analyst]),
        terms=_by(lambda s: (s.term or "", s.yardstick), ours),
    )


def _by(key: Callable[[Scored], _Of], judgements: Sequence[Scored]) -> tuple[Score, ...]:
    names = sorted({key(one) for one in judgements})
    return tuple(_score(name, [j for j in judgements if key(j) == name]) for name in names)


def _score(of: _Of, judgements: Sequence[Scored]) -> Score:
    logs = [one.log for one in judgements if one.log is not None]
    sure = fmean(max(one.p, 1 - one.p) for one in judgements)
    right = fmean(
        EVEN if one.p == EVEN else float((one.p > EVEN) == one.outcome) for one in judgements
    )
    return Score(
        of=of[0],
        yardstick=of[1],
        n=len(judgements),
        brier=fmean(one.brier for one in judgements),
        log=fmean(logs) if len(logs) == len(judgements) else None,
        overconfidence=sure - right,
        discrimination=_discrimination(judgements),
    )


def _discrimination(judgements: Iterable[Scored]) -> float | None:
    came = [one.p for one in judgements if one.outcome]
    did_not = [one.p for one in judgements if not one.outcome]
    if not came or not did_not:
        return None
    pairs = product(came, did_not)
    return fmean(EVEN if a == b else float(a > b) for a, b in pairs)
