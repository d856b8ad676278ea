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


def in_short(found: Sequence[Row]) -> str:
    """Write a line a regime: ours in full, of the others how often they held the truth, and RPS.

    Of the rules of thumb the best one's in that regime: the mean of its absolute error.
    """
    others = ("tempered grid", "fixed stays")
    heads = ["regime", "cases", "cannot tell", "mean truth", "ours held, % (± 2 s.e.)", "width",
             "bias", "RPS", "grid held, %", "RPS", "fixed stays held, %", "RPS",
             "best rule of thumb", "RPS"]  # fmt: skip
    lines = [_line(heads), _line(["---"] + ["---:"] * 11 + ["---", "---:"])]
    for regime in dict.fromkeys(row.regime for row in found):
        by_method = {row.method: row for row in found if row.regime == regime}
        ours = by_method.get("ours")
        if ours is None:
            continue
        cells = [regime, str(ours.runs), str(ours.runs - ours.told)]
        if not ours.told:
            lines.append(_line([*cells, *["–"] * (len(heads) - 3)]))
            continue
        cells += [
            f"{ours.truth:.1f}",
            f"{100 * ours.covered:.0f} ± {200 * ours.error:.0f}",
            f"{ours.width:.1f}",
            f"{ours.bias:+.1f}",
            f"{ours.rps:.2f}",
        ]
        for name in others:
            row = by_method.get(name)
            cells += [f"{100 * row.covered:.0f}", f"{row.rps:.2f}"] if row else ["–", "–"]
        rules = [row for name, row in by_method.items() if name not in {"ours", *others}]
        best = min(rules, key=lambda row: row.rps, default=None)
        cells += [best.method, f"{best.rps:.2f}"] if best else ["–", "–"]
        lines.append(_line(cells))
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
