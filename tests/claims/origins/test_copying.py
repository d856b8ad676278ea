from deadreckon.claims.origins.copying import ENOUGH, copies
from deadreckon.claims.origins.statement import Statement, statements
from tests.claims.origins.retellings import report

WRONG = "On 1 September about 300 containers were at Najin."
RIGHT = "On 7 September about 300 containers were at Najin."


def told(*texts: str) -> list[Statement]:
    return [s for n, text in enumerate(texts) for s in statements(report(f"{n}.txt", text))]


def test_an_error_against_a_named_source_betrays_two() -> None:
    named = RIGHT.replace(".", ", RUSI said.")
    (found,) = copies(told(WRONG, WRONG, named))
    assert found.reports == {"0.txt", "1.txt"}
    assert "2023-09-01" in found.detail
    assert "7 September" in found.detail


def test_two_against_one_that_nobody_names_cannot_be_told() -> None:
    assert copies(told(WRONG, WRONG, RIGHT)) == []


def test_several_against_another_are_taken_for_one() -> None:
    (found,) = copies(told(*[WRONG] * ENOUGH, RIGHT))
    assert len(found.reports) == ENOUGH


def test_what_all_agree_on_or_one_alone_tells_is_no_sign() -> None:
    assert copies(told(*[WRONG] * 5)) == []
    assert copies(told(WRONG, RIGHT.replace(".", ", RUSI said."))) == []


def test_a_day_that_had_not_come_is_an_error() -> None:
    late = "On 30 October 2023 about 300 containers were at Najin."
    (found,) = copies(told(late, late))
    assert "a day to come" in found.detail
