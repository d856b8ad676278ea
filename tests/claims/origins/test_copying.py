from deadreckon.claims.origins.copying import ENOUGH, Shared
from deadreckon.claims.origins.copying import copies as found_copies
from deadreckon.claims.origins.statement import Statement, statements
from tests.claims.origins.retellings import report

WRONG = "On 1 September about 300 containers were at Najin."
RIGHT = "On 7 September about 300 containers were at Najin."


def copies(statements: list[Statement]) -> list[Shared]:
    return found_copies(statements, lambda one: bool(one.chain))


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


def test_a_misspelt_ship_betrays_across_scripts() -> None:
    wrong = [
        ("en", "The freighter Angora unloaded 300 containers at Najin on 7 September."),
        ("ru", "Судно «Ангора» выгрузило 300 контейнеров в Наджине 7 сентября."),
        ("ko", "앙고라호는 9월 7일 나진에서 컨테이너 300개를 하역했다."),
    ]
    right = "The freighter Angara unloaded 300 containers at Najin on 7 September, RUSI said."
    texts = [*wrong, ("en", right)]
    statements_ = [
        s
        for n, (language, text) in enumerate(texts)
        for s in statements(report(f"{n}.txt", text, language))
    ]
    (found,) = copies(statements_)
    assert found.reports == {"0.txt", "1.txt", "2.txt"}
    assert "the name" in found.detail


def test_a_ship_that_a_named_source_knows_is_no_misspelling() -> None:
    maia = "The freighter Maia unloaded 300 containers at Najin on 7 September."
    maria = "The freighter Maria unloaded 300 containers at Najin on 7 September, RUSI said."
    known = "The freighter Maia was at Dunai on 9 November with 40 boxes, RUSI said."
    assert copies(told(maia, maia, maria))
    assert copies(told(maia, maia, maria, known)) == []


def test_rounding_alone_is_no_sign_and_a_wrong_figure_is() -> None:
    named = "At Najin 1,247 containers stood on 7 September, RUSI said."
    rounded = "At Najin 1,200 containers stood on 7 September."
    wrong = "At Najin 1,427 containers stood on 7 September."
    assert copies(told(rounded, rounded, named)) == []
    (found,) = copies(told(wrong, wrong, named))
    assert "1,427" in found.detail


def test_how_alike_the_texts_are_is_told_and_joins_nothing() -> None:
    (found,) = copies(told(WRONG, WRONG, RIGHT.replace(".", ", RUSI said.")))
    assert "alike by 100 to 100 %" in found.detail
    assert copies(told(RIGHT, RIGHT, RIGHT)) == []
