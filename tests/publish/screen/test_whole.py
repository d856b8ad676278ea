from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len

from deadreckon.case.run import Run
from deadreckon.model.evidence import SetAside
from deadreckon.publish.screen.whole import whole


def starts(text: str) -> list[str]:
    return [line[:5] for line in text.splitlines() if line[:1].isdigit()]


def test_parts_stand_in_the_order_of_the_argument_and_are_numbered(small_run: Run) -> None:
    text = whole(small_run, Path("ore"))
    assert starts(text) == ["1 THE", "2 VOY", "3 BOX", "4 THE", "5 THE", "6 JUD"]
    with_more = whole(small_run, Path("ore"), between=["DOES IT COUNT RIGHT?  yes", "  it does"])
    assert starts(with_more) == ["1 THE", "2 VOY", "3 BOX", "4 THE", "5 DOE", "6 THE", "7 JUD"]
    assert "  it does" in with_more.splitlines()


def test_a_part_that_a_case_has_not_takes_no_number(bare_run: Run) -> None:
    assert starts(whole(bare_run, Path("bare"))) == ["1 VOY", "2 LIN", "3 JUD"]


def test_the_foot_leads_to_the_files_and_names_the_head(small_run: Run) -> None:
    text = whole(small_run, Path("ore"), following="look again")
    *_, brief, following = text.splitlines()
    head = small_run.ledger_head[:16]
    assert brief == f"Brief   ore/out/brief.html, map.geojson beside it; head {head}"
    assert following == "Next    look again"
    wrong = SetAside("evidence/looks.csv", 2, "place", "x", "is not declared")
    aside = whole(replace(small_run, set_aside=(wrong, wrong)), Path("ore"))
    assert "2 set aside" in aside.splitlines()[-1]


def test_a_screen_that_must_be_short_is(small_run: Run) -> None:
    room = len(whole(small_run, Path("ore"), height=1000).splitlines())
    assert room < len(whole(small_run, Path("ore")).splitlines())
    for less in (1, 3, 5):
        short = whole(small_run, Path("ore"), height=room - less).splitlines()
        assert len(short) <= room - less
        assert any(line.startswith("  and ") for line in short)


def test_no_line_is_wider_than_the_screen(small_run: Run, bare_run: Run, empty_run: Run) -> None:
    folder = Path("/".join(["폴더"] * 40))
    for run in (small_run, bare_run, empty_run):
        for height in (None, 60):
            lines = whole(run, folder, height=height, following="next " * 40).splitlines()
            assert [line for line in lines if cell_len(line) > 100] == []
            assert all(line.isprintable() for line in lines)
