"""Hostile input, as it comes in: inert, told, and bounded in memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.user import Command, seen, write_case

GOOD = seen("sund 2021-05-03 2021-05-03 freja 0.9", "vik 2021-05-06 2021-05-06 freja 0.9")
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 20}">' for n in range(9))
    + "]><html><body><p>&j;</p><p>The ship sailed on Monday, they said.</p></body></html>"
)
PAGES = {
    "bomb.html": BOMB.encode(),
    "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"The ship sailed." + b"</div>" * 100_000,
    "outside.html": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><p>&f; sailed.</p>',
    "script.html": b"<html><script>alert(1)</script><p>Ship \xe2\x80\xae nova</p></html>",
    "controls.txt": "The ship \x07\x1b[2J sailed \u202e backwards.\n".encode(),
}
MOST_MB = 500
# The kernel's own peak of this process: getrusage would also count the one that started it.
CHILD = """
import resource, sys
from pathlib import Path
from deadreckon.cli import main
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
sys.argv = ["deadreckon", *sys.argv[1:]]
try:
    main()
finally:
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    sys.stderr.write(f"\\npeak {int(told['VmHWM'].split()[0]) // 1024}\\n")
"""


def called(*words: object) -> tuple[int, str, int]:
    """Call the command in a process of its own; give its exit, its words and its peak in MB."""
    command = [sys.executable, "-c", CHILD, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said, _, peak = done.stderr.rpartition("peak ")
    return done.returncode, done.stdout + said, int(peak)


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_inert_and_told_or_refused_in_bounded_memory(
    deadreckon: Command, tmp_path: Path, name: str
) -> None:
    case = write_case(tmp_path / "case", sightings=GOOD)
    page = tmp_path / name
    page.write_bytes(PAGES[name])
    code, said, peak = called("add", case, page)
    assert code in {0, 2}, said
    assert "Traceback" not in said
    assert "\x1b" not in said
    assert peak < MOST_MB
    assert deadreckon("run", case).code == 0
    brief = (case / "out" / "brief.html").read_text("utf-8")
    assert "<script" not in brief
    assert not [mark for mark in ("\x1b", "\x07", "\u202e", "hahaha") if mark in brief]


def test_a_page_of_a_hundred_megabytes_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", sightings=GOOD)
    page = tmp_path / "huge.html"
    with page.open("wb") as file:
        file.write(b"<html><body><p>")
        file.truncate(100_000_000)
    code, said, peak = called("add", case, page)
    assert (code, peak < MOST_MB) == (2, True), (said, peak)
    assert "huge.html" in said
    assert not list((case / ".deadreckon" / "tmp").iterdir())


def test_names_and_links_that_lead_out_are_refused(deadreckon: Command, tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", sightings=GOOD)
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody's business", "utf-8")
    (tmp_path / "link.txt").symlink_to(secret)
    (tmp_path / "evil\u202ename.txt").write_text("x y z", "utf-8")
    (tmp_path / "bell\x07.txt").write_text("x y z", "utf-8")
    (tmp_path / "way").mkdir()
    (tmp_path / "way" / "a.txt").write_text("x y z", "utf-8")
    for name in ("link.txt", "evil\u202ename.txt", "bell\x07.txt", "way/../secret.txt"):
        said = deadreckon("add", case, f"{tmp_path}/{name}", "--json")
        assert said.error["mend"]
    reports = case / "evidence" / "reports"
    reports.mkdir()
    (reports / "out.txt").symlink_to(secret)
    assert deadreckon("run", case, "--json").error["file"].endswith("out.txt")
    (reports / "out.txt").unlink()
    assert deadreckon("run", case).code == 0
    held = [p for p in case.rglob("*") if p.is_file() and b"business" in p.read_bytes()]
    assert held == []
