"""The table: how often the intervals held the truth, how wide they were, and how they scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from benchmarks.shuttle.runs import Run


@dataclass(frozen=True, slots=True)
class Row:
    """A method in a regime.

    Attributes:
        runs, told: how many, and in how many of them it gave a distribution.
        covered: share of these whose 90 % interval held the truth; `error` is its standard error.
        bias: mean of posterior mean less truth; `truth` is the mean truth.
    """

    regime: str
    method: str
    runs: int
    told: int
    covered: float
    error: float
    width: float
    bias: float
    truth: float
    rps: float
    interval: float
    seconds: float


def rows(found: Iterable[Run]) -> list[Row]:
    """Sum up runs by regime and method, in the order in which they come."""
    groups: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run in found:
        groups[run.regime, run.method].append(run)
    return [_row(regime, method, runs) for (regime, method), runs in groups.items()]


def _row(regime: str, method: str, runs: Sequence[Run]) -> Row:
    scores = [run.score for run in runs if run.score is not None]

    def mean(values: Iterable[float]) -> float:
        found = list(values)
        return sum(found) / len(found) if found else float("nan")

    covered = mean(s.covered for s in scores)
    return Row(
        regime=regime,
        method=method,
        runs=len(runs),
        told=len(scores),
        covered=covered,
        error=sqrt(covered * (1 - covered) / len(scores)) if scores else float("nan"),
        width=mean(s.p95 - s.p05 for s in scores),
        bias=mean(s.mean - s.truth for s in scores),
        truth=mean(s.truth for s in scores),
        rps=mean(s.rps for s in scores),
        interval=mean(s.interval for s in scores),
        seconds=mean(run.seconds for run in runs),
    )


def in_full(found: Sequence[Row]) -> str:
    """Write all figures, as a table in Markdown."""
    head = (
        "| regime | method | runs | cannot tell | held the truth, % (± 2 s.e.) | width | bias "
        "| mean truth | interval score | RPS |"
    )
    lines = [head, "| --- | --- " + "| ---: " * 8 + "|"]
    for row in found:
        if not row.told:
            lines.append(f"| {row.regime} | {row.method} | {row.runs} | {row.runs} |" + " – |" * 6)
            continue
        lines.append(
            f"| {row.regime} | {row.method} | {row.runs} | {row.runs - row.told} "
            f"| {100 * row.covered:.0f} ± {200 * row.error:.0f} | {row.width:.1f} "
            f"| {row.bias:+.1f} | {row.truth:.1f} | {row.interval:.1f} | {row.rps:.2f} |"
        )
    return "\n".join(lines) + "\n"
