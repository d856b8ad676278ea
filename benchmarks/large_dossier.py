"""Time how soon the dossier of a case with ten thousand items and a million fixes can be used.

    .venv/bin/python benchmarks/large_dossier.py [ITEMS [FIXES]]

Makes a case with so many looks, sightings and claims, and with the track of a ship that goes to and
fro with so many fixes, publishes it, opens it in Chromium without a network, and tells when it was
painted, when its script had run, how long a number takes to lead to its evidence, and how long a
second of play blocks the page.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from random import Random

import numpy as np
import polars as pl
from playwright.sync_api import sync_playwright

from deadreckon.case.run import run
from deadreckon.publish.out import publish

FRAME = """format = 1
[case]
id = "large"
question = "What went from a to b?"
window = { from = "2023-01-01", to = "2023-12-31" }
[[places]]
id = "a"
lat = 42.23
lon = 130.3
tz = "Asia/Tokyo"
[[places]]
id = "b"
lat = 42.88
lon = 132.33
tz = "Asia/Tokyo"
[[vessels]]
id = "v"
speed_kn = [6, 16]
mmsi = ["273000001"]
[[routes]]
id = "main"
from = "a"
to = "b"
[[sources]]
id = "s"
tz = "Asia/Tokyo"
[[origins]]
id = "o"
reliability = "B"
[[links]]
id = "l"
prior = [0.3, 0.7]
[[hypotheses]]
id = "h"
statement = "something went"
all_of = ["l"]
[[weights]]
of = "c0"
to = "l"
ratio = [2, 6]
"""


def main(items: int, fixes: int) -> None:
    """Make the case, publish it, open it."""
    with tempfile.TemporaryDirectory() as folder:
        case = _write(Path(folder) / "large", items, fixes)
        began = time.perf_counter()
        done = run(case)
        told = time.perf_counter()
        (file,) = publish(case, done, "dossier")
        made = time.perf_counter()
        path = case / file.path
        print(f"{items} items, {fixes} fixes")
        print(f"run {told - began:.1f} s, dossier {made - told:.1f} s, "
              f"{path.stat().st_size / 1e6:.1f} MB")  # fmt: skip
        _open(path)


def _write(case: Path, items: int, fixes: int) -> Path:
    dice = Random(1)  # noqa: S311 - a seed, not a secret
    (case / "evidence").mkdir(parents=True)
    (case / "case.toml").write_text(FRAME, "utf-8")
    third = items // 3
    days = [f"2023-{1 + n * 12 // third:02}-{1 + dice.randrange(28):02}" for n in range(third)]
    looks = [f"k{n},{'ab'[n % 2]},{day},,{dice.choice(['clear', 'cloudy', 'part'])},s"
             for n, day in enumerate(days)]  # fmt: skip
    seen = [f"g{n},{'ab'[n % 2]},{day},,v,0.5,name,s,o" for n, day in enumerate(days)]
    said = [f"c{n},the ship was at the pier on {day},s,o,{day}," for n, day in enumerate(days)]
    for name, head, rows in (
        ("looks", "look,place,from,to,seen,source", looks),
        ("sightings", "sighting,place,from,to,vessel,confidence,basis,source,origin", seen),
        ("claims", "claim,text,source,origin,from,to", said),
    ):
        (case / "evidence" / f"{name}.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    if fixes:
        (case / "evidence" / "ais").mkdir()
        _track(fixes).write_csv(case / "evidence" / "ais" / "track.csv")
    return case


def _track(fixes: int) -> pl.DataFrame:
    """Give a year of a ship that lies a day at each end, and sails a day in between, out at sea."""
    seconds = np.linspace(0, 364 * 86_400, fixes).astype(np.int64)
    way = np.abs(np.clip(seconds / 86_400 % 4 - 2, -1.5, 1.5)) - 0.5
    way = np.clip(way, 0, 1)
    return pl.DataFrame(
        {
            "MMSI": np.full(fixes, 273_000_001),
            "BaseDateTime": pl.Series(seconds * 1000 + 1_672_531_200_000)
            .cast(pl.Datetime("ms"))
            .dt.strftime("%Y-%m-%dT%H:%M:%S"),
            "LAT": np.round(42.23 + 0.65 * way - 0.4 * np.sin(np.pi * way), 5),
            "LON": np.round(130.3 + 2.03 * way, 5),
            "SOG": np.where((way == 0) | (way == 1), 0.0, 8.0),
        }
    )


def _open(path: Path) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        began = time.perf_counter()
        page.goto(path.as_uri(), wait_until="load")
        page.wait_for_selector(".time .play")
        print(f"usable after {time.perf_counter() - began:.2f} s")
        paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"
        print(f"first paint after {page.evaluate(paint):.2f} s")
        began = time.perf_counter()
        page.locator('[data-dr^="places.a.calls"], [data-dr="judgements.h.p"]').first.click()
        page.wait_for_selector(".item.lit", state="visible")
        print(f"a number to its evidence in {time.perf_counter() - began:.2f} s")
        page.evaluate("document.querySelector('.play').click()")
        began = time.perf_counter()
        frames = page.evaluate(
            "new Promise((done) => { let n = 0; const end = performance.now() + 2000; const tick = "
            "() => { n++; performance.now() < end ? requestAnimationFrame(tick) : done(n) }; "
            "requestAnimationFrame(tick) })"
        )
        print(f"{frames} frames of play in {time.perf_counter() - began:.1f} s")
        browser.close()


if __name__ == "__main__":
    asked = [*map(int, sys.argv[1:]), *(10_000, 1_000_000)[len(sys.argv) - 1 :]]
    main(*asked)
