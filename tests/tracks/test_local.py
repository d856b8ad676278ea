from pathlib import Path

import numpy as np

from deadreckon.tracks.gaps import NEVER
from deadreckon.tracks.local import parts
from deadreckon.tracks.parts import Asked, Part, together
from deadreckon.tracks.passes import KINDS
from deadreckon.tracks.spill import Spill
from tests.tracks.build import POOL, RULES, columns, lie, places, port

ASKED = Asked(places(port("a", 0, 0)), RULES, frozenset(KINDS), NEVER)
ROWS = [
    row
    for vessel in range(1, 20)
    for row in (*lie(0, 0, 0, 2, vessel), *lie(40, 5, vessel, 5, vessel))
]


def found(folder: Path, in_memory: int) -> tuple[Part, list[float]]:
    spill, shares = Spill(folder, in_memory), list[float]()
    spill.add(columns(ROWS))
    return together(parts(spill, ASKED, folder, POOL, shares.append)), shares


def test_parts_are_the_same_in_memory_and_out_of_a_folder(tmp_path: Path) -> None:
    held, _ = found(tmp_path / "held", 10**6)
    kept, shares = found(tmp_path / "kept", 10)
    assert held.events.tobytes() == kept.events.tobytes()
    assert (held.vessels == kept.vessels).all()
    assert np.diff(shares).min() > 0
    assert not (tmp_path / "held").exists()
    assert not list((tmp_path / "kept").glob("bucket-*"))


def test_finished_parts_are_taken_from_the_folder(tmp_path: Path) -> None:
    first, _ = found(tmp_path, 10)
    spill = Spill(tmp_path, 10, spilled=True)  # its buckets are gone
    again = together(parts(spill, ASKED, tmp_path, POOL, lambda _: None))
    assert again.events.tobytes() == first.events.tobytes()
    assert all((a == b).all() for a, b in zip(again.cover, first.cover, strict=True))
    assert again.set_aside == first.set_aside
