"""What ships of a case say of themselves: their stays by AIS, as sightings beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deadreckon.case.versions import EVIDENCE, Version
from deadreckon.errors import Unreadable
from deadreckon.model.evidence import Anchor, SetAside, Sighting
from deadreckon.model.frame import Frame
from deadreckon.model.place import Place
from deadreckon.model.times import Interval, iso
from deadreckon.model.vessel import Dated, Vessel
from deadreckon.read.places import Area, run_on

if TYPE_CHECKING:
    from deadreckon.case.scanned import Scan

AIS = f"{EVIDENCE}/ais"
SILENCE_H = 4.0
"""A silence of this length ends what holds throughout: who was not heard need not have stayed."""
SURE_ENOUGH = 2

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SelfReports:
    """What the AIS files of a case gave; files that cannot be read, and rows by reason, aside.

    `notes`: what was kept and should be known: times without a zone, ships that are not the case's.
    """

    sightings: tuple[Sighting, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time in which a ship was heard in port, and the row of its first position."""

    begin: datetime
    end: datetime
    sha256: str
    row: int


def is_ais(path: str) -> bool:
    """Whether a file of the case is read as AIS, by its place."""
    return path.startswith(f"{AIS}/")


def self_reports(files: Sequence[tuple[Version, Path]], frame: Frame) -> SelfReports:
    """Find the stays of the frame's ships at its places; each holds throughout.

    A ship is told by its MMSI, in the time for which that is stated. A call without a stop or a
    silence is no stay, and a silence within one parts it in two: from the last fix before it to the
    first one after nobody was heard. `confidence` is the frame's `ais_confidence`.

    Args:
        files: those of `evidence/ais/`, with the archived bytes of each.
        frame: its places and vessels.
    """
    found, aside = _scanned(dict(files), frame)
    if found is None:
        return SelfReports((), tuple(aside))
    aside += [_rows(AIS, count, reason) for reason, count in found.set_aside.items()]
    paths = {version.sha256: version.path for version, _ in files}
    numbers = _numbers(frame.vessels.values())
    rows = found.events.rows(named=True)
    silences = [row for row in rows if row["kind"] == "gap" and row["end"] is not None]
    sightings = [
        _sighting(row, stretch, ship, frame, paths)
        for row in rows
        if row["kind"] == "port_call" and row["confidence"] >= SURE_ENOUGH
        for ship, number in numbers.get(row["vessel"].partition("/")[0], ())
        for stretch in _heard(row, silences)
        if _holds(number, stretch)
    ]
    return SelfReports(tuple(sightings), tuple(aside), tuple(_notes(found, paths, numbers)))


def _rows(path: str, count: int, reason: str) -> SetAside:
    return SetAside(
        path, None, None, None, f"{count:,} {'row' if count == 1 else 'rows'}: {reason}"
    )


def _notes(
    found: Scan, paths: Mapping[str, str], numbers: Mapping[str, object]
) -> Iterator[SetAside]:
    """Tell what was read in a way that should be known, and of ships nobody asked after."""
    for file in found.files.values():
        for what, count in file["notes"].items():  # type: ignore[attr-defined]
            yield _rows(paths[str(file["sha256"])], count, f"kept: {what}")
    others = sum(
        row["fixes"]
        for row in found.vessels.rows(named=True)
        if row["vessel"].partition("/")[0] not in numbers
    )
    if others:
        yield _rows(AIS, others, "kept: of ships whose MMSI is no vessel's of case.toml")


def _scanned(files: Mapping[Version, Path], frame: Frame) -> tuple[Scan | None, list[SetAside]]:
    """Scan what can be read, all files together: a ship's track may run through several."""
    from deadreckon.case.scanned import scan

    aside: list[SetAside] = []
    left = dict(files)
    areas = [_area(place) for place in frame.places.values()]
    # A place ends at its edge, from which distances are reckoned.
    rules = {"gap_h": SILENCE_H, "raw_gap_h": SILENCE_H, "leave_km": 0.0}
    while left:
        try:
            return scan([*left.values()], areas, events=("port_call", "gap"), rules=rules), aside
        except Unreadable as error:
            (bad,) = (version for version, path in left.items() if str(path) == error.file)
            reason = f"is kept, and not read: {error.problem}. {error.mend}"
            aside.append(SetAside(bad.path, error.line, error.field, error.value, reason))
            del left[bad]
    return None, aside


def _numbers(vessels: Iterable[Vessel]) -> dict[str, list[tuple[str, Dated]]]:
    found: dict[str, list[tuple[str, Dated]]] = {}
    for vessel in vessels:
        for number in vessel.mmsi:
            found.setdefault(f"{number.value.strip():0>9}", []).append((vessel.id, number))
    return found


def _area(place: Place) -> Area:
    ring = place.polygon
    rings = (run_on((*ring, ring[0])),) if ring else ()
    return Area(place.id, place.name, place.lat, place.lon, place.radius_km, rings)


def _heard(call: Row, silences: Iterable[Row]) -> list[_Stretch]:
    """Give the stretches of a call in which the ship was heard."""
    begin, first = call["start"], call["because"][0]
    row = first["first"]
    last = call["end"] or begin + timedelta(hours=call["duration_h"])
    stretches: list[_Stretch] = []
    for gap in silences:
        if gap["vessel"] == call["vessel"] and begin <= gap["start"] and gap["end"] <= last:
            stretches.append(_Stretch(begin, gap["start"], first["sha256"], row))
            begin, first = gap["end"], gap["because"][-1]
            row = first["last"]
    return [*stretches, _Stretch(begin, last, first["sha256"], row)]


def _holds(number: Dated, stretch: _Stretch) -> bool:
    after = number.since is None or number.since.start <= stretch.begin
    return after and (number.until is None or stretch.end <= number.until.end)


def _sighting(
    call: Row,
    stretch: _Stretch,
    ship: str,
    frame: Frame,
    paths: Mapping[str, str],
) -> Sighting:
    begin, end = (
        time.astimezone(UTC).replace(microsecond=0) for time in (stretch.begin, stretch.end)
    )
    return Sighting(
        id=f"ais-{ship}-{call['place']}-{begin:%Y%m%dT%H%M%SZ}",
        place=call["place"],
        when=Interval(begin, end, f"{iso(begin)}/{iso(end)}"),
        candidates=(ship,),
        confidence=frame.assumptions.ais_confidence,
        at=Anchor(stretch.sha256, paths[stretch.sha256], row=stretch.row),
        basis="ais",
        throughout=True,
        note=f"MMSI {call['vessel']}",
    )
