"""From a figure of a run down to the bytes it stands on, by its path in the JSON document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.grounds import grounds
from deadreckon.case.ledger import Ledger
from deadreckon.case.paths import find
from deadreckon.case.steps import Step, Steps
from deadreckon.case.versions import frame_hash
from deadreckon.model.jsonable import Json, jsonable

if TYPE_CHECKING:
    from deadreckon.case.run import Run


@dataclass(frozen=True, slots=True)
class Why:
    """A figure and what it stands on.

    Attributes:
        path: where it is in the document of `run`.
        value: what stands there.
        how: in what way it follows from them, in words.
        because: the records it stands on, each with its bytes; the frame's last.
        head: hash of the ledger's last entry.
        forgotten: what it stood on and stands on no longer, in words.
    """

    path: str
    value: Json
    how: str
    because: tuple[Step, ...]
    head: str
    forgotten: tuple[str, ...] = ()


def why(case: Path, run: Run, path: str) -> Why:
    """Follow a path to its value, and from there to spans, rows and hashes.

    Args:
        case: the folder that was run.
        run: what came out.
        path: through objects by key, through lists by what names an item (or by its number), such
            as `routes.main.fleet.at_least`; the id of a record alone stands for its entry in
            `evidence`.

    Raises:
        BadUse: nothing stands there; the nearest path is named.
        BrokenRecord: archived bytes are missing or altered.
    """
    document = jsonable(run.document())
    if path in run.index and path not in run.document():
        path = f"evidence.{path}"
    found = find(document, path)
    entries = Ledger(case).entries()
    steps = Steps(case, run, entries)
    standing = grounds(found, run, document)
    because = [steps.of(id_) for id_ in standing.ids]
    if (frame := frame_hash(entries)) is not None:
        because.append(steps.frame(FRAME_FILE, frame))
    gone = tuple(stone.words for stone in run.forgotten if stone.bears_on(path))
    return Why(path, found.value, standing.how, tuple(because), run.ledger_head, gone)
