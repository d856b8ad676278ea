from __future__ import annotations

from deadreckon.voyages.check import question
from deadreckon.voyages.check_question import Question
from deadreckon.voyages.schedule import FEW_TO_SHARE_OUT, scheduled
from tests.voyages.cases import frame, sighting


def asked(*rows: object) -> Question:
    return question("routes.main.fleet", frame(), rows)  # type: ignore[arg-type]


def test_each_is_met_as_early_as_may_be() -> None:
    rows = asked(sighting("a", "north", (0, 10)), sighting("b", "south", (3, 30))).rows
    found = scheduled(asked(), "ada", list(rows.values()), ())
    assert found is not None
    assert [id_ for id_, _ in found] == ["a", "b"]
    assert found[0][1] == rows["a"].lo
    assert rows["b"].lo < found[1][1] < rows["b"].hi


def test_no_time_is_found_for_what_is_too_far() -> None:
    rows = asked(sighting("a", "north", 0), sighting("b", "south", 1)).rows
    assert scheduled(asked(), "ada", list(rows.values()), ()) is None


def test_an_absence_puts_off_a_call() -> None:
    rows = asked(sighting("a", "north", (0, 10)), sighting("z", "north", (0, 5))).rows
    gone = asked(sighting("z", "north", (0, 5), present=False, throughout=True)).rows["z"]
    found = scheduled(asked(), "ada", [rows["a"]], [gone])
    assert found == [("a", gone.hi + 1)]


def test_many_are_met_in_turn() -> None:
    count = FEW_TO_SHARE_OUT + 10
    many = [sighting(f"s{n}", ["north", "south"][n % 2], n * 10) for n in range(count)]
    found = scheduled(asked(), "ada", list(asked(*many).rows.values()), ())
    assert found is not None
    assert [id_ for id_, _ in found] == [s.id for s in many]
