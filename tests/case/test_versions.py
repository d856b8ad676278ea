import pytest

from deadreckon.case.ledger import Draft, Entry, chained
from deadreckon.case.versions import Version, current, frame_hash, role_of


def entries(*drafts: Draft) -> tuple[Entry, ...]:
    return chained(drafts, head=None, author="a", now=None)


def add(path: str, sha256: str) -> Draft:
    return Draft("add", {"path": path, "sha256": sha256, "role": "table", "size": 3})


def test_the_last_version_of_each_file_counts() -> None:
    found = current(
        entries(
            Draft("frame", {"path": "case.toml", "sha256": "f", "size": 1}),
            add("evidence/b", "1"),
            add("evidence/a", "2"),
            add("evidence/b", "3"),
            add("evidence/c", "4"),
            Draft("gone", {"path": "evidence/c", "sha256": "4"}),
            Draft("decide", {"id": "x"}),
        )
    )
    assert found == {
        "evidence/a": Version("evidence/a", "2", "table"),
        "evidence/b": Version("evidence/b", "3", "table"),
    }
    assert list(found) == ["evidence/a", "evidence/b"]


def test_the_frame_has_its_own_kind() -> None:
    frames = [Draft("frame", {"sha256": sha256}) for sha256 in "ab"]
    assert frame_hash(entries(*frames, add("evidence/a", "2"))) == "b"
    assert frame_hash(()) is None


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("evidence/looks.csv", "table"),
        ("evidence/other.csv", "file"),
        ("evidence/reports/looks.csv", "file"),
        ("evidence/reports/a.txt", "report"),
        ("evidence/reports/sub/a.html", "report"),
        ("evidence/reports/a.html.meta.toml", "meta"),
        ("evidence/reports/a.pdf", "report"),
        ("evidence/reports/a.docx", "file"),
        ("evidence/a.txt", "file"),
        ("evidence/ais/a.csv", "file"),
    ],
)
def test_a_file_is_read_by_its_place(path: str, role: str) -> None:
    assert role_of(path) == role
