import numpy as np

from deadreckon.tracks.gaps import NEVER
from deadreckon.tracks.parts import Asked, Part, part_of, together
from deadreckon.tracks.passes import KINDS
from tests.tracks.build import POOL, RULES, Row, columns, lie, places, port

ASKED = Asked(places(port("a", 0, 0)), RULES, frozenset(KINDS), NEVER)
ROWS: list[Row] = [
    row
    for vessel in (9, 4, 7, 2)
    for row in (*lie(vessel, 0, 0, 3, vessel), *lie(40, 5, vessel, 5, vessel))
]


def part(*vessels: int) -> Part:
    numbered = [(row, n) for n, row in enumerate(ROWS) if row[0] in vessels]
    stretch = columns([row for row, _ in numbered])
    rows = np.array([n for _, n in numbered], np.uint32)
    return part_of([stretch._replace(row=rows)], ASKED, POOL)


def test_parts_come_to_the_same_however_vessels_are_divided() -> None:
    whole = together([part(9, 4, 7, 2)])
    for division in (((9, 4), (7, 2)), ((2,), (9,), (4, 7))):
        parts = together([part(*vessels) for vessels in division])
        assert (parts.vessels == whole.vessels).all()
        for name in ("fixes", "first", "last", "segments"):
            assert (getattr(parts, name) == getattr(whole, name)).all()
        assert parts.events.tobytes() == whole.events.tobytes()
        order = np.lexsort((parts.points["slot"], parts.points["vessel"]))
        assert (parts.points[order] == whole.points).all()
        assert all((a == b).all() for a, b in zip(parts.cover, whole.cover, strict=True))


def test_a_part_tells_of_each_vessel() -> None:
    whole = together([part(9, 4, 7, 2)])
    assert whole.vessels.tolist() == [2, 4, 7, 9]
    assert whole.fixes.tolist() == [31 + 51] * 4
    assert (whole.first // 3_600_000).tolist() == [2, 4, 7, 9]
    assert (whole.last // 3_600_000).tolist() == [45] * 4


def test_no_part_at_all() -> None:
    nothing = together([])
    assert (nothing.vessels.size, nothing.events.size, nothing.cover.keys.size) == (0, 0, 0)
