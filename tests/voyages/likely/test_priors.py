from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from deadreckon.model.frame import Assumptions
from deadreckon.voyages.likely.priors import Prior

MANY = 4000


def drawn(stated: Assumptions, false: float = 0.0) -> tuple[Prior, np.random.Generator]:
    return Prior(stated, (1, 1), 6.0, false), np.random.default_rng(1)


def test_a_stated_range_holds_nine_in_ten_and_rules_nothing_out() -> None:
    prior, rng = drawn(replace(Assumptions(), stay_days=(1.0, 4.0), p_detect=(0.6, 0.9)))
    draws = prior.draw(rng, MANY)
    stays = np.exp(np.log(prior.habits(draws).stay).mean(axis=0)) / 24
    assert np.mean((stays >= 1) & (stays <= 4)) == pytest.approx(0.9, abs=0.02)
    assert stays.max() > 8
    detected, _, _ = prior.seeing(draws)
    assert np.mean((detected >= 0.6) & (detected <= 0.9)) == pytest.approx(0.9, abs=0.02)


def test_what_is_stated_as_one_number_is_nearly_that() -> None:
    prior, rng = drawn(replace(Assumptions(), stay_days=2.0))
    stays = prior.habits(prior.draw(rng, MANY)).stay
    assert np.median(np.sqrt(stays[0] * stays[1])) / 24 == pytest.approx(2.0, rel=0.02)


def test_ships_that_are_seldom_on_the_route_are_thought_of() -> None:
    prior, rng = drawn(Assumptions())
    habits = prior.habits(prior.draw(rng, MANY))
    on_route = habits.stay.sum(axis=0) + 2 * habits.voyage
    away = (habits.off.sum(axis=0) * habits.elsewhere) / on_route
    assert np.mean(away > 19) > 0.01
    assert np.mean(away < 0.1) > 0.1


def test_no_voyage_is_faster_than_physics_allows() -> None:
    prior, rng = drawn(Assumptions())
    assert prior.habits(prior.draw(rng, MANY)).voyage.min() >= 6.0


def test_low_confidences_widen_what_is_thought_of_false_alarms() -> None:
    plain, rng = drawn(Assumptions())
    doubted, again = drawn(Assumptions(), false=0.1)
    usual = plain.seeing(plain.draw(rng, MANY))[1]
    assert np.mean(doubted.seeing(doubted.draw(again, MANY))[1] > 0.1) > np.mean(usual > 0.1)


def test_a_draw_that_is_likelier_has_the_greater_density() -> None:
    prior, rng = drawn(Assumptions())
    draws = prior.draw(rng, 2)
    draws.free[0] = prior.middle
    density = prior.log_density(draws)
    assert density[0] == 0 > density[1]
