"""What is compared: ours, the plain posteriors and the rules of thumb, each a distribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.shuttle.grid import fixed, tempered
from benchmarks.shuttle.rules import RULES
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame


def plain(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float]]:
    """Give the tempered grid and the posterior with fixed stays."""
    return {
        "tempered grid": tempered(frame, evidence).tolist(),
        "fixed stays": fixed(frame, evidence).tolist(),
    }


def rules(frame: Frame, evidence: Evidence) -> Mapping[str, Sequence[float]]:
    """Give the rules of thumb, each certain of its number."""
    return {name: [0.0] * rule(frame, evidence) + [1.0] for name, rule in RULES.items()}


FORECASTS = {"plain": plain, "rules": rules}
