"""Certificates of calls: why no two of so many sightings at a place can be one stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from deadreckon.voyages.check_calls import UNKNOWN, Berth
from deadreckon.voyages.check_question import RefusedError, Row, seal
from deadreckon.voyages.separate import most_apart

if TYPE_CHECKING:
    from deadreckon.model.evidence import Evidence, Sighting
    from deadreckon.model.frame import Frame

MOST_ROWS = 200
"""Sightings up to which every pair is given its reason."""

Document = dict[str, Any]


def calls_certificates(frame: Frame, evidence: Evidence) -> list[Document]:
    """Certify the calls at each place, and at the ends of each route by each ship, fleet or any.

    Of a case with more than `MOST_ROWS` sightings none is given: a reason for each pair is long.
    """
    if len(evidence.sightings) > MOST_ROWS:
        return []
    figures = [f"places.{place}.calls" for place in frame.places]
    for route in frame.routes.values():
        whose = ["", ".fleet", *(f".vessels.{vessel}" for vessel in route.vessels)]
        ends = dict.fromkeys((*route.origins, *route.destinations))
        figures += [f"routes.{route.id}{who}.calls.{place}" for who in whose for place in ends]
    return [certify_calls(figure, frame, evidence.sightings) for figure in figures]


def certify_calls(figure: str, frame: Frame, sightings: Iterable[Sighting]) -> Document:
    """Certify the calls of one figure, with and without an assumption on the longest stay.

    Args:
        figure: its path in the JSON, such as `routes.main.calls.north`.
        frame: what the analyst declares.
        sightings: all that were read.

    Returns:
        JSON types: for each way to mend contradictions the members, and a reason for each pair.
    """
    berth = Berth(frame, sightings, figure)
    proofs: Document = {"at_least": {}, "at_least_strict": {}}
    for wrong in berth.mendings():
        rows = {id_: row for id_, row in berth.rows.items() if id_ not in wrong}
        alibis = _alibis(berth, rows)
        fits = berth.fits(rows, alibis)
        for name, strict in (("at_least", False), ("at_least_strict", True)):
            proof = _most(berth, rows, fits, strict=strict)
            proofs[name][" ".join(sorted(wrong))] = {"alibis": alibis, **proof}
    counts = {
        name: min(len(p["members"]) for p in found.values()) for name, found in proofs.items()
    }
    document = {"figure": figure, **counts, "sure": sorted(berth.rows), "proofs": proofs}
    return {**document, "sha256": seal(document)}


def _alibis(berth: Berth, rows: Mapping[str, Row]) -> list[list[str]]:
    """Find the alibis, and those that they give rise to."""
    found: list[list[str]] = []
    known: list[list[str]] = []
    while True:
        fits = berth.fits(rows, found)
        for id_, row in rows.items():
            if not row.present or len(fits[id_]) == 1:
                continue
            for ship in sorted(fits[id_] - {UNKNOWN}):
                for alibi in rows:
                    try:
                        berth.fits(rows, [*found, *known, [id_, ship, alibi]])
                    except RefusedError:
                        continue
                    known.append([id_, ship, alibi])
                    break
        if not known:
            return found
        found, known = [*found, *known], []


def _most(
    berth: Berth, rows: Mapping[str, Row], fits: Mapping[str, frozenset[str]], *, strict: bool
) -> Document:
    """Choose the most members, with a reason for each pair."""
    members = []
    for row in sorted(rows.values(), key=lambda r: (r.lo, r.hi, r.id)):
        try:
            berth.hold_member(row, fits[row.id])
        except RefusedError:
            continue
        members.append(row)
    reasons: dict[tuple[int, int], Document] = {}
    near: list[set[int]] = [set() for _ in members]
    for i, j in combinations(range(len(members)), 2):
        reason = _reason(berth, (members[i], members[j]), rows, fits, strict=strict)
        if reason is None:
            near[i].add(j)
            near[j].add(i)
        else:
            reasons[i, j] = reason
    chosen = most_apart(near)
    return {
        "members": [members[i].id for i in chosen],
        "apart": {
            f"{members[i].id} {members[j].id}": reasons[i, j] for i, j in combinations(chosen, 2)
        },
    }


def _reason(
    berth: Berth,
    pair: tuple[Row, Row],
    rows: Mapping[str, Row],
    fits: Mapping[str, frozenset[str]],
    *,
    strict: bool,
) -> Document | None:
    def holds(reason: Document) -> bool:
        try:
            berth.hold_apart(pair, reason, rows, fits, strict=strict)
        except RefusedError:
            return False
        return True

    for words in ("two ships", "longest stay", "side by side"):
        if holds({"reason": words}):
            return {"reason": words}
    first, then = pair
    tags = sorted({f"?{row.tag}" for row in pair if row.tag is not None})
    for ships in (*([tag] for tag in tags), sorted(fits[first.id] & fits[then.id])):
        parted = {}
        for ship in ships:
            single = next(
                (id_ for id_ in sorted(rows) if berth.parts(pair, ship, rows[id_], fits)), None
            )
            if single is None:
                break
            parted[ship] = single
        if len(parted) == len(ships) and holds({"reason": "parted", "by": parted}):
            return {"reason": "parted", "by": parted}
    return None
