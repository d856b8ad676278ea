"""The map that zooms: it takes the drawn figure's place after its first frame, and asks nobody."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from deadreckon.case.run import Run
from tests.page.conftest import published

NOON = """(day) => { const slider = document.querySelector('.time input');
  const axis = document.querySelector('.lanes svg[data-start]');
  slider.value = (Date.parse(day) - Date.parse(axis.dataset.start)) / 3600000;
  slider.dispatchEvent(new Event('input')); }"""


def colours(page: Page) -> dict[tuple[int, ...], int]:
    """Count the colours of the map as it stands on the screen."""
    shot = Image.open(io.BytesIO(page.locator(".map .canvas").screenshot())).convert("RGB")
    return {colour: n for n, colour in shot.getcolors(shot.width * shot.height) or []}  # type: ignore[misc]


def test_land_sea_and_where_a_silent_ship_can_be(drawing: Browser, ore: tuple[Path, Run]) -> None:
    page = drawing.new_page(
        viewport={"width": 1440, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    file = published(*ore)
    page.goto(file.as_uri())
    page.wait_for_selector(".map[data-map=on]", timeout=60_000)
    page.wait_for_timeout(300)
    land, sea = (230, 227, 218), (228, 237, 242)
    whole = colours(page)
    assert min(whole.get(land, 0), whole.get(sea, 0)) > 10_000
    page.evaluate(NOON, "2021-03-07T12:00Z")
    expect(page.locator(".time output")).to_contain_text("Alba")
    page.wait_for_timeout(500)
    assert colours(page).get(sea, 0) < whole[sea] - 5_000  # shaded where it can have been
    page.get_by_role("button", name="Quay").click()
    page.wait_for_timeout(300)
    box = page.locator(".labels .place", has_text="Quay").bounding_box()
    around = page.locator(".map").bounding_box()
    assert box is not None
    assert around is not None
    assert abs(box["x"] - around["x"] - around["width"] / 2) < 3
    assert asked == [file.as_uri()]
