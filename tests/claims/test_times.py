import csv
import json
import re
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon import quantities, times
from deadreckon.claims.lexicon import languages
from deadreckon.claims.quantities import Quantity
from deadreckon.claims.times import TimeSpan

PUBLISHED = date(2023, 10, 27)
DATES = {
    "en": "on {0.day} March {0.year}",
    "fr": "le {0.day} mars {0.year}",
    "de": "am {0.day}. März {0.year}",
    "es": "el {0.day} de marzo de {0.year}",
    "it": "il {0.day} marzo {0.year}",
    "pt": "em {0.day} de março de {0.year}",
    "ru": "{0.day} марта {0.year} года",
    "uk": "{0.day} березня {0.year} року",
    "pl": "{0.day} marca {0.year} roku",
    "ro": "pe {0.day} martie {0.year}",
    "tr": "{0.day} Mart {0.year}'te",
    "ar": "في {0.day} مارس {0.year}",
    "ko": "{0.year}년 3월 {0.day}일",
    "ja": "{0.year}年3月{0.day}日",
    "zh": "{0.year}年3月{0.day}日",
    "vi": "ngày {0.day} tháng 3 năm {0.year}",
}


@pytest.mark.parametrize("language", DATES)
@given(day=st.dates(date(1950, 3, 1), date(2030, 3, 31)).map(lambda day: day.replace(month=3)))
def test_another_day_changes_the_day_alone(language: str, day: date) -> None:
    [found] = times(DATES[language].format(day), language=language, published=PUBLISHED)
    assert (found.from_, found.to) == (day, day)


@given(
    language=st.sampled_from(languages()),
    text=st.text(max_size=120),
    published=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_every_span_is_the_text_s_own_slice(language: str, text: str, published: date) -> None:
    for found in times(text, language=language, published=published):
        assert text[found.start : found.end] == found.text
        assert "\n" not in found.text
        assert found.from_ is None or found.to is None or found.from_ <= found.to


@given(shift=st.integers(-3000, 3000))
def test_relative_times_move_with_the_publication(shift: int) -> None:
    published = PUBLISHED + timedelta(days=7 * shift)
    for text in ("last week", "on Friday", "two days ago", "since yesterday"):
        [then] = times(text, language="en", published=PUBLISHED)
        [now] = times(text, language="en", published=published)
        assert then.from_ is not None
        assert now.from_ == then.from_ + timedelta(days=7 * shift)


def test_an_unknown_language_has_dates_in_figures() -> None:
    [found] = times("qaStaHvIS 2023-10-04", language="tlh", published=PUBLISHED)
    assert (found.from_, found.to) == (date(2023, 10, 4),) * 2


@pytest.mark.parametrize("language", languages())
def test_hostile_texts_are_read_to_their_end(language: str) -> None:
    for hostile in ("1/1/" * 2000, "9" * 5000, "last " * 2000, "年" * 5000, "7 - 8 " * 2000):
        times(hostile, language=language, published=PUBLISHED)
    times("9999-12-31 0001-01-01 99999 weeks ago", language=language, published=PUBLISHED)


WRONG = Path(__file__).parents[2] / "benchmarks" / "claims_suites_wrong.csv"
"""The rows of the suites that are wrong by the rules of the marked reports, with the reason."""


def wrong() -> dict[int, str]:
    with WRONG.open(encoding="utf-8", newline="") as file:
        return {int(row["line"]): row["reason"] for row in csv.DictReader(file)}


@pytest.mark.real
def test_the_suites_are_read_as_well_as_told(shared_data: Path) -> None:
    right: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    listed = wrong()
    lines = (shared_data / "suites" / "dates.jsonl").read_text("utf-8").splitlines()
    for line, row in enumerate(map(json.loads, lines), 1):
        language, published = row["language"], date.fromisoformat(row["published"])
        found = times(row["text"], language=language, published=published)
        pool = [(str(t.from_), str(t.to)) for t in found]
        for want in row["times"]:
            accepted = [tuple(pair) for pair in want["accept"]]
            hit = next((pair for pair in pool if pair in accepted), None)
            for group in ("all", "as told") if line not in listed else ("as told",):
                asked[group] += 1
                right[group] += hit is not None
            if line not in listed:
                asked[language] += 1
                right[language] += hit is not None
            if hit is not None:
                pool.remove(hit)
    assert len(listed) <= len(lines) / 10
    share = {name: right[name] / asked[name] for name in asked}
    assert share.pop("as told") >= 0.83
    assert share.pop("all") >= 0.9
    assert {name: value for name, value in share.items() if value < 0.85} == {}


def overlap(one: Quantity | TimeSpan, claim: dict[str, int]) -> bool:
    return min(one.end, claim["end"]) > max(one.start, claim["start"])


def facets(language: str, text: str, published: date, claims: list[dict[str, Any]]) -> list[bool]:
    """Whether each quantity and time that is marked is found where its claim stands."""
    counts = quantities(text, language=language)
    spans = times(text, language=language, published=published)
    told = []
    for claim in claims:
        if count := claim.get("quantity"):
            key = count["bound"], count["value"], count.get("upper"), count["unit"]
            told.append(
                any((q.bound, q.value, q.upper, q.unit) == key for q in counts if overlap(q, claim))
            )
        if time := claim.get("time"):
            ends = time["from"], time["to"]
            told.append(any((str(t.from_), str(t.to)) == ends for t in spans if overlap(t, claim)))
    return told


@pytest.mark.real
def test_the_reports_are_read_as_they_are_marked(shared_data: Path) -> None:
    folder = shared_data / "reports"
    told: list[bool] = []
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        text = (folder / row["file"]).read_bytes().decode()
        published = date.fromisoformat(row["published"])
        told += facets(row["language"], text, published, row["claims"])
    assert sum(told) / len(told) >= 0.94


def exchanged(words: str, value: float) -> tuple[str, float] | None:
    """Give a marked quantity with another number, and its value; None where it has no figures."""
    [*runs] = re.finditer(r"\d+", words)
    if len(runs) != 1 or int(runs[0][0]) < 2:
        return None
    old = runs[0][0]
    new = str(int(old[0]) % 8 + 2) + old[1:]
    changed = words[: runs[0].start()] + new + words[runs[0].end() :]
    return changed, value / int(old) * int(new)


@pytest.mark.real
def test_other_numbers_in_the_reports_are_read_as_well(shared_data: Path) -> None:
    folder = shared_data / "reports"
    told: list[bool] = []
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        text = (folder / row["file"]).read_bytes().decode()
        for claim in row["claims"]:
            count = claim.get("quantity") or {}
            other = exchanged(count.get("text") or "", count.get("value") or 0)
            if other is None or count.get("upper") is not None:
                continue
            start = text.index(count["text"], claim["start"])
            changed = text[:start] + other[0] + text[start + len(count["text"]) :]
            key = count["bound"], other[1], None, count["unit"]
            found = quantities(changed, language=row["language"])
            told.append(key in [(q.bound, q.value, q.upper, q.unit) for q in found])
    assert len(told) >= 45
    assert sum(told) / len(told) >= 0.97


@pytest.mark.real
def test_other_days_in_the_reports_are_read_as_well(shared_data: Path) -> None:
    """Each marked single day moves to another day of its month, in figures as it stands."""
    folder = shared_data / "reports"
    told: list[bool] = []
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        text = (folder / row["file"]).read_bytes().decode()
        published = date.fromisoformat(row["published"])
        for claim in row["claims"]:
            time = claim.get("time") or {}
            words = time.get("text") or ""
            [*runs] = re.finditer(r"\d+", words)
            if time.get("from") != time.get("to") or not runs or words not in claim["text"]:
                continue
            day = date.fromisoformat(time["from"])
            here = [run for run in runs if int(run[0]) == day.day != day.month]
            other = day.day - 2 if day.day > 2 else day.day + 1
            if len(here) != 1 or day.replace(day=other) > published:
                continue
            start = text.index(words, claim["start"]) + here[0].start()
            changed = text[:start] + str(other) + text[start + len(here[0][0]) :]
            moved = day.replace(day=other)
            found = times(changed, language=row["language"], published=published)
            told.append((moved, moved) in [(t.from_, t.to) for t in found])
    assert len(told) >= 30
    assert sum(told) / len(told) >= 0.96


@pytest.mark.parametrize("language", DATES)
@pytest.mark.parametrize(("day", "month", "year"), [(29, 2, 2023), (30, 2, 2024), (31, 2, 1999)])
def test_a_day_that_no_calendar_has_is_no_time(
    language: str, day: int, month: int, year: int
) -> None:
    february = {"ru": "февраля", "uk": "лютого", "pl": "lutego", "ro": "februarie", "tr": "Şubat"}
    names = {"en": "February", "fr": "février", "de": "Februar", "es": "febrero", "it": "febbraio"}
    names |= {"pt": "fevereiro", "ar": "فبراير", **february}
    told = DATES[language].format(date(year, month, 1))
    for march in ("March", "mars", "März", "marzo", "março", "марта", "березня", "marca", "martie",
                  "Mart", "مارس"):  # fmt: skip
        told = told.replace(march, names.get(language, march))
    told = told.replace("3月", "2月").replace("3월", "2월").replace("tháng 3", "tháng 2")
    told = re.sub(r"(?<!\d)1(?!\d)", str(day), told, count=1)
    assert times(told, language=language, published=PUBLISHED) == []


VAGUE = {
    "en": "a few days ago|years ago|two billion years ago|decades ago|months earlier",
    "fr": "il y a quelques jours|il y a des années|il y a deux milliards d'années",
    "de": "vor einigen Tagen|vor Jahren|vor zwei Milliarden Jahren",
    "es": "hace unos días|hace años|hace dos mil millones de años",
    "it": "alcuni giorni fa|anni fa|due miliardi di anni fa",
    "pt": "há alguns dias|há anos",
    "pl": "kilka dni temu|lata temu|dwa miliardy lat temu",
    "ro": "acum câteva zile|cu ani în urmă",
    "ru": "несколько дней назад|много лет назад|два миллиарда лет назад",
    "uk": "кілька днів тому|роки тому|два мільярди років тому",
    "tr": "birkaç gün önce|yıllar önce|iki milyar yıl önce",
    "ar": "قبل أيام|قبل سنوات",
    "ko": "며칠 전|몇 년 전|20억 년 전",
    "ja": "数日前|何年も前|20億年前",
    "zh": "几天前|多年前|20亿年前",
    "vi": "vài ngày trước|nhiều năm trước|hai tỷ năm trước",
}


@pytest.mark.parametrize("language", VAGUE)
def test_days_and_years_that_nobody_counts_are_no_time(language: str) -> None:
    for told in VAGUE[language].split("|"):
        assert times(told, language=language, published=PUBLISHED) == [], told


LAST_NIGHT = {
    "en": "last night",
    "fr": "la nuit dernière",
    "de": "letzte Nacht",
    "es": "anoche",
    "it": "la notte scorsa",
    "pt": "na noite passada",
    "pl": "ostatniej nocy",
    "ro": "azi-noapte",
    "ru": "прошлой ночью",
    "uk": "минулої ночі",
    "tr": "dün gece",
    "ar": "الليلة الماضية",
    "ko": "지난밤",
    "ja": "昨夜",
    "zh": "昨晚",
    "vi": "đêm qua",
}


@pytest.mark.parametrize("language", LAST_NIGHT)
def test_last_night_is_of_the_day_before(language: str) -> None:
    (found,) = times(LAST_NIGHT[language], language=language, published=PUBLISHED)
    assert found.from_ == found.to == PUBLISHED - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "language"), [("去年12月底", "zh"), ("昨年12月末", "ja"), ("작년 12월 말", "ko")]
)
def test_the_end_of_a_month_of_last_year_is_one_time(text: str, language: str) -> None:
    found = times(text, language=language, published=PUBLISHED)
    assert [(t.from_, t.to) for t in found] == [(date(2022, 12, 21), date(2022, 12, 31))]
