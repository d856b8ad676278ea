import numpy as np

from deadreckon.tracks.events import EVENT, GAP, NONE, OPEN, is_over, room_for, stretch
from tests.tracks.build import track


def test_the_array_grows_and_keeps_what_it_has() -> None:
    events = np.empty(1, EVENT)
    fixes = track((0, 1, 2, 3), (2, 4, 5, 6)).fixes
    for n in range(100):
        events = room_for(events, n, GAP, n)
        assert (events[n]["end"], events[n]["place"]) == (OPEN, NONE)
        stretch(events[n], fixes[0], fixes[1])
    assert events["vessel"][:100].tolist() == list(range(100))
    assert set(events["hours"][:100].tolist()) == {2.0}
    assert (events[7]["lat"], events[7]["end_lon"], events[7]["last"]) == (1, 5, 1)


def test_what_is_over() -> None:
    events = room_for(np.empty(0, EVENT), 0, GAP, 5)
    assert not is_over(events[0], 5, 10)
    events[0]["end"] = 9
    assert is_over(events[0], 5, 10)
    assert not is_over(events[0], 5, 9)
    assert is_over(events[0], 6, 0)
    assert not is_over(events[0], 4, 10)
