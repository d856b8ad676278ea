"""The simulator of `benchmarks.shuttle`: its cases are what their regimes say."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from benchmarks.shuttle.cases import case
from benchmarks.shuttle.looking import STRANGER
from benchmarks.shuttle.regimes import REGIMES, Regime
from benchmarks.shuttle.ships import AWAY, Stay, Waters, passages, voyage

SIMULATED = [regime for regime in REGIMES.values() if not regime.ferry]
FEW = 8


def drawn(regime: Regime) -> list[Stay]:
    """Stays of one ship over three thousand days."""
    waters = Waters(dict.fromkeys(regime.ports, 190.0))
    return list(voyage(np.random.default_rng(1), regime, waters, "ada", 72_000))


def at_north(stays: list[Stay]) -> list[float]:
    return [stay.end - stay.start for stay in stays if stay.place == "north"]


def test_the_same_seed_gives_the_same_case() -> None:
    regime = REGIMES["lay-ups"]
    assert case(regime, 3) == case(regime, 3) != case(regime, 4)


@pytest.mark.parametrize("regime", SIMULATED, ids=lambda regime: str(regime.name))
def test_a_case_can_be_read_as_any_other(regime: Regime) -> None:
    for seed in range(3):
        found = case(regime, seed)
        looks = {look.id: look for look in found.evidence.looks}
        assert found.truth == sum(found.passages.values()) + found.others
        assert (found.others > 0) == (regime.stranger == "tagged")
        assert set(found.passages) == set(found.frame.routes["main"].vessels)
        for row in found.evidence.sightings:
            assert set(row.candidates) <= set(found.frame.vessels)
            assert STRANGER not in row.candidates
            assert row.note == ""  # the truth does not leak
            if row.look:
                assert (looks[row.look].place, looks[row.look].when) == (row.place, row.when)
                assert looks[row.look].seen in {"clear", "part"}
        assert all(look.when.overlaps(found.frame.window) for look in looks.values())


def test_passages_are_counted_by_arrival_and_by_way_of_elsewhere() -> None:
    stays = [
        Stay("ada", place, start, start + 1)
        for place, start in (
            ("north", -9), ("south", -1), ("north", 3), (AWAY, 6), ("south", 9), ("far", 12),
            ("north", 15), ("north", 18), ("far", 100),
        )
    ]  # fmt: skip
    assert passages(stays, ("south", "far"), 50) == 1
    assert passages(stays, ("south", "far"), 100) == 2
    assert passages(stays, ("far",), 11) == 0
    assert passages(stays[:2], ("south",), 50) == 0


def test_a_ship_takes_turns_unless_it_turns_back() -> None:
    ends = [stay.place for stay in drawn(REGIMES["default priors"]) if stay.place != AWAY]
    assert set(ends[::2]) == {ends[0]} != set(ends[1::2]) == {ends[1]}
    ends = [stay.place for stay in drawn(REGIMES["third port"]) if stay.place != AWAY]
    assert any(one == other for one, other in pairwise(ends))


def test_regimes_do_what_their_names_say() -> None:
    usual = np.mean(at_north(drawn(REGIMES["default priors"])))
    assert np.mean(at_north(drawn(REGIMES["calls of 8 h"]))) < 11
    assert max(at_north(drawn(replace(REGIMES["lay-ups"], stay_days=(1, 1))))) > 240 > usual
    stays = drawn(REGIMES["mostly elsewhere"])
    called = sum(stay.end - stay.start for stay in stays if stay.place != AWAY)
    assert called < 0.05 * (stays[-1].end - stays[0].start)


def shares(name: str) -> tuple[float, float]:
    """Of the sightings that name one ship: the share that is wrong, and what is told of them."""
    from benchmarks.shuttle import cases

    wrong = told = rows = 0.0
    for seed in range(FEW):
        found = cases.case(REGIMES[name], seed)
        right = {
            (row.place, row.when.start, row.candidates)
            for row in cases.case(replace(REGIMES[name], false=0.0), seed).evidence.sightings
        }
        for row in found.evidence.sightings:
            rows += 1
            told += 1 - row.confidence
            wrong += (row.place, row.when.start, row.candidates) not in right
    return wrong / rows, told / rows


@pytest.mark.parametrize("percent", [5, 10])
def test_as_many_sightings_are_wrong_as_the_confidences_say(percent: int) -> None:
    true = percent / 100
    wrong, told = shares(f"false sightings {percent} %")
    assert wrong == pytest.approx(true, abs=0.02)
    assert told == pytest.approx(true, abs=1e-9)


def test_an_overconfident_reader_is_wrong_more_often_than_he_says() -> None:
    wrong, told = shares("overconfident reader")
    assert wrong > 4 * told


def test_a_log_of_positives_holds_no_empty_look() -> None:
    found = case(REGIMES["positives only"], 1).evidence
    assert {look.id for look in found.looks} == {row.look for row in found.sightings}


@pytest.mark.real
@pytest.mark.usefixtures("shared_data")
@pytest.mark.parametrize("name", ["Tacoma", "Nina", "Fragancia"])
def test_ferries_keep_the_time_of_their_record(name: str) -> None:
    found = case(REGIMES[f"ferry {name}"], 2)
    assert found.truth > 10
    assert found.evidence.sightings
