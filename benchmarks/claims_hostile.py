"""What hostile texts cost each lexicon: ten times the text against the text.

    python benchmarks/claims_hostile.py [--language L …] [--length N]

For each lexicon and each shape of text the processor time of ten times the text is divided by that
of the text, each the best of several runs. Asked for (issue 13): at most fifteen. Prints the worst
shape of each lexicon, and every shape that is over.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from deadreckon.claims.boundwords import Bounds
from deadreckon.claims.extract import extract
from deadreckon.claims.lexicon import languages, table
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.patterns import words
from deadreckon.claims.timewords import Times
from deadreckon.claims.vocabulary import Attributing, Signs, Terms

DAY = date(2023, 10, 27)
MOST, TENFOLD, RUNS = 15, 10, 5


def shapes(language: str) -> Iterator[tuple[str, str]]:
    """Give a name and a unit to repeat, the words from the lexicon itself."""
    space = "" if language in ("zh", "ja") else " "
    numbers = table(language, "numbers", Numbers)
    bounds, times = table(language, "bounds", Bounds), table(language, "times", Times)
    spelt = [words(each)[0] for each in (*numbers.count, *numbers.words.values()) if words(each)]
    spelt += [letters[0] for letters in (*numbers.digits.values(), *numbers.places.values())]
    yield "digits", "9876543210"
    yield "one digit", "9"
    yield "opening brackets", "("
    yield "brackets", "(a(b(c)))"
    yield "quotes", "«“\"'"
    yield "commas", ","
    yield "numbers and commas", "1,"
    yield "numbers and dashes", "7 - 8 "
    yield "slashes", "1/1/"
    yield "full stops", "1. 2. "
    yield "letters", "abcdefghij"
    yield "capitals", "Abc Def "
    yield "ideographs", "数年月日的"
    yield "combining marks", "e\u0301\u0327"
    yield "number words", space.join(spelt) + space
    for side, pattern in bounds.before.items():
        yield f"bounds {side}", words(pattern)[0] + space
    for name in ("ago", "start", "until", "between"):
        if pattern := getattr(times, name):
            yield f"times {name}", words(pattern)[0] + space
    for name, group in (("months", times.months), ("weekdays", times.weekdays)):
        if group:
            yield name, space.join(words(each)[0] for each in group) + space
    yield from phrases(language, space)


def phrases(language: str, space: str) -> Iterator[tuple[str, str]]:
    """Give the first phrase of each kind of attribution, denial and judgement in a row."""
    for name, model in (("attribution", Attributing), ("signs", Signs), ("terms", Terms)):
        kinds = [patterns for _, patterns in table(language, name, model) if patterns]
        if kinds:
            yield name, "".join(plain(patterns[0]) + space for patterns in kinds)


def plain(pattern: str) -> str:
    """Give a phrase that looks like a pattern: its first choice without the signs."""
    first = pattern.split("|", maxsplit=1)[0]
    return "".join(letter for letter in first if letter not in "()?*…~")


def seconds(read: Callable[[str], object], text: str, runs: int) -> float:
    """Give the least processor time of several runs."""
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        read(text)
        best = min(best, time.process_time() - started)
    return best


def ratio(read: Callable[[str], object], text: str) -> float:
    """Give what ten times a text costs against the text."""
    once, tenfold = seconds(read, text, RUNS), seconds(read, text * TENFOLD, 2)
    return tenfold / max(once, 1e-4)


def main() -> None:
    """Print the figures; exit with 1 where one is over."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--language", nargs="*", default=languages())
    asked.add_argument("--length", type=int, default=600)
    given = asked.parse_args()
    over = False
    for language in given.language:

        def read(text: str, language: str = language) -> object:
            return extract(text, language=language, published=DAY)

        read("a")
        found: list[tuple[float, str]] = []
        for name, unit in shapes(language):
            text = unit * (given.length // len(unit) + 1)
            times = ratio(read, text)
            if times > MOST:  # a busy machine, or the text: longer ones tell
                times = min(times, *(ratio(read, text * more) for more in (2, 5)))
            found.append((times, name))
            if times > MOST:
                over = True
                print(f"{language}: {name} {unit[:20]!r} takes {times:.1f} times the time")
        worst, name = max(found)
        print(f"{language}: at most {worst:.1f} times the time, of {len(found)} shapes ({name})")
    sys.exit(int(over))


if __name__ == "__main__":
    main()
