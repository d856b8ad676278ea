"""The README is run as it stands: each command, in order, in one shell, in an empty folder."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_command

from deadreckon.cli import app
from deadreckon.publish.out import FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
MARK = "\x1e"


@dataclass(frozen=True)
class Step:
    """What is typed, and what the README shows of the answer: None where it shows nothing."""

    typed: str
    shown: str | None

    def __str__(self) -> str:
        return self.typed.splitlines()[0]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def steps() -> list[Step]:
    """In `console` blocks `$` stands before what is typed; an `sh` block is typed as a whole."""
    found: list[Step] = []
    for block in re.finditer(r"^```(sh|console)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
        if block[1] == "sh":
            found.append(Step(block[2], None))
            continue
        for part in re.split(r"^\$ ", block[2], flags=re.MULTILINE)[1:]:
            typed, _, shown = part.partition("\n")
            found.append(Step(typed, shown))
    return found


MADE = [step for step in steps() if step.typed.startswith("make ")]
PAGE = ROOT / "src" / "deadreckon" / "publish" / "dossier" / "built" / "page.js"
TYPED = [
    step
    for step in steps()
    if step not in MADE and (PAGE.is_file() or "--to dossier" not in step.typed)
]


def fits(shown: str, printed: str) -> bool:
    """Whether the two are the same, however wide their columns.

    `…` is any part of a line, and alone on a line any lines.
    """
    said, found = (
        [" ".join(line.split()) for line in text.strip().splitlines()] for text in (shown, printed)
    )
    lines = [
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, re.split(" ?…", line))) + r"\n"
        for line in said
    ]
    return re.fullmatch("".join(lines), "".join(f"{line}\n" for line in found)) is not None


@dataclass(frozen=True)
class Walk:
    folder: Path
    answers: list[tuple[str, int]]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("walk")
    script = "".join(f"{step.typed}\nprintf '{MARK}%s{MARK}' $?\n" for step in TYPED)
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"])
    env = {"PATH": path, "HOME": str(folder), "USER": "newcomer", "LANG": "C.UTF-8"}
    import_module("deadreckon.read.ais.compiled")
    # A newcomer waits once for kernels to be compiled; not each time that this is run.
    env["NUMBA_CACHE_DIR"] = os.environ["NUMBA_CACHE_DIR"]
    done = subprocess.run(
        ["bash"],
        input=script,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=True,
    )
    parts = done.stdout.split(MARK)
    return Walk(folder, list(zip(parts[::2], map(int, parts[1::2]), strict=False)))


def test_an_ellipsis_stands_for_what_is_left_out_and_nothing_else_does() -> None:
    assert fits("a … b\n…\nd…", "a 1 b\nc\nc\nd")
    assert fits("…\na", "a")
    assert not fits("a … b", "a 1\n2 b")
    assert not fits("a …", "a 1\nb")
    assert not fits("a", "a b")
    assert not fits("", "a")
    assert fits("", "")


def test_the_readme_has_a_walk_and_it_is_taken(walk: Walk) -> None:
    assert len(TYPED) > 10
    assert len(walk.answers) == len(TYPED)
    assert sum(step.shown is not None for step in TYPED) > 5


@pytest.mark.parametrize("number", range(len(TYPED)), ids=[str(step) for step in TYPED])
def test_each_command_answers_as_shown(walk: Walk, number: int) -> None:
    step, (printed, status) = TYPED[number], walk.answers[number]
    printed = re.sub(r"^compiling for this machine, once: .*\n", "", printed)  # if it is the first
    assert status == 0, printed
    if step.shown is None:
        assert printed == ""
    else:
        assert fits(step.shown, printed), f"shown:\n{step.shown}\nprinted:\n{printed}"


def test_the_python_code_prints_what_its_comments_say(walk: Walk) -> None:
    (code,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=walk.folder, capture_output=True, text=True, check=True
    )
    said = re.findall(r"^ *print\(.*\)  # (.*)$", code, re.MULTILINE)
    assert said
    assert fits("\n".join(said), done.stdout), done.stdout


def test_the_folder_of_a_case_is_as_drawn(walk: Walk) -> None:
    (drawing,) = blocks("text")
    drawn: set[str] = set()
    inside = ["", ""]
    for line in drawing.splitlines():
        indent, name = re.findall(r"^( *)(\S+)", line)[0]
        depth = len(indent) // 2
        inside[depth:] = [name, ""]
        drawn.add("".join(inside[: depth + 1]).rstrip("/"))
    assert sorted(path for path in drawn if not (walk.folder / path).exists()) == []
    case = walk.folder / "coal"
    there = {f"coal/{p.relative_to(case)}" for d in (case, case / "evidence") for p in d.iterdir()}
    assert there == drawn - {"coal"}


def test_make_has_what_is_made() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"make demo", "make test"} <= {step.typed for step in MADE}
    assert {step.typed.removeprefix("make ") for step in MADE} <= set(targets)


def test_every_command_has_its_example() -> None:
    commands = getattr(get_command(app), "commands")  # noqa: B009 - Typer types it as one command
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| `([^`]+)` \|$", README, re.MULTILINE))
    assert set(rows) == set(commands)
    for name, example in rows.items():
        assert example.startswith(f"deadreckon {name}")
        assert name == "demo" or example in {step.typed for step in TYPED}


def test_every_format_is_named() -> None:
    (row,) = re.findall(r"^\| `publish` \|(.*)", README, re.MULTILINE)
    assert [name for name in FORMATS if f"`{name}`" not in row] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_is_dead(page: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))
    here = [link for link in links if not link.startswith("https://")]
    assert [link for link in here if not (page.parent / link.partition("#")[0]).exists()] == []
