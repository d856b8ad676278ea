from pathlib import Path

import pytest

from deadreckon.case.run import run
from deadreckon.model.jsonable import jsonable
from deadreckon.screening.vessels import VesselRecord
from tests.user import TWO_PORTS

VESSEL = """
[[vessels]]
id = "freja"
"""
SIGHTINGS = """sighting,place,from,to,vessel,confidence
a,sund,2021-05-03,2021-05-03,freja,0.95
b,vik,2021-05-06,2021-05-06,freja,0.95
c,sund,2021-05-20,2021-05-20,freja,0.95
d,vik,2021-05-25,2021-05-25,freja,0.95
"""
CLAIMS = """claim,text,value,unit,vessels,from,to,polarity,source
t,two voyages,2,passage,freja,2021-05-01,2021-05-31,affirm,paper
n,no voyages,2,passage,freja,2021-05-01,2021-05-31,deny,paper
u,three voyages,3,passage,,2021-05-01,2021-05-31,affirm,paper
c,two calls,2,call,freja,2021-05-01,2021-05-31,affirm,paper
"""


def case(folder: Path, vessel: str, **tables: str) -> dict[str, VesselRecord]:
    frame = TWO_PORTS.replace('[[vessels]]\nid = "freja"\n', vessel)
    (folder / "evidence").mkdir(parents=True)
    sources = '\n[[sources]]\nid = "paper"\n'
    (folder / "case.toml").write_text(frame + sources, "utf-8")
    for name, text in tables.items():
        (folder / "evidence" / f"{name}.csv").write_text(text, "utf-8")
    return {vessel.id: vessel for vessel in run(folder).vessels}


def test_each_passage_proved_and_told_is_asked_about(tmp_path: Path) -> None:
    listings = "listing,vessel,from,to,list,basis\nl,freja,2021-05-10,,UN,IMO number\n"
    record = case(tmp_path, VESSEL, sightings=SIGHTINGS, claims=CLAIMS, listings=listings)["freja"]
    assert [(p.how, p.from_, p.to, p.listed) for p in record.passages] == [
        ("proved", "2021-05-03", "2021-05-06", "no"),
        ("proved", "2021-05-20", "2021-05-25", "yes"),
        ("told", "2021-05-01", "2021-05-31", "cannot tell"),
    ]
    assert record.passages[0].because == ("a", "b", "l")
    assert record.passages[2].because == ("t", "l")
    assert [(s.id, s.from_, s.to) for s in record.listings] == [("l", "2021-05-10", None)]


def test_a_vessel_without_listings_is_not_called_free_of_them(tmp_path: Path) -> None:
    record = case(tmp_path, VESSEL, sightings=SIGHTINGS)["freja"]
    assert {p.why for p in record.passages} == {"this file has no listing of it"}


@pytest.mark.parametrize("basis", ["name", "register"])
def test_an_owner_by_likeness_of_names_is_counted_and_not_named(tmp_path: Path, basis: str) -> None:
    vessel = f"""
[[vessels]]
id = "freja"
imo = 9179842
names = ["Freja", {{ name = "Freya", from = 2010-01-01, to = 2015-06-30, source = "register" }}]
mmsi = {{ mmsi = 273123456, from = 2015-07-01 }}
call_signs = "UBCD"
owners = [{{ owner = "John Doe", from = 2020-01-01, basis = "{basis}", source = "list" }}]
"""
    record = case(tmp_path, vessel)["freja"]
    assert (record.imo, record.imo_plausible) == ("9179842", True)
    assert [(n.value, n.from_, n.to, n.source) for n in record.names] == [
        ("Freja", None, None, ""),
        ("Freya", "2010-01-01", "2015-06-30", "register"),
    ]
    assert [(n.value, n.from_, n.to, n.note) for n in record.mmsi] == [
        ("273123456", "2015-07-01", None, "numbers of Russia")
    ]
    assert [c.value for c in record.call_signs] == ["UBCD"]
    assert record.withheld == (basis == "name")
    assert ("John Doe" in str(jsonable(record))) == (basis != "name")
