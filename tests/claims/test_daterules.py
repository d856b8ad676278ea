from datetime import date

from deadreckon.claims.daterules import points
from deadreckon.claims.dates import Now
from deadreckon.claims.timecodes import coded, tools


def test_the_longest_reading_wins_and_a_later_day_goes_on_from_it() -> None:
    scanner, numbers, words = tools("en")
    [(_, tokens)] = scanner.read("On 3 March 2021 it sailed; two days later it was back")
    line, codes = coded(tokens, numbers)
    first, second = points(line, codes, words, Now(date(2023, 10, 27)), [False] * len(line))
    assert first.days == (date(2021, 3, 3),) * 2
    assert second.days == (date(2021, 3, 5),) * 2
    assert first.end - first.start == 3


def test_dates_that_no_calendar_has_are_none() -> None:
    scanner, numbers, words = tools("en")
    for text in (
        "30 February",
        "31 April 2023",
        "February 30, 2023",
        "2023-13-40",
        "99999999 weeks ago",
    ):
        [(_, tokens)] = scanner.read(text)
        line, codes = coded(tokens, numbers)
        found = list(points(line, codes, words, Now(date(2023, 10, 27)), [False] * len(line)))
        assert all(one.point.day is None for one in found)
