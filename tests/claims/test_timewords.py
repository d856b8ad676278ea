from deadreckon.claims.lexicon import languages, table
from deadreckon.claims.patterns import words
from deadreckon.claims.timewords import Times


def test_no_language_gives_one_word_to_two_months_or_two_weekdays() -> None:
    for language in languages():
        times = table(language, "times", Times)
        for patterns in (times.months, times.weekdays):
            spelt = [word for pattern in patterns for word in words(pattern)]
            assert len(spelt) == len(set(spelt)), language


def test_every_word_has_a_kind() -> None:
    kinds = {kind for kind, _, _ in table("en", "times", Times).entries()}
    assert {"month", "weekday", "span", "relative", "part", "ago", "since", "until"} <= kinds
