import pytest

from deadreckon.claims.body import body, dateline

PAGE = """\
Home | World | Sport | Sign in
Share   Print   Save

Two freighters seized in the strait after a chase
17 May 2024, 08:15 | Views: 12

The coast guard stopped two freighters in the strait on Thursday, its spokesman said.
Both had left the same port a week before.
Comments (4)
Read also
- 14 hurt in a bus crash near the capital
Call us: 555 0199
(c) 2024 The Harbour Sheet
"""


def lines(text: str) -> list[tuple[str, bool]]:
    return [(text[line.start : line.end], line.headline) for line in body(text).lines]


def test_menus_counters_and_related_headlines_are_left_out() -> None:
    assert [line for line, _ in lines(PAGE)] == [
        "Two freighters seized in the strait after a chase",
        "The coast guard stopped two freighters in the strait on Thursday, its spokesman said.",
        "Both had left the same port a week before.",
    ]
    assert [headline for _, headline in lines(PAGE)] == [True, False, False]


@pytest.mark.parametrize(
    ("line", "outlet", "rest"),
    [
        (
            "OSLO, 17 May 2024 (North Wire) - A ship sank off the coast.",
            "North Wire",
            "A ship sank",
        ),
        ("OSLO, May 17, 2024 (North Wire) -- A ship sank off the coast.", "North Wire", "A ship"),
        (
            "ОСЛО, 17 мая 2024 г. (Северный вестник). Судно затонуло у берега.",
            "Северный вестник",
            "Судно",
        ),
    ],
)
def test_a_dateline_is_no_part_of_the_article_and_names_the_outlet(
    line: str, outlet: str, rest: str
) -> None:
    found = body(line)
    assert found.outlet == outlet
    assert line[found.lines[0].start :].startswith(rest)


def test_a_dash_or_bracket_in_a_sentence_is_no_dateline() -> None:
    assert dateline("The ship (IMO 9074729) left on 3 May - a day late - and sailed north.") == 0


def test_a_text_without_sentences_is_its_first_line() -> None:
    assert lines("three ships") == [("three ships", False)]
    assert lines("") == []
