import json
import re
from dataclasses import replace

import pytest

from deadreckon.case.run import Run
from deadreckon.publish.dossier.data import data
from deadreckon.publish.dossier.page import Recording, opened


@pytest.fixture(scope="module")
def held(small_run: Run) -> dict[str, object]:
    paths = ["routes.main.fleet.at_least", "places.isle.calls.at_least", "no.such.path"]
    document = json.loads(data(opened(small_run), paths))
    assert isinstance(document, dict)
    return document


def test_a_number_comes_with_what_it_stands_on(held: dict[str, object]) -> None:
    assert held["stands_on"] == {
        "routes.main.fleet.at_least": [2, ["s1", "s2"]],
        "places.isle.calls.at_least": [3, ["s1", "s2", "s3"]],
    }


def test_each_look_and_sighting_is_of_its_kind(held: dict[str, object]) -> None:
    records = held["records"]
    assert isinstance(records, dict)
    kinds = {id_: item["kind"] for id_, item in records.items()}
    assert kinds == {
        "l1": "ship", "l2": "ship", "l3": "empty", "l4": "cloudy", "l5": "part", "l6": "unread",
        "s1": "sure", "s2": "sure", "s3": "several", "s4": "sure", "s5": "absent", "s6": "unsure",
    }  # fmt: skip


def test_a_silence_lies_between_two_sure_sightings_of_one_ship(held: dict[str, object]) -> None:
    assert held["silences"] == [
        {"vessel": "alba", "after": "s1", "before": "s2", "from": "2021-03-05T00:00:00Z",
         "to": "2021-03-09T23:59:59Z"}
    ]  # fmt: skip


def test_text_of_the_case_cannot_end_the_element(small_run: Run) -> None:
    hostile = "</script><script>alert(1)</script>\u2028<!--"
    places = {id_: replace(place, name=hostile) for id_, place in small_run.frame.places.items()}
    run = replace(small_run, frame=replace(small_run.frame, places=places))
    text = data(opened(run), [])
    assert not re.search("[<\u2028\u2029]", text)
    assert json.loads(text)["places"][0]["label"] == hostile


def test_it_is_the_same_each_time(small_run: Run) -> None:
    page: Recording = opened(small_run)
    assert data(page, ["b", "a"]) == data(page, ["a", "b"])
