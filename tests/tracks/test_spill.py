from pathlib import Path

import numpy as np
import pytest

from deadreckon.tracks.scatter import Columns, scatter
from deadreckon.tracks.spill import Spill
from tests.tracks.build import POOL, columns


@pytest.mark.parametrize("in_memory", [10**6, 400, 0])
def test_what_goes_in_comes_out_each_vessel_in_one_bucket(tmp_path: Path, in_memory: int) -> None:
    random = np.random.default_rng(2)
    rows = [
        (int(v), float(n), 0.5, float(n), 1.0) for n, v in enumerate(random.integers(0, 90, 999))
    ]
    spill = Spill(tmp_path / "spill", in_memory)
    for first in range(0, 999, 111):
        spill.add(columns(rows[first : first + 111], first))
    assert spill.rows == 999
    assert spill.spilled == (in_memory < 999)
    buckets = [list(spill.bucket(number)) for number in spill.numbers()]
    vessels = [{int(v) for part in bucket for v in part.vessel} for bucket in buckets]
    assert sum(map(len, vessels)) == len(set.union(*vessels)) == len({row[0] for row in rows})
    everything: list[Columns] = [part for bucket in buckets for part in bucket]
    again, whole = scatter(everything, POOL), scatter([columns(rows)], POOL)
    assert (again.fixes == whole.fixes).all()
    assert (again.starts == whole.starts).all()
