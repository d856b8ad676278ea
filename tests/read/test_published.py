import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.read.published import published_in

BODY = "\n\nThe ship was seen at the port on 3 March 2021, as the paper wrote in 2020.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Báo Quốc TếBáo Quốc Tế27/10/2023",
        "2023-10-27",
        "Published: 2023/10/27 14:05",
        "27.10.2023, 10:15 Uhr",
        "10/27/2023",
        "27 October 2023",
        "October 27th, 2023",
        "Fri, Oct 27, 2023",
        "le 27 octobre 2023 à 10h15",
        "27. Oktober 2023",
        "27 de octubre de 2023",
        "27 de outubro de 2023",
        "27 ottobre 2023",
        "27 października 2023",
        "27 octombrie 2023",
        "27 Ekim 2023",
        "27 октября 2023 года",
        "27 жовтня 2023 р.",
        "ngày 27 tháng 10 năm 2023",
        "2023年10月27日",
        "2023년 10월 27일",
        "27 أكتوبر 2023",
        "٢٧/١٠/٢٠٢٣",
        "LONDON, 27 October 2023 (Harbour Wire) - Ships were seen, said people who had seen them.",
    ],
)
def test_datelines_of_many_languages_are_one_day(line: str) -> None:
    assert published_in(f"A headline without a date\n{line}{BODY}") == date(2023, 10, 27)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"A headline{BODY}",
        "On 3 March 2021 the ship was seen at the port.",
        "The ship, built in 1985, sailed.\nCall 03 21 2021.",
        "31/02/2023",
        "The ship was built at the yard on 3 March 2021.",
        "2023",
        "1/2/23",
    ],
)
def test_where_no_dateline_stands_nothing_is_guessed(text: str) -> None:
    assert published_in(text) is None


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_numbers_are_read_day_first(day: date) -> None:
    assert published_in(f"{day.day}/{day.month}/{day.year}") == day
    assert published_in(day.isoformat()) == day


@pytest.mark.real
def test_the_real_article_and_the_texts_with_marked_claims(
    shared_data: Path, seed_article: Path
) -> None:
    assert published_in(seed_article.read_text("utf-8")) == date(2023, 10, 27)
    marked = (shared_data / "reports" / "gold.jsonl").read_text("utf-8").splitlines()
    texts = {row["file"]: row["published"] for row in map(json.loads, marked)}
    found = {
        file: str(published_in((shared_data / "reports" / file).read_text("utf-8")))
        for file in texts
    }
    assert found == texts
