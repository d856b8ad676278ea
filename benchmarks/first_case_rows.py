"""The rows that the first case holds by hand beside what is proposed from the article itself.

    python benchmarks/first_case_rows.py ARTICLE

ARTICLE is the text of the page that the case began with; the case ships a note of it in words of
our own, whose rows these are. Rows and proposals are in the order of the page: they are put side by
side so that most cells agree. For each row the cells that differ, and how many are the same.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deadreckon.claims.extract import extract
from deadreckon.claims.proposed import Proposed

CASE = Path(__file__).parent.parent / "examples" / "orient-express"
ARTICLE = "bao-quoc-te-2023-10-27.fr.txt"
NAMES = {
    "uk-mod": "UK Ministry of Defence",
    "white-house": "White House",
    "wapo": "Washington Post",
    "rusi": "RUSI",
    "russia": "Russia",
    "najin": "Najin",
    "dunai": "Dunai",
}
WHY = {
    "line-01-shipped": "a headline without a count or denial makes no claim",
    "line-02-boxes": "the page says the United States; the row names who of them",
    "line-07-support": "says what depots are for: no count, term, time or sign of a claim",
    "line-09-iran-belarus": "stands within the condition, and is one claim with it",
    "line-10-protests": "the row's id for the same words",
    "line-11-resolutions": "the page may be read as its own word or as the countries'",
    "line-12-voted": "says how a state voted: no sign of a claim",
    "line-15-cooperation": "an assessment without an estimative term or sign of one",
    "line-16-two-ships": "told from images, so a sighting; the row takes its days from line 19",
    "line-18-purpose": "nobody is named; the row gives hearsay to the outlet",
    "line-20-start": "c16: the same words and days, as a judgement for its term",
    "line-21-three-weeks": "the end of line 20's sentence, in one claim with it",
}
"""Why a row and a proposal differ, or a row has none."""
CELLS = ("kind", "mood", "polarity", "value", "bound", "unit", "low", "high", "from", "source")


@dataclass(frozen=True, slots=True)
class Compared:
    """A row held by hand, the proposal nearest to it or None, and each cell as (theirs, ours)."""

    row: str
    proposal: str | None
    differs: Mapping[str, tuple[str, str]]


def compare(text: str, day: date) -> list[Compared]:
    """Compare the rows held by hand with the proposals of the article, in its order."""
    rows = list(_rows())
    found = extract(text, language="fr", published=day).claims
    pairs = _aligned([[_agreeing(row, claim) for claim in found] for row in rows])
    return [
        Compared(row["claim"], found[at].id, _differing(row, found[at]))
        if at is not None
        else Compared(row["claim"], None, {})
        for row, at in zip(rows, pairs, strict=True)
    ]


def _aligned(scores: Sequence[Sequence[int]]) -> list[int | None]:
    """Give each row one column, or None, in rising order, so that the sum of scores is greatest."""
    wide = len(scores[0])
    best = [[0] * (wide + 1) for _ in range(len(scores) + 1)]
    for row in range(len(scores) - 1, -1, -1):
        for at in range(wide - 1, -1, -1):
            score = scores[row][at]
            taken = best[row + 1][at + 1] + score if score else 0
            best[row][at] = max(best[row + 1][at], best[row][at + 1], taken)
    out: list[int | None] = []
    at = 0
    for row, line in enumerate(scores):
        while at < wide and best[row][at] == best[row][at + 1]:
            at += 1
        score = line[at] if at < wide else 0
        if score and best[row][at] == best[row + 1][at + 1] + score:
            out.append(at)
            at += 1
        else:
            out.append(None)
    return out


def _rows() -> Iterator[dict[str, str]]:
    with (CASE / "evidence" / "claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["report"] == ARTICLE:
                yield row


def _agreeing(row: Mapping[str, str], claim: Proposed) -> int:
    """Count the cells that agree; none where nothing says that both are one statement."""
    theirs, ours = _theirs(row), _cells(claim)
    same = {
        cell for cell in CELLS if theirs[cell] and theirs[cell] in (ours[cell], *claim.source_chain)
    }
    telling = same & {"kind", "value", "high"}
    return len(same) if telling and (theirs["value"] == ours["value"] or "high" in same) else 0


def _differing(row: Mapping[str, str], claim: Proposed) -> dict[str, tuple[str, str]]:
    theirs, ours = _theirs(row), _cells(claim)
    return {
        cell: (theirs[cell], ours[cell])
        for cell in CELLS
        if theirs[cell] and theirs[cell] not in (ours[cell], *claim.source_chain)
    }


def _theirs(row: Mapping[str, str]) -> dict[str, str]:
    return {cell: NAMES.get(row[cell], row[cell]) for cell in CELLS}


def _cells(claim: Proposed) -> dict[str, str]:
    count, term, when = claim.quantity, claim.term, claim.time
    return {
        "kind": claim.kind,
        "mood": claim.mood,
        "polarity": claim.polarity,
        "value": f"{count.value:g}" if count else "",
        "bound": count.bound if count else "",
        "unit": (count.unit or "") if count else "",
        "low": f"{term.low:g}" if term else "",
        "high": f"{term.high:g}" if term else "",
        "from": (when.from_ or "") if when else "",
        "source": claim.source_chain[-1] if claim.source_chain else "",
    }


def main() -> None:
    """Print the comparison."""
    article = Path(sys.argv[1]).read_text("utf-8")
    rows = compare(article, date(2023, 10, 27))
    for row in rows:
        told = "; ".join(
            f"{cell}: {a} by hand, {b or 'none'}" for cell, (a, b) in row.differs.items()
        )
        why = "" if row.proposal and not row.differs else f" ({WHY.get(row.row, 'not known')})"
        said = told or ("same" if row.proposal else "")
        print(f"{row.row:21} {row.proposal or 'none':5} {said}{why}")
    same = sum(row.proposal is not None and not row.differs for row in rows)
    print(f"{same} of {len(rows)} rows the same in every cell compared")


if __name__ == "__main__":
    main()
