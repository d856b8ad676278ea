"""The case as the page's script reads it: one JSON document, the same bytes from the same case."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING

from deadreckon.case.grounds import grounds
from deadreckon.case.paths import find
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import jsonable
from deadreckon.model.place import lineage
from deadreckon.model.times import iso
from deadreckon.publish.brief.context import anchor
from deadreckon.publish.dossier.coast import Level, levels
from deadreckon.publish.dossier.network import network
from deadreckon.publish.dossier.thinning import shown_tracks
from deadreckon.publish.figures.map import near_and_far

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Look, Sighting
    from deadreckon.model.track import Track
    from deadreckon.publish.brief.context import Context

Plain = dict[str, object]


def data(page: Context, paths: Iterable[str]) -> str:
    """Give the document, as text that can stand in a script element.

    Args:
        page: the run as its profile shows it.
        paths: of the results that the page shows; each comes with the ids it stands on.
    """
    run = page.run
    main = run.principal
    occupied = {s.look for s in run.evidence.sightings if s.present}
    document: Plain = {
        "language": page.say.language,
        "head": run.ledger_head,
        "words": _words(page),
        "places": [_place(page, id_) for id_ in run.frame.places],
        "near": [place.id for place in near_and_far(run.frame)[0]],
        "vessels": {
            id_: {"label": vessel.label, "kn": vessel.speed_kn[1]}
            for id_, vessel in run.frame.vessels.items()
        },
        "routes": [
            {"id": r.id, "from": r.origins, "to": r.destinations, "at_least": f.fleet.at_least,
             "at_most": f.fleet.at_most}
            for f in run.reckoning.routes for r in [run.frame.routes[f.id]]
        ],
        "legs": [[leg.origin, leg.destination] for leg in run.frame.legs.values()],
        "records": {
            **{look.id: _look(look, occupied) for look in run.evidence.looks},
            **{sighting.id: _sighting(sighting, run) for sighting in run.evidence.sightings},
        },
        "silences": _silences(run),
        "tracks": [_track(track) for track in shown_tracks(run)],
        "stands_on": _stands_on(run, paths),
        "coast": [asdict(level) for level in _coast(run)],
        "network": None if main is None or not main.lent else network(run, main.hypothesis),
        "names": _names(page),
        "recorded": jsonable(_recorded(page)),
    }  # fmt: skip
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


_MOST_LIT = 400
_SAID = ("months_short", "sceptical", "even", "favourable", "no_term", "sightings_one",
         "sightings_many", "looks_one", "looks_many", "looks_empty")  # fmt: skip
"""Words of the brief that the script says too."""


def _words(page: Context) -> dict[str, str]:
    own = {key.removeprefix("js_"): text for key, text in sorted(page.say.texts.items())
           if key.startswith("js_")}  # fmt: skip
    return own | {key: page.say.texts[key] for key in _SAID}


def _place(page: Context, id_: str) -> Plain:
    place = page.run.frame.places[id_]
    return {
        "id": id_,
        "label": place.label,
        "lat": place.lat,
        "lon": place.lon,
        "km": place.radius_km,
        "ring": place.polygon,
        "port": lineage(id_, page.run.frame.places)[-1],
    }


def _look(look: Look, occupied: Collection[str]) -> Plain:
    kind = {"clear": "ship" if look.id in occupied else "empty"}.get(look.seen, look.seen)
    return {"kind": kind, "place": look.place, "from": iso(look.when.start),
            "to": iso(look.when.end), "at": anchor(look.id)}  # fmt: skip


def _sighting(sighting: Sighting, run: Run) -> Plain:
    sure = sighting.confidence >= run.frame.assumptions.witness_confidence
    kind = "absent" if not sighting.present else "sure" if sure else "unsure"
    if sighting.present and len(sighting.candidates) > 1:
        kind = "several"
    return {"kind": kind, "place": sighting.place, "from": iso(sighting.when.start),
            "to": iso(sighting.when.end), "vessels": sighting.candidates,
            "confidence": sighting.confidence, "at": anchor(sighting.id)}  # fmt: skip


def _silences(run: Run) -> list[Plain]:
    """Give, of each ship, the legs between one sure sighting and the next, of which nothing tells.

    In between it was where d(p, x) + d(x, q) <= v (t_q - t_p) (Hagerstrand 1970); from and to are
    the widest that the sightings' times allow.
    """
    found: list[Plain] = []
    sure = run.frame.assumptions.witness_confidence
    for vessel in run.frame.vessels:
        own = sorted(
            (
                s
                for s in run.evidence.sightings
                if s.present and s.candidates == (vessel,) and s.confidence >= sure
            ),
            key=lambda s: (s.when.start, s.when.end, s.id),
        )
        found += [
            {"vessel": vessel, "after": a.id, "before": b.id,
             "from": iso(a.when.end if a.throughout else a.when.start),
             "to": iso(b.when.start if b.throughout else b.when.end)}
            for a, b in pairwise(own)
            if a.when.end < b.when.start
        ]  # fmt: skip
    return found


def _track(track: Track) -> Plain:
    """Give a track's legs as minutes since 1970, longitude and latitude."""
    legs = [[[int(at.timestamp()) // 60, lon, lat] for at, lat, lon in leg] for leg in track.legs]
    return {"vessel": track.vessel, "legs": legs}


def _stands_on(run: Run, paths: Iterable[str]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Give how many records each result stands on, as `deadreckon why` does, and the first."""
    document = jsonable(run.document())
    found = {}
    for path in sorted(set(paths)):
        try:
            ids = grounds(find(document, path), run, document).ids
        except BadUse:
            continue
        found[path] = (len(ids), ids[:_MOST_LIT])
    return found


def _coast(run: Run) -> tuple[Level, ...]:
    near, far = near_and_far(run.frame)
    positions = tuple((p.lat, p.lon) for p in near)
    return levels(positions, (*positions, *((p.lat, p.lon) for p in far)))


def _names(page: Context) -> dict[str, str]:
    """Give what links, hypotheses and the origins that weigh are called."""
    frame, main = page.run.frame, page.run.principal
    names = {id_: link.statement or id_ for id_, link in frame.links.items()}
    names |= {id_: asked.statement or id_ for id_, asked in frame.hypotheses.items()}
    return {**{id_: page.origin(id_) for id_ in (main.origins if main else ())}, **names}


def _recorded(page: Context) -> Plain:
    """Give the judgement of the record, which the what-if stands beside."""
    main = page.run.principal
    if main is None:
        return {}
    term = page.scale.word(main.p, main.low, main.high).term
    return {
        "p": main.p, "low": main.low, "high": main.high,
        "term": None if term is None else term.name(page.say.language),
        "without": [[left.origin, left.p] for left in main.without],
    }  # fmt: skip
