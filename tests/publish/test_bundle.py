import hashlib
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deadreckon.case.examples import FIRST_CASE, shipped
from deadreckon.case.forget import forget
from deadreckon.case.intake import add
from deadreckon.case.run import run
from deadreckon.errors import BadUse, BrokenRecord
from deadreckon.publish.bundle import bundle
from deadreckon.publish.out import publish
from tests.publish.conftest import write_case

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
QUOTED = "Ore is almost certain"


def packed(case: Path, profile: str = "public") -> Path:
    publish(case, run(case), "bundle", profile)
    return case / "out" / "bundle"


def checked(bag: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the bag's own script on bare Python: no site packages, no environment."""
    command = [sys.executable, "-I", "-S", str(bag / "data" / "check.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def summed(bag: Path) -> subprocess.CompletedProcess[str]:
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("NO sha256sum: the manifests are checked by the bag's own script alone")
    command = [tool, "--check", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
    return subprocess.run(command, cwd=bag, capture_output=True, text=True, check=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_case(tmp_path / "ore")


def test_no_owner_by_a_likeness_of_names_leaves_in_public(case: Path) -> None:
    frame = case / "case.toml"
    owner = 'owners = { owner = "John Doe", basis = "name" }'
    text = frame.read_text("utf-8").replace('names = ["Alba"]', f'names = ["Alba"]\n{owner}')
    frame.write_text(text, "utf-8")
    with pytest.raises(BadUse, match="likeness of names"):
        packed(case)
    for form in ("brief", "geojson"):
        (file,) = publish(case, run(case), form)
        assert "John Doe" not in (case / file.path).read_text("utf-8")
    assert (packed(case, "full") / "data" / "case.toml").is_file()


def open_rights(case: Path) -> None:
    meta = case / "evidence" / "reports" / "herald.txt.meta.toml"
    meta.write_text('rights = "CC BY 4.0"\nurl = "https://example.org/herald"\n', "utf-8")


def test_the_bag_of_the_first_case_is_checked_by_standard_tools(tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(shipped() / FIRST_CASE, case)
    bag = packed(case)
    assert summed(bag).returncode == 0
    said = checked(bag, run(case).ledger_head)
    assert (said.returncode, said.stderr) == (0, "")
    assert run(case).ledger_head in said.stdout


def test_it_is_a_bag_as_rfc_8493_has_it(case: Path) -> None:
    bag = packed(case)
    declared = (bag / "bagit.txt").read_bytes()
    assert declared == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    there = {p.relative_to(bag).as_posix() for p in bag.rglob("*") if p.is_file()}
    payload = {name for name in there if name.startswith("data/")}
    listed = {}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in (bag / manifest).read_text("utf-8").splitlines():
            sha256, name = line.split("  ", 1)
            assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == sha256
            listed[name] = manifest
    assert {name for name, m in listed.items() if m == "manifest-sha256.txt"} == payload
    assert there - payload - set(listed) == {"tagmanifest-sha256.txt"}
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    size = sum((bag / name).stat().st_size for name in payload)
    assert info["Payload-Oxum"] == f"{size}.{len(payload)}"
    assert info["Ledger-Head"] == run(case).ledger_head


def test_the_same_case_gives_the_same_bag_in_any_folder(case: Path, tmp_path: Path) -> None:
    other = write_case(tmp_path / "elsewhere" / "other")
    first, second = packed(case), packed(other)
    names = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(second) for p in second.rglob("*") if p.is_file())
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_any_one_changed_byte_is_named_by_both(case: Path) -> None:
    open_rights(case)
    bag = packed(case)
    for path in sorted(p for p in bag.rglob("*") if p.is_file() and p.name != "check.py"):
        name, original = path.relative_to(bag).as_posix(), path.read_bytes()
        for at in (0, len(original) // 2, len(original) - 1):
            changed = bytearray(original)
            changed[at] ^= 1
            path.write_bytes(changed)
            said = checked(bag)
            assert said.returncode == 1, (name, said.stdout)
            if "manifest-sha256" not in name:
                assert f"{name} was altered" in said.stdout
                assert f"{name}: FAILED" in summed(bag).stdout
            else:
                found = summed(bag)
                assert found.returncode == 1 or "improperly formatted" in found.stderr
        path.write_bytes(original)
    (bag / "data" / "more.txt").write_text("slipped in", "utf-8")
    assert "data/more.txt is in no manifest" in checked(bag).stdout


def rewrite(bag: Path, name: str, data: bytes) -> None:
    """Change a file and make the manifests fit again, as a forger would."""
    (bag / name).write_bytes(data)
    for manifest, prefix in (("manifest-sha256.txt", "data/"), ("tagmanifest-sha256.txt", "")):
        lines = (bag / manifest).read_text("utf-8").splitlines()
        names = [line.split("  ", 1)[1] for line in lines]
        assert all(n.startswith(prefix) for n in names)
        sums = [hashlib.sha256((bag / n).read_bytes()).hexdigest() for n in names]
        text = "".join(f"{s}  {n}\n" for s, n in zip(sums, names, strict=True))
        (bag / manifest).write_text(text, "utf-8")


def test_what_a_forger_makes_fit_again_is_found_by_chain_span_or_hash(case: Path) -> None:
    open_rights(case)
    bag = packed(case)
    ledger = (bag / "data" / "ledger.jsonl").read_text("utf-8").splitlines()
    reports = bag / "data" / "evidence" / "reports" / "herald.txt"
    entry = json.loads(ledger[2])
    entry["author"] = "somebody else"
    harms = {
        "data/ledger.jsonl": [
            ("entry 3", [*ledger[:2], json.dumps(entry), *ledger[3:]]),
            ("entry 2", [ledger[0], *ledger[2:]]),
            ("entry 2", [ledger[0], ledger[2], ledger[1], *ledger[3:]]),
        ]
    }
    for name, kinds in harms.items():
        for named, lines in kinds:
            rewrite(bag, name, ("\n".join(lines) + "\n").encode())
            assert f"ledger {named}" in checked(bag).stdout
        rewrite(bag, name, ("\n".join(ledger) + "\n").encode())
    assert checked(bag).returncode == 0
    assert "rewritten since" in checked(bag, "0" * 12).stdout
    run_json = json.loads((bag / "data" / "run.json").read_bytes())
    run_json["evidence"]["trips"]["span"][0] += 1
    before = (bag / "data" / "run.json").read_bytes()
    rewrite(bag, "data/run.json", json.dumps(run_json).encode())
    assert "claim trips: its span does not hold its words" in checked(bag).stdout
    rewrite(bag, "data/run.json", before)
    text = reports.read_bytes()
    rewrite(bag, "data/evidence/reports/herald.txt", text.replace(b"Ore", b"Tin"))
    assert "evidence/reports/herald.txt: no file here has its bytes" in checked(bag).stdout


def test_what_may_not_leave_is_a_reference(case: Path, tmp_path: Path) -> None:
    exhibit = tmp_path / "scan.png"
    exhibit.write_bytes(b"\x89PNG not open")
    add(case, [exhibit], author="me", now=NOW)
    bag = packed(case)
    held = [p for p in bag.rglob("*") if p.is_file() and b"PNG not open" in p.read_bytes()]
    assert held == []
    assert not (bag / "data" / "evidence" / "reports" / "herald.txt").exists()
    references = json.loads((bag / "data" / "references.json").read_bytes())
    assert {r["path"] for r in references} == {
        "evidence/reports/herald.txt",
        "evidence/reports/scan.png",
    }
    said = checked(bag)
    assert (said.returncode, "2 files left out" in said.stdout) == (0, True)
    whole = packed(case, "full")
    assert (whole / "data" / "evidence" / "reports" / "herald.txt").exists()
    assert checked(whole).returncode == summed(whole).returncode == 0
    assert json.loads((whole / "data" / "references.json").read_bytes()) == []


def test_earlier_versions_and_what_was_forgotten(case: Path) -> None:
    run(case)
    looks = case / "evidence" / "looks.csv"
    before = looks.read_bytes()
    looks.write_bytes(before.replace(b"unread", b"cloudy"))
    forget(case, "s6", "an order", author="me", now=NOW)
    bag = packed(case)
    old = bag / "data" / "archive" / hashlib.sha256(before).hexdigest()
    assert old.read_bytes() == before
    assert checked(bag).returncode == 0
    assert [p for p in bag.rglob("*") if p.is_file() and b"s6,,isle" in p.read_bytes()] == []
    info = (bag / "bag-info.txt").read_text("utf-8")
    assert "Bagging-Date: 2024-05-06\n" in info
    assert "an order" in (bag / "data" / "run.json").read_text("utf-8")


def test_a_new_bag_takes_the_place_of_the_old_one_whole(case: Path) -> None:
    bag = packed(case)
    (bag / "data" / "left.txt").write_text("of an older bag", "utf-8")
    assert not (packed(case) / "data" / "left.txt").exists()


@pytest.mark.parametrize("name", ["100% sure.txt", "a\\b.txt", "két szó.txt"])
def test_names_that_tools_write_in_different_ways_do_no_harm(case: Path, name: str) -> None:
    reports = case / "evidence" / "reports"
    (reports / name).write_text("A text of its own.", "utf-8")
    (reports / f"{name}.meta.toml").write_text('rights = "CC0"\n', "utf-8")
    bag = packed(case)
    assert checked(bag).returncode == summed(bag).returncode == 0
    assert any(b"A text of its own." in p.read_bytes() for p in bag.rglob("*") if p.is_file())


def test_altered_bytes_are_not_handed_on(case: Path) -> None:
    done = run(case)
    sha256 = done.index["l1"].sha256
    path = case / ".deadreckon" / "archive" / sha256[:2] / sha256
    path.chmod(0o644)
    path.write_bytes(b"look\nother")
    with pytest.raises(BrokenRecord):
        bundle(case, done, "public")
