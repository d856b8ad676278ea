"""Make the pictures of the README from a real run of the shipped cases.

    .venv/bin/python scripts/make_pictures.py

Writes docs/pictures/demo.svg, the screen of `deadreckon demo`; docs/pictures/brief.png, the top of
the brief as headless Chromium draws it (Debian: apt install chromium libatomic1); and of the
dossier dossier.png, its top with the map, and what-if.png, with two origins left out.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from deadreckon.case.run import run
from deadreckon.publish.demo import demonstrate
from deadreckon.publish.out import publish

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
FOLDER = Path("deadreckon-demo")  # as the command names it where no folder is given
BRIEF_SIZE = (860, 790)  # CSS pixels: down to the end of the chain

# Rich's own frame asks another host for a font; this one is drawn with whatever is there.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font: {char_height}px "DejaVu Sans Mono", Menlo, Consolas, monospace;
  line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="8" fill="#ffffff" stroke="#c9ced6"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Run the demo in an empty folder and draw what it shows."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        shown = demonstrate(FOLDER, now=datetime.now(UTC))
        _screen(shown.screen(), PICTURES / "demo.svg")
        case = Path(folder) / shown.folder / "orient-express"
        _page(case / "out/brief.html", PICTURES / "brief.png")
        (dossier,) = publish(case, run(case), "dossier")
        _dossier(case / dossier.path)
    for picture in sorted(PICTURES.iterdir()):
        print(f"{picture.name}  {picture.stat().st_size // 1000} kB")


def _screen(text: str, to: Path) -> None:
    width = max(map(len, text.splitlines()))
    console = Console(record=True, width=width, file=io.StringIO(), highlight=False)
    console.print(Text(f"$ make demo\n{text}"), soft_wrap=True)
    svg = console.export_svg(theme=DEFAULT_TERMINAL_THEME, code_format=FRAME, unique_id="demo")
    to.write_text(svg, "utf-8")


def _page(page: Path, to: Path) -> None:
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("chromium is not there; on Debian: apt install chromium")
    width, height = BRIEF_SIZE
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=2",
        f"--window-size={width},{height}",
        f"--user-data-dir={page.parent / 'browser'}",
        f"--screenshot={to}",
    ]
    subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True)  # noqa: S603


def _dossier(file: Path) -> None:
    """Draw the dossier with its map on, and the argument without two origins that carry it."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader"],
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900}, device_scale_factor=1.25)
        page.goto(file.as_uri())
        page.wait_for_selector(".map[data-map=on]", timeout=120_000)
        page.wait_for_timeout(1000)
        page.screenshot(path=PICTURES / "dossier.png")
        page.click("nav.views [data-view=argument]")
        for origin in range(2):
            page.locator(".origins input[type=checkbox]").nth(origin).uncheck()
        page.wait_for_timeout(2000)
        page.add_style_tag(content="nav.views { display: none } #what-if { padding: 0 20px }")
        page.locator("#what-if").screenshot(path=PICTURES / "what-if.png")
        browser.close()


if __name__ == "__main__":
    main()
