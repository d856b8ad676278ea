"""Certificates of bounds: a proof that `check` can follow, of each count and what is left of it.

The reckoning says what holds; here a proof of it is sought, by splitting what can have been until
each case gives its reason. What is too tangled gets the greatest count that a proof was found for.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from deadreckon.voyages.check import misread, question
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import Question
from deadreckon.voyages.least import Least
from deadreckon.voyages.meeting import voyage
from deadreckon.voyages.proving import proved
from deadreckon.voyages.robust import if_wrong
from deadreckon.voyages.sure import span, sure
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS
from deadreckon.voyages.witnesses import witnesses
from deadreckon.voyages.world import Asked, World

if TYPE_CHECKING:
    from deadreckon.model.evidence import Evidence, Sighting
    from deadreckon.model.frame import Frame

FEW = 9
"""Up to so many sightings each set of wrong ones is proved by itself."""

Document = dict[str, Any]


def certificates(frame: Frame, evidence: Evidence) -> list[Document]:
    """Certify the passages and round trips of each vessel and fleet of each route."""
    return [
        certify(f"routes.{route.id}.{whose}{unit}", frame, evidence.sightings)
        for route in frame.routes.values()
        for whose in (*(f"vessels.{vessel}" for vessel in route.vessels), "fleet")
        for unit in ("", ".round_trips")
    ]


def certify(figure: str, frame: Frame, sightings: Iterable[Sighting]) -> Document:
    """Certify what the sure sightings force, and what is left if any k of them are wrong.

    Args:
        figure: its path in the JSON, such as `routes.main.vessels.ada.round_trips`.
        frame: what the analyst declares.
        sightings: all that were read.

    Returns:
        JSON types: `bounds` by the number of sightings that are misread, each with its proof.

    Raises:
        RefusedError: no such figure.
    """
    sightings = list(sightings)
    asked = question(figure, frame, sightings)
    least = Least(
        World(frame),
        Asked(
            PASSAGES if asked.unit == PASSAGES.name else ROUND_TRIPS,
            asked.route.origins,
            asked.route.destinations,
            span(asked.route.window),
            asked.ships,
            asked.unnamed,
        ),
    )
    seen = sure(sightings, asked.route.assumptions)
    counts, _ = if_wrong(least, seen)
    mends = least.curve(seen).mends
    shown = next(
        found
        for wrong in range(mends, len(asked.rows) + 1)
        if (found := voyage(asked, wrong)) is not None
    )
    bounds: list[Document] = []
    for k, count in enumerate(counts):
        if not k or bounds[-1]["at_least"]:
            most = min(count, bounds[-1]["at_least"]) if bounds else count
            bounds.append(_bound(asked, k, most, shown))
    chosen = [s.id for s in witnesses(least, seen).sightings]
    if bounds[0]["at_least"] < counts[0]:
        chosen = []
    alone = asked.only(chosen)
    proof = proved(Facts(alone, 0), bounds[0]["at_least"])
    if proof is None:
        alone, chosen = asked, sorted(asked.rows)
        proof = bounds[0].get("proof")
    k = misread(asked)
    return {
        "figure": figure,
        "sure": sorted(asked.rows),
        "witnesses": chosen,
        "voyage_by_witnesses": voyage(alone, 0),
        "proof_by_witnesses": proof,
        "bounds": bounds,
        "misread_95": k,
        "at_least_95": bounds[k]["at_least"] if k < len(bounds) else 0,
    }


def _bound(asked: Question, k: int, count: int, shown: Document) -> Document:
    """Prove the greatest count that can be proved, up to one, with any k sightings wrong.

    `shown` is a voyage of each ship that meets all but the fewest.
    """
    whole = Facts(asked, k + len(shown["wrong"]))
    while True:
        proof = proved(whole, count)
        if proof is not None:
            return {"misread": k, "at_least": count, "voyage": shown, "proof": proof}
        if len(asked.rows) <= FEW and (each := _each(asked, k, count)) is not None:
            return {"misread": k, "at_least": count, "each": each}
        count -= 1


def _each(asked: Question, k: int, count: int) -> Document | None:
    found: Document = {}
    ids = sorted(asked.rows)
    for wrong in combinations(ids, k):
        rest = asked.only(id_ for id_ in ids if id_ not in wrong)
        shown = next(v for n in range(len(ids) + 1) if (v := voyage(rest, n)) is not None)
        proof = proved(Facts(rest, len(shown["wrong"])), count)
        if proof is None:
            return None
        found[" ".join(wrong)] = {"voyage": shown, "proof": proof}
    return found
