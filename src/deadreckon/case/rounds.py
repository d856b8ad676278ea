"""The rounds of a case's analysts, from the versions of its frame that the ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deadreckon.case.archive import Archive
from deadreckon.case.frame import FRAME_FILE, frame_of, sheet_from
from deadreckon.case.ledger import Entry
from deadreckon.case.versions import FRAME
from deadreckon.errors import BadFrame
from deadreckon.judgement.rounds import Round, rounds
from deadreckon.model.frame import Frame, Weight


def recorded_rounds(case: Path, entries: Iterable[Entry], frame: Frame) -> tuple[Round, ...]:
    """Give each round of weights; none where no two analysts weigh.

    Raises:
        BrokenRecord: an archived version is missing or altered.
    """
    if len({weight.analyst for weight in frame.weights if weight.analyst}) <= 1:
        return ()
    return rounds(_versions(Archive(case), entries))


def _versions(
    archive: Archive, entries: Iterable[Entry]
) -> Iterator[tuple[int, tuple[Weight, ...]]]:
    """Give the weights of each version that changed them."""
    before = None
    for entry in entries:
        if entry.kind != FRAME:
            continue
        sheet = sheet_from(archive.read(entry.body["sha256"]), FRAME_FILE)
        said = sheet.document.get("weights")
        if said != before:
            before = said
            try:
                frame, _ = frame_of(sheet)
            except BadFrame:  # of another version of the format
                continue
            yield entry.seq, frame.weights
