import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "deadreckon"
MODULES = sorted(SOURCE.rglob("*.py"))

# In pieces, so that this file does not name what it looks for.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "deb" + ".debian.org"]
FOLDERS = ["work", "root", "home", "Users"]
UNWANTED = re.compile(
    "|".join([*map(re.escape, HOSTS), rf"(?<![\w.~)}}])/(?:{'|'.join(FOLDERS)})/\w"]).encode()
)


def kept_files() -> set[Path]:
    """What is committed or about to be, as paths from the root."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("NO GIT: what is committed cannot be told from what was made here")
    listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    command = [git, "-c", f"safe.directory={ROOT}", *listing]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    files = {Path(name.decode()) for name in names.split(b"\0") if name}
    return {file for file in files if (ROOT / file).is_file()}


def has_code(module: Path) -> bool:
    """Whether a module does more than gather names for others to import."""
    plain = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Expr)
    body = ast.parse(module.read_text("utf-8")).body
    if module.name == "__init__.py":
        return not all(isinstance(node, plain) for node in body)
    return bool(body)


def place_of_test(module: Path) -> Path:
    inside = module.relative_to(SOURCE)
    return ROOT / "tests" / inside.with_name(f"test_{inside.stem.strip('_')}.py")


def test_no_source_file_is_long() -> None:
    lengths = {str(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length > 500} == {}


def test_every_module_has_its_tests() -> None:
    expected = {place_of_test(module).relative_to(ROOT) for module in MODULES if has_code(module)}
    assert sorted(str(file) for file in expected if not (ROOT / file).is_file()) == []


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = {
        str(file): match.group().decode()
        for file in kept_files()
        if (match := UNWANTED.search((ROOT / file).read_bytes()))
    }
    assert found == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_rule_sees_a_folder_of_one_machine(folder: str) -> None:
    assert UNWANTED.search(f'open("/{folder}/somebody")'.encode())
    assert not UNWANTED.search(f"https://example.org/{folder}/somebody".encode())
    assert not UNWANTED.search(f"docs/{folder}/somebody".encode())


def test_locks_hold_versions_and_hashes_only() -> None:
    lines = [
        line
        for lock in (ROOT / "requirements").glob("*.txt")
        for line in lock.read_text("utf-8").splitlines()
    ]
    pin = re.compile(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert lines
    assert [line for line in lines if not pin.fullmatch(line)] == []


def test_each_dependency_earns_its_place_in_writing() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = [*project["dependency-groups"].values(), *extras]
    asked = [*project["project"]["dependencies"], *(name for group in groups for name in group)]
    names = {re.split(r"[<>=\[; ]", line)[0] for line in asked}
    note = (ROOT / "docs" / "design" / "0001-dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([^`]+)` \|", note, re.MULTILINE)) == names | {"uv"}


def test_the_tree_of_errors_is_drawn_as_it_grows() -> None:
    tree = ast.parse((SOURCE / "errors.py").read_text("utf-8"))
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    above: list[str] = []
    drawn: dict[str, set[str]] = {}
    for line in (ast.get_docstring(tree) or "").splitlines():
        if match := re.match(r"((?:[│ ] {3})*[├└]── )?(\w+)(?=$| {2})", line):
            del above[len(match[1] or "") // 4 :]
            drawn[match[2]] = set(above[-1:])
            above.append(match[2])
    assert drawn == {name: above & bases.keys() for name, above in bases.items()}


def test_the_network_is_out_of_reach() -> None:
    for address in ("192.0.2.1", "example.org"):
        with pytest.raises(Exception, match="tests run without a network"):
            socket.create_connection((address, 80), timeout=1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_the_wheel_carries_the_data_and_the_shipped_cases(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    offline = {**os.environ, "npm_config_offline": "true"}
    subprocess.run(
        [*build, "--directory", tmp_path], cwd=ROOT, check=True, capture_output=True, env=offline
    )
    (wheel,) = tmp_path.glob("*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {file.as_posix() for file in kept_files()}
    source = {file.removeprefix("src/") for file in files if file.startswith("src/deadreckon/")}
    cases = {f"deadreckon/{file}" for file in files if file.startswith("examples/")}
    page = {f"deadreckon/publish/dossier/built/{n}" for n in ("page.js", "page.css", "licences.md")}
    assert inside - page == source | cases
    assert inside & page in (page, set())  # there whole, or not at all
    assert "deadreckon/py.typed" in inside
