import pytest

from deadreckon.claims.origins.words import words


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("was shipped to", "shipped"),
        ("ont été expédiées", "shipped"),
        ("достигли складов", "arrived"),
        ("도착했다", "arrived"),
        ("转移到", "transferred"),
    ],
)
def test_stages_in_several_languages(text: str, stage: str) -> None:
    assert [name for name, pattern in words().stages if pattern.search(text)] == [stage]


def test_words_are_whole_where_there_are_blanks() -> None:
    assert words().either.search("one or two")
    assert not words().either.search("for two")
    assert words().either.search("一或二")
    assert not words().rate.search("months")


def test_what_stands_before_and_behind_a_place() -> None:
    ways = words().before["en"]
    assert {role for role, pattern in ways if pattern.search("shipped to the port of ")} == {"to"}
    assert {role for role, pattern in words().behind if pattern.match("항에서")} == {"from"}
