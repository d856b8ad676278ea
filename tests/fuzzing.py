"""Cases mutated at random, by the table of columns and by bytes: `make fuzz`.

    python -m tests.fuzzing 10000

Whatever is done to a case, a run ends in results or in an error that names a file and a mend; no
row is lost, nothing hangs, and memory stays bounded.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from deadreckon.case.run import Run, run
from deadreckon.publish.out import write_out
from deadreckon.read.table import raw_records
from tests.enduring import Attempt, endured, tell
from tests.mutations import BAD, ROWS, table_of
from tests.publish.conftest import write_case

LONGEST_S = 30
MOST_MB = 500
EVIDENCE = ("looks", "sightings", "stacks", "aggregates", "listings", "claims")
Chance = random.Random
Change = Callable[[bytes, Chance], bytes]


def flipped(data: bytes, chance: Chance) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: Chance) -> bytes:
    """End too soon, as a broken copy does."""
    return data[: chance.randrange(len(data))]


def doubled(data: bytes, chance: Chance) -> bytes:
    """Say something twice."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 200))
    return data[:end] + data[start:end] + data[end:]


def shuffled(data: bytes, chance: Chance) -> bytes:
    """Change the order of lines."""
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def spliced(data: bytes, chance: Chance) -> bytes:
    """Put something strange in the middle."""
    strange = (
        b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b",", b"\r", b"\n\n", b"[[", b"'''", b"\\u0",
        "\u202e".encode(), "\ud55c".encode(), b"1e999", b"-0", b"nan", b"9" * 400, b"{" * 3000,
        b"<!ENTITY a 'b'>", b"<div>" * 2000, b"2023-02-30", b"../../x", b"|", b"?", b";" * 50,
    )  # fmt: skip
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(strange) + data[at:]


def reworded(data: bytes, chance: Chance) -> bytes:
    """Put a bad word where a word or number stood."""
    words = data.split(b",")
    bad = chance.choice([value for values in BAD.values() for value in values])
    words[chance.randrange(len(words))] = bad.encode(errors="surrogatepass")
    return b",".join(words)


CHANGES: tuple[Change, ...] = (flipped, cut, doubled, shuffled, spliced, reworded)


def mutate(case: Path, chance: Chance) -> str:
    """Change one or two files of a case; give what was done."""
    done = []
    for _ in range(chance.choice((1, 1, 2))):
        if chance.random() < 0.4:  # by the table of columns
            name = chance.choice(EVIDENCE)
            column = chance.choice(list(ROWS[name]))
            kind, _ = ROWS[name][column]
            value = chance.choice(BAD[kind] or ("x",))
            path = case / "evidence" / f"{name}.csv"
            path.write_text(table_of(name, {column: value}), "utf-8", errors="surrogatepass")
            done.append(f"{name}.{column} = {value[:40]!r}")
        else:
            path = chance.choice(sorted(p for p in case.rglob("*") if p.is_file()))
            change = chance.choice(CHANGES)
            data = path.read_bytes()
            if data:
                path.write_bytes(change(data, chance))
                done.append(f"{change.__name__} {path.relative_to(case)}")
    return "; ".join(done)


def account(case: Path, done: Run) -> None:
    """Each row is a record, or set aside and told; each report is there, or told."""
    told = Counter(aside.file for aside in done.set_aside if aside.line is not None)
    for name in EVIDENCE:
        path = case / "evidence" / f"{name}.csv"
        records = raw_records(path.read_bytes(), path.name)
        rows = [text for text in records.values() if text.strip("\r\n")][1:]
        kept = sum(row.at.path == f"evidence/{name}.csv" for row in getattr(done.evidence, name))
        aside = told[f"evidence/{name}.csv"]
        assert kept + aside == len(rows), (name, kept, aside, len(rows))


def whole_case(folder: Path) -> Path:
    """Write a case with every table."""
    case = write_case(folder)
    for name in ("aggregates", "listings"):
        (case / "evidence" / f"{name}.csv").write_text(table_of(name, {}), "utf-8")
    meta = case / "evidence" / "reports" / "herald.txt.meta.toml"
    meta.write_text('publisher = "The Herald"\npublished = "2021-04-29"\nrights = "CC0"\n', "utf-8")
    page = (
        "<html><body><article>"
        + "<p>Ore went by sea, he said.</p>" * 9
        + "</article></body></html>"
    )
    (case / "evidence" / "reports" / "page.html").write_text(page, "utf-8")
    return case


def fuzz(count: int, seed: int = 1) -> Counter[str]:
    """Run so many mutated cases; give how many ended in results, and how many in words."""
    return endured(_attempts(count, seed), LONGEST_S)


def _attempts(count: int, seed: int) -> Iterator[Attempt]:
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            case = whole_case(Path(folder, "case"))
            what = mutate(case, Chance(f"{seed} {number}"))
            yield what, partial(_run, case, out=number % 10 == 0)


def _run(case: Path, *, out: bool) -> None:
    done = run(case)
    account(case, done)
    if out:
        write_out(case, done)


if __name__ == "__main__":
    tell(fuzz, MOST_MB)
