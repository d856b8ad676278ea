import dataclasses
from datetime import date, timedelta

import pytest

from deadreckon.judgement.argument import argument
from deadreckon.judgement.history import MOST_DAYS, History, scores
from deadreckon.judgement.yardsticks import yardstick
from deadreckon.model.evidence import Claim, Evidence, Sighting
from deadreckon.model.frame import (
    Assumptions,
    Frame,
    Hypothesis,
    Origin,
    Resolution,
    Route,
    Weight,
)
from deadreckon.model.place import Place
from deadreckon.model.times import interval
from deadreckon.model.vessel import Vessel
from deadreckon.voyages.reckon import reckon
from tests.judgement.frames import ANCHOR, NOTHING, claim, frame, reckoning

FIRST = date(2023, 9, 1)
SURE = Origin("o", reliability=1.0), Origin("p", reliability=1.0)


def history(case: Frame, *claims: Claim) -> History:
    return History(argument(case), Evidence(claims=claims), NOTHING, ())


def test_a_day_knows_what_was_known_by_its_end() -> None:
    case = frame(
        Hypothesis("h", "", prior=0.5),
        *SURE,
        Weight(("c",), "h", ratio=3.0),
        Weight(("d",), "h", ratio=2.0),
    )
    later = FIRST + timedelta(days=5)
    past = history(case, claim("c", "o", known=FIRST), claim("d", "p", known=later))
    assert past.days == [FIRST, later]
    odds = {None: 1, FIRST - timedelta(days=1): 1, FIRST: 3, later: 6}
    for day, expected in odds.items():
        assert past.bench(day).of("h")[0] == pytest.approx(expected / (1 + expected))


def test_what_arrived_is_what_became_known_after_one_day_and_by_another() -> None:
    case = frame(Hypothesis("h", ""), Weight(("a", "b", "c"), "h", ratio=2.0))
    later = FIRST + timedelta(days=5)
    past = history(
        case, claim("a", "o", known=FIRST), claim("b", "o", known=later), claim("c", "o")
    )
    assert past.arrived(None, None) == frozenset()
    assert past.arrived(None, FIRST) == {"a"}
    assert past.arrived(FIRST, later) == {"b"}


def test_very_many_days_are_thinned_and_the_last_is_among_them() -> None:
    days = [FIRST + timedelta(days=n) for n in range(3 * MOST_DAYS)]
    claims = [claim(f"c{n}", "o", known=day) for n, day in enumerate(days)]
    case = frame(Hypothesis("h", ""), Weight(tuple(c.id for c in claims), "h", ratio=2.0))
    kept = history(case, *claims).days
    assert MOST_DAYS / 2 < len(kept) <= MOST_DAYS
    assert kept[-1] == days[-1]
    assert kept == sorted(kept)


def test_what_no_weight_names_and_what_nobody_dated_is_no_day() -> None:
    case = frame(Hypothesis("h", ""), Weight(("c", "d"), "h", ratio=2.0))
    claims = claim("c", "o", known=FIRST), claim("d", "o"), claim("e", "o", known=date(2024, 1, 1))
    assert history(case, *claims).days == [FIRST]


def test_a_figure_of_another_frames_routes_stays_as_it_is() -> None:
    figures = reckoning(at_least=2, joint=0.72, witnesses=("s1",))
    case = frame(
        Hypothesis("h", "", prior=0.5), Weight(("routes.main.fleet.at_least>=1",), "h", ratio=3.0)
    )
    past = History(argument(case), Evidence(), figures, ())
    assert past.bench(None).of("h")[0] == pytest.approx(1 / (1 + 0.72 / 3 + 0.28))


def test_what_turned_out_is_scored_by_what_was_known_the_day_before() -> None:
    case = frame(
        Hypothesis("h", "", prior=0.5),
        *SURE,
        Weight(("c",), "h", ratio=3.0, analyst="ann"),
        Weight(("d",), "h", ratio=2.0, analyst="ben"),
        Weight(("late",), "h", ratio=9.0),
        resolutions=(Resolution("h", "2023-10-01", outcome=True),),
    )
    resolved = date(2023, 10, 1)
    claims = (
        claim("c", "o", known=FIRST),
        claim("d", "p", known=FIRST),
        claim("late", "q", known=resolved),
    )
    found = scores(history(case, *claims), yardstick("phia"))
    assert {s.analyst: s.p for s in found} == pytest.approx({"": 6 / 7, "ann": 3 / 4, "ben": 2 / 3})
    assert found[0].brier == pytest.approx((1 / 7) ** 2)
    assert found[0].term == "highly likely"


def test_a_figure_is_counted_again_for_a_day_from_what_was_seen_by_then() -> None:
    places = {id_: Place(id_, lat, 12.0) for id_, lat in (("near", 55.0), ("far", 56.0))}
    window = interval("2023-09-01", "2023-09-30")
    route = Route("main", ("near",), ("far",), ("alba",), window, Assumptions())
    case = dataclasses.replace(
        frame(
            Hypothesis("h", "", prior=0.5),
            Weight(("routes.main.fleet.at_least>=1",), "h", ratio=3.0),
        ),
        window=window,
        places=places,
        vessels={"alba": Vessel("alba", speed_kn=(6.0, 16.0))},
        routes={"main": route},
    )

    def seen(place: str, day: str) -> Sighting:
        when = interval(day, day)
        at = date.fromisoformat(day)
        return Sighting(f"s-{place}", place, when, ("alba",), 0.9, ANCHOR, known=at)

    evidence = Evidence(sightings=(seen("near", "2023-09-05"), seen("far", "2023-09-12")))
    past = History(argument(case), evidence, reckon(case, evidence), ())
    assert past.days == [date(2023, 9, 5), date(2023, 9, 12)]
    assert [float(past.bench(day).of("h")[0]) for day in past.days] == pytest.approx(
        [0.5, 1 / (1 + 0.81 / 3 + 0.19)]
    )
