import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.voyages.packed import pack, unpack


@settings(max_examples=20)
@given(st.lists(st.integers(-(2**62), 2**62 - 1)))
def test_what_is_packed_comes_back(numbers: list[int]) -> None:
    assert unpack(pack(np.array(numbers, np.int64))).tolist() == numbers


def test_small_steps_take_little_room() -> None:
    assert len(pack(np.tile(np.array([0, 1, -1, 2]), 10_000))) < 200
