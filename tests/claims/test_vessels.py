import pytest

from deadreckon.claims.vessels import misread, vessels
from tests.claims.sentence import sentence


def named(text: str, language: str = "en") -> tuple[str, ...]:
    return vessels(sentence(text, language), 0, len(text))


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The freighter Blue Heron (IMO 9074729) left.", "en", ("Blue Heron", "IMO 9074729")),
        ("The ships Blue Heron and Sea Fox left.", "en", ("Blue Heron", "Sea Fox")),
        ("Балкер «Синяя птица» вышел.", "ru", ("Синяя птица",)),
        ("货轮“海鹰”号离开。", "zh", ("海鹰",)),
        ("바다호는 떠났다.", "ko", ("바다",)),
        ("Ships left, MMSI 259123000 among them.", "en", ("MMSI 259123000",)),
    ],
)
def test_vessels_by_name_and_number(text: str, language: str, names: tuple[str, ...]) -> None:
    assert named(text, language) == names


def test_a_name_is_taken_whole_so_that_another_ship_stays_another() -> None:
    assert named("The ship FESCO ANGARA left.") == ("FESCO ANGARA",)


def test_what_follows_a_ship_and_is_a_place_or_people_is_no_name() -> None:
    assert named("The ship Russian sailors left in Oslo sank.") == ()


def test_a_number_that_is_none_is_told_and_no_vessel() -> None:
    text = "The freighter left, IMO 9074728, MMSI 992123000."
    assert named(text) == ()
    assert misread(sentence(text, "en"), 0, len(text)) == (
        "IMO 9074728 fails its check digit",
        "MMSI 992123000 is none of a ship",
    )
