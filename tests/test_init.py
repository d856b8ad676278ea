import ast
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import deadreckon

ROOT = Path(__file__).parent.parent
SLOW = ("highspy", "numpy", "pydantic", "pyproj", "rich", "shapely", "sqlalchemy", "trafilatura")

NAMES = [
    "BadFrame",
    "BadInput",
    "BadRow",
    "BadUse",
    "BrokenRecord",
    "CaseBusy",
    "Claim",
    "DeadreckonError",
    "Evidence",
    "Frame",
    "Interval",
    "Judgement",
    "Look",
    "Place",
    "Reckoning",
    "Report",
    "Run",
    "Scan",
    "Sighting",
    "Unreadable",
    "Vessel",
    "__version__",
    "add",
    "describe",
    "dumps",
    "interval",
    "judge",
    "load_evidence",
    "new",
    "open_case",
    "quantities",
    "read_frame",
    "reckon",
    "record",
    "run",
    "scan",
    "times",
    "verify",
    "write_out",
]


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout


def test_the_public_names_are_these_and_sorted() -> None:
    assert deadreckon.__all__ == NAMES == sorted(NAMES)
    assert set(NAMES) <= set(dir(deadreckon))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "__version__"])
def test_each_name_is_there_and_explains_itself(name: str) -> None:
    value = getattr(deadreckon, name)
    assert value.__name__ == name
    # A dataclass without words of its own has its signature for a docstring.
    assert value.__doc__
    assert not value.__doc__.startswith(f"{name}(")


def test_all_can_be_imported_at_once() -> None:
    code = "from deadreckon import *; print(*(n for n in sorted(dir()) if n[:2] != '__'))"
    assert python(code).split() == [name for name in NAMES if name != "__version__"]


def test_the_version_is_that_of_the_installed_package() -> None:
    assert deadreckon.__version__ == version("deadreckon")
    assert re.fullmatch(r"\d+\.\d+\.\d+", deadreckon.__version__)


def test_a_name_that_is_not_there_is_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'deadreckon' has no attribute 'recon'"):
        deadreckon.recon  # type: ignore[attr-defined] # noqa: B018 - types must not know it


def test_no_public_name_is_a_module_by_another_way_in() -> None:
    # A function named as a package would be hidden by it as soon as that is imported.
    package = Path(deadreckon.__file__).parent
    modules = {path.stem for path in package.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert modules.isdisjoint(NAMES)


def test_types_see_what_is_loaded_late() -> None:
    tree = ast.parse(Path(deadreckon.__file__).read_text("utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and "deadreckon" in node.module
        for alias in node.names
    }
    late = {name: f"deadreckon.{home}" for name, home in deadreckon._HOME_OF.items()}
    assert typed == late
    assert sorted([*late, "__version__"]) == NAMES


@pytest.mark.parametrize("module", ["deadreckon", "deadreckon.cli"])
def test_importing_is_light(module: str) -> None:
    loaded = python(f"import sys, {module}; print(*sys.modules)").split()
    assert module in loaded
    allowed = {"rich"} if module == "deadreckon.cli" else set()  # it draws Typer's help
    assert {name.split(".")[0] for name in loaded} & set(SLOW) <= allowed
    assert not {name for name in loaded if name.startswith("deadreckon.")} - {
        "deadreckon.errors",
        *(f"deadreckon.cli{part}" for part in ("", ".commands", ".shared", ".start", ".tracks")),
    }
