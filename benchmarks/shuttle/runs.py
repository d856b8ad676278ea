"""Runs of a regime, one line each in a file: what was run once is read and not run again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.shuttle.cases import case
from benchmarks.shuttle.regimes import Regime
from benchmarks.shuttle.scores import Score, score
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame

Forecast = Callable[[Frame, Evidence], Mapping[str, Sequence[float] | None]]
"""From a case to distributions by name; None where it cannot tell."""


@dataclass(frozen=True, slots=True)
class Run:
    """One forecast of one case: `score` is None where it cannot tell."""

    regime: str
    seed: int
    method: str
    seconds: float
    score: Score | None


def runs(
    regime: Regime, seeds: Iterable[int], forecasts: Mapping[str, Forecast], file: Path
) -> Iterator[Run]:
    """Give the runs of a regime, each read from the file or made and appended to it.

    Args:
        regime: what to draw from.
        seeds: one case each.
        forecasts: by the name under which the file knows that they were made.
        file: JSON lines, made where it is missing.
    """
    done = set()
    for line in _lines(file):
        done.add((line["seed"], line["forecast"]))
    for seed in seeds:
        missing = [name for name in forecasts if (seed, name) not in done]
        if not missing:
            continue
        drawn = case(regime, seed)
        for name in missing:
            started = process_time()
            found = forecasts[name](drawn.frame, drawn.evidence)
            seconds = process_time() - started
            _append(
                file,
                {
                    "seed": seed,
                    "forecast": name,
                    "seconds": round(seconds, 3),
                    "truth": drawn.truth,
                    "methods": {
                        method: pmf and asdict(score(pmf, drawn.truth))
                        for method, pmf in found.items()
                    },
                },
            )
    wanted = set(seeds)
    for line in _lines(file):
        if line["seed"] in wanted and line["forecast"] in forecasts:
            for method, fields in line["methods"].items():
                scored = Score(**fields) if fields else None
                yield Run(regime.name, line["seed"], method, line["seconds"], scored)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    if file.exists():
        for line in file.read_text("utf-8").splitlines():
            yield json.loads(line)


def _append(file: Path, line: Mapping[str, object]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(line) + "\n")
