"""What counts goods, and of which flow: places, ships and days, each told total once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from deadreckon.cargo.relations import calendar_days
from deadreckon.model.place import lineage
from deadreckon.voyages.counts import ABOUT, BOX, PASSAGE, ROUND_TRIP, told_range, units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deadreckon.model.evidence import Claim
    from deadreckon.model.frame import Frame

GOODS = {
    word: unit
    for unit, words in {
        "shells": "shell round projectile artillery_shell artillery_round",
        "rockets": "rocket",
        "missiles": "missile",
        "munitions": "munition ammunition piece_of_ammunition",
        "tonnes": "tonne ton t metric_ton metric_tonne",
        "barrels": "barrel",
        "crates": "crate case pallet",
    }.items()
    for word in words.split()
}
"""Units of goods, beside boxes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with what it counts: of which places, ships and days.

    Attributes:
        claims: all that tell it.
        low, high: what it leaves open.
        first, last: days; without a window the day on which it was known is the last.
    """

    claim: Claim
    claims: tuple[str, ...]
    low: float
    high: float | None
    places: frozenset[str]
    ships: frozenset[str]
    first: date | None
    last: date | None

    @property
    def whose(self) -> tuple[object, ...]:
        """Of which origin, days and ships it tells: others of these count over the same."""
        return self.claim.origin, self.first, self.last, self.ships

    @property
    def days(self) -> int | None:
        """From the first to the last, both included."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


def goods(claim: Claim) -> str | None:
    """Give the unit of goods that a claim counts, in the plural, or None where it counts none."""
    if claim.value is None:
        return None
    if BOX in units(claim):
        return BOX
    word = "_".join(claim.unit.strip().casefold().replace("-", " ").replace("_", " ").split())
    return GOODS.get(word) or GOODS.get(word.removesuffix("s"))


def rows(claims: Iterable[Claim], frame: Frame) -> list[Row]:
    """Make one row of what an origin tells several times; who tells it first does not matter."""
    rows: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        key: tuple[object, ...] = (claim.id,)
        if claim.origin:
            key = (claim.origin, claim.value, claim.upper, claim.bound, claim.mood)
        rows.setdefault(key, []).append(claim)
    found = []
    for told in rows.values():
        # A retelling without a window tells of the one that has it; other windows stay apart.
        dated = {_window(claim): claim for claim in reversed(told) if claim.when is not None}
        apart = list(dated.values()) or told[:1]
        for claim in apart:
            own = [c.id for c in told if c.when is None or _window(c) == _window(claim)]
            row = _row(claim, tuple(sorted(own)), frame)
            found += [row] if row is not None else []
    far = date.max
    return sorted(found, key=lambda r: (r.last or far, r.first or far, r.low, r.claim.id))


def loads(claims: Iterable[Claim], frame: Frame) -> dict[tuple[object, ...], Row]:
    """Give told counts of voyages, each of which carries a load, by whose, when and which ships.

    Of several, the first by id; denied and conditional ones count nothing.
    """
    found: dict[tuple[object, ...], Row] = {}
    for claim in claims:
        counts = {PASSAGE, ROUND_TRIP}.intersection(units(claim))
        if counts and claim.polarity == "affirm" and claim.mood != "conditional" and claim.origin:
            row = _row(claim, (claim.id,), frame)
            if row is not None and row.first is not None:
                found.setdefault(row.whose, row)
    return found


def _window(claim: Claim) -> tuple[date, date] | None:
    return None if claim.when is None else calendar_days(claim.when)


def _row(claim: Claim, claims: tuple[str, ...], frame: Frame) -> Row | None:
    told = _range(claim)
    if told is None:
        return None
    window = _window(claim)
    return Row(
        claim=claim,
        claims=claims,
        low=told[0],
        high=told[1],
        places=frozenset(lineage(place, frame.places)[-1] for place in claim.places),
        ships=frozenset(claim.vessels),
        first=window[0] if window else None,
        last=window[1] if window else claim.known,
    )


def _range(claim: Claim) -> tuple[float, float | None] | None:
    """Give what a claim leaves open; of what comes in fractions, such as tonnes, not rounded."""
    whole = told_range(claim)
    if whole is None or claim.value is None:
        return None
    low = float(claim.value)
    high = low if claim.upper is None else float(claim.upper)
    if low.is_integer() and high.is_integer():
        return float(whole.low), None if whole.high is None else float(whole.high)
    if claim.bound in {"ge", "gt"}:
        return low, None
    if claim.bound in {"le", "lt"}:
        return 0.0, high
    about = ABOUT * low if claim.bound == "approx" else 0.0
    return low - about, high + about
