"""Debian's Chromium on the built page, every request counted; skipped aloud where it is missing."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from deadreckon.case.run import Run, run
from deadreckon.publish.out import publish
from tests.publish.conftest import write_case

ROOT = Path(__file__).parent.parent.parent
BUILT = ROOT / "src" / "deadreckon" / "publish" / "dossier" / "built" / "page.js"
CHROMIUM = "/usr/bin/chromium"
OFFLINE = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-3d-apis",
    "--disable-background-networking",
    "--no-first-run",
]
DRAWN = ["--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader"]


@dataclass
class Opened:
    """A page, with all it asked for and all that went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    if not BUILT.is_file():
        pytest.skip("NO PAGE: it is not built here; `make page` builds it")
    if shutil.which("chromium") is None:
        pytest.skip("NO CHROMIUM: apt install chromium libatomic1")
    try:
        with sync_playwright() as playwright:
            yield playwright
    except Error as error:
        pytest.skip(f"NO BROWSER: {error.message.splitlines()[0]} (apt install libatomic1)")


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """A browser without WebGL, which is quick: the drawn figures stay."""
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=OFFLINE)
    yield browser
    browser.close()


@pytest.fixture
def drawing(driver: Playwright) -> Iterator[Browser]:
    """A browser that draws in three dimensions, by software where it must."""
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=DRAWN)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def first_case(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The first case, run, its dossier in `out/`."""
    folder = tmp_path_factory.mktemp("first") / "orient-express"
    shutil.copytree(ROOT / "examples" / "orient-express", folder)
    done = run(folder)
    return folder, done


@pytest.fixture(scope="session")
def ore(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A small made-up case, run."""
    folder = write_case(tmp_path_factory.mktemp("ore"))
    return folder, run(folder)


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Callable[..., Opened]]:
    """Opens a file; requests to anything but the file itself fail the test at its end."""
    contexts = []
    seen: list[tuple[Opened, str]] = []

    def open_(file: Path, **options: object) -> Opened:
        context = chromium.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.on("console", lambda said: _note(found, said.type, said.text))
        found.page.goto(file.as_uri())
        seen.append((found, file.as_uri()))
        return found

    yield open_
    for context in contexts:
        context.close()
    for found, uri in seen:
        assert found.requests == [uri]
        assert found.errors == []


def _note(found: Opened, kind: str, text: str) -> None:
    if kind in {"error", "warning"} and "GroupMarkerNotSet" not in text:
        found.errors.append(text)


def published(folder: Path, done: Run, profile: str = "public") -> Path:
    (file,) = publish(folder, done, "dossier", profile)
    return folder / file.path
