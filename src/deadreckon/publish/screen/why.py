"""The way down from a figure: each record with its place, its hash and who took it in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deadreckon.publish.columns import paragraph
from deadreckon.publish.markup import inert

if TYPE_CHECKING:
    from deadreckon.case.steps import Step, TakenIn
    from deadreckon.case.why import Why
    from deadreckon.model.jsonable import Json

LONGEST_VALUE = 400


def why(found: Why) -> str:
    """Give the figure, then for each record what it says, its own words, and where they stand."""
    lines = paragraph(f"{found.path} = {_value(found.value)}")
    for told in found.forgotten:
        lines += paragraph(f"forgotten  {told}")
    lines += paragraph(found.how, lead="  ")
    for step in found.because:
        lines += _step(step)
    return "\n".join([*lines, "", f"head {found.head}"])


def _value(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"


def _step(step: Step) -> Iterator[str]:
    yield ""
    yield from paragraph(inert(f"{step.id}  {step.says}"))
    if step.text and step.text not in step.says:
        yield from paragraph(inert(step.text), lead="    │ ")
    where = step.path
    if step.span is not None:
        where += f", characters {step.span[0]} to {step.span[1]}"
    elif step.row is not None:
        where += f", line {step.row}"
    yield from paragraph(inert(where), lead="    in  ")
    yield f"    sha256  {step.sha256}"
    if step.document is not None:
        yield from paragraph(inert(f"{step.document.path}"), lead="    taken out of  ")
        yield f"    sha256  {step.document.sha256}"
    if step.entered is not None:
        where = f"{step.entered.path}, line {step.entered.row}"
        yield from paragraph(inert(where), lead="    entered in  ")
        yield f"    sha256  {step.entered.sha256}"
    if step.taken_in is not None:
        yield from paragraph(_entry(step.taken_in), lead="    ")


def _entry(entry: TakenIn) -> str:
    who = "found in the folder" if entry.when is None else f"by {entry.author} on {entry.when}"
    return inert(f"ledger entry {entry.seq}, {who}  {entry.hash[:16]}")
