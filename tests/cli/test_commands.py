"""The commands as a user types them. What they compute is held in tests/acceptance."""

import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from deadreckon.cli import app
from deadreckon.publish.columns import WIDTH
from tests.user import TWO_PORTS, Command, seen, write_case

COMMANDS = [
    str(info.name or getattr(info.callback, "__name__", "")) for info in app.registered_commands
]
FIRST = ["new", "add", "run"]
"""What other commands need to have been done."""

ROWS = seen("sund 2021-05-03 2021-05-03 freja 0.9", "vik 2021-05-06 2021-05-06 freja 0.9")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_case(tmp_path / "case", sightings=ROWS)


def spawn(*words: object, cwd: Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "deadreckon.cli", *map(str, words)],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_case_from_its_start_to_its_brief(
    deadreckon: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    started = deadreckon("new", "mine", "--json").json
    assert started["id"] == "mine"
    assert set(started["files"]) >= {"case.toml", "evidence/sightings.csv"}
    assert deadreckon("run", "mine").code == 0
    at = "2024-01-12T01:30Z"
    Path("sightings.csv").write_text(
        "sighting,place,from,to,vessel,confidence\n"
        f"s1,first-port,{at},{at},ship,0.9\ns2,second-port,2024-01-15,2024-01-16,ship,0.85\n"
    )
    Path("looks.csv").write_text(f"look,place,from,to,seen\nl1,first-port,{at},{at},clear\n")
    Path("claims.csv").write_text("claim,text,value,bound,unit\nc1,three trips,3,ge,trip\n")
    tables = ["sightings.csv", "looks.csv", "claims.csv"]
    added = deadreckon("add", "mine", *tables, "--json").json
    assert [item["path"] for item in added["items"]] == [f"evidence/{name}" for name in tables]
    assert all(item["kept"] for item in added["items"])
    for item in added["items"]:
        data = (Path("mine") / item["path"]).read_bytes()
        assert item["sha256"] == hashlib.sha256(data).hexdigest()
    again = deadreckon("add", "mine", *tables, "--json").json
    assert not any(item["kept"] for item in again["items"])
    document = deadreckon("run", "mine", "--json").json
    assert document["routes"][0]["fleet"]["at_least"] == 1
    assert document["routes"][0]["told"][0]["value"] == 3
    for name in ("out/run.json", "out/brief.html", "out/map.geojson"):
        assert (Path("mine") / name).is_file()
    (file,) = deadreckon("publish", "mine", "--to", "brief", "--json").json["files"]
    brief = (Path("mine") / file["path"]).read_bytes()
    assert file["sha256"] == hashlib.sha256(brief).hexdigest()
    verified = deadreckon("verify", "mine", "--json").json
    assert verified == {"ok": True, "head": document["ledger_head"], "break": None, "forgotten": []}
    head = document["ledger_head"][:12]
    assert deadreckon("verify", "mine", "--head", head).code == 0
    assert deadreckon("verify", "mine", "--head", "0" * 12).code == 1


def test_what_a_run_leaves_is_what_it_prints(deadreckon: Command, case: Path) -> None:
    said = deadreckon("run", case, "--json")
    assert (case / "out" / "run.json").read_text("utf-8") == said.out
    assert "taken in: evidence/sightings.csv" in said.err
    assert deadreckon("run", case, "--json").err == ""


def test_a_file_that_was_taken_away_is_told(deadreckon: Command, case: Path) -> None:
    deadreckon("run", case)
    (case / "evidence" / "sightings.csv").unlink()
    assert deadreckon("verify", case).code == 1
    said = deadreckon("run", case, "--json")
    assert said.err.startswith("gone from the folder: evidence/sightings.csv")
    assert said.json["evidence"] == {}
    assert deadreckon("run", case).err == ""


def test_reckon_and_judge_give_what_run_gives(deadreckon: Command, case: Path) -> None:
    whole = deadreckon("run", case, "--json").json
    assert deadreckon("reckon", case, "--json").json == {k: whole[k] for k in ("routes", "places")}
    found = deadreckon("judge", case, "--json").json
    nothing: dict[str, Any] = {"all": None, "analysts": [], "terms": []}
    judged = {key: whole[key] for key in ("judgements", "grouping")}
    assert found == {**judged, "record": nothing}


def test_the_record_is_kept_over_several_cases(deadreckon: Command, tmp_path: Path) -> None:
    for name, prior, outcome in (("one", 0.9, "true"), ("two", 0.6, "false")):
        frame = write_case(tmp_path / name) / "case.toml"
        text = (
            f'[[hypotheses]]\nid = "h"\nstatement = "it sailed"\nprior = {prior}\n'
            f'[[resolutions]]\nhypothesis = "h"\non = "2021-06-01"\noutcome = {outcome}\n'
        )
        frame.write_text(frame.read_text("utf-8") + text, "utf-8")
    folders = tmp_path / "one", tmp_path / "two"
    found = deadreckon("judge", *folders, "--json").json
    assert [len(one["judgements"]) for one in found["cases"]] == [1, 1]
    assert found["record"]["all"]["n"] == 2
    assert found["record"]["all"]["brier"] == pytest.approx((0.01 + 0.36) / 2)
    assert found["record"]["all"]["discrimination"] == 1
    assert "RECORD   what turned out, 2: Brier score 0.185" in deadreckon("judge", *folders).out


def test_a_changed_byte_is_named_and_the_answer_is_no(deadreckon: Command, case: Path) -> None:
    deadreckon("run", case)
    table = case / "evidence" / "sightings.csv"
    table.write_bytes(table.read_bytes().replace(b"0.9", b"0.8", 1))
    said = deadreckon("verify", case, "--json")
    assert said.code == 1
    assert not said.json["ok"]
    assert said.json["break"]["path"] == "evidence/sightings.csv"
    text = deadreckon("verify", case)
    assert text.code == 1
    assert "not ok: evidence/sightings.csv" in text.out


def test_a_run_on_an_altered_archive_names_what_was_altered(
    deadreckon: Command, case: Path
) -> None:
    digest = deadreckon("run", case, "--json").json["evidence"]["s1"]["sha256"]
    (copied,) = (p for p in (case / ".deadreckon").rglob("*") if digest in "".join(p.parts))
    copied.chmod(0o600)
    copied.write_bytes(copied.read_bytes().replace(b"0.9", b"0.8"))
    error = deadreckon("run", case, "--json").error
    assert (case / error["file"]) == copied
    assert error["field"] == "sha256"
    assert error["value"] != digest


MISUSES: list[tuple[tuple[str, ...], str | None, str]] = [
    (("frob",), None, "frob"),
    (("run",), "DIR", "DIR"),
    (("reckon",), "DIR…", "DIR"),
    (("add", "CASE"), "FILES", "FILES"),
    (("run", "CASE", "--frob"), "--frob", "--frob"),
    (("run", "CASE", "other"), None, "other"),
    (("publish", "CASE"), "--to", "--to"),
    (("publish", "CASE", "--to", "papyrus"), "--to", "brief, bundle, dossier, geojson, pdf"),
    (("judge", "CASE", "--as-of", "2023-02-30"), "--as-of", "2023-10-27"),
    (("verify", "CASE", "--head", "xyz"), "--head", "head"),
    (("run", "nowhere"), None, "deadreckon new DIR"),
    (("verify", "nowhere"), None, "case"),
    (("new", "CASE"), None, "empty"),
    (("add", "CASE", "nowhere.csv"), None, "sightings.csv"),
    (("add", "CASE", "nowhere.txt"), None, "name"),
]


@pytest.mark.parametrize(("words", "field", "mend"), MISUSES, ids=str)
def test_a_misuse_is_told_alike_in_words_and_in_json(
    deadreckon: Command, case: Path, words: tuple[str, ...], field: str | None, mend: str
) -> None:
    typed = [str(case) if word == "CASE" else word for word in words]
    said = deadreckon(*typed, "--json")
    assert said.error["field"] == field
    assert mend in said.error["mend"]
    text = deadreckon(*typed)
    assert text.code == 2
    assert text.out == ""
    assert text.err.startswith("deadreckon: ")
    assert mend in text.err
    assert ".." not in said.error["mend"]


def test_a_format_that_does_not_exist_takes_nothing_in(deadreckon: Command, case: Path) -> None:
    deadreckon("publish", case, "--to", "papyrus")
    assert not (case / ".deadreckon").exists()


def examples(deadreckon: Command) -> list[list[str]]:
    """The lines that the help texts print as examples."""
    found = []
    for command in COMMANDS:
        help_text = deadreckon(command, "--help").out
        lines = re.findall(r"Example: deadreckon (.+?)\s*$", help_text, re.MULTILINE)
        assert lines, f"{command} --help shows no example"
        found += [shlex.split(line) for line in lines]
    return found


def test_every_example_of_the_help_runs(
    deadreckon: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sightings.csv").write_text("sighting,place,from,to,vessel,confidence\n", "utf-8")
    for name in ("article.html", "article.txt"):
        Path(name).write_text("<html><p>Two ships were at sea on Monday.</p></html>", "utf-8")
    Path("maritime.csv").write_text("id,type,name,imo\n1,Vessel,ANGARA,9179842\n", "utf-8")
    fix = "273456780,2024-03-01T00:00:00Z,42,131"
    Path("ais.csv").write_text(f"mmsi,timestamp,lat,lon\n{fix}\n", "utf-8")
    Path("ports.csv").write_text("id,lat,lon\na,42,131\n", "utf-8")
    lines = examples(deadreckon)
    assert {line[0] for line in lines} == set(COMMANDS)
    # The demo is run in tests/acceptance/test_demo.py.
    for line in sorted(lines, key=lambda line: [*FIRST, *COMMANDS].index(line[0])):
        if line[0] != "demo":
            assert deadreckon(*line).code == 0, line


def test_help_names_every_command(deadreckon: Command) -> None:
    said = deadreckon("--help")
    assert said.code == 0
    assert {"demo", "new", "add", "run", "reckon", "judge", "publish", "verify"} <= set(COMMANDS)
    assert all(f" {command} " in said.out for command in COMMANDS)


def test_help_imports_nothing_slow() -> None:
    code = "import sys; import deadreckon.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    slow = {"sqlalchemy", "trafilatura", "shapely", "pyproj", "highspy", "numpy", "pydantic"}
    assert slow.isdisjoint(done.stdout.split())


def texts(deadreckon: Command, case: Path, files: list[Path]) -> list[str]:
    """What every command prints as text."""
    tables = [deadreckon("add", case, *files)]
    said = [deadreckon(command, case) for command in ("run", "reckon", "judge", "verify")]
    said.append(deadreckon("publish", case, "--to", "geojson"))
    said.append(deadreckon("new", case.with_name("fresh")))
    (case / "evidence" / files[0].name).write_text("changed", "utf-8")
    said.append(deadreckon("verify", case))
    helps = [deadreckon(command, "--help") for command in COMMANDS]
    assert [each.code for each in (*tables, *said)] == [0] * len(said) + [1]
    assert {each.code for each in helps} == {0}
    return [each.out for each in (*tables, *said, *helps)]


WIDE_FRAME = f"""{
    TWO_PORTS.replace(
        "[[vessels]]",
        '''also = ["라진"]

[[vessels]]''',
    ).replace('id = "vik"', 'id = "vik"' + chr(10) + 'name = "羅津港の第三埠頭とその沖合の錨地"')
}
[[sources]]
id = "press"
name = "{"조선민주주의인민공화국 통신 " * 6}"

[[hypotheses]]
id = "h"
statement = "{"荷物は船で港から港へ運ばれ、そこから鉄道で内陸の倉庫へ送られた。" * 5}"
all_of = ["l"]

[[links]]
id = "l"
statement = "{"the ship sailed and " * 20}"
prior = [0.2, 0.7]

[[legs]]
id = "leg"
from = "sund"
to = "vik"
link = "l"
"""


def test_text_is_at_most_a_hundred_columns_wide(deadreckon: Command, tmp_path: Path) -> None:
    case = write_case(
        tmp_path / ("a-folder-with-a-long-name" * 3) / "case", WIDE_FRAME, sightings=ROWS
    )
    claims = tmp_path / "claims.csv"
    claims.write_text(
        "claim,text,report,start,end,source,value,bound,unit,places\n"
        f"c1,,letter.txt,0,40,press,1234567,gt,trip,sund;vik\nc2,{'長い文' * 40},,,,press,,,,\n"
        "c3,x,,,,nobody,,,,\n",
        "utf-8",
    )
    letter = tmp_path / "letter.txt"
    letter.write_text("두 배가 다섯 번 왕복했다. " * 10, "utf-8")
    for text in texts(deadreckon, case, [claims, letter]):
        wide = [line for line in text.splitlines() if cell_len(line) > WIDTH]
        assert wide == []


def test_a_case_cannot_move_the_cursor(deadreckon: Command, tmp_path: Path) -> None:
    evil = "\\u001b[2J\\u0007\\u202e\\u009b31m"
    frame = TWO_PORTS.replace('id = "freja"', f'id = "freja"\nnames = ["{evil}"]')
    frame += f'\n[[hypotheses]]\nid = "h"\nstatement = "{evil}"\nprior = 0.3\n'
    frame = frame.replace('id = "herring"', f'id = "herring"\nquestion = "{evil}"')
    real = evil.encode().decode("unicode_escape")
    rows = ROWS + f"s3,{real[:1]}sund,2021-05-08,,freja,0.9\ns4,\u202esund,2021-05-08,,freja,0.9\n"
    case = write_case(tmp_path / "case", frame, sightings=rows)
    for command in ("run", "reckon", "judge"):
        said = deadreckon(command, case)
        assert said.code == 0
        for line in (said.out + said.err).splitlines():
            assert line.isprintable(), ascii(line)
    (case / "case.toml").write_text(frame + f'"{evil}" = 1\n', "utf-8")
    said = deadreckon("run", case)
    assert said.code == 2
    assert said.err.rstrip("\n").isprintable(), ascii(said.err)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_json_is_utf_8_and_text_is_shown_whatever_the_terminal_speaks(
    tmp_path: Path, encoding: str
) -> None:
    frame = TWO_PORTS.replace('id = "freja"', 'id = "freja"\nnames = ["Фрея ▸"]')
    case = write_case(tmp_path / "case", frame, sightings=ROWS)
    outs = []
    for words in (["run", case, "--json"], ["run", case]):
        process = spawn(*words, cwd=tmp_path, PYTHONIOENCODING=encoding)
        out, err = process.communicate()
        assert process.returncode == 0, err
        outs.append(out)
    assert "PROVED" in outs[1].decode(encoding)
    assert outs[0] == (case / "out" / "run.json").read_bytes()


def stop(process: subprocess.Popen[bytes], when: Path) -> tuple[int, bytes]:
    """Press Ctrl-C as soon as a file is there."""
    while process.poll() is None and not when.exists():
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    return process.returncode, err


def test_ctrl_c_leaves_nothing_half_written(deadreckon: Command, tmp_path: Path) -> None:
    from deadreckon.case.examples import FIRST_CASE, shipped

    # The ledger's folder appears early in a run, its results late: stop at both.
    for when in (".deadreckon/lock", ".deadreckon/head"):
        case = tmp_path / when[-4:]
        shutil.copytree(
            shipped() / FIRST_CASE, case, ignore=shutil.ignore_patterns(".deadreckon", "out")
        )
        code, err = stop(spawn("run", case, cwd=tmp_path), case / when)
        assert code == 130, err
        assert b"Traceback" not in err
        assert b"interrupted" in err
        left = sorted(path.name for path in case.glob("out/*"))
        assert set(left) <= {"run.json", "brief.html", "map.geojson"}
        assert deadreckon("verify", case).code == 0
    said = deadreckon("run", case, "--json")
    assert said.code == 0
    assert deadreckon("verify", case).code == 0


def test_two_at_once_both_come_to_the_same_end(tmp_path: Path, case: Path) -> None:
    both = [spawn("run", case, "--json", cwd=tmp_path) for _ in range(2)]
    ends: list[Any] = [(process.communicate()[0], process.returncode) for process in both]
    assert [code for _, code in ends] == [0, 0]
    assert ends[0][0] == ends[1][0]


def test_a_case_that_is_held_is_told_after_some_patience(
    deadreckon: Command, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deadreckon.case.lock import locked

    # The default of `patience_s` was bound when the function was made.
    monkeypatch.setattr(locked.__wrapped__, "__kwdefaults__", {"patience_s": 0.05})  # type: ignore[attr-defined]
    with locked(case, author="somebody", now=None):
        said = deadreckon("run", case, "--json")
    assert "somebody" in said.error["mend"]
    assert deadreckon("run", case, "--json").code == 0


def test_a_reader_that_stops_reading_is_no_crash(tmp_path: Path, case: Path) -> None:
    with spawn("run", case, "--json", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said
    assert b"Exception" not in said
