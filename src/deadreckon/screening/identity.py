"""What a vessel went by and when, and what in it is in doubt: checks, collisions, slips of a digit.

Check digits and country digits say what is plausible; a number that passes may still be another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from deadreckon.model.vessel import mmsi_plausible
from deadreckon.screening.flags import country_named, country_of
from deadreckon.screening.numbers import apart
from deadreckon.screening.spelling import Spelling, spellings

if TYPE_CHECKING:
    from deadreckon.model.vessel import Dated, Vessel

_Key = Callable[[str], frozenset[str | Spelling]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about what a vessel goes by that does not fit, or that others share.

    Attributes:
        field: imo, mmsi, name, call_sign or flag.
        value: what is in doubt.
        others: ids of the vessels that share it or nearly do.
        why: in words.
    """

    field: str
    value: str
    others: tuple[str, ...]
    why: str


def doubts(vessels: Mapping[str, Vessel]) -> dict[str, tuple[Doubt, ...]]:
    """Give for each vessel what is in doubt, in the order of fields and values.

    Found are an IMO number that fails its check digit, an MMSI that no ship can have or that is of
    another country than the flag of that time, two values of one kind at one time, and among the
    vessels: a name, MMSI or call sign of two at one time, one used again by another, and numbers
    that one slip turns into each other's.
    """
    found: dict[str, list[Doubt]] = {id_: list(_alone(vessel)) for id_, vessel in vessels.items()}
    for one, other in combinations(vessels.values(), 2):
        for mine, theirs in ((one, other), (other, one)):
            found[mine.id] += _shared(mine, theirs)
    return {
        id_: tuple(sorted(set(held), key=lambda d: (d.field, d.value, d.others, d.why)))
        for id_, held in found.items()
    }


def digits(imo: str | None) -> str:
    """Give the seven digits of an IMO number as it was written; "" where there is none."""
    return imo.strip()[-7:] if imo else ""


def _alone(vessel: Vessel) -> Iterator[Doubt]:
    if vessel.imo and not vessel.imo_valid:
        yield Doubt("imo", vessel.imo, (), "fails its check digit: a digit may be misread")
    for number in vessel.mmsi:
        if not mmsi_plausible(number.value):
            yield Doubt("mmsi", number.value, (), "is none of a ship: ships' begin with 2 to 7")
            continue
        country = country_of(number.value)
        if country is None:
            yield Doubt("mmsi", number.value, (), "begins with the digits of no country")
            continue
        flown = [flag for flag in vessel.flags if flag.meets(number)]
        named = {flag.value: country_named(flag.value) for flag in flown}
        if named and all(named.values()) and country not in named.values():
            flags = " or ".join(named)
            yield Doubt("mmsi", number.value, (), f"is of {country.name}, the flag then {flags}")
    for field, held in (("mmsi", vessel.mmsi), ("flag", vessel.flags)):
        yield from _at_once(field, held)


def _at_once(field: str, held: Iterable[Dated]) -> Iterator[Doubt]:
    """Tell of two values that are both dated and meet; undated ones may be of other times."""
    for one, other in combinations(held, 2):
        if one.value != other.value and one.dated and other.dated and one.meets(other):
            yield Doubt(field, one.value, (), f"at the same time as {other.value}")


def _shared(mine: Vessel, theirs: Vessel) -> Iterator[Doubt]:
    """Tell what of a vessel another shares, or nearly shares."""
    slip = apart(digits(mine.imo), digits(theirs.imo)) if mine.imo and theirs.imo else None
    if slip:
        why = f"{slip} from {digits(theirs.imo)} of {theirs.id}"
        yield Doubt("imo", mine.imo or "", (theirs.id,), why)
    sorts: tuple[tuple[str, tuple[Dated, ...], tuple[Dated, ...], _Key], ...] = (
        ("mmsi", mine.mmsi, theirs.mmsi, _same_text),
        ("call_sign", mine.call_signs, theirs.call_signs, _same_text),
        ("name", mine.names, theirs.names, _same_name),
    )
    for field, ours, others, key in sorts:
        for one in ours:
            for other in others:
                if key(one.value) & key(other.value):
                    why = _collision(field, one, other, theirs.id)
                    yield Doubt(field, one.value, (theirs.id,), why)
                elif field == "mmsi" and (near := apart(one.value, other.value)):
                    why = f"{near} from {other.value} of {theirs.id}"
                    yield Doubt(field, one.value, (theirs.id,), why)


def _same_text(value: str) -> frozenset[str | Spelling]:
    return frozenset({"".join(value.split()).casefold()})


def _same_name(value: str) -> frozenset[str | Spelling]:
    return frozenset(spelling._replace(foreign=False) for spelling in spellings(value))


def _collision(field: str, one: Dated, other: Dated, whose: str) -> str:
    if not one.meets(other):
        word = "name" if field == "name" else "number"
        when = "later" if one.before(other) else "earlier"
        return f"the same {word} is {when} of {whose}: it was used again"
    if one.dated and other.dated:
        return f"at the same time of {whose}"
    return f"also of {whose}; whether at one time is not told"
