import pytest

from deadreckon.claims.sources import bodies, known


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the British Ministry of Defence", "UK Ministry of Defence"),
        ("Белому дому", "White House"),
        ("белым домом", "White House"),
        ("路透社", "Reuters"),
        ("연합뉴스", "Yonhap"),
        ("la Maison Blanche", "White House"),
    ],
)
def test_a_body_is_known_in_many_spellings(words: str, name: str) -> None:
    assert [found.body.name for found in known(words)] == [name]


def test_a_name_within_a_word_is_none() -> None:
    assert known("shaping") == ()
    assert known("a plane") == ()


def test_only_bodies_that_use_a_scale_have_one_and_persons_have_none() -> None:
    scales = {body.name: body.scale for body in bodies().values()}
    assert scales["UK Ministry of Defence"] == "phia"
    assert scales["White House"] == "icd203"
    assert scales["Reuters"] is None
    assert all(body.scale is None for body in bodies().values() if body.speech)
