"""Vessels: a ship by its IMO number, with what it was called and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.model.times import Interval

_IMO = re.compile(r"(?:IMO\s*)?([1-9]\d{6})", re.ASCII | re.IGNORECASE)
_MMSI = re.compile(r"[2-7]\d{8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Dated:
    """A value with the time for which it held, as far as that is stated.

    Attributes:
        since, until: the first and last day or instant; None where it is not stated.
        source: who says so, in words.
        basis: what it rests on, in words; of an owner `name` where a likeness of names is all.
    """

    value: str
    since: Interval | None = None
    until: Interval | None = None
    source: str = ""
    basis: str = ""

    @property
    def dated(self) -> bool:
        """Whether anything of its time is stated."""
        return self.since is not None or self.until is not None

    def before(self, other: Dated) -> bool:
        """Whether it surely ended before another began."""
        if self.until is None or other.since is None:
            return False
        return self.until.end < other.since.start

    def meets(self, other: Dated) -> bool:
        """Whether the two may have held at one time."""
        return not self.before(other) and not other.before(self)


@dataclass(frozen=True, slots=True)
class Vessel:
    """A ship.

    Attributes:
        imo: seven digits as given, or None; `imo_valid` tells whether its checksum holds.
        names, flags, mmsi, call_signs, owners: each with the time for which it held.
        length_m: (least, most) in metres, or None.
        teu: (least, most) capacity in twenty-foot boxes, or None.
        deadweight_t: (least, most) tonnes it can carry in all, or None; `stores_t` of them are
            fuel, water and stores.
        speed_kn: (low, high) in knots; `high` is the most it can sail.
        features: what it is told by in an image.
    """

    id: str
    imo: str | None = None
    names: tuple[Dated, ...] = ()
    mmsi: tuple[Dated, ...] = ()
    flags: tuple[Dated, ...] = ()
    call_signs: tuple[Dated, ...] = ()
    owners: tuple[Dated, ...] = ()
    length_m: tuple[float, float] | None = None
    teu: tuple[float, float] | None = None
    deadweight_t: tuple[float, float] | None = None
    stores_t: tuple[float, float] = (0.0, 0.0)
    speed_kn: tuple[float, float] = (6.0, 16.0)
    features: tuple[str, ...] = ()
    note: str = ""

    @property
    def label(self) -> str:
        """The name to print."""
        return self.names[0].value if self.names else self.id

    @property
    def imo_valid(self) -> bool:
        """Whether an IMO number is given and its check digit holds."""
        return self.imo is not None and imo_valid(self.imo)


def imo_valid(text: str) -> bool:
    """Check an IMO number: its last digit is 7..2 times the first six digits, modulo ten.

    About one in eight misread digits passes unseen, as 5 times an even difference is nought
    modulo ten. Source: IMO resolution A.1117(30), the IMO ship identification number scheme;
    numbers begin at 1000000 (ITU-R M.1371-5, message 5).
    """
    match = _IMO.fullmatch(text.strip())
    if not match:
        return False
    *digits, check = map(int, match[1])
    return sum(d * weight for d, weight in zip(digits, range(7, 1, -1), strict=True)) % 10 == check


def mmsi_plausible(text: str) -> bool:
    """Check that an MMSI can be a ship's: nine digits, the first from 2 to 7.

    Source: ITU-R M.585, ship station identities begin with the three digits of a country, MID.
    """
    return bool(_MMSI.fullmatch(text.strip()))
