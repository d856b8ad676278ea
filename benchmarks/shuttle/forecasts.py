"""What is compared: ours, the plain posteriors and the rules of thumb, each a distribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.shuttle.fleet import likely_passages
from benchmarks.shuttle.grid import fixed, tempered
from benchmarks.shuttle.rules import RULES
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame
from deadreckon.voyages.world import World


def ours(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float] | None]:
    """Give the fleet's likely passages just as `reckon` does."""
    likely = likely_passages(World(frame), frame.routes["main"], evidence)
    return {"ours": likely.pmf if likely else None}


def plain(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float]]:
    """Give the tempered grid and the posterior with fixed stays."""
    return {
        "tempered grid": tempered(frame, evidence).tolist(),
        "fixed stays": fixed(frame, evidence).tolist(),
    }


def rules(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float]]:
    """Give the rules of thumb, each certain of its number."""
    return {name: [0.0] * rule(frame, evidence) + [1.0] for name, rule in RULES.items()}


FORECASTS = {"ours": ours, "plain": plain, "rules": rules}
