"""The data's own score of the marked texts, as they are or exchanged."""

import importlib.util
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from deadreckon.claims.extract import extract
from deadreckon.model.jsonable import jsonable
from tests.claims.exchange import exchanged

Figures = Mapping[str, tuple[float, float]]
"""Precision and recall of each facet."""


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def marked(folder: Path, seed: int | None) -> list[tuple[dict[str, Any], str]]:
    """Give the marks and texts, exchanged where there is a seed."""
    rows = map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())
    texts = [(row, (folder / row["file"]).read_bytes().decode()) for row in rows]
    return [exchanged(row, text, seed) for row, text in texts] if seed is not None else texts


def figures(folder: Path, seed: int | None = None) -> Figures:
    """Score all texts together."""
    score = scorer(folder)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row, text in marked(folder, seed):
        day = date.fromisoformat(row["published"])
        found = jsonable(extract(text, language=row["language"], published=day))
        assert isinstance(found, dict)
        result, *_ = score.score_text(row["claims"], found["claims"], text, row.get("places_alt"))
        for facet, hits in result.items():
            for n, count in enumerate(hits):
                counts[facet][n] += count
    return {facet: (hit / got, hit / told) for facet, (hit, told, got) in counts.items()}
