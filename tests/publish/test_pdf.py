import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deadreckon.case.run import Run
from deadreckon.publish.pdf import _typeset, pdf

SCRIPTS = "Що вивезли · 나진항 · 羅津港から · 从罗津运出 · 從臺灣 · Ελλάδα · Việt Nam · ماذا شحن"


def titled(run: Run, title: str) -> Run:
    return replace(run, frame=replace(run.frame, title=title))


def read(data: bytes, tmp_path: Path) -> str:
    """What a reader of the PDF can copy out of it."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("NO pdftotext: what the PDF says is not read back")
    path = tmp_path / "read.pdf"
    path.write_bytes(data)
    done = subprocess.run([tool, path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_the_same_run_gives_the_same_bytes_of_an_archival_pdf(small_run: Run) -> None:
    first, second = pdf(small_run), pdf(small_run)
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    assert first.startswith(b"%PDF-1.7")
    assert b"pdfaid:part>2" in first
    assert b"pdfaid:conformance>U" in first
    dates = set(re.findall(rb"D:(\d{8})", first))
    assert dates == {small_run.frame.window.end.strftime("%Y%m%d").encode()}


def test_it_says_what_the_brief_says(small_run: Run, tmp_path: Path) -> None:
    said = " ".join(read(pdf(small_run), tmp_path).split())
    assert "ore from the isle reached the mill" in said
    assert small_run.ledger_head[:16] in said
    assert small_run.ledger_head[:32] in said
    assert "At least four crossings were made" in said
    assert re.search(r"page 1 / \d", said)


def test_scripts_of_many_lands_come_out_as_they_are(small_run: Run, tmp_path: Path) -> None:
    said = read(pdf(titled(small_run, SCRIPTS)), tmp_path)
    assert "No font" not in said
    for words in (
        "Що вивезли",
        "나진항",
        "羅津港から",
        "从罗津运出",
        "從臺灣",
        "Ελλάδα",
        "Việt Nam",
    ):
        assert words in " ".join(said.split())
    assert set("ماذا شحن") <= set(said) | {" "}


def test_arabic_is_set_in_a_font_of_text_and_not_of_code(small_run: Run) -> None:
    assert b"DeadreckonArabic" in pdf(titled(small_run, "ماذا شحن"))
    assert b"DeadreckonArabic" not in pdf(small_run)


def test_a_character_that_no_font_has_is_printed_by_its_number_and_told(
    small_run: Run, tmp_path: Path
) -> None:
    run = titled(small_run, "Ore ក of \U00012000")
    said = " ".join(read(pdf(run), tmp_path).split())
    assert "U+1780" in said
    assert "No font of this document has the characters U+1780, U+12000 (2 in all)" in said
    assert pdf(run) == pdf(run)


def test_what_a_case_says_is_no_markup(small_run: Run, tmp_path: Path) -> None:
    title = '#panic("x") $1/0$ *b* `c` @nobody <d> \\ \u202e " ] } #include "/etc/hosts"'
    said = read(pdf(titled(small_run, title)), tmp_path)
    assert '#panic("x") $1/0$ *b*' in said
    assert "U+202E" in said


def test_a_french_case_is_set_in_french(french_run: Run) -> None:
    assert b"/Lang (fr)" in pdf(french_run) or b"/Lang(fr)" in pdf(french_run)


def set_(*parts: object) -> bytes:
    document = {"title": "t", "foot": "f", "language": "en", "page": "page", "figures": []}
    data, missing = _typeset(
        {**document, "tree": ["body", {}, *parts]}, datetime(2024, 1, 1, tzinfo=UTC)
    )
    assert missing == []
    return data


def table(*rows: tuple[str, str]) -> list[object]:
    lines = [["tr", {}, ["th", {}, one], ["td", {}, other]] for one, other in rows]
    head = ["thead", {}, ["tr", {}, ["th", {}, "one"], ["th", {}, "other"]]]
    return ["table", {"columns": [1, 1]}, head, ["tbody", {}, *lines]]


def test_what_leads_up_to_a_table_or_a_list_is_on_its_page(tmp_path: Path) -> None:
    parts: list[object] = []
    for n in range(99):
        parts += [["p", {}, f"filler {n}"] for _ in range(n % 5)]
        parts.append(["p", {}, f"lead {n}:"])
        row = f"row {n}."
        parts.append(table(*[(row, "x")] * 3) if n % 2 else ["ol", {}, ["li", {}, row]])
    pages = read(set_(*parts), tmp_path).split("\f")
    assert len(pages) > 10
    for n in range(99):
        (page,) = [page for page in pages if f"lead {n}:" in page]
        assert f"row {n}." in page


def test_a_list_that_counts_is_numbered(tmp_path: Path) -> None:
    said = read(set_(["ol", {}, ["li", {}, "first"], ["li", {}, "second"]]), tmp_path)
    assert re.search(r"1\.\s+first\s+2\.\s+second", said)


def test_a_cell_that_is_longer_than_a_page_is_printed_to_its_end(tmp_path: Path) -> None:
    words = [f"w{n}" for n in range(4000)]
    said = read(set_(table(("a", " ".join(words)), ("b", "after"))), tmp_path)
    assert set(words) | {"after"} <= set(said.split())
