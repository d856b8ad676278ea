from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.publish.figures.labels import overlap, place_labels

FRAME = (0.0, 0.0, 400.0, 300.0)
points = st.tuples(st.floats(60, 340), st.floats(60, 240))


def test_a_lone_label_stands_to_the_right_of_its_point() -> None:
    (label,) = place_labels([((100, 100), 50, 15)], FRAME)
    assert label.box[0] > 100
    assert (label.anchor, label.leader) == ("start", False)


def test_labels_of_crowded_points_do_not_meet() -> None:
    wanted = [((200.0 + 12 * n, 150.0 + 3 * n), 70.0, 30.0) for n in range(6)]
    placed = place_labels(wanted, FRAME)
    assert all(overlap(a.box, b.box) == 0 for a, b in combinations(placed, 2))


def test_a_label_far_from_its_point_is_led_to_it() -> None:
    wanted = [((200.0, 150.0), 90.0, 40.0)] * 9
    assert any(label.leader for label in place_labels(wanted, FRAME))


def test_what_is_taken_stays_free() -> None:
    taken = (105.0, 80.0, 180.0, 130.0)
    (label,) = place_labels([((100, 100), 50, 15)], FRAME, taken=[taken])
    assert overlap(label.box, taken) == 0


@given(st.lists(points, min_size=1, max_size=8))
def test_labels_stay_inside(where: list[tuple[float, float]]) -> None:
    for label in place_labels([(point, 40, 15) for point in where], FRAME):
        left, top, right, bottom = label.box
        assert left >= 0
        assert top >= 0
        assert right <= 400
        assert bottom <= 300
