from datetime import datetime
from pathlib import Path

import pytest

from deadreckon.case.forget import Forgotten, forget
from deadreckon.case.intake import add, open_case
from deadreckon.case.ledger import Ledger
from deadreckon.case.run import run
from deadreckon.case.verify import verify
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import jsonable

QUOTED = "ALPHA made five round trips"
SIGHTINGS = "evidence/sightings.csv"
NOTE = "evidence/reports/note.txt"


@pytest.fixture
def proved(case: Path) -> Path:
    """The small case with a passage that s1 and s2 prove."""
    path = case / SIGHTINGS
    path.write_text(path.read_text("utf-8").replace("alpha|beta", "alpha"), "utf-8")
    return case


def holds(case: Path, words: str) -> list[str]:
    """The files under the case that hold these words, the ledger's own too."""
    return sorted(
        path.relative_to(case).as_posix()
        for path in case.rglob("*")
        if path.is_file() and words.encode() in path.read_bytes()
    )


def let_go(case: Path, id_: str, now: datetime, why: str = "an order of the court") -> Forgotten:
    return forget(case, id_, why, author="me", now=now, published=["run.json", "bundle"])


def test_a_row_goes_and_all_others_stay_where_they_were(proved: Path, now: datetime) -> None:
    before = run(proved)
    assert before.reckoning.routes[0].fleet.at_least == 1
    done = let_go(proved, "s1", now)
    assert holds(proved, "s1,l1,quay") == []
    after = run(proved)
    assert {s.id: s.at.row for s in after.evidence.sightings} == {"s2": 3, "s3": 4}
    assert after.reckoning.routes[0].fleet.at_least == 0
    assert "routes.main.fleet" in done.tombstone.figures
    assert verify(proved).ok
    assert verify(proved, before.ledger_head).ok
    assert after.ledger_head == done.head == verify(proved).head
    old = before.index["s1"]
    assert done.tombstone.records == {"s1": {"sha256": old.sha256, "path": old.path, "row": 2}}
    assert done.tombstone.gone == (old.sha256,)


def test_every_figure_that_stood_on_it_says_so(proved: Path, now: datetime) -> None:
    let_go(proved, "s1", now)
    document = run(proved).document()
    plain = jsonable(document)
    assert isinstance(plain, dict)
    fleet = plain["routes"][0]["fleet"]  # type: ignore[index, call-overload]
    assert fleet["forgotten"] == ["s1"]  # type: ignore[index, call-overload]
    assert plain["evidence"]["s1"]["forgotten"] == "an order of the court"  # type: ignore[index, call-overload]
    assert plain["forgotten"][0]["id"] == "s1"  # type: ignore[index, call-overload]
    (note,) = [note for note in run(proved).notes if note.field == "forgotten"]
    assert "routes.main.fleet" in note.reason


def test_a_report_goes_with_what_is_stated_of_it_and_with_the_claims_that_quote_it(
    case: Path, now: datetime
) -> None:
    meta = case / (NOTE + ".meta.toml")
    meta.write_text('url = "https://example.org/secret"\n', "utf-8")
    run(case)
    (case / "out").mkdir()
    (case / "out" / "run.json").write_text(QUOTED, "utf-8")
    (case / "out" / "bundle").mkdir()
    (case / "out" / "bundle" / "brief.html").write_text(QUOTED, "utf-8")
    (case / "out" / "mine.txt").write_text("the user's own", "utf-8")
    done = let_go(case, "note.txt", now)
    assert holds(case, QUOTED) == holds(case, "example.org/secret") == []
    assert not (case / NOTE).exists()
    assert not meta.exists()
    assert [path.name for path in (case / "out").iterdir()] == ["mine.txt"]
    assert set(done.tombstone.records) == {"note.txt", "c1"}
    after = run(case)
    assert after.evidence.reports == ()
    assert after.evidence.claims == ()
    assert after.reckoning.routes[0].told == ()
    assert verify(case).ok
    assert [stone.id for stone in verify(case).forgotten] == ["note.txt"]


def test_older_versions_and_twins_go_too(case: Path, now: datetime) -> None:
    run(case)
    note = case / NOTE
    twin = note.with_name("twin.txt")
    twin.write_bytes(note.read_bytes())
    note.write_text("Other words of the same report.\n", "utf-8")
    claims = case / "evidence" / "claims.csv"
    claims.write_text("claim,text\nc9,other\n", "utf-8")
    run(case)
    let_go(case, NOTE, now)
    assert holds(case, QUOTED) == []
    assert not twin.exists()
    assert verify(case).ok
    assert [claim.id for claim in run(case).evidence.claims] == ["c9"]


def test_of_an_older_table_only_the_row_goes(case: Path, now: datetime) -> None:
    run(case)
    path = case / SIGHTINGS
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[0], *lines[2:]]), "utf-8")
    run(case)
    let_go(case, "s1", now)
    assert holds(case, "s1,l1,quay") == []
    assert len(holds(case, "s2,,bay")) == 3  # the folder's, the archive's, what is left of the old
    assert verify(case).ok
    let_go(case, "s2", now)
    assert holds(case, "s2,,bay") == []
    assert verify(case).ok
    assert [s.id for s in run(case).evidence.sightings] == ["s3"]


def test_what_went_may_not_come_back(case: Path, tmp_path: Path, now: datetime) -> None:
    run(case)
    table = (case / SIGHTINGS).read_bytes()
    note = tmp_path / "again.txt"
    note.write_bytes((case / NOTE).read_bytes())
    let_go(case, "s1", now)
    let_go(case, NOTE, now)
    with pytest.raises(BadUse, match=r"again\.txt.*may not come back.*an order of the court"):
        add(case, [note], author="me", now=now)
    (case / SIGHTINGS).write_bytes(table)
    with pytest.raises(BadUse, match="may not come back"):
        open_case(case)
    (case / SIGHTINGS).write_bytes(table + b"s4,,bay,2023-09-09,2023-09-09,alpha,0.7,,,\n")
    with pytest.raises(BadUse, match=r"sightings\.csv:2: sighting = s1: may not come back"):
        open_case(case)
    assert QUOTED not in "".join(holds(case, QUOTED))
    assert [n for n in holds(case, "s1,l1,quay") if n.startswith(".deadreckon")] == []


def test_bytes_that_are_back_in_the_archive_are_found(case: Path, now: datetime) -> None:
    run(case)
    sha256 = run(case).index["note.txt"].sha256
    data = (case / NOTE).read_bytes()
    let_go(case, NOTE, now)
    path = case / ".deadreckon" / "archive" / sha256[:2] / sha256
    path.write_bytes(data)
    found = verify(case)
    assert found.break_ is not None
    assert found.break_.path.endswith(sha256)
    assert "is there again" in found.break_.what


def test_forgetting_again_changes_nothing(case: Path, now: datetime) -> None:
    first = let_go(case, "s1", now)
    again = let_go(case, "s1", now, why="another reason")
    assert (again.again, again.tombstone, again.head) == (True, first.tombstone, first.head)
    whole = let_go(case, NOTE, now)
    assert let_go(case, "note.txt", now).tombstone == whole.tombstone
    assert let_go(case, NOTE, now).again


@pytest.mark.parametrize(
    ("id_", "why", "says"),
    [
        ("s11", "x", "ID = s11: .* Did you mean s1"),
        ("case.toml", "x", "ID = case.toml: is the frame"),
        ("s1", "  ", "--why.*is empty"),
    ],
)
def test_what_makes_no_sense_is_refused(
    case: Path, now: datetime, id_: str, why: str, says: str
) -> None:
    with pytest.raises(BadUse, match=says):
        let_go(case, id_, now, why)
    assert [entry.kind for entry in Ledger(case).entries()].count("forget") == 0


def test_a_name_that_means_two_things_is_refused(case: Path, now: datetime) -> None:
    (case / "evidence" / "reports" / "s1").write_text("A file of that name.", "utf-8")
    with pytest.raises(BadUse, match="is a file and a record"):
        let_go(case, "s1", now)
    other = case / "evidence" / "reports" / "more"
    other.mkdir()
    (other / "note.txt").write_text("Another of that name.", "utf-8")
    with pytest.raises(BadUse, match="several files"):
        let_go(case, "note.txt", now)
    assert let_go(case, "more/note.txt", now).tombstone.id == "more/note.txt"


def test_a_damaged_case_is_told_and_left_alone(case: Path, now: datetime) -> None:
    run(case)
    before = Ledger(case).entries()
    (case / "case.toml").write_text("format = 1\n[case\n", "utf-8")
    with pytest.raises(ValueError, match=r"case\.toml"):
        let_go(case, "s1", now)
    assert Ledger(case).entries() == before
