r"""Quantities and times against other people's sentences, beside the libraries that others use.

    python benchmarks/claims_suites.py [--data FOLDER] [--peers]

Prints one table: for each language the share of expected results found right, over all rows and
without those that `claims_suites_wrong.csv` lists. With `--peers`, also of recognizers-text,
dateparser, quantulum3 and text2num, each where it is installed and knows the language. They are no
dependencies; in an environment to throw away:

    python3.11 -m venv VENV
    VENV/bin/pip install "setuptools<81" wheel pydantic regex multipledispatch grapheme datedelta
    VENV/bin/pip install --no-build-isolation emoji==1.1.0
    VENV/bin/pip install dateparser quantulum3 text2num
    VENV/bin/pip install --no-deps datatypes-timex-expression==1.0.2a2 \
        recognizers-text{,-number,-number-with-unit,-date-time}==1.0.2a2
    PYTHONPATH=src VENV/bin/python benchmarks/claims_suites.py --peers

Ours count as in the data's own score. Libraries that tell no bounds are judged on the values alone,
which is easier.

A row is listed where the rules of the marked reports (`../shared/data/reports/README.md`) say
otherwise: `closed`, the last month or year of an interval counts (rule 10); `parts`, early, middle
and late month are days 1 to 10, 11 to 20, 21 to the end (rule 10); `joined`, two days in a row are
one interval, as the reports mark `7 and 8 September`; `text`, the row expects other months or years
than its text names.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import logging
import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from deadreckon import quantities, times

Row = dict[str, Any]
Read = Callable[[Row], list[object]]

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data" / "suites"
CULTURES = {
    "en": "en-us", "fr": "fr-fr", "de": "de-de", "es": "es-es", "it": "it-it", "pt": "pt-br",
    "zh": "zh-cn", "ja": "ja-jp", "ko": "ko-kr", "tr": "tr-tr", "ar": "ar-*", "nl": "nl-nl",
}  # fmt: skip


def ours_quantities(row: Row) -> list[object]:
    """Read the quantities of a row."""
    found = quantities(row["text"], language=row["language"])
    return [(one.bound, one.value, one.upper) for one in found]


def ours_times(row: Row) -> list[object]:
    """Read the times of a row."""
    published = date.fromisoformat(row["published"])
    found = times(row["text"], language=row["language"], published=published)
    return [(str(one.from_), str(one.to)) for one in found]


def peers(kind: str) -> Iterator[tuple[str, Read]]:
    """Give the other libraries that are installed."""
    makers: dict[str, Callable[[], Read]] = (
        {"recognizers-text": recognized_numbers, "quantulum3": quantulated, "text2num": spelt}
        if kind == "quantities"
        else {"recognizers-text": recognized_dates, "dateparser": parsed}
    )
    for name, make in makers.items():
        try:
            yield name, make()
        except ImportError:
            print(f"{name} is not installed")


def recognized_numbers() -> Read:
    """Read with recognizers-text's numbers: its Python port has no ranges."""
    suite = importlib.import_module("recognizers_number")

    def read(row: Row) -> list[object]:
        found = suite.recognize_number(row["text"], CULTURES.get(row["language"], ""))
        return [float(each.resolution["value"]) for each in found]

    return read


def recognized_dates() -> Read:
    """Read with recognizers-text's dates."""
    suite = importlib.import_module("recognizers_date_time")

    def read(row: Row) -> list[object]:
        reference = datetime.fromisoformat(row["published"])
        found = suite.recognize_datetime(
            row["text"], CULTURES.get(row["language"], ""), reference=reference
        )
        return [pair for result in found if (pair := _first(result.resolution)) is not None]

    return read


def _first(resolution: dict[str, Any] | None) -> tuple[str, str] | None:
    for value in (resolution or {}).get("values", ()):
        if value.get("value", "not resolved") != "not resolved":
            return value["value"][:10], value["value"][:10]
        if "start" in value and "end" in value:
            return value["start"][:10], value["end"][:10]
    return None


def parsed() -> Read:
    """Read with dateparser's search, single days only: it knows no periods."""
    search = importlib.import_module("dateparser.search")

    def read(row: Row) -> list[object]:
        published = datetime.fromisoformat(row["published"])
        settings = {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "past"}
        found = search.search_dates(row["text"], languages=[row["language"]], settings=settings)
        return [(day.date().isoformat(),) * 2 for _, day in found or ()]

    return read


def quantulated() -> Read:
    """Read with quantulum3, English only: it tells numbers and units, no bounds."""
    parser = importlib.import_module("quantulum3.parser")

    def read(row: Row) -> list[object]:
        if row["language"] != "en":
            raise LookupError(row["language"])
        return [float(one.value) for one in parser.parse(row["text"])]

    return read


def spelt() -> Read:
    """Read with text2num, which turns words into figures: a number alone counts as told."""
    library = importlib.import_module("text_to_num")

    def read(row: Row) -> list[object]:
        text = library.alpha2digit(row["text"], row["language"])
        return [float(word) for word in re.findall(r"\d+(?:\.\d+)?", text)]

    return read


def accepted(want: dict[str, Any]) -> list[object]:
    """Give the answers that a row accepts."""
    if "bound" in want:
        return [(want["bound"], want["value"], want["upper"]), want["value"]]
    return [tuple(pair) for pair in want["accept"]]


def score(rows: list[Row], read: Read) -> dict[str, tuple[int, int]]:
    """Count right and expected results by language; a language that a library lacks is left out."""
    right: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    lacking: set[str] = set()
    for row in rows:
        language = row["language"]
        if language in lacking:
            continue
        try:
            pool = read(row)
        except Exception:  # noqa: BLE001 - what a library does with a language that it lacks
            lacking.add(language)
            continue
        for want in row.get("quantities") or row.get("times") or ():
            asked[language] += 1
            hit = next((answer for answer in pool if answer in accepted(want)), None)
            if hit is not None:
                pool.remove(hit)
                right[language] += 1
    return {name: (right[name], asked[name]) for name in asked if name not in lacking}


def listed() -> dict[str, set[int]]:
    """Give the lines of each file that are listed as wrong."""
    found: dict[str, set[int]] = defaultdict(set)
    with (HERE / "claims_suites_wrong.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["file"]].add(int(row["line"]))
    return found


def line(name: str, found: dict[str, tuple[int, int]], languages: list[str]) -> str:
    """Give a line of the table: the share right over all, then by language."""
    right, whole = (sum(pair[at] for pair in found.values()) for at in (0, 1))
    cells = [
        f"{found[each][0] / found[each][1]:.2f}" if each in found else "" for each in languages
    ]
    return f"| {' | '.join([name, f'{right / max(whole, 1):.3f}', *cells])} |"


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=DATA)
    asked.add_argument("--peers", action="store_true")
    given = asked.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    suites = {
        name: list(map(json.loads, (given.data / name).read_text("utf-8").splitlines()))
        for name in ("number_ranges.jsonl", "dates.jsonl")
    }
    languages = sorted({row["language"] for rows in suites.values() for row in rows})
    wrong = listed()
    print(f"| | all | {' | '.join(languages)} |")
    print("| --- " * (len(languages) + 2) + "|")
    for name, rows in suites.items():
        kind, ours = (
            ("times", ours_times) if name.startswith("dates") else ("quantities", ours_quantities)
        )
        print(line(f"{kind}: deadreckon", score(rows, ours), languages))
        if wrong[name]:
            kept = [row for at, row in enumerate(rows, 1) if at not in wrong[name]]
            told = f"deadreckon, without {len(wrong[name])} of {len(rows)} rows"
            print(line(told, score(kept, ours), languages))
        for library, read in peers(kind) if given.peers else ():
            print(line(library, score(rows, read), languages))


if __name__ == "__main__":
    main()
