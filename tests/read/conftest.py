import csv
import io
from collections.abc import Callable

import pytest

from deadreckon.case.frame import frame_from
from deadreckon.model.frame import Frame

Writer = Callable[..., bytes]

FRAME = b"""
[case]
id = "a"
window = { from = 2023-01-01, to = 2023-12-31 }
[[logs]]
id = "daily"
selection = "complete"
[[places]]
id = "port"
name = "The Port"
also = ["Hafen", "\xea\xb8\xb8"]
lat = 42
lon = 130
tz = "Asia/Tokyo"
[[places]]
id = "pier"
lat = 42
lon = 130
part_of = "port"
[[places]]
id = "sea"
lat = 40
lon = 140
[[vessels]]
id = "alpha"
names = ["ALPHA", "Twin"]
[[vessels]]
id = "beta"
names = ["BETA", "Twin"]
[[sources]]
id = "watch"
name = "The Watch"
tz = "America/New_York"
"""


@pytest.fixture(scope="session")
def frame() -> Frame:
    return frame_from(FRAME, "case.toml")[0]


def csv_of(*rows: dict[str, str]) -> bytes:
    """Write rows as a table that has the columns of all of them."""
    columns = sorted({column for row in rows for column in row})
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


@pytest.fixture(scope="session")
def table() -> Writer:
    return csv_of
