"""What was taken in, what was set aside, and whether the record still holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from deadreckon.publish.columns import one_line, paragraph

if TYPE_CHECKING:
    from deadreckon.case.decide import Decided
    from deadreckon.case.forget import Forgotten
    from deadreckon.case.intake import Added
    from deadreckon.case.verify import Verified
    from deadreckon.model.evidence import SetAside


def added(taken: Added) -> str:
    """Tell what was taken in, with each file's hash, and what was set aside and why."""
    lines = []
    for item in taken.items:
        about = ", ".join(
            str(word) for word in (item.language, item.published) if word is not None and word != ""
        )
        state = "taken in" if item.kept else "was there already"
        said = f"{item.path}  {item.sha256[:16]}  {about}"
        lines += paragraph(said, lead=f"{state}  ")
    for line in (*aside(taken.set_aside), *aside(taken.notes, "note")):
        lines += paragraph(line)
    return "\n".join(lines)


def decided(made: Decided) -> str:
    """Tell what was decided and where the ledger stands."""
    lines = []
    for one in made.decisions:
        cells = ", ".join(f"{column} = {cell}" for column, cell in one.set.items())
        lines += paragraph(
            f"{one.id}{': ' + cells if cells else ''}; {one.why}", lead=f"{one.verdict}  "
        )
    lines.append(f"ledger head {made.ledger_head[:16]}; only another decision undoes one")
    return "\n".join(lines)


def aside(rows: Iterable[SetAside], word: str = "set aside") -> list[str]:
    """Give a line for each thing set aside or noted: where it stands, what stood there, why."""
    lines = []
    for each in rows:
        where = each.file if each.line is None else f"{each.file}:{each.line}"
        value = None if each.value is None else each.value[:60]
        what = " = ".join(part for part in (each.field, value) if part is not None)
        lines.append(one_line(": ".join(p for p in (f"{word} {where}", what, each.reason) if p)))
    return lines


def verified(found: Verified) -> str:
    """Say whether ledger and archive hold, and name the first thing that does not."""
    if found.ok:
        gone = [line for stone in found.forgotten for line in paragraph(stone.words, lead="  ")]
        ok = "ok: every file and entry is as it was written"
        return "\n".join([ok + (", but for what was forgotten" if gone else ""), *gone,
                          f"  head {found.head}"])  # fmt: skip
    broken = found.break_
    if broken is None:
        return f"not ok; head {found.head}"
    said = broken.what if broken.path in broken.what else f"{broken.path}: {broken.what}"
    lines = [
        *paragraph(f"not ok: {said}"),
        *paragraph(broken.expected or "nothing", lead="  expected "),
        *paragraph(broken.found or "nothing", lead="  found    "),
        *paragraph(found.head, lead="  head     "),
    ]
    return "\n".join(lines)


def forgotten(done: Forgotten) -> str:
    """Tell what went, what stood on it, and where the record stands now."""
    stone = done.tombstone
    lines = paragraph(("already " if done.again else "") + stone.words)
    for file in stone.files:
        lines += paragraph(f"{file['path']}  {file['sha256']}", lead="  gone      ")
    for figure in stone.figures:
        lines += paragraph(figure, lead="  stood on it  ")
    return "\n".join([*lines, f"  head      {done.head}"])


def started(folder: Path) -> str:
    """Tell what to do with a new case."""
    described = f"Describe it in {folder}/case.toml, then take evidence in and run:"
    lines = [
        *paragraph(f"{folder} is a case. {described}"),
        *paragraph(f"deadreckon add {quote(str(folder))} FILES", lead="  "),
        *paragraph(f"deadreckon run {quote(str(folder))}", lead="  "),
    ]
    return "\n".join(lines)
