from pathlib import Path

from rich.cells import cell_len

from deadreckon.case.intake import Added, Item
from deadreckon.case.verify import Break, Verified
from deadreckon.model.evidence import SetAside
from deadreckon.publish.screen.record import added, aside, started, verified

HASH = "0123456789abcdef" * 4


def test_each_file_is_told_with_its_hash_and_what_was_found_in_it() -> None:
    items = (
        Item(
            "a.txt",
            "evidence/reports/a.txt",
            HASH,
            kept=True,
            language="fr",
            published="2023-10-27",
        ),
        Item("looks.csv", "evidence/looks.csv", HASH, kept=False),
    )
    wrong = SetAside("evidence/looks.csv", 3, "place", "nowhere", "is not declared. Is quay meant?")
    note = SetAside("case.toml", 9, "imo", "1234", "fails its checksum")
    assert added(Added(items, (wrong,), (note,))).splitlines() == [
        "taken in  evidence/reports/a.txt 0123456789abcdef fr, 2023-10-27",
        "was there already  evidence/looks.csv 0123456789abcdef",
        "set aside evidence/looks.csv:3: place = nowhere: is not declared. Is quay meant?",
        "note case.toml:9: imo = 1234: fails its checksum",
    ]


def test_a_row_of_which_little_is_known_is_told_in_one_printable_line() -> None:
    (line,) = aside([SetAside("looks.csv", None, None, None, "has 3 cells\n\x1b[2J")])
    assert line.isprintable()
    assert line.startswith("set aside looks.csv: has 3 cells")
    (long,) = aside([SetAside("looks.csv", 2, "note", "x" * 500, "is no place")])
    assert len(long) < 120


def test_a_record_that_holds_prints_its_whole_head() -> None:
    lines = verified(Verified(ok=True, head=HASH, break_=None)).splitlines()
    assert lines[0].startswith("ok")
    assert lines[1] == f"  head {HASH}"


def test_the_first_thing_that_does_not_match_is_named_with_both_hashes() -> None:
    gone = Break("evidence/looks.csv", HASH, None, "evidence/looks.csv is missing")
    text = verified(Verified(ok=False, head=HASH, break_=gone))
    assert text.startswith("not ok: evidence/looks.csv")
    assert f"expected {HASH}" in text
    assert "found    nothing" in text
    assert text.count(HASH) == 2


def test_nothing_is_wider_than_the_screen() -> None:
    path = "evidence/reports/" + "라진항의 보고서 " * 20 + ".txt"
    broken = Break(path, HASH, HASH, f"{path} has changed since it was taken in")
    texts = [
        added(Added((Item("a", path, HASH, kept=True, language="ko"),), ())),
        verified(Verified(ok=False, head=HASH, break_=broken)),
        started(Path("/" + "a-long-folder/" * 20)),
    ]
    for text in texts:
        assert all(cell_len(line) <= 100 for line in text.splitlines())


def test_a_new_case_says_what_to_do_next() -> None:
    text = started(Path("mine"))
    assert "mine/case.toml" in text
    assert "  deadreckon add mine FILES" in text
    assert "  deadreckon run mine" in text
    assert "deadreckon run 'my case'" in started(Path("my case"))
