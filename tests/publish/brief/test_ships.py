from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.ships import ships
from deadreckon.screening.identity import Doubt
from deadreckon.screening.standing import OnTheDay
from deadreckon.screening.vessels import PassageListed, Stands, VesselRecord, Went

ALBA = VesselRecord(
    id="alba",
    label="Alba",
    imo="9074729",
    imo_plausible=True,
    names=(Went("Alba", "2015-01-01", None, "register"),),
    flags=(Went("Panama", "2015-01-01", "2019-12-31", ""),),
    mmsi=(Went("351000000", None, "2019-12-31", "", "numbers of Panama"),),
    call_signs=(Went("3FXY", None, None, ""),),
    owners=(Went("Ore <b>Lines</b>", None, None, ""),),
    withheld=2,
    doubts=(Doubt("mmsi", "351000000", ("brio",), "also of brio"),),
    listings=(Stands("l1", "EU, Annex", "", "2021-04-01", None, "IMO number", "oj"),),
    passages=(
        PassageListed(
            "main",
            "told",
            "2021-03-01",
            "2021-03-31",
            "no",
            "EU, Annex: only from 2021-04-01",
            (OnTheDay("l1", "EU, Annex", "IMO number", "no", "only from 2021-04-01"),),
            ("c1", "l1"),
        ),
    ),
)


def test_a_ship_has_its_names_numbers_listings_and_passages(small_run: Run) -> None:
    text = ships(context(replace(small_run, vessels=(ALBA,)))) or ""
    for said in (
        "Alba from 2015-01-01 (register)",
        "flag Panama from 2015-01-01 to 2019-12-31",
        "MMSI 351000000 until 2019-12-31",
        "call sign 3FXY",
        "owner Ore &lt;b&gt;Lines",
        "likeness of names alone: 2",
        "351000000 also of brio",
        "told, between 2021-03-01 and 2021-03-31",
        "no: EU, Annex: only from 2021-04-01",
        "does not say that there is none",
    ):
        assert said in text


def test_no_verdict_and_no_listing_is_said_of_this_file(small_run: Run) -> None:
    bare = replace(ALBA, imo_plausible=False, listings=(), passages=(), doubts=())
    text = ships(context(replace(small_run, vessels=(bare,)))) or ""
    assert "no listing in this file" in text
    assert "(fails its check digit)" in text
    assert "violat" not in text
    assert ships(context(replace(small_run, vessels=()))) is None


def test_in_french_too(french_run: Run) -> None:
    text = ships(context(replace(french_run, vessels=(ALBA,)))) or ""
    assert "entre le 2021-03-01 et le 2021-03-31" in text
    assert '<span lang="en">EU, Annex: only from 2021-04-01</span>' in text
