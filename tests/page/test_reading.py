"""Whoever reads it: by keyboard, by ear, in the dark, on a telephone, in French."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deadreckon.case.run import Run
from tests.page.conftest import Opened, published

VIEWS = ("map", "voyages", "argument", "evidence", "article", "record")
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def file(ore: tuple[Path, Run]) -> Path:
    return published(*ore)


@pytest.mark.parametrize(
    ("look", "views"),
    [
        ({"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"}, VIEWS[1:4]),
        (
            {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
            VIEWS[:1] + VIEWS[4:],
        ),
    ],
)
def test_axe_finds_nothing_serious_in_any_view(
    opened: Callable[..., Opened], file: Path, look: dict[str, object], views: tuple[str, ...]
) -> None:
    page = opened(file, **look).page
    for view in views:
        page.click(f"nav.views [data-view={view}]")
        expect(page.locator(f"#view-{view}")).to_be_visible()
        found: dict[str, Any] = Axe().run(page).response
        told = [
            (rule["id"], node["html"][:120], node.get("failureSummary", "")[:200])
            for rule in found["violations"]
            if rule["impact"] in SERIOUS
            for node in rule["nodes"][:3]
        ]
        assert told == [], view


def test_the_keyboard_reaches_what_a_pointer_does(
    opened: Callable[..., Opened], file: Path
) -> None:
    page = opened(file, viewport={"width": 1440, "height": 900}).page
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(
            "(() => { const at = document.activeElement; return at.dataset.dr ? 'number' :"
            " at.dataset.view ? 'view' : at.dataset.record ? 'mark' : at.className + at.type })()"
        ))  # fmt: skip
    assert {"number", "view", "mark", "playbutton", "range"} <= reached
    mark = page.locator(".lanes .wide [data-record][tabindex='0']")
    mark.focus()
    first = mark.get_attribute("data-record")
    expect(page.locator(".tip")).to_be_visible()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.record") != first
    page.keyboard.press("Enter")
    expect(page.locator("#view-evidence")).to_be_visible()
    assert page.evaluate("document.activeElement.id").startswith("e-")


def test_a_narrow_page_does_not_scroll_sideways(opened: Callable[..., Opened], file: Path) -> None:
    page = opened(file, viewport={"width": 390, "height": 844}).page
    for view in VIEWS:
        page.click(f"nav.views [data-view={view}]")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view


def test_in_french_the_script_speaks_french(
    opened: Callable[..., Opened], ore: tuple[Path, Run]
) -> None:
    folder, done = ore
    french = replace(done, frame=replace(done.frame, language="fr"))
    page = opened(published(folder, french), viewport={"width": 1440, "height": 900}).page
    assert page.locator("html").get_attribute("lang") == "fr"
    expect(page.locator(".time .play")).to_have_text("Lecture")
    page.click("nav.views [data-view=argument]")
    expect(page.locator(".results .record")).to_contain_text("Le registre")
