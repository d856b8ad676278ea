import pytest

from deadreckon.claims.origins.aspects import fractions_of, joined_of, rate_of
from deadreckon.claims.origins.statement import Statement, statements
from tests.claims.origins.retellings import report


def told(text: str, language: str = "en") -> Statement:
    (one,) = statements(report("a.txt", text, language))
    return one


@pytest.mark.parametrize(
    "text",
    [
        "seen on 49 of 109 imaged days",
        "vu 49 jours sur 109",
        "an 49 von 109 Tagen",
        "49 de los 109 días",
        "49 из 109 дней",
        "109일 중 49일",
        "109日のうち49日",
        "109天中有49天",
        "49 ngày trong 109 ngày",
    ],
)
def test_shares_in_several_languages(text: str) -> None:
    assert fractions_of(text) == ((49, 109),)


def test_two_counts_beside_one_another_are_no_share() -> None:
    assert fractions_of("49 ships and 109 boxes") == ()
    assert fractions_of("from 1 of 10,900 boxes") == ()


def test_numbers_joined_by_or_and_by_and() -> None:
    assert joined_of("3 million shells or 500,000 rockets") == "or"
    assert joined_of("300만 발과 50만 발") == "and"
    assert joined_of("3 million shells") == ""


def test_rates() -> None:
    assert rate_of("1,000 a week") == "a week"
    assert rate_of("1,000 in weeks") == ""


def test_who_holds_an_office_is_of_a_state_and_who_tells_it_is_not() -> None:
    text = "South Korea's defence ministry said Russian defence minister Sergei Shoigu came."
    assert told(text).citizens == {"Russia"}


def test_directions_are_those_of_the_language() -> None:
    assert ("from", "Najin") in told("The crates came from Najin to Dunai.").roles
    assert ("to", "Najin") not in told("Saíram 300 contentores do Najin.", "pt").roles


def test_a_ship_is_named_behind_a_word_for_one() -> None:
    assert told("The freighter Angara took 300 containers to Dunai.").vessels == ("Angara",)
