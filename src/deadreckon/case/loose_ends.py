"""Words of the frame that name nothing in the evidence: told, for a later file may bring it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deadreckon.case.evidence import Loaded
from deadreckon.case.frame_errors import Sheet
from deadreckon.case.tombstones import Tombstone
from deadreckon.case.toml_lines import Path
from deadreckon.model.evidence import Evidence, SetAside
from deadreckon.model.frame import Frame
from deadreckon.read.ids import beside

_COMPARISONS = frozenset("<>=")


def loose_ends(
    frame: Frame, loaded: Loaded, sheet: Sheet, forgotten: Iterable[Tombstone] = ()
) -> tuple[SetAside, ...]:
    """Give a note for each claim, record or report that the frame names and nobody brought."""
    known = _Known(
        records=loaded.ids,
        dated=loaded.ids | set(frame.happenings),
        granted=loaded.ids | set(frame.sources) | set(frame.origins) | _named(loaded.evidence),
        reports=loaded.reports,
    )
    gone = {id_: stone.words for stone in forgotten for id_ in stone.records}
    return tuple(
        _note(sheet, path, word, names, gone.get(word))
        for path, word, names in _words(frame, known)
        if word not in names
    )


@dataclass(frozen=True, slots=True)
class _Known:
    records: frozenset[str]
    dated: frozenset[str]
    granted: frozenset[str]
    reports: frozenset[str]


def _named(evidence: Evidence) -> set[str]:
    """Give the sources and origins that rows name, declared or not."""
    seen = {name for row in evidence.sightings for name in (row.source, row.origin)}
    return seen | {name for row in evidence.claims for name in (row.source, row.origin)}


def _words(frame: Frame, known: _Known) -> Iterator[tuple[Path, str, frozenset[str]]]:
    if frame.lead is not None:
        yield ("case", "lead"), frame.lead, known.reports
    for i, reading in enumerate(frame.readings.values()):
        for j, word in enumerate(reading.grants):
            yield ("readings", i, "grants", j), word, known.granted
    for i, weight in enumerate(frame.weights):
        for j, word in enumerate(weight.of):
            if _COMPARISONS.isdisjoint(word):
                yield ("weights", i, "of", j), word, known.records
    for i, relation in enumerate(frame.relations):
        yield ("relations", i, "claim"), relation.claim, known.dated
        yield ("relations", i, "event"), relation.event, known.dated
        yield ("relations", i, "after"), relation.after, known.dated


def _note(
    sheet: Sheet, path: Path, word: str, known: frozenset[str], forgotten: str | None
) -> SetAside:
    near = beside(word, known - {""})
    why = forgotten or f"nothing in the evidence has this name{near}"
    return SetAside(
        sheet.file,
        sheet.line(path),
        sheet.dotted(path),
        word,
        f"kept, without effect: {why}",
    )
