from __future__ import annotations

import copy

import pytest

from deadreckon.voyages.check import question
from deadreckon.voyages.check_question import RefusedError
from deadreckon.voyages.check_voyage import check_voyage
from deadreckon.voyages.meeting import voyage
from tests.voyages.cases import frame, sighting

ROWS = [sighting("a", "north", 0), sighting("b", "south", 50)]


def test_a_voyage_that_meets_all_leaves_none_out_and_one_that_skips_is_refused() -> None:
    asked = question("routes.main.fleet", frame(), ROWS)
    shown = voyage(asked, 0)
    assert shown is not None
    assert check_voyage(shown, asked) == 0
    other = question("routes.main.fleet", frame(), [*ROWS, sighting("c", "north", 90)])
    with pytest.raises(RefusedError):
        check_voyage(copy.deepcopy(shown), other)
