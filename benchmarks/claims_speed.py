"""How fast claims are proposed: articles a minute on two cores, and time against length.

    python benchmarks/claims_speed.py FOLDER [ARTICLES]

FOLDER holds `gold.jsonl` and the texts it names. Asked for (issue 13): 1,000 articles in under a
minute on 2 cores, ten times the text in at most fifteen times the time, 5 MB in bounded memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from deadreckon.claims.extract import extract

CORES = 2
LONG = 5_000_000

Article = tuple[str, str, date]


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if sys.argv[2:] else 1000
    articles = list(_articles(folder))
    started = time.perf_counter()
    with ProcessPoolExecutor(CORES) as pool:
        found = sum(pool.map(_claims, islice(cycle(articles), count), chunksize=20))
    seconds = time.perf_counter() - started
    print(f"{count} articles, {found} claims: {seconds:.1f} s on {CORES} cores")
    for text, language, day in articles[:: len(articles) // 8]:
        _seconds(text, language, day)  # the lexicon is read first
        once, tenfold = (_seconds(text * n, language, day) for n in (1, 10))
        print(f"{language}: ten times the text takes {tenfold / once:.1f} times the time")
    text, language, day = articles[0]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = _seconds((text + "\n") * (LONG // len(text)), language, day)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"5 MB: {seconds:.1f} s, {grown:.0f} MB more")


def _articles(folder: Path) -> list[Article]:
    rows = map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())
    return [
        (
            (folder / row["file"]).read_text("utf-8"),
            row["language"],
            date.fromisoformat(row["published"]),
        )
        for row in rows
    ]


def _claims(article: Article) -> int:
    text, language, day = article
    return len(extract(text, language=language, published=day).claims)


def _seconds(text: str, language: str, day: date) -> float:
    started = time.perf_counter()
    extract(text, language=language, published=day)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
