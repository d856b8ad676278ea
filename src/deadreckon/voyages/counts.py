"""Units in which counts are told, and what a told bound says in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, fsum, inf

from deadreckon.model.evidence import Bound, Claim
from deadreckon.voyages.figures import Likely, Status

PASSAGE, ROUND_TRIP, CALL, BOX = "passages", "round_trips", "calls", "boxes"

UNITS: dict[str, tuple[str, ...]] = {
    word: units
    for units, words in {
        (PASSAGE,): "passage voyage crossing sailing transit shipment delivery load",
        (PASSAGE, ROUND_TRIP): "trip journey",
        (ROUND_TRIP,): "round_trip roundtrip return_trip return_voyage round_voyage rotation",
        (CALL,): "call port_call visit port_visit ship_call docking berthing mooring stay",
        (BOX,): "box container teu shipping_container",
    }.items()
    for word in words.split()
}
"""What a unit may mean: a bare trip is a passage to some and a round trip to others."""

UNCOUNTED = frozenset(
    {"sortie", "run", "leg", "movement", "departure", "arrival", "cruise", "mission", "convoy"}
)
"""Units that count what ships do, and that are none of ours."""

NEGATED: dict[Bound, Bound] = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}
SUPPORTED = 0.5
"""A told count that is at least so likely is supported."""
ABOUT = 0.1
"""How far "about" reaches, as a share of the number; at least one."""


def units(claim: Claim) -> tuple[str, ...]:
    """Give what a claim may count; nothing where it is no count of ours.

    English words, singular or plural, with spaces, hyphens or underscores.
    """
    return next((UNITS[word] for word in _singulars(claim.unit) if word in UNITS), ())


def uncounted(claim: Claim) -> bool:
    """Whether a claim counts what ships do in a unit that is none of ours.

    What is told in any other word (money, people, shells) is no count of voyages at all.
    """
    return not units(claim) and not UNCOUNTED.isdisjoint(_singulars(claim.unit))


def _singulars(unit: str) -> tuple[str, ...]:
    words = unit.strip().casefold().replace("-", " ").replace("_", " ").split()
    word = "_".join(words)
    return word, word.removesuffix("s"), word.removesuffix("es")


@dataclass(frozen=True, slots=True)
class Range:
    """The whole numbers that a claim leaves open, from `low` to `high` (None: no end).

    Attributes:
        reached: the count from which on the file is said to prove it, or None where no number
            of voyages that are proved could.
        loose: it is told as about; more than `high` does not refute it.
    """

    low: int
    high: int | None
    reached: int | None
    loose: bool = False


def told_range(claim: Claim) -> Range | None:
    """Read a claim's bound and value as whole numbers; a denial as what it leaves.

    "More than 5" is 6 and up; "about 10" is 9 to 11. None where every number is left open: no
    value, ignorance, or the denial of one exact number.
    """
    bound: Bound | None = claim.bound or "eq"
    if claim.polarity == "deny":
        bound = NEGATED.get(bound) if bound else None
    if claim.value is None or claim.polarity == "unknown" or bound is None:
        return None
    value, top = claim.value, claim.value if claim.upper is None else claim.upper
    about = max(1.0, ABOUT * value)
    return {
        "ge": Range(ceil(value), None, ceil(value)),
        "gt": Range(floor(value) + 1, None, floor(value) + 1),
        "le": Range(0, floor(value), None),
        "lt": Range(0, ceil(value) - 1, None),
        "approx": Range(max(0, ceil(value - about)), floor(top + about), ceil(value), loose=True),
    }.get(bound, Range(ceil(value), floor(top), floor(top)))


def status(told: Range, at_least: int, at_most: int | None, likely: Likely | None = None) -> Status:
    """Say what the file makes of a told count.

    `proved` where what is proved reaches the number told (an exact number too: that there were no
    more is not proved); `refuted` where it passes the highest number that the claim leaves open;
    `out_of_reach` where physics does not leave room for the lowest; `supported` where what is
    likely gives it one half or more.
    """
    if told.high is not None and at_least > told.high and not told.loose:
        return "refuted"
    if told.reached is not None and at_least >= told.reached:
        return "proved"
    if (inf if at_most is None else at_most) < told.low:
        return "out_of_reach"
    if likely is not None and chance(told, likely) >= SUPPORTED:
        return "supported"
    return "possible"


def chance(told: Range, likely: Likely) -> float:
    """Give how likely it is that the number is one that a claim leaves open."""
    return fsum(likely.pmf[told.low : None if told.high is None else told.high + 1])
