import pytest

from deadreckon.claims.origins.naming import canonical, speaks, unnamed, whole


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("La Maison-Blanche", "White House"),
        ("le gouvernement américain", "United States"),
        ("据RUSI", "RUSI"),
        ("The Gazette", "Gazette"),
        ("la consultora Vela Analytics", "Vela Analytics"),
        ("бывший капитан Олег Сомов", "Олег Сомов"),
        ("a port official in Gytheio", "a port official in Gytheio"),
    ],
)
def test_sources_under_one_name(name: str, known: str) -> None:
    assert canonical(name) == known


@pytest.mark.parametrize(
    ("name", "language", "nobody"),
    [
        ("Officials", "en", True),
        ("Two European officials", "en", True),
        ("a port official in Gytheio", "en", True),
        ("Kremlin", "en", False),
        ("many countries", "en", True),
        ("Oleg Somov, a retired captain", "en", False),
        ("бывший капитан Олег Сомов", "ru", False),
        ("украинского посольства в Анкаре", "ru", False),
        ("l'ambassade d'Ukraine au Liban", "fr", False),
        ("un officier français", "fr", True),
        ("zwei Diplomaten", "de", True),
        ("der Analyst Jonas Behrend", "de", False),
        ("Балкер", "ru", True),
        ("한 군사 전문가", "ko", True),
        ("南韓官員", "zh", True),
        ("马来西亚海事执法局", "zh", False),
        ("Harbour Wire", "en", False),
    ],
)
def test_who_is_named_and_who_is_a_role(name: str, language: str, *, nobody: bool) -> None:
    assert unnamed(name, language) is nobody


def test_the_end_of_a_long_name_stands_for_the_body() -> None:
    text = "the Center for Strategic and International Studies said so"
    assert whole("International Studies", text) == "CSIS"
    assert whole("Harbour Wire", text) == "Harbour Wire"


@pytest.mark.parametrize(
    ("name", "language", "can"),
    [
        ("The Herald", "en", True),
        ("officials", "en", True),
        ("Unser Reporter", "de", False),
        ("notre correspondante", "fr", False),
        ("7 September", "en", False),
        ("The tanker Blue Heron", "en", False),
        ("laut", "de", False),
    ],
)
def test_what_can_be_a_source(name: str, language: str, *, can: bool) -> None:
    assert speaks(name, language) is can
