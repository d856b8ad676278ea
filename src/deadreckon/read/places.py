"""The table of places that a scan looks for: `id,name,lat,lon,radius_km,wkt`."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deadreckon.errors import BadRow, Unreadable
from deadreckon.model.evidence import SetAside
from deadreckon.read.table import Row, read_table

if TYPE_CHECKING:
    from shapely import Point

RADIUS_KM = 3.0
LARGEST_KM = 500.0
POLE, TURN = 90.0, 360.0
OPTIONAL = ("name", "lat", "lon", "radius_km", "wkt")
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A place as a scan needs it: a circle, or polygons.

    Attributes:
        lat, lon: degrees WGS84; of polygons, a point inside where the table gives none.
        rings: of polygons and their holes, (lon, lat); longitudes run on over the antimeridian.
        line: in the table.
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float = RADIUS_KM
    rings: tuple[Ring, ...] = ()
    line: int = 0

    @property
    def label(self) -> str:
        """The name to print."""
        return self.name or self.id


def read_places(data: bytes, name: str) -> tuple[tuple[Area, ...], tuple[SetAside, ...]]:
    """Read places in the order of their ids, and what had to be set aside.

    Raises:
        Unreadable: the file as a whole cannot be read, or holds no place.
    """
    table = read_table(data, name, required=("id",), optional=OPTIONAL)
    found: dict[str, Area] = {}
    aside = list(table.set_aside)
    for row in table.rows:
        try:
            area = _area(row, name)
            if area.id in found:
                other = found[area.id].line
                raise _bad(row, name, "id", f"is the id of line {other} too", "Name it anew.")
        except BadRow as error:
            reason = f"{error.problem}. {error.mend}"
            aside.append(SetAside(name, row.line, error.field, error.value, reason))
        else:
            found[area.id] = area
    if not found:
        why = f" The first row: {aside[0].reason}" if aside else ""
        mend = f"Give at least id, lat and lon, or id and wkt.{why}"
        raise Unreadable("holds no place", mend=mend, file=name)
    return tuple(found[id_] for id_ in sorted(found)), tuple(aside)


def _area(row: Row, name: str) -> Area:
    if not row.id:
        raise _bad(row, name, "id", "is missing", "Give each place an id of its own.")
    wkt = row.cells.get("wkt", "").strip()
    radius = _number(row, name, "radius_km", RADIUS_KM)
    if not 0 < radius <= LARGEST_KM:
        raise _bad(row, name, "radius_km", "is no radius", f"Give km, up to {LARGEST_KM:g}.")
    lat, lon = _number(row, name, "lat", math.nan), _number(row, name, "lon", math.nan)
    area = Area(row.id, row.cells.get("name", "").strip(), lat, lon, radius, line=row.line)
    if wkt:
        area = _with_polygons(area, row, name, wkt)
    for field, value, limit in (("lat", area.lat, 90), ("lon", area.lon, 180)):
        if not abs(value) <= limit:
            raise _bad(row, name, field, "is no coordinate", f"Give degrees, up to {limit}.")
    return area


def _with_polygons(area: Area, row: Row, name: str, wkt: str) -> Area:
    import shapely

    try:
        shape = shapely.from_wkt(wkt)
    except shapely.errors.GEOSException:
        raise _bad(row, name, "wkt", "cannot be read", "Write POLYGON ((lon lat, …)).") from None
    if isinstance(shape, shapely.Point) and not shape.is_empty:
        return replace(area, lat=shape.y, lon=shape.x)
    if shape.geom_type not in {"Polygon", "MultiPolygon"} or not shape.area:
        raise _bad(row, name, "wkt", "is no polygon", "Write POLYGON ((lon lat, …)).")
    west, south, east, north = shape.bounds
    if max(-south, north) > POLE or max(-west, east) > TURN:
        raise _bad(row, name, "wkt", "is off the globe", "Corners are lon lat, in degrees.")
    rings = tuple(
        run_on(tuple((float(x), float(y)) for x, y, *_ in ring.coords))
        for polygon in getattr(shape, "geoms", [shape])
        for ring in (polygon.exterior, *polygon.interiors)
    )
    if math.isnan(area.lat) or math.isnan(area.lon):
        inside = _inside(rings)
        area = replace(area, lat=inside.y, lon=(inside.x + 180) % 360 - 180)
    return replace(area, rings=rings)


def run_on(ring: Ring) -> Ring:
    """Let no edge be longer than half a turn: such a one goes over the antimeridian.

    Args:
        ring: (lon, lat) in degrees, its last corner the first one again.
    """
    lon = ring[0][0]
    found = [ring[0]]
    for x, y in ring[1:]:
        lon += (x - lon + 180) % 360 - 180
        found.append((lon, y))
    return tuple(found)


def _inside(rings: tuple[Ring, ...]) -> Point:
    import shapely

    return shapely.Polygon(rings[0]).buffer(0).representative_point()


def _number(row: Row, name: str, field: str, default: float) -> float:
    text = row.cells.get(field, "").strip()
    if not text:
        return default
    try:
        return float(text)
    except ValueError:
        raise _bad(row, name, field, "is no number", "Write degrees or km as 42.3.") from None


def _bad(row: Row, name: str, field: str, problem: str, mend: str) -> BadRow:
    value = row.cells.get(field)
    return BadRow(problem, mend=mend, file=name, line=row.line, field=field, value=value)
