import re
from dataclasses import replace
from itertools import combinations

import pytest

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.figures.map import route_map

SAY = phrases("deadreckon.publish", "en")


@pytest.mark.parametrize("wide", [350, 1040])
def test_ports_routes_and_coast_are_there(small_run: Run, wide: float) -> None:
    figure = route_map(small_run, SAY, wide)
    for words in ("Isle", "Quay", "Mill", "Isle–Quay", "proved: 1", "Natural Earth", "km"):
        assert words in figure
    assert 'class="land"' in figure
    assert "2 looks, 1 empty" not in figure
    assert "3 looks, 1 empty" in figure


@pytest.mark.parametrize("wide", [350, 1040])
def test_no_two_texts_stand_on_one_another(small_run: Run, wide: float) -> None:
    figure = route_map(small_run, SAY, wide)
    found = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)"', figure)
    spots = [(float(x), float(y)) for x, y in found]
    assert all(abs(a[0] - b[0]) > 4 or abs(a[1] - b[1]) > 9 for a, b in combinations(spots, 2))


def test_a_pier_is_its_port(small_run: Run) -> None:
    assert "Jetty" not in route_map(small_run, SAY, 1040)


def test_without_far_places_there_is_one_map(small_run: Run) -> None:
    places = {id_: p for id_, p in small_run.frame.places.items() if id_ != "mill"}
    near = replace(
        small_run,
        frame=replace(small_run.frame, places=places, legs={}),
        evidence=replace(small_run.evidence, stacks=(), looks=()),
    )
    assert "overview" in route_map(small_run, SAY, 1040)
    assert "overview" not in route_map(near, SAY, 1040)


def test_a_case_without_routes_has_a_map_of_its_places(small_run: Run) -> None:
    bare = replace(
        small_run,
        frame=replace(small_run.frame, routes={}),
        reckoning=replace(small_run.reckoning, routes=()),
    )
    assert "Mill" in route_map(bare, SAY, 1040)
