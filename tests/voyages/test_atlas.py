import numpy as np
import pytest

from deadreckon.voyages.atlas import DATA, atlas, edition, pack_waters, unpack_waters
from deadreckon.voyages.packed import unpack


def test_the_atlas_was_made_from_the_data_beside_it() -> None:
    made_from = int(unpack((DATA / "atlas.bin.xz").read_bytes())[0])
    assert made_from == edition(), "run scripts/make_atlas.py"


def test_an_atlas_comes_back_as_it_was_packed() -> None:
    numbers = pack_waters(atlas())
    assert numbers.tolist() == unpack((DATA / "atlas.bin.xz").read_bytes()).tolist()
    again = unpack_waters(numbers)
    assert np.array_equal(again.corners, atlas().corners)
    assert np.array_equal(again.sight.land, atlas().sight.land)


def test_the_oceans_are_joined_and_an_island_is_gone_round() -> None:
    assert atlas().distance((-30, 0), (-30, 10)) == pytest.approx(1106, abs=1)
    round_the_cape = atlas().distance((-20, 0), (60, 0))
    assert 10_500 < round_the_cape < 12_000


def test_corners_see_each_other_or_neither() -> None:
    seen = atlas().seen()
    pairs = {(here, there) for here, others in enumerate(seen) for there in others.tolist()}
    assert len(pairs) > 100_000
    assert all((there, here) in pairs for here, there in pairs)
