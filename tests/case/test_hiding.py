from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deadreckon.case.frame import read_frame
from deadreckon.case.hiding import (
    Hiding,
    Tally,
    count_hidings,
    hide,
    only_route,
    tally,
    typical,
    write_hidden,
)
from deadreckon.case.truth import (
    known_spans,
    read_truth,
    share_at,
    span_at,
    true_round_trips,
)
from deadreckon.errors import BadUse
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame
from deadreckon.model.times import Interval
from deadreckon.read.looks import read_looks
from deadreckon.read.sightings import read_sightings
from deadreckon.voyages.reckon import reckon

FERRY = Path(__file__).parents[2] / "examples" / "ferry"
FRAME, _ = read_frame(FERRY / "case.toml")
STAYS = read_truth(FERRY / "truth.csv")
SPANS = known_spans(STAYS)
ROUTE = only_route(FRAME)
WINDOW = ROUTE.window
DAYS = WINDOW.hours / 24
RATES = (0.3, 0.65, 1.3, 2.6)


def framed(window: Interval) -> Frame:
    return replace(FRAME, window=window, routes={ROUTE.id: replace(ROUTE, window=window)})


def passages(looks_a_day: float, seed: int, figures: tuple[int, int, int], true: int) -> Hiding:
    at_least, at_least_95, at_most = figures
    return Hiding(looks_a_day, seed, 0.0, at_least, at_least_95, at_most, true)


def test_the_same_seed_hides_the_same_and_another_does_not() -> None:
    once = hide(STAYS, FRAME, looks_a_day=0.65, seed=7)
    assert hide(list(STAYS), FRAME, looks_a_day=0.65, seed=7) == once
    assert hide(STAYS, FRAME, looks_a_day=0.65, seed=8) != once
    turned = replace(ROUTE, origins=ROUTE.destinations, destinations=ROUTE.origins)
    assert hide(STAYS, replace(FRAME, routes={"t": turned}), looks_a_day=0.65, seed=7) == once


def test_a_hidden_track_shows_where_the_ship_was_and_nothing_else() -> None:
    evidence = hide(STAYS, FRAME, looks_a_day=1.3, seed=1)
    looks = {look.id: look for look in evidence.looks}
    assert len(looks) == len(evidence.looks)
    for look in evidence.looks:
        assert look.when.start == look.when.end
        assert look.when.within(WINDOW)
        assert look.when.start.microsecond == 0
        assert look.seen == "clear"
    for sighting in evidence.sightings:
        look = looks[sighting.look]
        span = span_at(SPANS, sighting.when.start)
        assert (look.place, look.when) == (sighting.place, sighting.when)
        assert span is not None
        assert span.place == sighting.place
        assert sighting.candidates == ("tacoma",)
        assert sighting.confidence == 1


def test_records_stand_in_the_order_of_their_ids_and_rows() -> None:
    evidence = hide(STAYS, FRAME, looks_a_day=1.3, seed=1)
    for records in (evidence.looks, evidence.sightings):
        assert [record.id for record in records] == sorted(record.id for record in records)
        assert [record.at.row for record in records] == [*range(2, 2 + len(records))]


def test_looks_come_as_often_as_asked_at_each_port() -> None:
    found = Counter[str]()
    for seed in range(20):
        evidence = hide(STAYS, FRAME, looks_a_day=1.3, seed=seed)
        found.update(look.place for look in evidence.looks)
    expected = 20 * 1.3 * DAYS
    assert sorted(found) == ["bainbridge", "seattle"]
    assert found == pytest.approx(dict.fromkeys(found, expected), abs=4 * expected**0.5)


def test_a_ship_that_is_there_is_mostly_seen() -> None:
    there = seen = 0
    for seed in range(10):
        evidence = hide(STAYS, FRAME, looks_a_day=1.3, seed=seed, detection=0.8)
        seen += len(evidence.sightings)
        for look in evidence.looks:
            span = span_at(SPANS, look.when.start)
            there += span is not None and span.place == look.place
    assert seen / there == pytest.approx(0.8, abs=4 * (0.8 * 0.2 / there) ** 0.5)
    assert hide(STAYS, FRAME, looks_a_day=1.3, seed=1, detection=0).sightings == ()


def test_the_share_of_wrong_sightings_is_as_their_confidence_says() -> None:
    wrong = Counter[str]()
    seen = Counter[str]()
    for seed in range(30):
        for sighting in hide(STAYS, FRAME, looks_a_day=2.6, seed=seed, false=0.05).sightings:
            span = span_at(SPANS, sighting.when.start)
            assert sighting.confidence == 0.95
            assert span is not None
            seen[sighting.place] += 1
            wrong[sighting.place] += span.place != sighting.place
    for place, count in seen.items():
        assert wrong[place] / count == pytest.approx(0.05, abs=4 * (0.05 * 0.95 / count) ** 0.5)


def test_no_look_is_drawn_where_the_ship_is_not_known() -> None:
    first = SPANS[0].start
    window = Interval(first.replace(year=first.year - 1), SPANS[2].end)
    looks = hide(STAYS, framed(window), looks_a_day=20, seed=1).looks
    assert looks
    assert all(look.when.start >= first for look in looks)


def test_a_ship_that_never_leaves_is_never_mistaken() -> None:
    port = next(span for span in SPANS if span.place == "seattle")
    evidence = hide(
        STAYS, framed(Interval(port.start, port.end)), looks_a_day=50, seed=3, false=0.5
    )
    assert {sighting.place for sighting in evidence.sightings} == {"seattle"}
    assert share_at(SPANS, "seattle", Interval(port.start, port.end)) == 1


def test_without_looks_nothing_is_seen() -> None:
    assert hide(STAYS, FRAME, looks_a_day=0, seed=1) == Evidence()


def test_only_one_vessel_on_one_route_can_be_hidden() -> None:
    for routes in (
        {},
        {"a": ROUTE, "b": replace(ROUTE, id="b")},
        {"a": replace(ROUTE, vessels=("tacoma", "other"))},
    ):
        with pytest.raises(BadUse, match="one route with one vessel"):
            hide(STAYS, replace(FRAME, routes=routes), looks_a_day=1, seed=1)


@pytest.mark.parametrize("false", [0.0, 0.03])
def test_what_is_written_reads_back(tmp_path: Path, false: float) -> None:
    evidence = hide(STAYS, FRAME, looks_a_day=0.65, seed=5, false=false)
    looks_file, sightings_file = write_hidden(tmp_path / "evidence", evidence)
    looks = read_looks(looks_file.read_bytes(), "evidence/looks.csv", FRAME, "")
    ids = frozenset(look.id for look in looks.nouns)
    sightings = read_sightings(
        sightings_file.read_bytes(), "evidence/sightings.csv", FRAME, "", looks=ids
    )
    assert not [*looks.set_aside, *looks.notes, *sightings.set_aside, *sightings.notes]
    assert looks.nouns == evidence.looks
    assert sightings.nouns == evidence.sightings


def test_tables_without_rows_have_their_columns(tmp_path: Path) -> None:
    looks, sightings = write_hidden(tmp_path, Evidence())
    assert looks.read_text() == "look,place,from,to,seen\n"
    assert sightings.read_text().startswith("sighting,look,place,from,to,vessel,confidence")


def test_the_shipped_evidence_is_what_its_seed_gives(tmp_path: Path) -> None:
    write_hidden(tmp_path, hide(STAYS, FRAME, looks_a_day=0.65, seed=1))
    for name in ("looks.csv", "sightings.csv"):
        assert (tmp_path / name).read_bytes() == (FERRY / "evidence" / name).read_bytes()


def test_what_was_wrong_is_tallied() -> None:
    right = passages(0.3, 1, (3, 2, 9), true=5)
    edge = passages(0.3, 2, (5, 5, 5), true=5)
    wrong = passages(0.3, 3, (6, 6, 4), true=5)
    open_ended = replace(right, at_most=None)
    assert tally([right, edge, wrong, wrong, open_ended]) == Tally(
        hidings=5, at_least_above=2, at_least_95_above=2, at_most_below=2
    )
    assert tally([]) == Tally(0, 0, 0, 0)


def test_the_typical_hiding_is_the_middle_one() -> None:
    hidings = [passages(0.3, seed, (seed * 7 % 5, 0, 9), true=5) for seed in range(5)]
    assert typical(hidings).at_least == 2
    assert typical(hidings[:1]) == hidings[0]
    assert typical(reversed(hidings)) == typical(hidings)


def test_each_rate_is_hidden_with_each_seed() -> None:
    hidings = count_hidings(FRAME, STAYS, [0.3, 0.65], [4, 2])
    assert [(h.looks_a_day, h.seed) for h in hidings] == [(0.3, 4), (0.3, 2), (0.65, 4), (0.65, 2)]
    assert {h.true for h in hidings} == {50}


@pytest.mark.parametrize("false", [0.0, 0.05])
@pytest.mark.parametrize("looks_a_day", [0.3, 0.65])
def test_a_hiding_is_counted_as_its_case_would_be(looks_a_day: float, false: float) -> None:
    (hiding,) = count_hidings(FRAME, STAYS, [looks_a_day], [3], false=false)
    evidence = hide(STAYS, FRAME, looks_a_day=looks_a_day, seed=3, false=false)
    fleet = reckon(FRAME, evidence).routes[0].fleet
    counted = (hiding.at_least, hiding.at_least_95, hiding.at_most)
    assert counted == (fleet.at_least, fleet.at_least_95, fleet.at_most)


@pytest.mark.parametrize("days_on", range(0, 29 * 60 - 240, 240))
def test_no_bound_is_wrong_where_no_sighting_is(days_on: int) -> None:
    later = timedelta(days=days_on)
    frame = framed(Interval(WINDOW.start + later, WINDOW.end + later))
    found = tally(count_hidings(frame, STAYS, RATES, range(days_on, days_on + 4)))
    assert found == Tally(16, at_least_above=0, at_least_95_above=0, at_most_below=0)


def test_no_round_trip_is_proved_that_was_not_made() -> None:
    true = true_round_trips(STAYS, ROUTE)
    for seed, looks_a_day in enumerate(RATES[:2] * 3):
        evidence = hide(STAYS, FRAME, looks_a_day=looks_a_day, seed=seed)
        trips = reckon(FRAME, evidence).routes[0].fleet.round_trips
        assert 0 < trips.at_least <= true
        assert trips.at_most is not None
        assert trips.at_most >= true


def test_more_looks_prove_more() -> None:
    proved = [typical(count_hidings(FRAME, STAYS, [rate], range(3))).at_least for rate in RATES]
    assert proved == sorted(set(proved))


def test_in_95_of_100_cases_the_bound_holds_however_the_errors_fall() -> None:
    """A ship that could be anywhere has no alibi, so nothing betrays a sighting that is wrong."""
    fast = {"tacoma": replace(FRAME.vessels["tacoma"], speed_kn=(0.1, 16.0))}
    hidings = count_hidings(replace(FRAME, vessels=fast), STAYS, [2.6, 8], range(12), false=0.05)
    found = tally(hidings)
    assert found.at_least_above >= 0.25 * found.hidings
    assert found.at_least_95_above <= 0.05 * found.hidings
    assert all(hiding.at_least_95 > 0.25 * hiding.true for hiding in hidings)
