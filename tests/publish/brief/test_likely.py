import re
from dataclasses import replace
from datetime import UTC, date, datetime

from deadreckon.case.run import Run
from deadreckon.publish.brief.context import Context, context
from deadreckon.publish.brief.likely import MOST_UNSEEN, likely
from deadreckon.voyages.figures import (
    Interval90,
    Likely,
    MissingLooks,
    NextLook,
    RouteFigures,
    Swept,
    Unseen,
)

LIKELY = Likely(3.1, 2, 3, 5, (0.0, 0.1, 0.2, 0.4, 0.2, 0.1))
UNSEEN = Unseen(
    "alba", "isle", datetime(2021, 3, 10, tzinfo=UTC), datetime(2021, 3, 20, tzinfo=UTC), 1.26,
    "s1", "s2",
)  # fmt: skip


def shown(run: Run, **changes: object) -> tuple[str, str]:
    """Give the markup, and what is read of it."""
    (figures,) = run.reckoning.routes
    found: RouteFigures = replace(figures, **changes)  # type: ignore[arg-type]
    page: Context = context(run)
    markup = str(likely(page, found) or "")
    text = re.sub(r"<style.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL)
    return markup, " ".join(text.replace("\u2060", "").split())


def with_likely(run: Run, found: Likely = LIKELY, **changes: object) -> tuple[str, str]:
    fleet = replace(run.reckoning.routes[0].fleet, likely=found)
    return shown(run, fleet=fleet, **changes)


def test_a_picture_stands_beside_what_is_likely(small_run: Run) -> None:
    markup, text = with_likely(small_run)
    assert markup.count("<svg") == 2
    assert "proved: 1 or more" in text
    assert "simulations" not in text


def test_how_often_such_intervals_were_right_is_told_raw_and_widened(small_run: Run) -> None:
    markup, text = with_likely(small_run, replace(LIKELY, simulated=100, held=91, held_raw=78))
    assert "like this case: 91 of 100 ; before they were widened by these simulations, 78" in text
    for name in ("held", "held_raw", "simulated"):
        assert f'data-dr="routes.main.fleet.likely.{name}"' in markup


def test_the_sweep_tells_both_halves_of_each_assumption(small_run: Run) -> None:
    row = Swept("stay_days", (0.25, 1.6), (1.6, 10.0), Interval90(3, 4, 6), Interval90(1, 2, 4))
    markup, text = with_likely(small_run, sweep=(row,))
    assert "days of a stay 0.25–1.6 4 ( 3 – 6 ) 1.6–10 2 ( 1 – 4 )" in text
    assert 'data-dr="routes.main.sweep.0.at_upper.p50"' in markup


def test_unseen_calls_come_with_their_days_and_what_they_lie_between(small_run: Run) -> None:
    markup, text = with_likely(small_run, unseen=(UNSEEN,))
    assert "Alba at Isle that nobody saw and that are expected in 10-20 March 2021: 1.3 (" in text
    assert 'href="#e-s1"' in markup
    assert 'data-dr="routes.main.unseen.0.expected"' in markup
    edge = replace(UNSEEN, after=None, before=None)
    many = (edge, *[replace(UNSEEN, expected=2.0)] * MOST_UNSEEN)
    _, text = with_likely(small_run, unseen=many)
    assert text.count("that nobody saw") == MOST_UNSEEN
    assert "expected in 1 more spans" in text


def test_the_next_look_is_a_place_and_a_day(small_run: Run) -> None:
    _, text = with_likely(small_run, next_look=NextLook("quay", date(2021, 3, 12), 3, 2.25))
    assert "narrow this most: Quay, 12 March 2021." in text
    assert "3 and would then be, on average, 2.2 ." in text


def test_where_nothing_can_be_told_the_missing_looks_are(small_run: Run) -> None:
    markup, text = shown(small_run, missing_looks=(MissingLooks("isle", 55, 61),))
    assert "a log that keeps the images that showed nothing" in text
    assert "shows Isle: 55 of 61 ." in text
    assert 'data-dr="routes.main.missing_looks.0.days"' in markup
    assert shown(small_run, missing_looks=()) == ("", "")


def test_it_is_said_in_french_too(small_run: Run) -> None:
    french = replace(small_run, frame=replace(small_run.frame, language="fr"))
    _, text = with_likely(french, unseen=(UNSEEN,))
    assert "1,3 (" in text
    assert "que personne n&#x27;a vues" in text
