from deadreckon.claims.origins.likeness import LEAST, countries, likeness, meet, specific
from deadreckon.claims.origins.statement import Statement, statements
from tests.claims.origins.retellings import DUNAI, FAITHFUL, STACKED, VISIT, report


def one(text: str, language: str = "en") -> Statement:
    return statements(report("a.txt", text, language))[0]


def test_retellings_are_of_one_thing_and_other_statements_are_not() -> None:
    for (_, text), rows in list(FAITHFUL.items())[:3]:
        for language, retelling in rows:
            assert likeness(one(text), one(retelling, language)) >= LEAST
    assert likeness(one(VISIT), one(DUNAI)) < LEAST
    assert likeness(one(VISIT), one(STACKED)) < LEAST


def test_places_and_countries() -> None:
    told = one("300 containers were shipped from Rason in North Korea to Dunai.")
    assert specific(told) == {"Najin", "Dunai"}
    assert countries(told) == {"North Korea"}


def test_times_that_share_a_day() -> None:
    early, late = one(STACKED).times[0], one(DUNAI).times[0]
    assert meet(early, early)
    assert not meet(early, late)
