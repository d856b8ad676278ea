from pathlib import Path

from deadreckon.case.intake import open_case
from deadreckon.screening.passages import Sailed, sailed
from deadreckon.voyages.reckon import reckon
from tests.user import TWO_PORTS

PIER = """
[[places]]
id = "sund-pier"
lat = 58.0
lon = 11.0
part_of = "sund"
"""


def found(folder: Path, sightings: str, claims: str = "") -> tuple[Sailed, ...]:
    (folder / "evidence").mkdir()
    (folder / "case.toml").write_text(TWO_PORTS + PIER, "utf-8")
    head = "sighting,place,from,to,vessel,confidence\n"
    (folder / "evidence/sightings.csv").write_text(head + sightings, "utf-8")
    if claims:
        head = "claim,text,value,unit,vessels,from,to,polarity\n"
        (folder / "evidence/claims.csv").write_text(head + claims, "utf-8")
    opened = open_case(folder)
    return sailed(opened.frame, opened.evidence, reckon(opened.frame, opened.evidence))


def test_a_passage_lies_between_two_sightings_piers_too(tmp_path: Path) -> None:
    rows = "b,vik,2021-05-06,2021-05-07,freja,.9\na,sund-pier,2021-05-03,2021-05-04,freja,.9\n"
    (one,) = found(tmp_path, rows)
    assert (one.vessel, one.route, one.how, one.because) == ("freja", "over", "proved", ("a", "b"))
    assert one.when.text == "2021-05-03/2021-05-07"


def test_the_way_back_is_no_passage(tmp_path: Path) -> None:
    rows = "b,vik,2021-05-03,2021-05-03,freja,.9\na,sund,2021-05-06,2021-05-06,freja,.9\n"
    assert found(tmp_path, rows) == ()


def test_what_claims_tell_of_a_ship_by_name(tmp_path: Path) -> None:
    claims = (
        "t,two,2,round trip,freja,2021-05-01,2021-05-31,affirm\n"
        "n,no,2,passage,freja,2021-05-01,2021-05-31,deny\n"
        "u,all,3,passage,,2021-05-01,2021-05-31,affirm\n"
        "w,whenever,3,passage,freja,,,affirm\n"
        "e,elsewhen,3,passage,freja,2019-05-01,2019-05-31,affirm\n"
    )
    told = found(tmp_path, "", claims)
    assert [(one.how, one.because, one.when.text) for one in told] == [
        ("told", ("t",), "2021-05-01/2021-05-31"),
        ("told", ("w",), "2021-05-01/2021-06-30"),
    ]
