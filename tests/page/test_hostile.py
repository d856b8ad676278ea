"""What a case holds is shown and never run, whatever field it stands in."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from deadreckon.case.run import Run, run
from tests.page.conftest import Opened, published
from tests.publish.conftest import write_case

STARTS = ["", "x", '"', "'", "</title>", "</style>", "</script>", "-->", "]]>", "</textarea>"]
MARKUP = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    '<svg onload="window.ran = 1"><script>window.ran=1</script></svg>',
    '<a href="javascript:window.ran=1" onfocus="window.ran=1" autofocus>name</a>',
    "${window.ran = 1}{{constructor.constructor('window.ran=1')()}}\u202e\u0007",
]
HOSTILE = [start + markup for start in STARTS for markup in MARKUP]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The small case with fifty hostile strings in names, statements, tables and a report."""
    folder = write_case(tmp_path_factory.mktemp("hostile"))
    strings = iter(HOSTILE)

    def told(text: str) -> str:
        return text.replace("\\", "\\\\").replace('"', '\\"').replace("\u0007", "\\u0007")

    frame = (folder / "case.toml").read_text("utf-8")
    for old in ("Ore from the isle", "Did ore from the isle reach the mill?", "The Navy",
                "Isle", "Quay", "Alba", "Navy patrol", "it crossed to the quay",
                "ore from the isle reached the mill", "the Ore Act"):  # fmt: skip
        frame = frame.replace(f'"{old}"', f'"{told(next(strings))}"', 1)
    (folder / "case.toml").write_text(frame, "utf-8")
    looks = folder / "evidence" / "looks.csv"
    first, *rest = csv.reader(looks.read_text("utf-8").splitlines())
    with looks.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([*first, "sensor", "note"])
        rows.writerows([*row, "", ""] for row in rest)
        for number, text in enumerate(strings):
            rows.writerow([f"h{number}", "isle", "2021-04-10", "", "cloudy", "navy", text, text])
    report = folder / "evidence" / "reports" / "script.txt"
    report.write_text("\n".join(HOSTILE), "utf-8")
    shutil.copy(report, report.with_name("copy<b>.txt"))
    return folder, run(folder)


@pytest.mark.parametrize("profile", ["public", "court"])
def test_fifty_hostile_strings_are_shown_and_not_run(
    opened: Callable[..., Opened], hostile: tuple[Path, Run], profile: str
) -> None:
    page = opened(published(*hostile, profile), viewport={"width": 900, "height": 900}).page
    for view in ("map", "voyages", "argument", "evidence", "article", "record"):
        page.click(f"nav.views [data-view={view}]")
        expect(page.locator(f"#view-{view}")).to_be_visible()
    page.evaluate("document.querySelectorAll('[data-dr]').forEach((link) => link.click())")
    page.evaluate("document.querySelectorAll('input').forEach((box) => box.click())")
    assert page.evaluate("window.ran") is None
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, form, [onerror], [onload]").count() == 0
    assert HOSTILE[0] in page.content().replace("&lt;", "<").replace("&gt;", ">")
    text = page.evaluate("document.body.textContent")
    assert sum(string.rstrip("\u202e\u0007") in text for string in HOSTILE) > 40
