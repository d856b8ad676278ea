import numpy as np
import pytest

from deadreckon.tracks.calls import ENTRY, EXIT, SILENCE, STOP, calls
from deadreckon.tracks.events import OPEN, Events
from deadreckon.tracks.fixes import HOUR, Share
from tests.tracks.build import RULES, UNKNOWN, km_north, lie, places, port, sail, share, track

HOME = places(port("home", 10.0, 20.0))


def found(of: Share) -> Events:
    return calls(of, HOME, RULES)


def into_port_and_out() -> list[tuple[int, float, float, float, float]]:
    way_in = sail(0, 9.0, 20.0, 10.0, 12)
    stay = lie(5.0, 10.0, 20.0, 8)
    return [*way_in, *stay, *sail(13.1, 10.0, 20.0, 11.0, 12)]


def test_a_call_with_all_that_can_be_seen_of_it() -> None:
    (call,) = found(share(into_port_and_out()))
    assert call["confidence"] == 4
    assert call["flags"] == ENTRY | STOP | EXIT
    # 3 km on the way in and 4 km on the way out, at 12 kn and a fix each 6 minutes.
    assert 5.0 - 0.15 <= call["start"] / HOUR <= 5.0
    assert 13.1 <= call["end"] / HOUR <= 13.1 + 0.19
    assert call["place"] == 0


def test_what_was_not_seen_lowers_the_confidence() -> None:
    rows = into_port_and_out()
    arrived = [row for row in rows if row[1] <= 12]
    left = [row for row in rows if row[1] >= 6]
    within = [row for row in rows if 6 <= row[1] <= 12]
    assert [c["confidence"] for c in found(share(arrived))] == [3]
    assert [c["confidence"] for c in found(share(left))] == [3]
    assert [c["confidence"] for c in found(share(within))] == [2]
    assert found(share(arrived))[0]["end"] == OPEN
    assert found(share(left))[0]["end"] != OPEN


def test_who_passes_by_made_no_stop() -> None:
    (call,) = found(share(sail(0, 9.0, 20.0, 11.0, 12)))
    assert call["confidence"] == 1
    assert call["flags"] == ENTRY | EXIT


def test_between_the_two_radii_nothing_changes() -> None:
    near, between, far = (10 + km_north(km) for km in (2.9, 3.5, 4.1))
    out = track((0, 11, 20, 9), (5, near, 20, 0), (6, between, 20, 0), (7, near, 20, 0))
    assert [c["hours"] for c in found(out)] == [2]
    never_in = track((0, 11, 20, 9), (5, between, 20, 0), (6, far, 20, 0))
    assert found(never_in).size == 0
    again = track((0, near, 20, 0), (1, far, 20, 9), (2, between, 20, 0), (3, near, 20, 0))
    assert [c["start"] / HOUR for c in found(again)] == [0, 3]


def test_silence_inside_is_a_stay_from_four_hours_on() -> None:
    for lapse, confidence in ((3.9, 1), (4.0, 4)):
        silent = track((0, 10.5, 20, 9), (3, 10, 20, 3), (3 + lapse, 10, 20, 3), (9, 10.5, 20, 9))
        assert [c["confidence"] for c in found(silent)] == [confidence]


def test_who_goes_dark_inside_and_comes_up_outside_stayed_if_there_was_time() -> None:
    slow = track((0, 10.3, 20, 9), (2, 10, 20, 3), (8, 10.4, 20, 9))
    quick = track((0, 10.3, 20, 9), (2, 10, 20, 3), (6.1, 10.9, 20, 9))
    assert [c["flags"] & SILENCE for c in found(slow)] == [SILENCE]
    assert [c["flags"] & SILENCE for c in found(quick)] == [0]


def test_fixes_sixty_miles_apart_show_no_way_in_or_out() -> None:
    far = track((0, 8.0, 20, 12), (30, 10, 20, 0), (31, 10, 20, 0), (60, 12.1, 20, 12))
    assert [c["confidence"] for c in found(far)] == [2]


def test_a_stop_begins_at_one_speed_and_ends_at_another() -> None:
    for speed, stops in ((0.1, True), (0.3, False)):
        (call,) = found(track((0, 10.5, 20, 9), (3, 10, 20, speed), (4, 10.5, 20, 9)))
        assert bool(call["flags"] & STOP) == stops


def test_where_no_speed_is_sent_positions_give_it() -> None:
    still = track(*((h, 10.0, 20.0, UNKNOWN) for h in range(3)))
    moving = track(*((h / 10, 9.99 + h * 0.02, 20.0, UNKNOWN) for h in range(3)))
    assert [c["flags"] & STOP for c in found(still)] == [STOP]
    assert [c["flags"] & STOP for c in found(moving)] == [0]


def test_a_vessel_with_one_fix_is_there_and_no_more() -> None:
    assert [c["confidence"] for c in found(track((0, 10, 20, 5)))] == [1]
    assert [c["confidence"] for c in found(track((0, 10, 20, 0)))] == [2]
    assert found(track((0, 40, 20, 0))).size == 0


def test_two_vessels_are_two() -> None:
    both = share([*lie(0, 10, 20, 1), *lie(0.5, 10, 20, 2, vessel=2)])
    assert [(c["vessel"], c["hours"]) for c in found(both)] == [(0, 1), (1, 2)]


def test_of_places_that_overlap_it_is_at_the_one_where_it_stops() -> None:
    two = places(port("outer", 10.0, 20.0), port("inner", 10.0 + km_north(3), 20.0))
    through = [*sail(0, 9.5, 20.0, 10.0 + km_north(3), 12), *lie(3, 10 + km_north(3), 20, 5)]
    (call,) = calls(share(through), two, RULES)
    assert call["place"] == 1
    assert call["flags"] == ENTRY | STOP
    shifts = [*lie(0, 10, 20, 5), *sail(5.1, 10, 20, 10 + km_north(3), 6), *lie(6, 10.02698, 20, 5)]
    assert [c["place"] for c in calls(share(shifts), two, RULES)] == [0, 1]


@pytest.mark.parametrize("lon", [179.99, -179.99, 180.0, -180.0])
def test_the_antimeridian_parts_no_port(lon: float) -> None:
    across = places(port("across", -17.0, lon))
    swinging = share([(1, h / 10, -17.0, lon, 0.0) for h, lon in enumerate([179.99, -179.99] * 9)])
    assert [c["hours"] for c in calls(swinging, across, RULES)] == [pytest.approx(1.7)]


@pytest.mark.parametrize("pole", [90.0, -90.0])
def test_a_camp_at_a_pole_is_a_place_whatever_the_longitude(pole: float) -> None:
    camp = places(port("camp", pole, 0.0))
    near = np.sign(pole) * (90 - km_north(2))
    round_it = share([(1, k / 10, near, lon, 0.0) for k, lon in enumerate(range(-180, 180, 15))])
    assert [c["hours"] for c in calls(round_it, camp, RULES)] == [pytest.approx(2.3)]
