"""Each vessel of a case: what it went by and when, what is in doubt, and when it was listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deadreckon.screening.flags import country_of
from deadreckon.screening.identity import Doubt, digits, doubts
from deadreckon.screening.passages import Sailed, sailed
from deadreckon.screening.standing import Answer, OnTheDay, days, listed, on_the_day, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deadreckon.model.evidence import Evidence, Listing
    from deadreckon.model.frame import Frame
    from deadreckon.model.vessel import Dated, Vessel
    from deadreckon.voyages.figures import Reckoning

BY_NAME = "name"
"""The basis of an owner that was found by a likeness of names alone."""


@dataclass(frozen=True, slots=True)
class Went:
    """What a vessel went by, and when as far as that is stated.

    Attributes:
        from_, to: days or times as stated, or None.
        note: of an MMSI the country that gives such numbers out.
    """

    value: str
    from_: str | None
    to: str | None
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stands:
    """A listing of the vessel; `to` None: it still stands, as far as the file knows."""

    id: str
    list: str
    programme: str
    from_: str | None
    to: str | None
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class PassageListed:
    """Whether the vessel was listed on the day of a passage, whenever in its time that was."""

    route: str
    how: str
    from_: str
    to: str
    listed: Answer
    why: str
    listings: tuple[OnTheDay, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VesselRecord:
    """One vessel over time.

    Attributes:
        label: the name to print.
        imo_plausible: whether its check digit holds; None without a number.
        withheld: how many owners are left out, as they rest on a likeness of names alone.
    """

    id: str
    label: str
    imo: str | None
    imo_plausible: bool | None
    names: tuple[Went, ...]
    flags: tuple[Went, ...]
    mmsi: tuple[Went, ...]
    call_signs: tuple[Went, ...]
    owners: tuple[Went, ...]
    withheld: int
    doubts: tuple[Doubt, ...]
    listings: tuple[Stands, ...]
    passages: tuple[PassageListed, ...]


def vessels(frame: Frame, evidence: Evidence, reckoning: Reckoning) -> tuple[VesselRecord, ...]:
    """Give every vessel of the frame, in its order.

    Owners that rest on a likeness of names alone are counted and not named.
    """
    doubted = doubts(frame.vessels)
    voyages = sailed(frame, evidence, reckoning)
    return tuple(
        _record(
            vessel,
            doubted[vessel.id],
            [listing for listing in evidence.listings if listing.vessel == vessel.id],
            [one for one in voyages if one.vessel == vessel.id],
        )
        for vessel in frame.vessels.values()
    )


def _record(
    vessel: Vessel,
    doubted: tuple[Doubt, ...],
    listings: Sequence[Listing],
    voyages: Sequence[Sailed],
) -> VesselRecord:
    owners = [owner for owner in vessel.owners if owner.basis != BY_NAME]
    return VesselRecord(
        id=vessel.id,
        label=vessel.label,
        imo=digits(vessel.imo) or None,
        imo_plausible=vessel.imo_valid if vessel.imo else None,
        names=tuple(map(_went, vessel.names)),
        flags=tuple(map(_went, vessel.flags)),
        mmsi=tuple(replace(_went(number), note=_country(number)) for number in vessel.mmsi),
        call_signs=tuple(map(_went, vessel.call_signs)),
        owners=tuple(map(_went, owners)),
        withheld=len(vessel.owners) - len(owners),
        doubts=doubted,
        listings=tuple(map(_stands, listings)),
        passages=tuple(_passage(voyage, listings) for voyage in voyages),
    )


def _went(held: Dated) -> Went:
    since, until = (end.text if end else None for end in (held.since, held.until))
    return Went(held.value, since, until, held.source)


def _country(number: Dated) -> str:
    country = country_of(number.value)
    return f"numbers of {country.name}" if country else ""


def _stands(listing: Listing) -> Stands:
    first, last = term(listing)
    return Stands(
        id=listing.id,
        list=listing.list,
        programme=listing.programme,
        from_=first.isoformat() if first else None,
        to=last.isoformat() if last else None,
        basis=listing.basis,
        source=listing.source,
    )


def _passage(voyage: Sailed, listings: Sequence[Listing]) -> PassageListed:
    found = tuple(on_the_day(listing, voyage.when) for listing in listings)
    answer, why = listed(found)
    first, last = days(voyage.when)
    return PassageListed(
        route=voyage.route,
        how=voyage.how,
        from_=first.isoformat(),
        to=last.isoformat(),
        listed=answer,
        why=why,
        listings=found,
        because=(*voyage.because, *(listing.id for listing in listings)),
    )
