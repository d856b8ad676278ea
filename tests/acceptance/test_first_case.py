"""The shipped case: the same bytes anywhere, every id down to its bytes, what was known when."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deadreckon.case.archive import STORE
from deadreckon.case.examples import FIRST_CASE, shipped
from tests.user import Command

NAMING = {"because", "witnesses", "ids", "seen_from", "seen_to", "claims", "granted"}
"""Keys under which a result names the records it stands on."""


def copy(folder: Path) -> Path:
    shutil.copytree(shipped() / FIRST_CASE, folder, ignore=shutil.ignore_patterns(STORE, "out"))
    return folder


def run(case: Path, *words: str, seed: int = 0) -> str:
    """Run a case as a program of its own, hashes salted with a seed."""
    command = [sys.executable, "-m", "deadreckon.cli", "run", str(case), "--json", *words]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "TZ": f"UTC{seed:+}"},
        check=True,
        capture_output=True,
    )
    return done.stdout.decode()


def shuffle(table: Path) -> None:
    header, *rows = csv.reader(io.StringIO(table.read_text("utf-8")))
    rows.sort(key=lambda row: hashlib.sha256(row[0].encode()).digest())
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy(tmp_path_factory.mktemp("first") / "case")


@pytest.fixture(scope="module")
def printed(case: Path) -> str:
    return run(case)


@pytest.fixture(scope="module")
def document(printed: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed)
    return found


def test_two_copies_in_different_folders_give_the_same_bytes(printed: str, tmp_path: Path) -> None:
    assert run(copy(tmp_path / "another folder" / "with its own name"), seed=5) == printed


def test_the_order_of_rows_changes_only_where_they_stand(
    document: dict[str, Any], tmp_path: Path
) -> None:
    case = copy(tmp_path / "shuffled")
    for table in (case / "evidence").glob("*.csv"):
        shuffle(table)
    other = json.loads(run(case, seed=3))
    assert other["ledger_head"] != document["ledger_head"]
    for id_, where in other.pop("evidence").items():
        same = {key: document["evidence"][id_][key] for key in where if key in {"path", "span"}}
        assert {key: where[key] for key in same} == same
    mine = {k: v for k, v in document.items() if k not in {"evidence", "ledger_head"}}
    del other["ledger_head"]
    assert other == mine


def named(result: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a JSON document
    """Every id that a result says it stands on."""
    if isinstance(result, dict):
        for key, value in result.items():
            if key in NAMING and isinstance(value, list):
                yield from (each for each in value if isinstance(each, str))
            yield from named(value)
    elif isinstance(result, list):
        for each in result:
            yield from named(each)


def test_every_id_leads_to_its_bytes(document: dict[str, Any], case: Path) -> None:
    origins = {id_ for judged in document["judgements"] for id_ in judged["origins"]}
    ids = set(named({k: v for k, v in document.items() if k != "evidence"})) - origins
    assert len(ids) > 50
    assert ids - set(document["evidence"]) == set()
    texts: dict[str, str] = {}
    for id_, where in document["evidence"].items():
        data = (case / where["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == where["sha256"], id_
        text = texts.setdefault(where["path"], data.decode())
        if "row" in where:
            lines = text.splitlines(keepends=True)[where["row"] - 1 :]
            assert next(csv.reader(lines))[0].strip() == id_
        elif "span" in where:
            start, end = where["span"]
            assert 0 <= start < end <= len(text)


def test_a_span_holds_the_words_of_its_claim(document: dict[str, Any], case: Path) -> None:
    with (case / "evidence" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["claim"]: row for row in csv.DictReader(file)}
    spans = {id_: where for id_, where in document["evidence"].items() if "span" in where}
    assert spans
    for id_, where in spans.items():
        start, end = where["span"]
        assert (case / where["path"]).read_text("utf-8")[start:end] == rows[id_]["text"]


def test_what_is_proved_of_the_first_case(document: dict[str, Any]) -> None:
    routes = {route["id"]: route for route in document["routes"]}
    first = next(iter(routes.values()))
    assert [figures["at_least"] for figures in (*first["vessels"], first["fleet"])] == [0, 0, 0]
    (lady,) = [r for r in routes.values() if "vostochny" in r["fleet"]["calls"]]
    fleet = lady["fleet"]
    assert fleet["at_least"] == 2
    assert len(fleet["witnesses"]) == 4
    assert (fleet["robust_at_least"], fleet["robust_to_cause"]) == (1, 0)
    assert all(
        route["fleet"]["likely"] is None and route["fleet"]["why"] for route in routes.values()
    )


@pytest.fixture
def sure_absences(tmp_path: Path) -> Path:
    """The case with the stated absences of 17 and 20 October taken as sure."""
    case = copy(tmp_path / "sure")
    table = case / "evidence" / "sightings.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    changed = 0
    for row in rows:
        if row["present"] == "no" and row["from"].startswith(("2023-10-17", "2023-10-20")):
            row["confidence"] = "0.95"
            changed += 1
    assert changed == 2
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return case


def test_calls_at_najin_to_the_end_of_october_need_no_identity(
    deadreckon: Command, sure_absences: Path
) -> None:
    for case in (sure_absences, copy(sure_absences.with_name("shipped"))):
        document = deadreckon("reckon", case, "--as-of", "2023-10-27", "--json").json
        calls = document["routes"][0]["calls"]["najin"]
        assert (calls["at_least_strict"], calls["at_least"]) == (3, 4)
        assert any("30 days" in assumption for assumption in calls["assumes"])


def test_a_day_leaves_out_what_was_not_known_then(deadreckon: Command, tmp_path: Path) -> None:
    case = copy(tmp_path / "case")
    days = ["2023-10-16", "2023-10-27", "2024-03-01"]
    found = [deadreckon("run", case, "--as-of", day, "--json").json for day in days]
    assert [document["as_of"] for document in found] == days
    sizes = [len(document["evidence"]) for document in found]
    assert sizes == sorted(set(sizes))
    assert all(document["judgements"] for document in found)
    ps = {document["judgements"][0]["p"] for document in found}
    assert len(ps) == 3
    later = {id_ for id_ in found[2]["evidence"] if id_ not in found[0]["evidence"]}
    assert later.isdisjoint(named(found[0]))


@pytest.mark.real
def test_the_raw_article_is_taken_in(
    deadreckon: Command, tmp_path: Path, seed_article: Path
) -> None:
    deadreckon("new", tmp_path / "case")
    case = tmp_path / "case"
    (item,) = deadreckon("add", case, seed_article, "--json").json["items"]
    assert (item["language"], item["published"], item["kept"]) == ("fr", "2023-10-27", True)
    (again,) = deadreckon("add", case, seed_article, "--json").json["items"]
    assert not again["kept"]
    assert deadreckon("verify", case).code == 0
    (copied,) = [
        p for p in (case / STORE).rglob("*") if item["sha256"] in p.as_posix().replace("/", "")
    ]
    data = bytearray(copied.read_bytes())
    data[100] ^= 1
    copied.chmod(0o600)
    copied.write_bytes(data)
    said = deadreckon("verify", case, "--json")
    assert said.code == 1
    assert (case / said.json["break"]["path"]) == copied
    assert said.json["break"]["expected"] == item["sha256"]
