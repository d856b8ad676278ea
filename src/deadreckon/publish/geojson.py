"""Places, looks, sightings and routes as GeoJSON (RFC 7946), for any map program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from deadreckon.model.times import iso

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Look, Sighting
    from deadreckon.model.place import Place
    from deadreckon.voyages.figures import RouteFigures

Feature = dict[str, object]
_HALF_TURN = 180.0


def geojson(run: Run) -> str:
    """Write a FeatureCollection: WGS84, longitude first, times in UTC.

    Each feature carries the id of its record and, where it is evidence, the SHA-256 of the bytes
    it stands in and its row there. Notes do not leave the case.
    """
    features = [
        *(_place(place) for place in run.frame.places.values()),
        *(_look(look, run) for look in run.evidence.looks),
        *(_sighting(sighting, run) for sighting in run.evidence.sightings),
        *(feature for route in run.reckoning.routes for feature in _routes(route, run)),
    ]
    document = {
        "type": "FeatureCollection",
        "features": features,
        "case": run.frame.id,
        "ledger_head": run.ledger_head,
        "forgotten": {stone.id: stone.why for stone in run.forgotten},
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _place(place: Place) -> Feature:
    geometry: dict[str, object] = _point(place)
    if place.polygon:
        geometry = {"type": "Polygon", "coordinates": [_ring(place.polygon)]}
    return _feature(
        f"place/{place.id}",
        geometry,
        kind="place",
        name=place.label,
        code=place.code,
        radius_km=None if place.polygon else place.radius_km,
        precision_km=place.precision_km,
        part_of=place.part_of,
    )


def _look(look: Look, run: Run) -> Feature:
    return _feature(
        f"look/{look.id}",
        _point(run.frame.places[look.place]),
        kind="look",
        place=look.place,
        seen=look.seen,
        sensor=look.sensor or None,
        source=look.source or None,
        **{"from": iso(look.when.start), "to": iso(look.when.end)},
        **_stands(look.id, run),
    )


def _sighting(sighting: Sighting, run: Run) -> Feature:
    return _feature(
        f"sighting/{sighting.id}",
        _point(run.frame.places[sighting.place]),
        kind="sighting",
        place=sighting.place,
        vessels=list(sighting.candidates),
        tag=sighting.tag,
        present=sighting.present,
        confidence=sighting.confidence,
        basis=sighting.basis or None,
        doing=sighting.doing or None,
        boxes=sighting.boxes,
        source=sighting.source or None,
        origin=sighting.origin or None,
        **{"from": iso(sighting.when.start), "to": iso(sighting.when.end)},
        **_stands(sighting.id, run),
    )


def _routes(figures: RouteFigures, run: Run) -> list[Feature]:
    """Give each pair of ends as a line between them: not the way taken, which nobody saw."""
    route = run.frame.routes[figures.id]
    return [
        _feature(
            f"route/{route.id}/{start}/{end}",
            _line(run.frame.places[start], run.frame.places[end]),
            kind="route",
            route=route.id,
            at_least=figures.fleet.at_least,
            at_least_95=figures.fleet.at_least_95,
            at_most=figures.fleet.at_most,
            witnesses=list(figures.fleet.witnesses),
            unit="passage",
            **{"from": iso(route.window.start), "to": iso(route.window.end)},
        )
        for start in route.origins
        for end in route.destinations
    ]


def _stands(id_: str, run: Run) -> dict[str, object]:
    at = run.index.get(id_)
    return {} if at is None else {"sha256": at.sha256, "path": at.path, "row": at.row}


def _feature(id_: str, geometry: dict[str, object], **properties: object) -> Feature:
    known = {key: value for key, value in properties.items() if value is not None}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": known}


def _point(place: Place) -> dict[str, object]:
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _line(start: Place, end: Place) -> dict[str, object]:
    """Draw a line, cut in two where it crosses the antimeridian (RFC 7946, 3.1.9)."""
    a, b = [start.lon, start.lat], [end.lon, end.lat]
    if abs(a[0] - b[0]) <= _HALF_TURN:
        return {"type": "LineString", "coordinates": [a, b]}
    edge = _HALF_TURN if a[0] > 0 else -_HALF_TURN
    along = b[0] + 2 * edge - a[0]
    lat = a[1] + (b[1] - a[1]) * ((edge - a[0]) / along if along else 0.0)
    return {"type": "MultiLineString", "coordinates": [[a, [edge, lat]], [[-edge, lat], b]]}


def _ring(polygon: tuple[tuple[float, float], ...]) -> list[list[float]]:
    """Close the ring and turn it counter-clockwise, as the RFC asks of an outer one."""
    points = [list(point) for point in polygon]
    if points[0] == points[-1]:
        points.pop()
    pairs = zip(points, points[1:] + points[:1], strict=True)
    if sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) < 0:
        points.reverse()
    return [*points, points[0]]
