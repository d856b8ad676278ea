"""Which vessels of the frame a proposal names: by number, by name, or nearly, with the score.

Only a name that is the frame's own, in whatever script, is linked. One that is near it, or holds
it with a word more (FESCO ANGARA is not ANGARA), is another ship until somebody says otherwise:
it is told with its score (0 to 100, `screening.spelling.score`; no probability) and not linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.screening.spelling import LEAST_SCORE, score, spellings

if TYPE_CHECKING:
    from deadreckon.model.frame import Frame
    from deadreckon.model.vessel import Vessel

SURE = 100.0


@dataclass(frozen=True, slots=True)
class Links:
    """Ids of vessels that are named, and what is to be told of names that are not quite theirs."""

    ids: tuple[str, ...]
    notes: tuple[str, ...]


def linked(names: Iterable[str], frame: Frame) -> Links:
    """Link the vessels that a proposal names to those of a frame.

    Args:
        names: as the text spells them, `IMO nnnnnnn` or `MMSI nnnnnnnnn`.
        frame: whose vessels they may be.
    """
    ids: list[str] = []
    notes: list[str] = []
    vessels = tuple(frame.vessels.values())
    for name in names:
        found = list(_numbered(name, vessels)) or list(_named(name, vessels))
        if len(found) == 1:
            ids += found
            if not _is_spelled(name, frame.vessels[found[0]]):
                notes.append(f"“{name}” is read as {frame.vessels[found[0]].label}")
        elif found:
            notes.append(f"“{name}” may be {' or '.join(found)}: not linked")
        else:
            notes += _near(name, vessels)
    return Links(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(notes)))


def _numbered(name: str, vessels: Iterable[Vessel]) -> Iterator[str]:
    for vessel in vessels:
        imo = [vessel.imo.strip()[-7:]] if vessel.imo else []
        own = {f"IMO {number}" for number in imo} | {f"MMSI {dated.value}" for dated in vessel.mmsi}
        if name in own:
            yield vessel.id


def _named(name: str, vessels: Iterable[Vessel]) -> Iterator[str]:
    for vessel in vessels:
        if name == vessel.id or _best(name, vessel)[0] >= SURE:
            yield vessel.id


def _is_spelled(name: str, vessel: Vessel) -> bool:
    own = {vessel.id, *(dated.value for dated in vessel.names)}
    return name.startswith(("IMO ", "MMSI ")) or name.casefold() in {one.casefold() for one in own}


def _near(name: str, vessels: Iterable[Vessel]) -> Iterator[str]:
    """Tell names that are nearly a vessel's, or hold one with a word more."""
    for vessel in vessels:
        best, theirs = _best(name, vessel)
        words = name.casefold().split()
        if best >= LEAST_SCORE:
            yield f"“{name}” is near {theirs} (score {best:.0f} of 100): not linked"
        elif any(one.value.casefold() in words for one in vessel.names if len(words) > 1):
            yield f"“{name}” holds {theirs} with a word more (score {best:.0f}): not linked"


def _best(name: str, vessel: Vessel) -> tuple[float, str]:
    """Give the score of the vessel's nearest name, and that name."""
    scored = [
        (score(one, other), dated.value)
        for dated in vessel.names
        for other in spellings(dated.value, "vessel")
        for one in spellings(name, "vessel")
    ]
    return max(scored, key=lambda pair: (pair[0], pair[1]), default=(0.0, vessel.id))
