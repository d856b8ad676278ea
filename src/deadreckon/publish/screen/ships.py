"""The ships in short: numbers, doubts, listings, and whether listed on the day of each passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.columns import NUMBERED, paragraph

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.screening.vessels import PassageListed, VesselRecord


def ships(run: Run) -> list[str]:
    """Give a few lines a ship; nothing where there is nothing but its name to tell."""
    told = [vessel for vessel in run.vessels if _told(vessel)]
    if not told:
        return []
    lead = "listings are those of this file; an IMO number that holds may still be another's"
    lines = paragraph(lead, lead="THE SHIPS   ", width=NUMBERED)
    for vessel in told:
        lines += paragraph(_ship(vessel), lead="  ")
        for doubt in vessel.doubts:
            lines += paragraph(f"{doubt.field} {doubt.value} {doubt.why}", lead="    ? ")
        for said in dict.fromkeys(map(_passage, vessel.passages)):
            lines += paragraph(said, lead="    ")
    return lines


def _told(vessel: VesselRecord) -> bool:
    return bool(vessel.imo or vessel.mmsi or vessel.doubts or vessel.listings or vessel.passages)


def _ship(vessel: VesselRecord) -> str:
    said = [vessel.label]
    if vessel.imo:
        said.append(f"IMO {vessel.imo}" + ("" if vessel.imo_plausible else " (fails its check)"))
    said += [f"MMSI {number.value}" for number in vessel.mmsi]
    said += [f"on {one.list} from {one.from_ or 'a day not stated'}" for one in vessel.listings]
    return ", ".join(said) if vessel.listings else ", ".join([*said, "no listing in this file"])


def _passage(passage: PassageListed) -> str:
    when = f"{passage.from_} and {passage.to}"
    return f"{passage.how} between {when}: listed on the day? {passage.listed}: {passage.why}"
