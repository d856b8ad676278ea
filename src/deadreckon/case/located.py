"""Errors that a later stage finds in the frame, brought back to their line in `case.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deadreckon.case.frame_errors import Sheet
from deadreckon.case.toml_lines import Path
from deadreckon.errors import BadFrame

_BRACKETED = re.compile(r"(weights|criteria) \((.*)\)(?:\.(\w+))?")


def located(error: BadFrame, sheet: Sheet) -> BadFrame:
    """Give the same error with the file and line on which its key stands.

    A stage knows ids, no lines: it names `links.shipped.prior`, `weights (c1 to shipped).ratio`,
    `weights.of` with the word, or a hypothesis by its id alone.
    """
    if error.file is not None or error.field is None:
        return error
    path = next(_paths(error, sheet), None)
    return BadFrame(
        error.problem,
        mend=error.mend,
        file=sheet.name,
        line=None if path is None else sheet.line(path),
        field=error.field,
        value=error.value,
    )


def _paths(error: BadFrame, sheet: Sheet) -> Iterator[Path]:
    field = error.field or ""
    if bracketed := _BRACKETED.fullmatch(field):
        yield from _by_content(sheet, bracketed[1], bracketed[2], bracketed[3])
        return
    table, _, rest = field.partition(".")
    if table == "weights":
        yield from _by_content(sheet, table, error.value or "", rest or None)
    for name, rows in sheet.document.items():
        if isinstance(rows, list) and (name == table or not rest):
            yield from _by_id(name, rows, rest or table)
    if isinstance(sheet.document.get(table), dict):
        yield table, rest
    if table in sheet.document:
        yield (table,)


def _by_id(name: str, rows: list[dict[str, object]], rest: str) -> Iterator[Path]:
    """Find `id` or `id.key`; ids may have dots, so the longest that fits comes first."""
    ids = [str(row.get("id")) for row in rows]
    for index in sorted(range(len(ids)), key=lambda i: (-len(ids[i]), i)):
        if rest == ids[index]:
            yield name, index
        elif rest.startswith(f"{ids[index]}."):
            yield name, index, rest.removeprefix(f"{ids[index]}.")


def _by_content(sheet: Sheet, name: str, words: str, key: str | None) -> Iterator[Path]:
    for index, row in enumerate(sheet.document.get(name, ())):
        of = row.get("of", row.get("name", ""))
        named = [of] if isinstance(of, str) else of
        if all(word in words for word in named) and (
            f" to {row.get('to')}" in words or " to " not in words
        ):
            yield (name, index) if key is None else (name, index, key)
