import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from deadreckon.case.intake import Added, Item, add, open_case, sync
from deadreckon.case.ledger import Ledger
from deadreckon.case.new import new
from deadreckon.case.verify import verify
from deadreckon.errors import BadFrame, BadInput, BadUse, Unreadable
from deadreckon.model.jsonable import jsonable
from tests.read.pdfs import SCAN, page_of, shown

Maker = Callable[[str], Path]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(
        "Le navire\n27/10/2023\nIl a fait cinq voyages entre les deux ports.\n", "utf-8"
    )
    return path


def kinds(case: Path) -> list[tuple[str, str]]:
    return [(entry.kind, str(entry.body["path"])) for entry in Ledger(case).entries()]


def test_a_report_is_hashed_kept_and_told(case: Path, article: Path, now: datetime) -> None:
    added = add(case, [article], author="me", now=now)
    (item,) = added.items
    assert (item.id, item.path) == ("article.txt", "evidence/reports/article.txt")
    assert (item.kept, item.language, item.published) == (True, "fr", "2023-10-27")
    assert added.set_aside == ()
    assert (case / item.path).read_bytes() == article.read_bytes()
    (entry,) = Ledger(case).entries()
    assert (entry.author, entry.when, entry.kind) == ("me", "2024-05-06T07:08:09Z", "add")
    assert entry.body["sha256"] == item.sha256


def test_the_document_has_the_contracts_keys() -> None:
    added = Added((Item("a", "b", "c", kept=True),), ())
    assert jsonable(added) == {
        "items": [
            {
                "id": "a",
                "path": "b",
                "sha256": "c",
                "kept": True,
                "language": None,
                "published": None,
            }
        ],
        "set_aside": [],
        "notes": [],
    }


def test_adding_again_doubles_nothing(case: Path, article: Path, now: datetime) -> None:
    first = add(case, [article, article], author="me", now=now)
    assert len(first.items) == 1
    before = Ledger(case).entries()
    again = add(case, [article], author="you", now=now)
    assert [item.kept for item in again.items] == [False]
    assert Ledger(case).entries() == before


def test_rows_that_cannot_be_used_are_set_aside_each_with_its_reason(
    case: Path, tmp_path: Path, now: datetime
) -> None:
    table = tmp_path / "stacks.csv"
    rows = "k1,quay,2023-09-01,2023-09-01,300\nk2,nowhere,2023-09-01,2023-09-01,3\nk3,quay\n"
    table.write_text(f"stack,place,from,to,boxes\n{rows}", "utf-8")
    added = add(case, [table], author="me", now=now)
    assert [(told.file, told.line, told.field) for told in added.set_aside] == [
        ("evidence/stacks.csv", 3, "place"),
        ("evidence/stacks.csv", 4, None),
    ]
    assert [stack.id for stack in open_case(case).evidence.stacks] == ["k1"]


def test_a_name_that_is_taken_by_other_bytes_is_refused(
    case: Path, article: Path, tmp_path: Path, now: datetime
) -> None:
    add(case, [article], author="me", now=now)
    kept = (case / "evidence" / "reports" / "article.txt").read_bytes()
    article.write_text("Other words of the same name, in English this time.", "utf-8")
    table = tmp_path / "looks.csv"
    table.write_text("look,place,from,to,seen\n", "utf-8")
    before = kinds(case)
    for path in (article, table):
        with pytest.raises(BadUse, match="would take the place"):
            add(case, [path], author="me", now=now)
    assert (case / "evidence" / "reports" / "article.txt").read_bytes() == kept
    assert kinds(case) == before


def test_a_table_that_waits_for_rows_makes_way(case: Path, tmp_path: Path, now: datetime) -> None:
    lying = case / "evidence" / "looks.csv"
    lying.write_text("look,place,from,to,seen\n", "utf-8")
    open_case(case)
    table = tmp_path / "looks.csv"
    table.write_text("look,place,from,to,seen\nl1,quay,2023-09-01,,clear\n", "utf-8")
    add(case, [table], author="me", now=now)
    assert lying.read_bytes() == table.read_bytes()
    assert verify(case).ok


def test_the_same_bytes_under_another_name_are_told(
    case: Path, article: Path, now: datetime
) -> None:
    twin = article.with_name("copy.txt")
    twin.write_bytes(article.read_bytes())
    added = add(case, [article, twin], author="me", now=now)
    assert [note.reason for note in added.notes] == [
        "kept: the same bytes as evidence/reports/article.txt"
    ]


def test_a_file_changed_in_place_is_a_new_version_and_the_old_bytes_stay(
    case: Path, now: datetime
) -> None:
    open_case(case)
    table = case / "evidence" / "looks.csv"
    old = table.read_text("utf-8")
    table.write_text(old.replace("cloudy", "clear"), "utf-8")
    added = add(case, [table], author="me", now=now)
    assert [(item.path, item.kept) for item in added.items] == [("evidence/looks.csv", True)]
    assert [look.seen for look in open_case(case).evidence.looks] == ["clear", "clear"]
    assert verify(case).ok
    archived = [path.read_bytes() for path in (case / ".deadreckon" / "archive").rglob("*/*")]
    assert old.encode() in archived


def test_all_files_come_in_or_none(
    case: Path, article: Path, tmp_path: Path, now: datetime
) -> None:
    bad = tmp_path / "sightings.csv"
    bad.write_bytes("sighting;place\nй;1\n".encode("cp1251"))
    shutil.rmtree(case / "evidence")
    with pytest.raises(Unreadable) as caught:
        add(case, [article, bad], author="me", now=now)
    assert caught.value.file == str(bad)
    assert Ledger(case).entries() == ()
    assert not (case / "evidence").exists()
    assert list((case / ".deadreckon").rglob("tmp/*")) == []


def test_what_is_not_read_yet_is_kept_and_told(case: Path, tmp_path: Path, now: datetime) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK...")
    added = add(case, [tmp_path / "notes.docx"], author="me", now=now)
    assert added.items[0].path == "evidence/reports/notes.docx"
    assert "not read yet" in added.set_aside[0].reason
    assert verify(case).ok


def test_a_pdf_gives_its_text_and_one_without_is_kept_and_told(
    case: Path, tmp_path: Path, now: datetime
) -> None:
    words = "The ferry crossed at least five times in May, the coast guard said."
    (tmp_path / "log.pdf").write_bytes(page_of(shown((50, 700, words))))
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    added = add(case, [tmp_path / "log.pdf", tmp_path / "scan.pdf"], author="me", now=now)
    (told,) = added.set_aside
    assert (told.file, "no text layer" in told.reason) == ("evidence/reports/scan.pdf", True)
    assert "OCR" in told.reason
    (report,) = [r for r in open_case(case).evidence.reports if r.name == "log.pdf"]
    assert (report.text, report.language) == (words + "\n", "en")
    assert report.text_sha256 == sha256((words + "\n").encode()).hexdigest()
    assert verify(case).ok


def test_facts_stated_on_a_report_go_before_what_it_tells(
    case: Path, article: Path, tmp_path: Path, now: datetime
) -> None:
    meta = tmp_path / "article.txt.meta.toml"
    meta.write_text('published = "2023-10-28"\npublisher = "Le Quai"\nrights = "cc"\n', "utf-8")
    add(case, [article, meta], author="me", now=now)
    (report,) = [r for r in open_case(case).evidence.reports if r.name == "article.txt"]
    assert (report.published, report.publisher, report.rights) == (
        date(2023, 10, 28),
        "Le Quai",
        "cc",
    )
    assert report.language == "fr"


def wrong_paths(case: Path, tmp_path: Path) -> dict[str, Path]:
    (tmp_path / "real.txt").write_text("Some words that are real.", "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "turned\u202etxt.exe").write_bytes(b"x")
    (tmp_path / ".hidden.txt").write_bytes(b"x")
    (tmp_path / "mine.csv").write_text("a,b\n", "utf-8")
    (tmp_path / "looks.csv").mkdir()
    (tmp_path / "case.toml").write_text("", "utf-8")
    return {
        "symbolic link": tmp_path / "link.txt",
        "leads up": case / "evidence" / ".." / ".." / "real.txt",
        "is not there": tmp_path / "absent.txt",
        "is a folder": tmp_path / "looks.csv",
        "is empty": tmp_path / "empty.txt",
        "in its name": tmp_path / "turned\u202etxt.exe",
        "hidden name": tmp_path / ".hidden.txt",
        "no table": tmp_path / "mine.csv",
        "is a frame": tmp_path / "case.toml",
        "ledger's own": case / ".deadreckon" / "lock",
    }


def test_paths_that_make_no_sense_are_told_and_change_nothing(
    case: Path, tmp_path: Path, now: datetime
) -> None:
    before = open_case(case)
    for says, path in wrong_paths(case, tmp_path).items():
        with pytest.raises(BadInput, match=says) as caught:
            add(case, [path], author="me", now=now)
        assert caught.value.mend
        assert caught.value.file
    assert open_case(case).head == before.head


def test_a_run_takes_in_what_lies_there_and_says_so(make: Maker) -> None:
    case = make("case")
    synced = sync(case)
    assert [item.path for item in synced.items] == [
        "evidence/claims.csv",
        "evidence/looks.csv",
        "evidence/reports/note.txt",
        "evidence/sightings.csv",
    ]
    assert kinds(case)[0] == ("frame", "case.toml")
    assert {(entry.author, entry.when) for entry in Ledger(case).entries()} == {
        ("deadreckon", None)
    }
    again = sync(case, now=datetime(2030, 1, 1, tzinfo=UTC))
    assert (again.items, again.gone, again.head) == ((), (), synced.head)


def test_copies_in_other_folders_come_to_the_same_head(make: Maker) -> None:
    one, two = open_case(make("one")), open_case(make("another/deeper"))
    assert (one.head, one.evidence, one.notes) == (two.head, two.evidence, two.notes)


def test_a_changed_frame_is_a_new_version(case: Path) -> None:
    open_case(case)
    frame = case / "case.toml"
    frame.write_text(frame.read_text("utf-8") + "\n# a remark\n", "utf-8")
    assert not verify(case).ok
    assert [item.path for item in open_case(case).synced.items] == []
    assert [kind for kind, _ in kinds(case)].count("frame") == 2
    assert verify(case).ok


def test_a_file_that_left_the_folder_counts_no_more_and_is_told(case: Path) -> None:
    open_case(case)
    (case / "evidence" / "sightings.csv").unlink()
    opened = open_case(case)
    assert opened.synced.gone == ("evidence/sightings.csv",)
    assert opened.evidence.sightings == ()
    assert kinds(case)[-1] == ("gone", "evidence/sightings.csv")
    assert verify(case).ok


def test_what_the_folder_holds_beside_is_told_or_left_alone(case: Path) -> None:
    (case / "evidence" / ".DS_Store").write_bytes(b"x")
    (case / "evidence" / "looks.csv~").write_bytes(b"x")
    (case / "evidence" / "remarks.csv").write_text("a,b\n", "utf-8")
    opened = open_case(case)
    assert [told.file for told in opened.evidence.set_aside] == ["evidence/remarks.csv"]


def test_links_and_folders_in_the_evidence_are_refused(make: Maker, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "looks.csv").write_text("look,place,from,to,seen\n", "utf-8")
    for number, name in enumerate(("looks.csv", "reports", ".")):
        case = make(f"case-{number}")
        path = case / "evidence" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        (case / "evidence" / name if name != "." else case / "evidence").symlink_to(
            tmp_path / "secret" / ("looks.csv" if name == "looks.csv" else "")
        )
        with pytest.raises(Unreadable, match=r"symbolic link|no folder"):
            open_case(case)
    case = make("folder")
    (case / "evidence" / "looks.csv").unlink()
    (case / "evidence" / "looks.csv").mkdir()
    with pytest.raises(Unreadable, match="is a folder"):
        open_case(case)


def test_a_folder_without_a_frame_is_no_case(tmp_path: Path, article: Path, now: datetime) -> None:
    with pytest.raises(BadFrame, match="is not there"):
        add(tmp_path, [article], author="me", now=now)
    with pytest.raises(BadUse, match="is not a folder"):
        open_case(tmp_path / "absent")
    assert not (tmp_path / ".deadreckon").exists()


@pytest.mark.real
def test_the_raw_article_is_taken_in(case: Path, seed_article: Path, now: datetime) -> None:
    added = add(case, [seed_article], author="me", now=now)
    assert [(item.language, item.published) for item in added.items] == [("fr", "2023-10-27")]
    assert verify(case).ok


def test_a_table_that_waits_for_rows_makes_way_for_one_that_has_them(
    tmp_path: Path, now: datetime
) -> None:
    case = tmp_path / "fresh"
    new(case)
    sync(case)
    table = tmp_path / "looks.csv"
    table.write_text("look,place,from,to,seen\nl1,first-port,2024-01-02,,clear\n", "utf-8")
    (item,) = add(case, [table], author="me", now=now).items
    assert item.kept
    assert [look.id for look in open_case(case).evidence.looks] == ["l1"]
    assert verify(case).ok
    table.write_text("look,place,from,to,seen\nl2,first-port,2024-01-03,,clear\n", "utf-8")
    with pytest.raises(BadUse, match="would take the place of other bytes"):
        add(case, [table], author="me", now=now)
    assert "l1" in (case / "evidence" / "looks.csv").read_text("utf-8")
