from __future__ import annotations

import numpy as np
import pytest

from deadreckon.voyages.likely.counting import apart, counted, mixed
from deadreckon.voyages.likely.marks import Mark
from deadreckon.voyages.likely.posterior import Looked
from deadreckon.voyages.likely.priors import Prior
from tests.voyages.cases import frame

ASSUMED = frame().assumptions


def test_a_ship_seen_to_and_fro_has_its_passages_and_their_round_trips() -> None:
    seen = [Mark(48.0 * n + 12, n % 2, 0.999, 0.0, 0.001, 0.0) for n in range(9)]
    looked = Looked(Prior(ASSUMED, (1, 1), 6.0, 0.0), seen, (0.0, 9 * 48.0))
    draws = looked.prior.draw(np.random.default_rng(1), 1)
    draws.free[:] = looked.prior.middle
    (found,) = counted(looked, draws)
    assert found.passages.sum() == pytest.approx(1)
    assert found.passages[4:].sum() > 0.95
    assert found.round_trips[4:].sum() > 0.95
    assert abs(int(found.passages.argmax()) - int(found.round_trips.argmax())) <= 1


def test_without_marks_passages_and_round_trips_are_as_many() -> None:
    looked = Looked(Prior(ASSUMED, (1, 1), 6.0, 0.0), [], (0.0, 2000.0))
    draws = looked.prior.draw(np.random.default_rng(2), 5)
    for found in counted(looked, draws):
        n = np.arange(found.passages.size)
        assert abs(n @ found.passages - n[: found.round_trips.size] @ found.round_trips) <= 0.5


def test_a_distribution_is_drawn_apart_from_its_middle() -> None:
    pmf = np.array([0.0, 0.25, 0.5, 0.25])
    assert apart(pmf, 2, 1.0) is pmf
    wider = apart(pmf, 2, 1.5)
    assert wider.tolist() == [0.125, 0.125, 0.5, 0.125, 0.125]
    assert apart(np.array([0.5, 0.5]), 1, 1.5).tolist()[:2] == [0.5, 0.5]


def test_distributions_of_any_length_are_mixed() -> None:
    assert mixed([np.array([1.0]), np.array([0.0, 0.0, 1.0])]).tolist() == [0.5, 0.0, 0.5]
