import pytest

from deadreckon import quantities


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "between 15 and 20 tankers", 15, 20),
        ("en", "from 15 to 20 tankers", 15, 20),
        ("en", "15-20 tankers", 15, 20),
        ("en", "2 to 3 million barrels", 2e6, 3e6),
        ("en", "more than 10 and fewer than 20 ships", 10, 20),
        ("fr", "entre vingt et trente navires", 20, 30),
        ("fr", "de 20 à 30 navires", 20, 30),
        ("de", "zwischen 15 und 20 Tankern", 15, 20),
        ("de", "15 bis 20 Tanker", 15, 20),
        ("es", "entre 15 y 20 buques", 15, 20),
        ("it", "tra 15 e 20 navi", 15, 20),
        ("pt", "entre 15 e 20 navios", 15, 20),
        ("ru", "от 15 до 20 танкеров", 15, 20),
        ("uk", "від 15 до 20 танкерів", 15, 20),
        ("pl", "od 15 do 20 statków", 15, 20),
        ("ro", "între 15 și 20 de nave", 15, 20),
        ("tr", "15 ile 20 arasında gemi", 15, 20),
        ("ar", "بين 15 و20 سفينة", 15, 20),
        ("ko", "15척에서 20척 사이", 15, 20),
        ("ja", "15隻から20隻", 15, 20),
        ("zh", "15至20艘", 15, 20),
        ("zh", "30至50万桶", 300_000, 500_000),
        ("vi", "từ 15 đến 20 tàu", 15, 20),
    ],
)
def test_two_numbers_are_one_range(language: str, text: str, low: float, high: float) -> None:
    [found] = quantities(text, language=language)
    assert (found.bound, found.value, found.upper) == ("between", low, high)


@pytest.mark.parametrize("text", ["from 2014 to 2018", "040 555-0131", "+44 20 7946 0018"])
def test_years_and_telephones_are_no_ranges(text: str) -> None:
    assert [found.bound for found in quantities(text, language="en")] in ([], ["between"])
    assert all(found.unit is None for found in quantities(text, language="en"))


def test_bounds_that_leave_no_room_stay_apart() -> None:
    found = quantities("more than 40 and less than 10", language="en")
    assert [(one.bound, one.value) for one in found] == [("gt", 40), ("lt", 10)]
