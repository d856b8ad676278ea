"""A small case of its own, run all the way, for whatever prints results."""

from dataclasses import replace
from pathlib import Path

import pytest

from deadreckon.case.run import Run, run

CASE = """
format = 1

[case]
id = "ore"
title = "Ore from the isle"
question = "Did ore from the isle reach the mill?"
window = { from = "2021-03-01", to = "2021-04-30" }
lead = "herald.txt"

[[places]]
id = "isle"
name = "Isle"
lat = 55.0
lon = 10.0

[[places]]
id = "jetty"
name = "Jetty"
lat = 55.0
lon = 10.0
part_of = "isle"

[[places]]
id = "quay"
name = "Quay"
lat = 56.2
lon = 12.1

[[places]]
id = "mill"
name = "Mill"
lat = 47.0
lon = 30.0

[[vessels]]
id = "alba"
names = ["Alba"]
imo = "9074729"
speed_kn = [6, 14]

[[vessels]]
id = "brio"
names = ["Brio"]

[[routes]]
id = "main"
from = "isle"
to = "quay"
vessels = ["alba", "brio"]

[[legs]]
id = "crossing"
from = "isle"
to = "quay"
link = "sailed"

[[legs]]
id = "rail"
from = "quay"
to = "mill"
mode = "rail"
distance_km = [1900, 2200]
km_day = [200, 600]
link = "railed"

[[sources]]
id = "navy"
name = "The Navy"
collects = true

[[sources]]
id = "herald"
name = "The Herald"

[[sources]]
id = "mill-owner"

[[origins]]
id = "patrol"
name = "Navy patrol"
reliability = [0.6, 0.9]

[[hypotheses]]
id = "arrived"
statement = "ore from the isle reached the mill"
all_of = ["sailed", "railed"]

[[links]]
id = "sailed"
statement = "it crossed to the quay"
prior = 0.6

[[links]]
id = "railed"
statement = "it went on by rail"
prior = 0.5

[[weights]]
of = "seen-crossing"
to = "sailed"
ratio = [3, 10]

[[norms]]
id = "act"
name = "the Ore Act"
summary = "no ore from the isle"
if = "railed"

[[happenings]]
id = "talks"
from = "2021-02-20"
to = "2021-02-21"
statement = "Talks on the isle"

[[relations]]
claim = "lapse"
event = "start"
after = "talks"
days = [14, 14]

[assumptions]
boxes_a_load = 50
"""

REPORT = """The Herald, 29 April 2021
Ore is almost certain to have reached the mill, the Navy says.
At least four crossings were made; more than 120 containers went.
The mill denies it. It would breach the Ore Act.
It began in early March, two weeks after the talks.
"""

CLAIMS = [
    (
        "term",
        "Ore is almost certain to have reached the mill",
        "judgement",
        "",
        "navy",
        "",
        "false",
    ),
    ("trips", "At least four crossings were made", "quantity", "", "navy", "patrol", "true"),
    ("boxes", "more than 120 containers went", "quantity", "", "navy", "patrol", ""),
    ("denial", "The mill denies it", "denial", "deny", "mill-owner", "", ""),
    ("law", "It would breach the Ore Act", "legal", "", "herald", "", ""),
    ("start", "It began in early March", "route", "", "navy", "patrol", ""),
    ("lapse", "two weeks after the talks", "route", "", "navy", "patrol", ""),
]
MORE = {
    "term": {"term": "almost certain", "yardstick": "phia", "low": "0.95", "high": "1"},
    "trips": {
        "value": "4", "bound": "ge", "unit": "passage", "places": "isle;quay",
        "vessels": "alba;brio",
        "from": "2021-03-01", "to": "2021-04-30",
    },
    "boxes": {"value": "120", "bound": "gt", "unit": "container"},
    "start": {"from": "2021-03-01", "to": "2021-03-10"},
}  # fmt: skip

LOOKS = """look,place,from,to,seen,source
l1,jetty,2021-03-05,,clear,navy
l2,quay,2021-03-09,,clear,navy
l3,isle,2021-03-12,,clear,navy
l4,isle,2021-03-15,,cloudy,navy
l5,quay,2021-03-20,,part,navy
l6,mill,2021-03-21,,unread,navy
"""

SIGHTINGS = """sighting,look,place,from,to,vessel,confidence,doing,boxes,present,source,note
s1,l1,jetty,2021-03-05,,alba,0.9,leaving,40,,navy,the skipper is Jane Roe
s2,l2,quay,2021-03-09,,alba,0.85,unloading,,,navy,
s3,,isle,2021-03-25,,alba|brio,0.9,,,,navy,
s4,,isle,2021-03-30,,,0.9,,,,navy,
s5,l3,isle,2021-03-12,,,0.85,,,no,navy,
s6,,isle,2021-04-04,,brio,0.5,,,,navy,
"""

STACKS = """stack,place,from,to,boxes,source,origin
pile,mill,2021-03-18,,30,navy,patrol
"""


def write_case(folder: Path) -> Path:
    """Write the case as a user would keep it."""
    (folder / "evidence" / "reports").mkdir(parents=True)
    (folder / "case.toml").write_text(CASE, "utf-8")
    evidence = folder / "evidence"
    (evidence / "reports" / "herald.txt").write_text(REPORT, "utf-8")
    (evidence / "looks.csv").write_text(LOOKS, "utf-8")
    (evidence / "sightings.csv").write_text(SIGHTINGS, "utf-8")
    (evidence / "stacks.csv").write_text(STACKS, "utf-8")
    columns = [
        "claim", "report", "start", "end", "text", "kind", "polarity", "source", "origin",
        "observation", "places", "vessels", "from", "to", "value", "bound", "unit", "term",
        "yardstick", "low", "high",
    ]  # fmt: skip
    rows = []
    for id_, words, kind, polarity, source, origin, observation in CLAIMS:
        at = REPORT.index(words)
        cells = {
            "claim": id_, "report": "herald.txt", "start": str(at), "end": str(at + len(words)),
            "text": words, "kind": kind, "polarity": polarity, "source": source,
            "origin": origin, "observation": observation, **MORE.get(id_, {}),
        }  # fmt: skip
        rows.append(",".join(cells.get(column, "") for column in columns))
    crossing = "seen-crossing,,,,Alba crossed to the quay,route,,navy,patrol,true,isle;quay,alba"
    rows.append(f"{crossing},2021-03-05,2021-03-09,,,,,,,")
    (evidence / "claims.csv").write_text("\n".join([",".join(columns), *rows]) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_case(tmp_path_factory.mktemp("ore"))


@pytest.fixture(scope="session")
def small_run(small_case: Path) -> Run:
    return run(small_case)


@pytest.fixture(scope="session")
def french_run(small_run: Run) -> Run:
    return replace(small_run, frame=replace(small_run.frame, language="fr"))
