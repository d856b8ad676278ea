import numpy as np
import pytest

from deadreckon.tracks.fixes import Share
from deadreckon.tracks.gaps import NEVER, gaps
from deadreckon.tracks.reception import chance_of_silence, cover, covered, heard, key_of
from tests.tracks.build import RULES, Row, share


def ticking(vessel: int, hours: float, every: float, lat: float, lon: float) -> list[Row]:
    return [(vessel, k * every, lat, lon, 5.0) for k in range(round(hours / every))]


def chances(of: Share) -> list[float]:
    silent = gaps(of, RULES, 12, NEVER)
    return [float(c) for c in chance_of_silence(silent, covered(heard(of)), RULES)]


SILENT: list[Row] = [*ticking(1, 12, 0.5, 10.1, 179.9), (1, 36, 10.1, 179.9, 5)]


def test_a_silence_among_others_who_are_heard_is_unlikely() -> None:
    others = [row for v in range(2, 6) for row in ticking(v, 48, 0.5, 10.2, -179.9)]
    (chance,) = chances(share([*SILENT, *others]))
    # Twice an hour in the whole steps of the gap within 12 h of its ends: seven of three hours.
    assert chance == pytest.approx(np.exp(-2 * 21))


def test_seldom_heard_others_make_it_less_so() -> None:
    others = [row for v in range(2, 8) for row in ticking(v, 48, 3.0, 10.2, -179.9)]
    (chance,) = chances(share([*SILENT, *others]))
    assert chance == pytest.approx(np.exp(-7))


def test_a_vessel_that_was_seldom_heard_itself_is_judged_by_that() -> None:
    few: list[Row] = [(1, 0, 10.1, 179.9, 5), (1, 11.9, 10.1, 179.9, 5), (1, 36, 10.1, 179.9, 5)]
    others = [row for v in range(2, 6) for row in ticking(v, 48, 0.1, 10.2, -179.9)]
    (chance,) = chances(share([*few, *others]))
    assert chance > 0.01


def test_without_others_nobody_can_tell() -> None:
    assert all(np.isnan(chance) for chance in chances(share(SILENT)))
    far = [row for v in range(2, 9) for row in ticking(v, 48, 0.5, 30.0, 0.0)]
    assert all(np.isnan(chance) for chance in chances(share([*SILENT, *far])))


def test_cover_adds_up_however_vessels_are_divided() -> None:
    rows = [row for v in range(1, 9) for row in ticking(v, 30, 0.7, v % 3, 0.1 * v)]
    whole = covered(heard(share(rows)))
    halves = [covered(heard(share([r for r in rows if r[0] % 2 == k]))) for k in (0, 1)]
    summed = cover(halves)
    assert all((a == b).all() for a, b in zip(whole, summed, strict=True))
    assert whole.fixes.sum() == len(rows)


@pytest.mark.parametrize(("lat", "lon"), [(90, 180), (-90, -180), (90, -180), (0, 0)])
def test_every_position_has_its_key(lat: float, lon: float) -> None:
    day = 24 * 3_600_000
    assert 0 <= key_of(lat, lon, 0) < key_of(-90, -180, day) <= key_of(lat, lon, day)
