"""AIS files of every dialect, small, and what is read of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from deadreckon.read.ais.columns import IDENTITIES, Tally
from deadreckon.read.ais.read import fixes

Told = tuple[pl.DataFrame, pl.DataFrame, Tally]


def read_all(path: Path, mapping: dict[str, str] | None = None) -> Told:
    """Everything in a file: fixes, identities, tally; the laws of the tally hold for each batch."""
    frames, identities, total = [], [pl.DataFrame(schema=IDENTITIES)], Tally()
    for batch in fixes(path, mapping):
        tally = batch.tally
        assert tally.rows == (
            tally.positions + tally.static + tally.other + tally.set_aside.total()
        ), tally
        assert tally.positions == batch.fixes.height + tally.no_fix.total(), tally
        frames.append(batch.fixes)
        identities.append(batch.identities)
        total.add(tally)
    return pl.concat(frames), pl.concat(identities), total


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Told]:
    def of(
        content: str | bytes, name: str = "ais.csv", mapping: dict[str, str] | None = None
    ) -> Told:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_all(path, mapping)

    return of
