import base64

from hypothesis import given
from hypothesis import strategies as st

from deadreckon.publish.dossier.coast import STEPS_PER_DEGREE, levels, packed

RINGS = st.lists(
    st.lists(
        st.lists(st.tuples(st.floats(-540, 540), st.floats(-84, 84)), min_size=3, max_size=5),
        min_size=1,
        max_size=2,
    ),
    max_size=3,
)


def unpacked(text: str) -> list[list[list[tuple[float, float]]]]:
    """Read it again, as the page does."""
    numbers, value, shift = [], 0, 0
    for byte in base64.b64decode(text):
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    polygons, rest = [], iter(numbers)
    while count := next(rest):
        rings = []
        for _ in range(count):
            x = y = 0
            ring = []
            for _ in range(next(rest)):
                dx, dy = ((n >> 1) ^ -(n & 1) for n in (next(rest), next(rest)))
                x, y = x + dx, y + dy
                ring.append((x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE))
            rings.append(ring)
        polygons.append(rings)
    return polygons


@given(RINGS)
def test_what_is_packed_comes_out_to_the_last_step(
    polygons: list[list[list[tuple[float, float]]]],
) -> None:
    found = unpacked(packed(polygons))
    assert [[len(ring) for ring in rings] for rings in found] == [
        [len(ring) for ring in rings] for rings in polygons
    ]
    for a, b in zip(_flat(found), _flat(polygons), strict=True):
        assert max(abs(a[0] - b[0]), abs(a[1] - b[1])) <= 0.5001 / STEPS_PER_DEGREE


def _flat(polygons: list[list[list[tuple[float, float]]]]) -> list[tuple[float, float]]:
    return [point for rings in polygons for ring in rings for point in ring]


def test_levels_grow_finer_and_each_holds_what_it_is_about() -> None:
    near = ((42.23, 130.3), (42.88, 132.34))
    coarse, fine = levels(near, (*near, (45.9, 40.0)))
    assert coarse.zoom < fine.zoom
    west, south, east, north = fine.bounds
    assert all(west < lon < east and south < lat < north for lat, lon in near)
    assert coarse.bounds[0] < 40 < coarse.bounds[2] - 92.34
    assert 2_000 < len(fine.land) < 200_000
    assert 10_000 < len(coarse.land) < 200_000


def test_over_the_antimeridian_the_land_is_on_the_turn_of_its_bounds() -> None:
    for positions in (((52.0, 178.0), (52.0, -178.0)), ((-17.0, 179.0), (-16.5, -179.5))):
        (level,) = levels(positions, positions)
        lons = [lon for lon, _ in _flat(unpacked(level.land))]
        assert lons
        assert level.bounds[0] - 1e-3 <= min(lons) <= max(lons) <= level.bounds[2] + 1e-3


def test_a_case_without_places_has_no_coast() -> None:
    assert levels((), ()) == ()
