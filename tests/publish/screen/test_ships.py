from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.screen.ships import ships
from deadreckon.screening.identity import Doubt
from deadreckon.screening.vessels import PassageListed, Stands


def test_a_ship_in_short(small_run: Run) -> None:
    alba, brio = small_run.vessels
    assert ships(replace(small_run, vessels=(replace(brio, passages=()),))) == []
    listed = replace(
        alba,
        doubts=(Doubt("imo", "9074729", (), "fails"),),
        listings=(Stands("l1", "EU", "", None, None, "", ""),),
        passages=(PassageListed("main", "proved", "2021-03-01", "2021-03-04", "no", "x", (), ()),),
    )
    text = "\n".join(ships(replace(small_run, vessels=(listed, replace(brio, passages=())))))
    assert "Alba, IMO 9074729, on EU from a day not stated" in text
    assert "? imo 9074729 fails" in text
    assert "proved between 2021-03-01 and 2021-03-04" in text
    assert "listed on the day? no: x" in text
    assert "Brio" not in text


def test_that_nothing_is_listed_is_said_of_this_file(small_run: Run) -> None:
    alba = replace(small_run.vessels[0], listings=(), passages=())
    text = "\n".join(ships(replace(small_run, vessels=(alba,))))
    assert "Alba, IMO 9074729, no listing in this file" in text
