import re
from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.voyages import voyages
from deadreckon.voyages.figures import Granted, Likely, Needed, NextStep, ReadingFigures, Told


def changed(run: Run, **changes: object) -> Run:
    (route,) = run.reckoning.routes
    route = replace(route, **changes)  # type: ignore[arg-type]
    return replace(run, reckoning=replace(run.reckoning, routes=(route,)))


def test_proved_likely_at_most_and_told_stand_side_by_side(small_run: Run) -> None:
    text = voyages(context(small_run))
    for path in ("fleet.at_least", "fleet.at_least_95", "fleet.at_most", "vessels.alba.at_least",
                 "fleet.round_trips.at_least", "calls.isle.at_least"):  # fmt: skip
        assert f'data-dr="routes.main.{path}"' in text
    assert "cannot tell" in text


def test_a_proof_names_its_witnesses_and_what_is_left_without_one(small_run: Run) -> None:
    text = voyages(context(small_run))
    assert "Proved by" in text
    assert 'href="#e-s1"' in text
    assert 'data-dr="routes.main.fleet.witnesses_joint"' in text
    assert 'data-dr="routes.main.fleet.robust_at_least"' in text
    assert 'data-dr="routes.main.fleet.at_least_by_confidence.0.at_least"' in text


def test_a_proof_of_nought_is_a_property_of_the_file(small_run: Run) -> None:
    (route,) = small_run.reckoning.routes
    nought = changed(small_run, fleet=replace(route.fleet, at_least=0, witnesses=()))
    assert "a property of this file, not a finding that nothing sailed" in voyages(context(nought))
    assert "a property of this file" not in voyages(context(small_run))


def test_one_origin_that_repeats_itself_is_told_once(small_run: Run) -> None:
    told = Told("trips", 4, None, "ge", "passage", "patrol", "possible", "why",
                "routes.main.fleet.at_least")  # fmt: skip
    run = changed(small_run, told=(told, replace(told, claim="boxes"), replace(told, origin="")))
    text = voyages(context(run))
    assert text.count("≥ 4") == 2
    assert "origin not stated" in text
    assert "possible" in text


def test_what_is_needed_granted_and_next_is_said_apart(small_run: Run) -> None:
    granted = Granted(5, None, ("trips",), 4, {}, contradicts=("boxes",))
    run = changed(
        small_run,
        needed=(Needed("boxes", "load", 3, ("boxes",)),),
        readings=(ReadingFigures("if-navy", ("trips",), granted),),
        next_step=NextStep("alba", "isle", "2021-03-10T00:00:00Z", "2021-04-01T00:00:00Z", 2),
    )
    text = voyages(context(run))
    assert 'data-dr="routes.main.needed.boxes.at_least"' in text
    assert "Not ours, but if-navy" in text
    assert "Left out, as it contradicts this file or another of its claims: <a" in text
    assert "one sighting of Alba at Isle between 2021-03-10 and 2021-04-01" in text


def test_a_likely_count_has_its_interval(small_run: Run) -> None:
    (route,) = small_run.reckoning.routes
    likely = Likely(3.1, 2, 3, 5, (0.0, 0.1, 0.2, 0.4, 0.2, 0.1))
    run = changed(small_run, fleet=replace(route.fleet, likely=likely))
    text = voyages(context(run))
    assert 'data-dr="routes.main.fleet.likely.p50"' in text
    assert 'data-dr="routes.main.fleet.likely.p05"' in text
    assert "3 (2\u2060–\u20605)" in re.sub("<[^>]+>", "", text)
