from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.screening.names import Names
from deadreckon.screening.spelling import LEAST_SCORE, score, spellings

names = st.text("ANGRKMЯж가라ナ安 13", min_size=1, max_size=12)


@settings(max_examples=200)
@given(st.lists(names, max_size=30), st.lists(names, min_size=1, max_size=30))
def test_all_that_comparing_one_by_one_finds_is_found(held: list[str], asked: list[str]) -> None:
    spelled = [(spelling, at) for at, name in enumerate(held) for spelling in spellings(name)]
    index = Names(spelled)
    for name in asked:
        for spelling in spellings(name):
            expected = {(at, score(spelling, known)) for known, at in spelled}
            likely = {(at, scored) for at, scored in expected if scored >= LEAST_SCORE}
            assert set(index.alike(spelling)) == likely


def test_names_like_those_of_lists_are_found_as_by_comparing_one_by_one() -> None:
    random = Random(8)  # noqa: S311
    words = ["CHONG", "CHON", "GANG", "STAR", "OCEAN", "LUCKY", "ANGARA", "MARIA", "SAM", "JONG"]

    def name() -> str:
        chosen = " ".join(random.choices(words, k=random.randint(1, 3)))
        letters = list(chosen)
        letters[random.randrange(len(letters))] = random.choice("AEIKGN ")
        return "".join(letters) + random.choice(["", " 1", " 2"])

    spelled = [(spelling, at) for at in range(600) for spelling in spellings(name())]
    index = Names(spelled)
    found = 0
    for _ in range(300):
        for spelling in spellings(name()):
            expected = {at for known, at in spelled if score(spelling, known) >= LEAST_SCORE}
            assert {at for at, _ in index.alike(spelling)} == expected
            found += len(expected)
    assert found > 100


def test_sisters_bear_the_same_name_and_another_number() -> None:
    held = ["KUM GANG", "KUM GANG 2", "KUM GANG 3", "KUM SAN 3", "7"]
    index = Names((spelling, name) for name in held for spelling in spellings(name))
    asked = spellings("Kumgang 3")[0]
    assert sorted(index.sisters(asked)) == ["KUM GANG", "KUM GANG 2"]
    assert list(index.sisters(spellings("8")[0])) == []
