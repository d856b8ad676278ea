import json
import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.model.jsonable import Json, dumps, jsonable
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.voyages.figures import NextStep

NOON = datetime(2023, 10, 20, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Pair:
    p: float
    because: tuple[str, ...]


documents = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text(), inner)
        | st.builds(Pair, st.floats(0, 1), st.lists(st.text()).map(tuple))
    ),
    max_leaves=20,
)


@given(documents)
def test_a_document_is_written_once_and_for_all(document: object) -> None:
    text = dumps(document)
    assert dumps(json.loads(text)) == text
    assert text.endswith("\n")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_fraction_keeps_six_significant_digits(value: float) -> None:
    rounded = jsonable(value)
    assert isinstance(rounded, float)
    if value.is_integer():
        assert rounded == value
    else:
        assert math.isclose(rounded, value, rel_tol=5.0001e-6)
        assert float(f"{rounded:.5e}") == rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2 / 3, "0.666667"),
        (1234567.8, "1234570.0"),
        (1234567.0, "1234567.0"),
        (9_400_000_001, "9400000001"),
        (1e-9 / 3, "3.33333e-10"),
        (-0.0, "0.0"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_whole_numbers_are_not_rounded(value: float, text: str) -> None:
    assert dumps(value) == text + "\n"


def test_coordinates_are_kept_whatever_their_digits() -> None:
    ring = ((130.29876543, 42.23123456), (130.31234567, 42.24987654))
    place = Place("najin", 42.233333333, 130.300000001, polygon=ring, radius_km=3.00000001)
    document = jsonable(place)
    assert isinstance(document, dict)
    assert (document["lat"], document["lon"]) == (42.233333333, 130.300000001)
    assert document["polygon"] == [list(point) for point in ring]
    assert document["radius_km"] == 3.0
    assert jsonable({"coordinates": [[[130.298765432]]]}) == {"coordinates": [[[130.298765432]]]}
    assert jsonable(130.298765432, exact=True) == 130.298765432


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("exact", [False, True])
def test_what_is_not_a_finite_number_is_refused(value: float, *, exact: bool) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        jsonable({"p": [value]}, exact=exact)


@pytest.mark.parametrize("value", [object(), 1j, b"bytes", timedelta(1), Pair, iter(())])
def test_what_has_no_place_in_a_result_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="has no place in a result"):
        jsonable([value])


def test_times_are_written_in_utc() -> None:
    seoul = timezone(timedelta(hours=9))
    assert jsonable(NOON.astimezone(seoul)) == "2023-10-20T12:00:00Z"
    assert jsonable(date(2023, 10, 20)) == "2023-10-20"
    when = Interval(NOON, NOON + timedelta(hours=1), "about noon")
    assert jsonable({"when": when}) == {"when": ["2023-10-20T12:00:00Z", "2023-10-20T13:00:00Z"]}


def test_a_record_becomes_an_object_in_the_words_of_the_contract() -> None:
    step = NextStep("angara", "najin", "2023-09-01T00:00:00Z", "2023-09-11T00:00:00Z", 1)
    document = jsonable({"next_step": step})
    assert document == {
        "next_step": {
            "vessel": "angara",
            "place": "najin",
            "from": "2023-09-01T00:00:00Z",
            "to": "2023-09-11T00:00:00Z",
            "at_least": 1,
        }
    }


@given(st.sets(st.text()))
def test_a_set_is_written_in_order(values: set[str]) -> None:
    expected: list[Json] = [*sorted(values)]
    assert jsonable(values) == jsonable(frozenset(values)) == expected


def test_any_mapping_is_an_object_in_its_own_order() -> None:
    document = MappingProxyType({"b": 1, "a": None, 3: True})
    assert list(json.loads(dumps(document)).items()) == [("b", 1), ("a", None), ("3", True)]


def test_text_is_written_as_it_is() -> None:
    assert dumps(["라진", "Дунай", "\x00"]) == '[\n  "라진",\n  "Дунай",\n  "\\u0000"\n]\n'
