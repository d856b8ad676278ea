"""Checks certificates of bounds, with nothing but the certificate, the frame and the sightings.

Shares no code with the reckoning: distances are pyproj's, orders follow from bounds on times. A
certificate is a tree. Each node splits what can have been into cases that leave nothing out (whose
a sighting is, which of two came first, whether one is wrong); each leaf gives its reason: a
chain of sightings that forces so many voyages however the errors left over fall, a contradiction,
or more errors than were granted. One chain may serve all bounds: it takes more wrong sightings to
break it for fewer voyages. That the sightings agree, or how few removals mend them, is shown
by a voyage of each ship that meets the rest.

Every fact about a sighting means: if it is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from deadreckon.voyages.check_chain import price, prices, steps
from deadreckon.voyages.check_facts import Facts
from deadreckon.voyages.check_question import (
    FAR,
    Question,
    RefusedError,
    Row,
    hold_sealed,
    refuse_unless,
)
from deadreckon.voyages.check_voyage import check_voyage

if TYPE_CHECKING:
    from deadreckon.model.evidence import Sighting
    from deadreckon.model.frame import Frame

DOUBT = 0.05
ROUNDING = 1e-12

Proof = Mapping[str, Any]


def check_proof(node: Proof, facts: Facts, count: int) -> None:
    """Check that every explanation which the facts leave has `count` voyages or more.

    Raises:
        RefusedError: a step does not hold, or a case is missing.
    """
    if "split" in node:
        cases = facts.cases(node)
        refuse_unless(set(node["cases"]) == set(cases), f"cases of {node['of']} are not all there")
        for name, case in cases.items():
            check_proof(node["cases"][name], case, count)
        return
    match node:
        case {"reason": "too many wrong", "wrong": list(ids)}:
            refuse_unless(set(ids) == facts.left, "others are wrong here")
            refuse_unless(len(facts.left) > facts.granted, "so many may be wrong")
        case {"reason": "contradiction", "of": list(ids)}:
            refuse_unless(ids and set(ids) <= facts.sure, "what contradicts may be wrong")
            ships = {facts.ship(facts.rows[id_]) for id_ in ids} - {None}
            refuse_unless(
                any(facts.settled(str(ship), ids)[1] for ship in ships),
                f"{' and '.join(ids)} can all be right",
            )
        case {"reason": "chain", "ships": dict(ships), "steps": list(reasons), "wrong": wrong}:
            refuse_unless(count > 0, "there is nothing to prove")
            cost = price(facts, ships, count)
            told = None if cost >= FAR else cost
            refuse_unless(told == wrong, f"{told} wrong sightings break the chain, not {wrong}")
            refuse_unless(cost > facts.granted - len(facts.left), "the chain breaks too soon")
            refuse_unless(reasons == steps(facts, ships), "a step has another reason")
        case {"reason": "nothing to prove"}:
            refuse_unless(count <= 0, "there is something to prove")
        case _:
            raise RefusedError(f"no such reason: {node.get('reason')}")


def check(certificate: Proof, frame: Frame, sightings: Iterable[Sighting]) -> None:
    """Check a certificate of one figure against the frame and the sightings.

    Args:
        certificate: as `certificate.certify` gives it, or read back from JSON.
        frame: what the analyst declares.
        sightings: all that were read.

    Raises:
        RefusedError: it does not prove what it says; the message names the step.
    """
    try:
        _check(certificate, frame, list(sightings))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise RefusedError(f"is not well formed: {error!r}") from error


def _check(certificate: Proof, frame: Frame, sightings: Sequence[Sighting]) -> None:
    hold_sealed(certificate)
    asked = question(certificate["figure"], frame, sightings)
    refuse_unless(certificate["sure"] == sorted(asked.rows), "other sightings bear on this")
    mends = check_voyage(certificate["voyage"], asked)
    bounds = certificate["bounds"]
    refuse_unless([b["misread"] for b in bounds] == list(range(len(bounds))), "bounds are missing")
    counts = [bound["at_least"] for bound in bounds]
    refuse_unless(all(type(count) is int for count in counts), "a bound is a whole number")
    refuse_unless(counts == sorted(counts, reverse=True), "more is left of less")
    refuse_unless(counts[-1] == 0, "bounds are missing")
    refuse_unless(counts[0] <= len(asked.rows), "more voyages than sightings")
    by_chain = [_prices(chain, asked, counts[0]) for chain in certificate["chains"]]
    by_witnesses = False
    for bound in bounds:
        if "wrong" in bound:
            wrong, own = bound["wrong"], by_chain[bound["chain"]]
            refuse_unless(wrong == own[bound["at_least"]], f"not {wrong} break the chain")
            refuse_unless(wrong > bound["misread"] + mends, "the chain breaks too soon")
        elif bound["misread"] or mends or "proof" in bound or "each" in bound:
            _check_bound(bound, asked, mends)
        else:
            by_witnesses = counts[0] > 0
    k = misread(asked)
    refuse_unless(certificate["misread_95"] == k, f"{k} sightings may be wrong in 95 of 100 cases")
    refuse_unless(certificate["at_least_95"] == (counts[k] if k < len(counts) else 0), "95")
    for witness in certificate["witnesses"]:
        refuse_unless(witness in asked.rows, f"{witness} is no witness")
    alone, proof = asked.only(certificate["witnesses"]), certificate["proof_by_witnesses"]
    if proof is None:
        refuse_unless(not alone.rows and not by_witnesses, "nothing is proved by witnesses")
        return
    refuse_unless(check_voyage(certificate["voyage_by_witnesses"], alone) == 0, "they disagree")
    check_proof(proof, Facts(alone, 0), counts[0])


def _prices(chain: Proof, asked: Question, most: int) -> list[int]:
    """Give how many wrong sightings it takes to break the chain that serves many bounds."""
    facts = any_wrong(asked)
    refuse_unless(chain["steps"] == steps(facts, chain["ships"]), "a step has another reason")
    return prices(facts, chain["ships"], most)


def question(figure: str, frame: Frame, sightings: Iterable[Sighting]) -> Question:
    """Give what a figure of the output is about, by its path in the JSON.

    Raises:
        RefusedError: no such figure.
    """
    for route in frame.routes.values():
        for unit, ending in (("passages", ""), ("round_trips", ".round_trips")):
            if figure == f"routes.{route.id}.fleet{ending}":
                return Question(frame, route, sightings, route.vessels, unit, unnamed=True)
            for vessel in route.vessels:
                if figure == f"routes.{route.id}.vessels.{vessel}{ending}":
                    return Question(frame, route, sightings, [vessel], unit, unnamed=False)
    raise RefusedError(f"{figure} is no figure of this case")


def _check_bound(bound: Proof, asked: Question, mends: int) -> None:
    k, count = bound["misread"], bound["at_least"]
    if not count:
        return
    if "each" not in bound:
        check_proof(bound["proof"], Facts(asked, k + mends), count)
        return
    ids = sorted(asked.rows)
    sets = {" ".join(wrong): wrong for wrong in combinations(ids, k)}
    refuse_unless(set(bound["each"]) == set(sets), "not every set of wrong sightings is there")
    for name, wrong in sets.items():
        rest = asked.only(id_ for id_ in ids if id_ not in wrong)
        left = check_voyage(bound["each"][name]["voyage"], rest)
        check_proof(bound["each"][name]["proof"], Facts(rest, left), count)


def any_wrong(asked: Question) -> Facts:
    """Give what holds where any sighting may be wrong: nothing but what each says by itself."""
    return Facts(asked, len(asked.rows) + 1)


def misread(asked: Question) -> int:
    """Give the least k with P(more than k are wrong) <= 5 %, of the sightings that fit."""
    chances = np.ones(1)
    for row in sorted(asked.sure, key=lambda row: row.confidence):
        if set(row.candidates) & asked.ships or _tag_fits(row, asked):
            chances = np.convolve(chances, (row.confidence, 1 - row.confidence))
    return int(np.argmax(1 - np.cumsum(chances) <= DOUBT + ROUNDING))


def _tag_fits(row: Row, asked: Question) -> bool:
    """Whether a ship without a name may be one of those asked about: no alibi rules them out."""
    if row.tag is None:
        return False
    if asked.unnamed:
        return True
    tagged = [r for r in asked.sure if r.tag == row.tag and r.present]
    return any(
        not any(
            bool(_alone(asked, one, other, {row.tag: ship}).settled(ship, (one.id, other.id))[1])
            for one in tagged
            for other in asked.sure
            if other.candidates == (ship,)
        )
        for ship in asked.ships
    )


def _alone(asked: Question, one: Row, other: Row, tags: Mapping[str, str]) -> Facts:
    return Facts(asked.only({one.id, other.id}), 0, tags=tags)
