import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from deadreckon.case.archive import Archive
from deadreckon.case.run import Run
from deadreckon.judgement.yardsticks import yardstick
from tests.page.conftest import Opened, published

Open = Callable[..., Opened]
WIDE = {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="module")
def file(first_case: tuple[Path, Run]) -> Path:
    return published(*first_case)


def test_a_number_leads_to_its_marked_span_as_the_archive_has_it(
    opened: Open, file: Path, first_case: tuple[Path, Run]
) -> None:
    folder, done = first_case
    page = opened(file, **WIDE).page
    page.click("nav.views [data-view=article]")
    page.click('[data-dr="lines.line-17-five.ours"]')
    item = page.locator("#e-line-17-five")
    expect(item).to_be_in_viewport()
    mark = item.locator("mark")
    sha, start, end = (mark.get_attribute(f"data-{k}") for k in ("sha256", "start", "end"))
    assert sha
    text = Archive(folder).read(sha).decode()[int(start or 0) : int(end or 0)]
    assert mark.text_content() == text
    assert done.index["line-17-five"].sha256 == sha


def test_it_opens_from_disk_and_is_small(opened: Open, file: Path) -> None:
    assert file.stat().st_size < 6_000_000
    page = opened(file, **WIDE).page
    assert re.search("PHIA", page.locator("h1").inner_text())
    expect(page.locator("#view-voyages")).to_be_visible()
    expect(page.locator("#view-record")).to_be_hidden()
    page.click("nav.views [data-view=record]")
    expect(page.locator("#record")).to_be_visible()
    page.go_back()
    expect(page.locator("#view-voyages")).to_be_visible()


def test_time_plays_and_the_keyboard_moves_it(opened: Open, file: Path) -> None:
    page = opened(file, **WIDE).page
    slider = page.locator(".time input")
    whole = slider.input_value()
    page.click(".time .play")
    page.wait_for_function("document.querySelectorAll('.lanes .wide .later').length > 20")
    page.click(".time .play")
    shown = slider.input_value()
    assert int(shown) < int(whole)
    slider.press("ArrowRight")
    assert int(slider.input_value()) == int(shown) + 24
    assert re.search(r"\d+ \w+ 202[34]", slider.get_attribute("aria-valuetext") or "")


def test_a_bound_lights_up_its_witnesses(
    opened: Open, file: Path, first_case: tuple[Path, Run]
) -> None:
    _, done = first_case
    (proved,) = (r.fleet for r in done.reckoning.routes if r.id == "lady-r")
    assert proved.witnesses
    page = opened(file, **WIDE).page
    page.locator('[data-dr="routes.lady-r.fleet.at_least"]').first.click()
    lit = page.locator(".lanes .wide g.lit").evaluate_all(
        "marks => [...new Set(marks.map((mark) => mark.dataset.record))]"
    )
    assert set(lit) == set(proved.witnesses)
    expect(page.locator(".asked-about")).to_contain_text("routes.lady-r.fleet.at_least")
    page.keyboard.press("Escape")
    assert page.locator(".lanes g.lit").count() == 0


def test_an_origin_left_out_changes_the_term_as_python_says(
    opened: Open, file: Path, first_case: tuple[Path, Run]
) -> None:
    _, done = first_case
    main = done.principal
    assert main is not None
    scale = yardstick(main.yardstick)
    page = opened(file, **WIDE).page
    page.click("nav.views [data-view=argument]")
    told, record = page.locator(".results .what-if"), page.locator(".results .record")
    expect(record).to_contain_text(f"{scale.figure(main.p)} %")
    for left in main.without[:3]:
        box = page.locator(f'.origins [data-origin="{left.origin}"] input[type=checkbox]')
        box.uncheck()
        expect(told.locator(".p")).to_have_text(f"{scale.figure(left.p)} %")
        expect(told.locator(".term")).to_have_text(left.term or "no term")
        box.check()
    over = main.overturned_by
    assert over is not None
    for origin in over.ids:
        page.locator(f'.origins [data-origin="{origin}"] input[type=checkbox]').press("Space")
    expect(told.locator(".term")).to_have_text(over.term or "no term")
    assert over.term != main.term
    expect(record.locator(".term")).to_have_text(main.term or "no term")
    page.get_by_role("button", name="Back to the record").click()
    expect(told).to_contain_text("Nothing is changed")
