"""AIS files of any dialect, chosen by looking at the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path

import polars as pl

from deadreckon.errors import BadUse, Unreadable
from deadreckon.read.ais.columns import FIXES, IDENTITIES, Batch, Tally
from deadreckon.read.ais.delimited import read_delimited
from deadreckon.read.ais.source import Block, blocks, is_parquet
from deadreckon.read.ais.told_events import told_events

_SENTENCE = re.compile(rb"^(\\[^\\\r\n]*\\)*[!$][A-Z0-9=]{2}[A-Z]{2,3}\d*,", re.MULTILINE)


def fixes(
    path: str | Path,
    mapping: Mapping[str, str] | None = None,
    columns: Collection[str] = tuple(FIXES),
    *,
    identities: bool = True,
) -> Iterator[Batch]:
    """Read an AIS file of any dialect in batches of bounded size, in the order of the file.

    Args:
        path: the file, packed or not.
        mapping: which of the file's columns holds what, over their usual names: `vessel`, `time`,
            `lat`, `lon`, `speed`, `course`, `imo`, `name`, `call_sign`, `kind`, `length`, `beam`,
            `draught`, `destination`.
        columns: those of `FIXES` that are wanted; only what they need is read.
        identities: whether to read what vessels say of themselves, too.

    Raises:
        Unreadable: the file cannot be read at all; it says why.
        BadUse: the mapping names what there is not.
    """
    wrong = set(columns) - set(FIXES)
    if wrong:
        mend = f"There are {', '.join(FIXES)}."
        raise BadUse("is no column of fixes", mend=mend, field=", ".join(sorted(wrong)))
    batches = _read(Path(path), mapping, columns, identities=identities)
    wanted = [name for name in FIXES if name in columns]
    for batch in batches:
        absent = [pl.lit(None, FIXES[n]).alias(n) for n in wanted if n not in batch.fixes.columns]
        batch.fixes = batch.fixes.with_columns(absent).select(wanted)
        yield batch


def _read(
    path: Path,
    mapping: Mapping[str, str] | None,
    columns: Collection[str],
    *,
    identities: bool,
) -> Iterator[Batch]:
    if is_parquet(path):
        from deadreckon.read.ais.parquet import read_parquet

        yield from read_parquet(path, mapping, fixes=columns, identities=identities)
        return
    told = None if mapping else told_events(path)
    if told:
        none = pl.DataFrame(schema=FIXES), pl.DataFrame(schema=IDENTITIES)
        yield Batch(*none, told[1])
        return
    broken: list[str] = []
    text = _watched(blocks(path), broken)
    first = next(text, Block(b""))
    head = first.data[:100_000].lstrip()
    if not head:
        mend = "Fetch the file again, or leave it out."
        problem = broken[0] if broken else "is empty"
        raise Unreadable(problem, mend=mend, file=str(path))
    whole = chain([first], text)
    if _SENTENCE.search(head):
        from deadreckon.read.ais.nmea import read_nmea

        yield from read_nmea(whole, identities=identities)
    elif head[:1] in (b"{", b"["):
        from deadreckon.read.ais.jsonlines import read_json

        yield from read_json(whole, str(path), mapping, fixes=columns, identities=identities)
    else:
        yield from read_delimited(whole, str(path), mapping, fixes=columns, identities=identities)
    for reason in broken:
        tally = Tally(rows=1, set_aside=Counter({reason: 1}))
        yield Batch(pl.DataFrame(schema=FIXES), pl.DataFrame(schema=IDENTITIES), tally)


def _watched(text: Iterator[Block], broken: list[str]) -> Iterator[Block]:
    for block in text:
        if block.broken:
            broken.append(block.broken)
        yield block
