from __future__ import annotations

import pytest

from benchmarks.shuttle.runs import Run
from benchmarks.shuttle.scores import Score, quantile
from benchmarks.shuttle.table import in_full, in_short, rows


def run(method: str, seed: int, mean: float, low: int, high: int) -> Run:
    return Run("r", seed, method, 0.5, Score(10, mean, low, high, abs(mean - 10), 3.0))


RUNS = [
    run("ours", 0, 9.0, 8, 10),
    run("ours", 1, 9.0, 10, 12),
    run("ours", 2, 14.0, 11, 15),
    run("ours", 3, 9.0, 7, 9),
    run("tempered grid", 0, 13.0, 9, 15),
    run("sightings", 0, 15.0, 15, 15),
    run("runs of sightings", 0, 12.0, 12, 12),
]


def test_an_interval_holds_the_truth_with_both_its_ends() -> None:
    ours = rows(RUNS)[0]
    assert (ours.runs, ours.told, ours.covered) == (4, 4, 0.5)
    assert ours.error == pytest.approx(0.25)
    assert ours.bias == pytest.approx(0.25)
    assert ours.width == pytest.approx(2.5)


def test_a_line_a_regime_sets_the_best_rule_beside_ours() -> None:
    silent = Run("s", 0, "ours", 0.1, None)
    lines = in_short(rows([*RUNS, silent])).splitlines()
    cells = [cell.strip() for cell in lines[2].strip("|").split("|")]
    assert cells[:8] == ["r", "4", "0", "10.0", "50 ± 50", "2.5", "+0.2", "1.75"]
    assert cells[8:] == ["100", "3.00", "–", "–", "runs of sightings", "2.00"]
    assert lines[3].startswith("| s | 1 | 1 | – |")
    assert len({line.count("|") for line in lines}) == 1


def test_the_full_table_has_a_line_for_each_method() -> None:
    lines = in_full(rows(RUNS)).splitlines()
    assert len(lines) == 2 + 4
    assert len({line.count("|") for line in lines}) == 1


@pytest.mark.parametrize(("q", "n"), [(0.05, 0), (0.2, 0), (0.21, 1), (0.5, 1), (0.95, 2)])
def test_a_quantile_is_the_least_number_that_reaches_it(q: float, n: int) -> None:
    assert quantile([0.2, 0.5, 0.3], q) == n
