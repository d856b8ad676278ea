"""The demo, as somebody runs it who has never seen this: from a checkout, and from the wheel."""

import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from rich.cells import cell_len

from deadreckon.case.examples import FIRST_CASE
from deadreckon.publish.demo import RATES, SEEDS
from tests.user import Command

ROOT = Path(__file__).parents[2]
PARTS = ["1 THE CHAIN", "2 VOYAGES", "3 DOES IT COUNT RIGHT?", "4 THE ARTICLE", "5 JUDGEMENT"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own that holds the built wheel."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", folder], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    # What it is built on comes from here, so that no network is asked; deadreckon does not.
    (site / "needed.pth").write_text(f"{Path(pytest.__file__).parents[1]}\n", "utf-8")
    python = str(folder / "venv" / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", python, "install", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--ignore-installed", str(wheel)], check=True)
    return folder / "venv" / "bin"


@pytest.fixture(scope="module")
def demonstrated(
    installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The wheel's demo, run from an empty folder that has nothing to do with the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    done = subprocess.run(
        [str(installed / "deadreckon"), "demo"],
        cwd=folder,
        env={"PATH": "", "HOME": str(folder)},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return folder, done


def test_the_wheel_stands_alone(installed: Path, tmp_path: Path) -> None:
    where = [str(installed / "python"), "-c", "import deadreckon; print(deadreckon.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert found.stdout.startswith(str(installed.parent))


def test_the_demo_is_one_screen(
    demonstrated: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = demonstrated
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) <= 60
    assert [line for line in lines if cell_len(line) > 100] == []
    starts = [next(n for n, line in enumerate(lines) if line.startswith(part)) for part in PARTS]
    assert starts == sorted(starts)
    assert any(line.startswith("Answer ") for line in lines)
    assert "Nought is a property of the file, no finding that nothing" in done.stdout
    assert "PROVED 2" in done.stdout
    brief = re.search(r"^Brief +(\S+?),? ", done.stdout, re.MULTILINE)
    assert brief
    assert (folder / brief[1]).is_file()
    assert [path.name for path in folder.iterdir()] == ["deadreckon-demo"]


def test_the_demo_again_keeps_what_a_user_changed(
    deadreckon: Command,
    demonstrated: tuple[Path, subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(SEEDS) * len(RATES) == 100
    monkeypatch.setattr("deadreckon.publish.demo.SEEDS", SEEDS[:1])
    folder = demonstrated[0] / "deadreckon-demo"
    table = folder / FIRST_CASE / "evidence" / "sightings.csv"
    mine = table.read_text("utf-8") + (
        "mine,,najin,2023-09-01,2023-09-01,angara,0.9,name,,,,,,,,,,,mine\n"
    )
    table.write_text(mine, "utf-8")
    again = deadreckon("demo", folder, "--json")
    assert again.code == 0
    assert table.read_text("utf-8") == mine
    document = again.json
    assert document["evidence"]["mine"]["path"] == "evidence/sightings.csv"
    assert document["routes"][0]["fleet"]["at_least"] == 1
    assert {len(document["hidings"][kind]) for kind in ("sound", "faulty")} == {len(RATES)}
    assert [file["path"] for file in document["files"]] == [
        "out/run.json",
        "out/brief.html",
        "out/map.geojson",
    ]
    assert deadreckon("verify", folder / FIRST_CASE).code == 0


def test_a_folder_that_cannot_be_written_is_told(deadreckon: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    folder = tmp_path / "file" / "demo"
    assert deadreckon("demo", folder, "--json").error["file"] == str(folder)
    said = deadreckon("demo", folder)
    assert said.code == 2
    assert "cannot be written" in said.err
    assert "Traceback" not in said.err
