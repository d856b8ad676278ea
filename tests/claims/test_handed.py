from datetime import UTC, date, datetime

import pytest

from deadreckon import quantities, times
from deadreckon.claims.handed import check, day
from deadreckon.errors import BadInput

DAY = date(2023, 10, 27)


LATE = datetime(2023, 10, 27, 23, tzinfo=UTC)


@pytest.mark.parametrize("instant", [LATE, LATE.replace(tzinfo=None)])
def test_an_instant_is_the_day_on_its_own_clock(instant: datetime) -> None:
    assert day(instant) == DAY
    told = times("since yesterday", language="en", published=instant)
    assert told == times("since yesterday", language="en", published=DAY)
    assert type(told[0].from_) is date


@pytest.mark.parametrize("published", ["2023-10-27", None, 20231027])
def test_what_is_no_day_is_refused(published: object) -> None:
    with pytest.raises(BadInput, match=r"published.*datetime\.date is needed"):
        times("yesterday", language="en", published=published)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language"), [(b"5 ships", "en"), (None, "en"), ("5 ships", None)]
)
def test_what_is_no_text_or_language_is_refused(text: object, language: object) -> None:
    with pytest.raises(BadInput, match="a string is needed"):
        check(text, language)
    with pytest.raises(BadInput, match="a string is needed"):
        quantities(text, language=language)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["", "zz", "../en", "English"])
def test_a_language_that_nobody_knows_is_read_for_its_figures(language: str) -> None:
    assert times("on 2023-10-04", language=language, published=DAY)[0].to == date(2023, 10, 4)
    assert quantities("", language=language) == []


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_hold(published: date) -> None:
    text = "last week, until next year, 3 years ago, in May, since Monday, by 3 March"
    for found in times(text, language="en", published=published):
        assert text[found.start : found.end] == found.text
