from deadreckon.read.pdf_flow import paragraphs
from deadreckon.read.pdf_layout import Line


def column(*texts: str, page: int = 0, size: float = 10.0, base: float = 100.0) -> list[Line]:
    return [
        Line(text, page, 50, 50 + 5 * len(text), base + 1.2 * size * n, size)
        for n, text in enumerate(texts)
    ]


def test_a_broken_word_is_joined_and_one_with_a_hyphen_kept() -> None:
    lines = column(
        "they counted the trans-",
        "ponders of a round trip, of ship-",
        "to-ship moves and of a Franco-",
        "British watch in the 2020-",
        "2021 season, a soft ma\u00ad",
        "noeuvre",
    )
    (found,) = paragraphs(lines)
    assert found == (
        "they counted the transponders of a round trip, of ship-to-ship moves and of a "
        "Franco-British watch in the 2020-2021 season, a soft manoeuvre"
    )


def test_the_rest_of_the_text_tells_a_word_with_a_hyphen() -> None:
    lines = column("an East-West link and the mid-", "week run; the mid-week run", "was the last")
    assert "the mid-week run; the mid-week" in paragraphs(lines)[0]


def test_a_gap_another_size_and_a_short_end_part_paragraphs() -> None:
    lines = [
        *column("A head in large letters", size=16, base=60),
        *column("the first goes over two lines and", "ends here.", base=90),
        *column("The second begins after a short line of", "its own.", base=114),
        *column("a third stands apart", base=170),
    ]
    assert len(paragraphs(lines)) == 4


def test_a_sentence_goes_on_over_a_page_and_a_note_stands_behind_it() -> None:
    lines = [
        *column("the vessels that the group", "watched in September were seen to"),
        *column("¹ Its own log.", size=7, base=700),
        *column("leave the pier at night.", page=1),
    ]
    assert paragraphs(lines) == [
        "the vessels that the group watched in September were seen to leave the pier at night.",
        "¹ Its own log.",
    ]


def test_lines_without_blanks_between_words_join_without_them() -> None:
    assert paragraphs(column("少なくとも五回の往復があったことは", "ほぼ確実だと発表した。")) == [
        "少なくとも五回の往復があったことはほぼ確実だと発表した。"
    ]
    assert paragraphs(column("배 다섯 척의 선박", "이 떠났다")) == ["배 다섯 척의 선박이 떠났다"]


def test_nothing_gives_nothing() -> None:
    assert paragraphs([]) == []
