import pytest

from deadreckon.claims.gazetteer import gazetteer, key, state


def test_case_accents_and_hyphens_do_not_part_names() -> None:
    assert key("Ust-Luga") == key("ust luga")
    assert key("Málaga") == key("Malaga")
    assert key("Одеса") != key("Одесса")


def test_many_spellings_are_one_place() -> None:
    apart, run = gazetteer().apart, gazetteer().run
    assert {apart[key(name)].name for name in ("Najin", "Rajin", "Раджин")} == {"Najin"}
    assert {place.name for name, place in run["羅"] if name == "羅津"} == {"Najin"}
    assert apart[key("Dunay")].name == "Dunai"
    assert "danube" not in apart


@pytest.mark.parametrize(
    ("name", "country"),
    [("Ankara", "Turkey"), ("the Netherlands", "Netherlands"), ("Blue Harbour", None)],
)
def test_a_seat_speaks_for_its_country(name: str, country: str | None) -> None:
    assert state(name) == country
