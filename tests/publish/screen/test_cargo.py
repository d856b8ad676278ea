from dataclasses import replace

from deadreckon.cargo.aboard import Aboard
from deadreckon.cargo.boxes import Cargo, ReadingBoxes
from deadreckon.cargo.changes import Change
from deadreckon.cargo.totals import Contradiction, Totals
from deadreckon.case.run import Run
from deadreckon.model.frame import Reading
from deadreckon.publish.screen.cargo import MOST_TOTALS, cargo, needed
from deadreckon.voyages.figures import Granted, ReadingFigures
from tests.publish.brief.test_totals import OTHER, TOLD


def said(run: Run) -> str:
    return " ".join(" ".join(cargo(run)).split())


def with_cargo(run: Run, **changes: object) -> Run:
    boxes: Cargo = replace(run.cargo[0], **changes)  # type: ignore[arg-type]
    readings = {"if": Reading("if", ("trips",), "if the Navy is right")}
    return replace(run, cargo=(boxes,), frame=replace(run.frame, readings=readings))


def test_boxes_are_proved_likely_and_at_most(small_run: Run) -> None:
    assert "Isle-Quay: PROVED 40; LIKELY cannot tell: aboard on proved" in said(small_run)
    assert "All right: 77 %; one misread: 0." in said(small_run)
    run = with_cargo(small_run, p10=50.0, p50=80.0, p90=1200.0, at_most=9000, dominates="holds")
    assert "LIKELY 80 (P10-P90 50-1,200); AT MOST 9,000:" in said(run)
    assert "what moves the total most: what the ships can carry" in said(run)


def test_readings_directions_and_piles_are_told_apart(small_run: Run) -> None:
    reading = ReadingBoxes("if", 5, (1100, 1500), 1216, 1300, 1385, "boxes_a_load", ("trips",))
    change = Change("jetty", "p1", "p2", -80, ("s1",), 80, "if nothing left by land")
    changes = (change, replace(change, boxes=0))
    run = with_cargo(small_run, readings=(reading,), back=Aboard(70, ("s1",), 0.9, 0),
                     undirected=("s3",), other_way=("s6",), changes=changes)  # fmt: skip
    text = said(run)
    assert "5 loads or more, 1,100-1,500 boxes; what moves that most: the size of a load" in text
    assert "the other way, at the least: 70" in text
    assert "which way is not told: s3" in text
    assert "seen laden the other way: s6" in text
    assert "pile at Jetty, p1 to p2: -80; if nothing left by land" in text
    assert text.count("pile at") == 1


def test_totals_stand_side_by_side_with_what_cannot_both_hold(small_run: Run) -> None:
    pair = Contradiction(("boxes", "trips"), "more against less")
    many = tuple(replace(TOLD, claim=f"c{n}") for n in range(MOST_TOTALS))
    unit = Totals("boxes", (*many, TOLD, OTHER), 1, (pair,), 0)
    text = said(replace(small_run, totals=(unit,)))
    assert f"TOLD of boxes, side by side and never summed ({MOST_TOTALS + 2}):" in text
    assert "2021-04-01 at least 1,200, The Navy since 2021-03-01: 37.5+ a day" in text
    assert "2021-04-03 about 700, The Herald since 2021-03-01" in text
    assert "and 2 earlier: all are in the brief" in text
    assert "cannot both hold: more against less" in text


def test_a_rate_goes_no_further_and_a_lapse_is_computed(small_run: Run) -> None:
    (rate,) = small_run.rates
    text = said(small_run)
    assert (
        f"RATE 4+ passages in 61 days (Navy patrol); if it went on: {rate.p05}-{rate.p95} more"
        in text
    )
    assert f"by {rate.until}, no further" in text
    assert "told 2021-03-01 to 2021-03-10: agrees" in text
    wrong = replace(small_run.relations[0], agrees=False)
    many = replace(rate, claims=(), origin="", p05=None)
    text = said(replace(small_run, relations=(wrong,), rates=(many,)))
    assert ": does not agree" in text
    assert "(proved); if it went on: cannot tell" in text


def test_in_short_what_is_needed_and_what_follows_if_one_is_right(small_run: Run) -> None:
    (figures,) = small_run.reckoning.routes
    granted = ReadingFigures("if", ("trips",), Granted(5, None, ("trips",), 4, {}))
    reading = ReadingBoxes("if", 5, (250, 250), 250, 250, 250, None, ("trips",))
    run = with_cargo(small_run, readings=(reading,))
    text = " ".join(" ".join(needed(run, replace(figures, readings=(granted,)))).split())
    assert "BOXES: 40 proved. NEEDED: 120 boxes need 3 loads (The Navy)." in text
    assert "IF THE NAVY IS RIGHT: 5 passages or more, 250 boxes." in text
    assert "Left out" not in text
    against = replace(granted.fleet, granted=(), contradicts=("trips",))
    figures = replace(figures, readings=(replace(granted, fleet=against),))
    text = " ".join(" ".join(needed(run, figures)).split())
    assert "IF THE NAVY IS RIGHT: nothing of it can be taken." in text
    assert "Left out, as it contradicts this file or another of its claims: trips." in text


def test_without_any_there_is_no_part(small_run: Run) -> None:
    assert cargo(replace(small_run, cargo=(), totals=(), rates=(), relations=())) == []
