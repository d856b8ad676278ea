from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

FRAME = """\
format = 1

[case]
id = "crossing"
window = { from = 2023-08-01, to = 2023-10-31 }
looks = "complete"

[[places]]
id = "quay"
name = "The Quay"
also = ["Kai"]
lat = 42.2
lon = 130.3
tz = "Asia/Pyongyang"

[[places]]
id = "bay"
lat = 42.9
lon = 132.3
tz = "Asia/Vladivostok"

[[vessels]]
id = "alpha"
names = ["ALPHA"]
imo = "9074729"

[[vessels]]
id = "beta"

[[routes]]
id = "main"
from = "quay"
to = "bay"

[[sources]]
id = "watch"
name = "The Watch"
tz = "America/New_York"

[[origins]]
id = "pictures"
"""

TABLES = {
    "looks.csv": """\
look,place,from,to,seen,source,known
l1,quay,2023-09-01,2023-09-01,clear,watch,2023-09-05
l2,bay,2023-09-04T03:00Z,2023-09-04T03:00Z,cloudy,watch,
""",
    "sightings.csv": """\
sighting,look,place,from,to,vessel,confidence,basis,source,origin
s1,l1,quay,2023-09-01,2023-09-01,alpha,0.9,name,watch,pictures
s2,,bay,2023-09-04T03:00Z,2023-09-04T05:00Z,alpha|beta,0.8,silhouette,watch,pictures
s3,,bay,2023-09-08,2023-09-08,?big,0.7,size,,
""",
    "claims.csv": """\
claim,report,start,end,text,kind,origin,value,bound,unit,places,vessels
c1,note.txt,START,END,ALPHA made five round trips,quantity,pictures,5,ge,round trip,Kai;bay,alpha
""",
}
REPORT = "The Watch, 12 October 2023\n\nALPHA made five round trips between the Quay and the bay.\n"
CLAIM = "ALPHA made five round trips"

Maker = Callable[[str], Path]


@pytest.fixture
def now() -> datetime:
    return datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    """Write the same small case into a folder of any name."""

    def written(name: str) -> Path:
        case = tmp_path / name
        (case / "evidence" / "reports").mkdir(parents=True)
        (case / "case.toml").write_text(FRAME, "utf-8")
        start = REPORT.index(CLAIM)
        for table, text in TABLES.items():
            spanned = text.replace("START", str(start)).replace("END", str(start + len(CLAIM)))
            (case / "evidence" / table).write_text(spanned, "utf-8")
        (case / "evidence" / "reports" / "note.txt").write_text(REPORT, "utf-8")
        return case

    return written


@pytest.fixture
def case(make: Maker) -> Path:
    return make("case")
