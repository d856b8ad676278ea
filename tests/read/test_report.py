from datetime import date
from pathlib import Path

import pytest

from deadreckon.errors import Unreadable
from deadreckon.read.report import kind_of, read_report
from tests.read.pdfs import page_of, shown

PAGE = """<!doctype html><html lang="fr"><head><title>Le titre</title>
<meta property="article:published_time" content="2023-10-27T08:00:00+07:00"></head><body>
<nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav>
<article><h1>Le titre</h1>
<p>Le navire a fait au moins cinq allers-retours entre le port et la base navale cet automne.</p>
<p>Selon le ministère, plus de mille conteneurs ont été transportés vers les dépôts de l'ouest.</p>
<p>Personne n'a vu ce que contenaient les conteneurs, ont précisé les analystes interrogés.</p>
</article><script>alert("x")</script><footer>Tous droits réservés</footer></body></html>"""


def test_a_text_file_is_its_own_text() -> None:
    words = "Le titre\r\n\r\n27/10/2023\r\nLe navire est revenu au port cinq fois.\r\n"
    data = words.encode("utf-8-sig")
    report = read_report(data, "a.txt")
    assert report.text == words
    assert (report.title, report.language) == ("Le titre", "fr")
    assert (report.published, report.encoding) == (date(2023, 10, 27), "")


def test_a_page_gives_its_article_without_the_furniture() -> None:
    report = read_report(PAGE.encode(), "a.html")
    assert "cinq allers-retours" in report.text
    for furniture in ("Accueil", "alert", "droits"):
        assert furniture not in report.text
    assert (report.title, report.language) == ("Le titre", "fr")
    assert report.published == date(2023, 10, 27)


def test_a_page_gives_the_same_text_every_time() -> None:
    assert read_report(PAGE.encode(), "a.html") == read_report(PAGE.encode(), "b.htm")


def test_another_encoding_is_found_and_told() -> None:
    words = "Судно пять раз ходило из порта к военному причалу прошлой осенью. " * 4
    report = read_report(words.encode("cp1251"), "a.txt")
    assert report.text == words
    assert report.encoding
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
    assert "à" not in page
    latin = read_report(page.encode("iso-8859-1"), "a.html")
    assert "ministère" in latin.text
    assert latin.encoding == "iso-8859-1"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n", "a.html", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "no text"),
        (b"%PDF-1.7", "a.pdf", "broken"),
        (b"PK\x03\x04", "a.docx", "not read yet"),
        (b"<html><body></body></html>", "a.html", "no text was found"),
        (b"x" * 20_000_001, "a.txt", "too large"),
        (b"x" * 10_000_001, "a.html", "too large"),
        (b"<p>" * 100_001, "a.html", "too large"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, name: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as caught:
        read_report(data, name)
    assert (caught.value.file, bool(caught.value.mend)) == (name, True)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "deep" + "</div>" * 50_000,
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;</p>' + "x " * 99,
        "<a href='" + "x" * 1_000_000 + "'>",
        "\x01\x02<p>\x03</p>",
        "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'><html>&x;</html>",
    ],
)
def test_a_hostile_page_is_inert(page: str) -> None:
    try:
        text = read_report(page.encode(), "a.html").text
    except Unreadable:
        return
    assert "root:" not in text
    assert len(text) < 10_000


def test_kinds_go_by_the_ending() -> None:
    assert [kind_of(name) for name in ("a.TXT", "a.Html", "a", "a.md", "a.pdf", "a.png")] == [
        "text",
        "page",
        "text",
        "text",
        "pdf",
        None,
    ]


def test_a_pdf_tells_its_title_language_and_day() -> None:
    report = read_report(
        page_of(
            shown(
                (50, 700, "Ferries crossed at night"),
                (50, 650, "9 June 2031 (Example Wire)"),
                (50, 600, "The coast guard counted at least 40 crossings between the two piers."),
            )
        ),
        "a.pdf",
    )
    assert (report.title, report.language) == ("Ferries crossed at night", "en")
    assert report.published == date(2031, 6, 9)


@pytest.mark.real
def test_the_raw_article_tells_its_language_and_day(seed_article: Path) -> None:
    report = read_report(seed_article.read_bytes(), seed_article.name)
    assert (report.language, report.published) == ("fr", date(2023, 10, 27))
    assert report.text == seed_article.read_text("utf-8")
