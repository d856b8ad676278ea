import re
from dataclasses import replace
from datetime import UTC, datetime

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.model.times import Interval
from deadreckon.publish.figures.timeline import lanes, timeline

SAY = phrases("deadreckon.publish", "en")


def test_a_lane_for_each_ship_and_port(small_run: Run) -> None:
    found = [(lane.heading, lane.place, len(lane.records)) for lane in lanes(small_run, SAY)]
    assert found == [
        ("Looks", "Isle", 3),
        ("Looks", "Quay", 2),
        ("Looks", "Mill", 1),
        ("Alba", "Isle", 2),
        ("Alba", "Quay", 1),
        ("Brio", "Isle", 2),
        ("Ships without a name", "Isle", 2),
    ]


def test_witnesses_are_ringed_and_their_passage_is_drawn(small_run: Run) -> None:
    figure = timeline(small_run, SAY, 1040)
    groups = re.findall(r"<g data-record=\"(\w+)\"><title>(.*?)</g>", figure)
    assert {id_ for id_, inside in groups if "thick lb" in inside} == {"s1", "s2"}
    between = re.sub(r"<g data-record.*?</g>", "", figure)
    assert between.count('class="line thick lb"') == 2  # the other is the legend's


def test_every_record_of_the_window_is_told_to_a_pointer(small_run: Run) -> None:
    figure = timeline(small_run, SAY, 1040)
    looks, sightings = small_run.evidence.looks, small_run.evidence.sightings
    for id_ in (*(look.id for look in looks), *(sighting.id for sighting in sightings)):
        assert f"<title>{id_}:" in figure


def test_a_record_far_outside_the_window_does_not_stretch_it(small_run: Run) -> None:
    far = datetime(2029, 1, 1, tzinfo=UTC)
    late = replace(small_run.evidence.looks[0], id="l9", when=Interval(far, far))
    evidence = replace(small_run.evidence, looks=(*small_run.evidence.looks, late))
    figure = timeline(replace(small_run, evidence=evidence), SAY, 1040)
    assert "l9" not in figure
    assert "2029" not in figure


def test_months_are_named_in_the_language_of_the_page(small_run: Run) -> None:
    assert "Apr" in timeline(small_run, SAY, 1040)
    assert "avr." in timeline(small_run, phrases("deadreckon.publish", "fr"), 1040)


def test_a_narrow_timeline_is_taller(small_run: Run) -> None:
    def height(figure: str) -> float:
        found = re.search(r'height="([\d.]+)"', figure)
        assert found
        return float(found[1])

    assert height(timeline(small_run, SAY, 350)) > height(timeline(small_run, SAY, 1040))
