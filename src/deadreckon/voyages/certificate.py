"""Certificates of bounds: a proof that `check` can follow, of each count and what is left of it.

The reckoning says what holds; here a proof of it is sought, by splitting what can have been until
each case gives its reason. What is too tangled gets the greatest count that a proof was found for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from deadreckon.voyages.chaining import FEW_TO_SPLIT, chains
from deadreckon.voyages.check import any_wrong, misread, question
from deadreckon.voyages.check_chain import prices, steps
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import Question, seal
from deadreckon.voyages.least import Least
from deadreckon.voyages.meeting import voyage
from deadreckon.voyages.proving import proved
from deadreckon.voyages.robust import if_wrong
from deadreckon.voyages.sure import Sure, span
from deadreckon.voyages.tables import SMALL
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
    world = World(frame)
    return [
        certify(f"routes.{route.id}.{whose}{unit}", frame, evidence.sightings, world)
        for route in frame.routes.values()
        for whose in (*(f"vessels.{vessel}" for vessel in route.vessels), "fleet")
        for unit in ("", ".round_trips")
    ]


def certify(
    figure: str, frame: Frame, sightings: Iterable[Sighting], world: World | None = None
) -> Document:
    """Certify what the sure sightings force, and what is left if any k of them are wrong.

    Args:
        figure: its path in the JSON, such as `routes.main.vessels.ada.round_trips`.
        frame: what the analyst declares.
        sightings: all that were read.
        world: of that frame, if there is one that remembers what was reckoned.

    Returns:
        JSON types: `bounds` by the number of sightings that are misread, each with its proof.

    Raises:
        RefusedError: no such figure.
    """
    sightings = list(sightings)
    asked = question(figure, frame, sightings)
    world = world or World(frame)
    least = Least(
        world,
        Asked(
            PASSAGES if asked.unit == PASSAGES.name else ROUND_TRIPS,
            asked.route.origins,
            asked.route.destinations,
            span(asked.route.window),
            asked.ships,
            asked.unnamed,
        ),
    )
    seen = world.sure(sightings, asked.route.assumptions)
    counts, _ = if_wrong(least, seen)
    shown = _shown(asked, least, seen)
    served = _Chains(asked, counts[0])
    alone = _by_witnesses(asked, [s.id for s in witnesses(least, seen).sightings], counts[0])
    bounds: list[Document] = []
    for k, count in enumerate(counts):
        if k and not bounds[-1]["at_least"]:
            break
        most = min(count, bounds[-1]["at_least"]) if bounds else count
        if not k and not shown["wrong"] and alone["proof_by_witnesses"]:
            bounds.append({"misread": 0, "at_least": count})
        else:
            bounds.append(_bound(asked, k, most, shown, served))
    first = bounds[0]["at_least"]
    if first < counts[0] or not alone["proof_by_witnesses"]:
        alone = _by_witnesses(asked, sorted(set(asked.rows).difference(shown["wrong"])), first)
    k = misread(asked)
    document = {
        "figure": figure,
        "sure": sorted(asked.rows),
        "voyage": shown,
        "chains": served.documents(bounds),
        "bounds": bounds,
        **alone,
        "misread_95": k,
        "at_least_95": bounds[k]["at_least"] if k < len(bounds) else 0,
    }
    return {**document, "sha256": seal(document)}


class _Chains:
    """Chains that each serve many bounds, whichever of their sightings are wrong."""

    def __init__(self, asked: Question, most: int) -> None:
        self._facts = any_wrong(asked)
        self._chains = list(chains(self._facts))
        self._prices = [prices(self._facts, chain, most) for chain in self._chains]

    def best(self, count: int) -> tuple[int, int]:
        """Give the chain that most sightings must be wrong to break, and how many."""
        prices_ = [own[count] for own in self._prices]
        return prices_.index(max(prices_)), max(prices_)

    def documents(self, bounds: Iterable[Document]) -> list[Document]:
        """Show the chains, those that serve no bound empty."""
        used = {bound.get("chain") for bound in bounds}
        shown = [chain if n in used else {} for n, chain in enumerate(self._chains)]
        return [{"ships": chain, "steps": steps(self._facts, chain)} for chain in shown]


def _bound(asked: Question, k: int, count: int, shown: Document, served: _Chains) -> Document:
    """Prove the greatest count that can be proved, up to one, with any k sightings wrong."""
    granted = k + len(shown["wrong"])
    few = len(asked.rows) <= FEW_TO_SPLIT
    for at_least in range(count, 0, -1):
        bound: Document = {"misread": k, "at_least": at_least}
        chain, wrong = served.best(at_least)
        if granted < wrong:
            return {**bound, "chain": chain, "wrong": wrong}
        if few and (proof := proved(Facts(asked, granted), at_least)) is not None:
            return {**bound, "proof": proof}
        if len(asked.rows) <= FEW and (each := _each(asked, k, at_least)) is not None:
            return {**bound, "each": each}
    return {"misread": k, "at_least": 0}


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


def _shown(asked: Question, least: Least, seen: Sequence[Sure]) -> Document:
    """Show a voyage of each ship that meets all sightings but as few as were found to do."""
    if len(asked.rows) > SMALL:
        kept = [s.id for s in least.mended(seen) if s.id in asked.rows]
        present = [id_ for id_ in kept if asked.rows[id_].present]
        for some in (kept, present, []):
            if (met := voyage(asked.only(some), len(some))) is not None:
                left = set(asked.rows).difference(some)
                return {**met, "wrong": sorted(left.union(met["wrong"]))}
    numbers = range(least.curve(seen).mends, len(asked.rows) + 1)
    return next(found for wrong in numbers if (found := voyage(asked, wrong)) is not None)


def _by_witnesses(asked: Question, chosen: Sequence[str], count: int) -> Document:
    """Show that sightings agree and alone prove a count; none of them if that was not found."""
    alone = asked.only(chosen)
    met, proof = voyage(alone, 0), proved(Facts(alone, 0), count)
    if met is None or proof is None:
        chosen, met, proof = [], None, None
    return {"witnesses": chosen, "voyage_by_witnesses": met, "proof_by_witnesses": proof}
