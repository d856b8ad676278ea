import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from deadreckon.case.run import Run
from deadreckon.model.place import Place
from deadreckon.publish.geojson import geojson


def features(run: Run) -> dict[str, dict[str, Any]]:
    document = json.loads(geojson(run))
    assert document["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in document["features"]}


def test_every_place_look_sighting_and_route_is_a_feature(small_run: Run) -> None:
    found = features(small_run)
    assert {id_ for id_ in found if id_.startswith("place/")} == {
        "place/isle", "place/jetty", "place/quay", "place/mill",
    }  # fmt: skip
    assert sum(id_.startswith("look/") for id_ in found) == 6
    assert sum(id_.startswith("sighting/") for id_ in found) == 6
    assert found["route/main/isle/quay"]["properties"]["at_least"] == 1
    assert found["route/main/isle/quay"]["geometry"]["coordinates"] == [[10.0, 55.0], [12.1, 56.2]]


def test_a_sighting_carries_its_time_and_the_bytes_it_stands_on(small_run: Run) -> None:
    told = features(small_run)["sighting/s1"]
    at = small_run.index["s1"]
    assert told["geometry"] == {"type": "Point", "coordinates": [10.0, 55.0]}
    assert told["properties"]["sha256"] == at.sha256
    assert told["properties"]["row"] == at.row == 2
    assert told["properties"]["from"] == "2021-03-05T00:00:00Z"


def test_notes_do_not_leave(small_run: Run) -> None:
    assert any("Jane Roe" in sighting.note for sighting in small_run.evidence.sightings)
    assert "Jane Roe" not in geojson(small_run)


def placed(run: Run, *places: Place) -> Run:
    return replace(run, frame=replace(run.frame, places={p.id: p for p in places}))


def test_a_line_over_the_antimeridian_is_cut_in_two(small_run: Run) -> None:
    bare = replace(small_run, evidence=replace(small_run.evidence, looks=(), sightings=()))
    run = placed(bare, Place("isle", 50.0, 179.0), Place("quay", 52.0, -179.0))
    line = features(run)["route/main/isle/quay"]["geometry"]
    assert line == {
        "type": "MultiLineString",
        "coordinates": [[[179.0, 50.0], [180.0, 51.0]], [[-180.0, 51.0], [-179.0, 52.0]]],
    }


@pytest.mark.parametrize("turn", [1, -1])
def test_a_polygon_is_closed_and_runs_counter_clockwise(small_run: Run, turn: int) -> None:
    square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))[::turn]
    bare = replace(
        small_run,
        evidence=replace(small_run.evidence, looks=(), sightings=()),
        reckoning=replace(small_run.reckoning, routes=()),
    )
    run = placed(bare, Place("bay", 0.5, 0.5, polygon=square))
    (ring,) = features(run)["place/bay"]["geometry"]["coordinates"]
    pairs = pairwise(ring)
    assert ring[0] == ring[-1]
    assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) > 0
