import pytest

from deadreckon.errors import Unreadable
from deadreckon.read.pdf import read_pdf
from tests.read.pdfs import ENCRYPTED, SCAN, page_of, shown, stream, typeset, written

REPORT = """
#set page(width: 420pt, height: 300pt, margin: 40pt, numbering: "1",
  header: [S/2031/44 #h(1fr) Report of the group])
#set text(size: 9pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: 1em)
#show heading: set text(size: 15pt)
= Ferries between two piers
#columns(2)[
The coast guard counted no fewer than 40 crossings#footnote[Its own log, seen by the authors.] of
the strait between March and 9 June, and called an uninterrupted and extraordinary pattern of
concealment unmistakable.

A harbour master told the authors that transponders were switched off at night. He declined to
characterise the cargo, and no representative of the shipping company answered their questions.

#lorem(140)

The owners rejected the findings as unsubstantiated and politically motivated, and said that
every sailing had been registered with the authorities.
]
"""


def test_columns_notes_and_hyphens_are_read_as_a_reader_would() -> None:
    found = read_pdf(typeset(REPORT), "a.pdf")
    lines = found.text.splitlines()
    assert found.title == "Ferries between two piers"
    assert lines[1] == (
        "The coast guard counted no fewer than 40 crossings\u200a¹ of the strait between March and "
        "9 June, and called an uninterrupted and extraordinary pattern of concealment unmistakable."
    )
    assert lines[-1].endswith("every sailing had been registered with the authorities.")
    assert "¹Its own log, seen by the authors." in {line.replace("¹ ", "¹") for line in lines}
    assert not [line for line in lines if "S/2031/44" in line or line.strip().isdecimal()]
    assert found.unread == ""


def test_a_sentence_goes_on_over_pages_without_what_stands_between() -> None:
    source = """#set page(height: 190pt, width: 300pt, margin: 40pt, numbering: "1 of 1")
    #set text(size: 10pt)
    """ + " ".join(f"ship{n} sailed on" for n in range(60))
    found = read_pdf(typeset(source), "a.pdf")
    assert found.text.split() == " ".join(f"ship{n} sailed on" for n in range(60)).split()


@pytest.mark.parametrize(
    "words",
    [
        "Министерство обороны заявило, что не менее пяти судов вышли из порта в сентябре.",
        "국방부는 9월에 최소 다섯 척의 선박이 항구를 떠난 것이 거의 확실하다고 밝혔다.",
        "国防省は、九月に少なくとも五隻の船が港を出たことはほぼ確実だと発表した。",
        "国防部表示，几乎可以肯定，九月至少有五艘船离开了港口。",
        "Bộ Quốc phòng cho biết gần như chắc chắn ít nhất năm tàu đã rời cảng hồi tháng 9.",
    ],
)
def test_a_text_comes_back_in_its_own_letters(words: str) -> None:
    font = '#set text(font: ("Deadreckon Sans", "Deadreckon CJK"), size: 10pt)\n'
    sheet = "#set page(width: 200pt, height: auto)\n"
    assert read_pdf(typeset(sheet + font + words), "a.pdf").text == words + "\n"


def test_the_eye_and_not_the_order_of_drawing_tells_the_order() -> None:
    rows = [(50, 700 - 14 * n, f"left {n} goes on over its column") for n in range(8)]
    rows += [(320, 700 - 14 * n, f"right {n} goes on over its column") for n in range(8)]
    page = page_of(shown(*sorted(rows, key=lambda row: row[2][-20] + row[2]), (50, 750, "A head")))
    words = read_pdf(page, "a.pdf").text
    places = [words.index(f"{side} {n} ") for side in ("left", "right") for n in range(8)]
    assert places == sorted(places)
    assert words.startswith("A head")


def test_what_no_reader_sees_is_not_read() -> None:
    page = page_of(shown((50, 700, "It is seen."), (50, 900, "It is off the page.")))
    assert read_pdf(page, "a.pdf").text == "It is seen.\n"


def test_pages_without_text_are_named() -> None:
    mixed = typeset("One page has words on it.\n#pagebreak()\n#rect()\n#pagebreak()\n#rect()")
    assert read_pdf(mixed, "a.pdf").unread == "2-3"


@pytest.mark.parametrize(
    ("data", "says", "mend"),
    [
        (ENCRYPTED, "is encrypted", "password"),
        (SCAN, "no text layer", "OCR"),
        (b"%PDF-1.7 and nothing else", "broken", "print"),
        (b"\x89PNG no pdf", "broken", "print"),
        (written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), "", ""),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(data: bytes, says: str, mend: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, "a.pdf")
    assert says in caught.value.problem
    assert mend in caught.value.mend
    assert caught.value.file == "a.pdf"


def nested(depth: int, times: int) -> bytes:
    """A page that shows a form, which shows another ten times, and so on."""
    further = [
        stream(
            b"/X Do " * times,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (n + 1),
        )
        for n in range(6, 6 + depth)
    ]
    last = stream(shown((10, 10, "deep")), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return page_of(b"/X Do", *further, last, resources=b"/XObject<</X 6 0 R>>")


@pytest.mark.parametrize(
    "data", [nested(12, 40), page_of(shown((10, 10, "a")) * 3_000_000)], ids=["forms", "letters"]
)
def test_a_file_made_to_exhaust_its_reader_is_stopped(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, "a.pdf", seconds=1, megabytes=400)
    assert caught.value.mend


def test_the_same_file_gives_the_same_text() -> None:
    data = typeset(REPORT)
    assert read_pdf(data, "a.pdf") == read_pdf(data, "b.pdf")
