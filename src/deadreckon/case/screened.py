"""Screening from files: a name or number, or all vessels of a case, against sanctions lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.frame import read_frame
from deadreckon.errors import BadUse, Unreadable
from deadreckon.read.lists.read import read_list
from deadreckon.screening.asked import Asked, asked
from deadreckon.screening.screen import screen

if TYPE_CHECKING:
    from deadreckon.model.listed import SanctionsList
    from deadreckon.model.vessel import Vessel
    from deadreckon.screening.found import Screened

FRAME = "case.toml"


def screened(what: str, lists: Sequence[Path]) -> Screened:
    """Look for `what` in lists.

    Args:
        what: a name, an IMO number, an MMSI, several of them, or a case folder: its vessels, by
            all names and numbers of the frame.
        lists: files, in any format that `read.lists` reads; one named twice is read once.

    Raises:
        BadUse: nothing to look for, or no list.
        BadFrame: the case's frame cannot be used.
        Unreadable: a list is missing, or none of the formats.
    """
    if not lists:
        mend = "Name one or several files: deadreckon screen NAME --lists FILES."
        raise BadUse("is missing", field="--lists", mend=mend)
    return screen(_sought(what), [_read(path) for path in dict.fromkeys(lists)])


def _sought(what: str) -> list[Asked]:
    folder = Path(what)
    if not (folder / FRAME).is_file():
        return [asked(what)]
    frame, _ = read_frame(folder / FRAME)
    if not frame.vessels:
        raise BadUse("names no vessels", field="WHAT", value=what, mend="Give a name or number.")
    return [_of_vessel(vessel) for vessel in frame.vessels.values()]


def _of_vessel(vessel: Vessel) -> Asked:
    return Asked(
        vessel.id,
        tuple(dict.fromkeys(name.value for name in vessel.names)) or (vessel.id,),
        (vessel.imo.strip()[-7:],) if vessel.imo else (),
        tuple(dict.fromkeys(number.value for number in vessel.mmsi)),
    )


def _read(path: Path) -> SanctionsList:
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        mend = "Name the files of lists after --lists, and put a name of several words in quotes."
        raise Unreadable(problem, mend=mend, file=str(path)) from error
    return read_list(data, str(path))
