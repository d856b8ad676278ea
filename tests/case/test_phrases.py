from datetime import date

import pytest

from deadreckon.case.phrases import LANGUAGES, phrases

EN, FR = phrases("deadreckon.case", "en"), phrases("deadreckon.case", "fr")


def test_numbers() -> None:
    assert (EN.number(1500), FR.number(1500), EN.number(2.5), FR.number(2.5)) == (
        "1,500", "1 500", "2.5", "2,5",
    )  # fmt: skip


def test_days() -> None:
    assert EN.days(date(2023, 7, 25), date(2023, 7, 27)) == "25-27 July 2023"
    assert EN.days(date(2023, 7, 28), date(2023, 8, 2)) == "28 July - 2 August 2023"
    assert EN.days(date(2023, 12, 28), date(2024, 1, 2)) == "28 December 2023 - 2 January 2024"
    assert EN.days(date(2023, 7, 25), date(2023, 7, 25)) == "25 July 2023"
    assert FR.days(date(2023, 8, 1), date(2023, 8, 11)) == "1er-11 août 2023"


def test_one_and_many() -> None:
    assert EN.plural("loads", 1) == "1 load"
    assert FR.plural("loads", 1200) == "1 200 chargements"


def test_a_language_without_phrases_is_served_in_english() -> None:
    assert phrases("deadreckon.case", "ko").language == "en"


@pytest.mark.parametrize("package", ["deadreckon.case", "deadreckon.publish"])
def test_every_language_says_everything_with_the_same_values(package: str) -> None:
    import string

    said = {language: phrases(package, language).texts for language in LANGUAGES}
    fields = [
        {key: {f for _, f, _, _ in string.Formatter().parse(text) if f} for key, text in t.items()}
        for t in said.values()
    ]
    assert all(other == fields[0] for other in fields)


def test_a_figure_has_the_decimal_mark_of_its_language() -> None:
    assert phrases("deadreckon.case", "en").decimal("94.6") == "94.6"
    assert phrases("deadreckon.case", "fr").decimal("94.6") == "94,6"
