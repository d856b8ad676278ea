import math
from datetime import UTC, date, datetime, time
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from deadreckon.case import frame_values as v

Value = TypeVar("Value")


def wrong(kind: TypeAdapter[Value], value: object) -> str:
    """Give the problem that a kind of value finds."""
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(value)
    (detail,) = caught.value.errors()
    cause = detail["ctx"]["error"]
    assert isinstance(cause, v.Wrong)
    assert cause.mend
    return str(cause)


@given(st.floats(0, 1) | st.integers(0, 1))
def test_a_chance_is_a_float_whatever_was_written(value: float) -> None:
    found = TypeAdapter(v.Chance).validate_python(value)
    assert isinstance(found, float)
    assert found == value


@given(st.floats() | st.integers())
def test_no_number_outside_of_its_range_comes_through(value: float) -> None:
    if math.isnan(value):
        assert wrong(TypeAdapter(v.Chance), value) == "is not a finite number"
    elif not 0 <= value <= 1:
        assert wrong(TypeAdapter(v.Chance), value) in {
            "is not a finite number",
            "is not within 0 to 1",
        }


def test_a_whole_number_of_any_length_is_told() -> None:
    assert wrong(TypeAdapter(v.Chance), 10**400) == "is not a finite number"


def test_toml_dates_and_texts_are_the_same_time() -> None:
    when = TypeAdapter(v.When)
    assert when.validate_python(date(2023, 8, 11)) == "2023-08-11"
    instant = datetime(2023, 8, 11, 3, tzinfo=UTC)
    assert when.validate_python(instant) == "2023-08-11T03:00:00+00:00"
    assert "without a zone" in wrong(TypeAdapter(v.When), instant.replace(tzinfo=None))
    assert wrong(TypeAdapter(v.When), time(3)) == "is not a time"


def test_one_or_several_is_always_several() -> None:
    ids = TypeAdapter(v.Ids)
    assert ids.validate_python("a") == ("a",)
    assert ids.validate_python(["a", "b"]) == ("a", "b")


def test_words_are_trimmed_and_never_empty() -> None:
    assert TypeAdapter(v.WordedRatio).validate_python(" much likelier ") == "much likelier"
    assert wrong(TypeAdapter(v.WordedRatio), "  ") == "is empty"


def test_the_nearest_zone_is_named() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(v.Zone).validate_python("Asia/Pyongjang")
    assert "Asia/Pyongyang" in caught.value.errors()[0]["ctx"]["error"].mend


def test_a_closed_ring_is_the_open_one() -> None:
    ring = [[0, 0], [1, 0], [1, 1]]
    polygon = TypeAdapter(v.Ring)
    assert polygon.validate_python([*ring, [0, 0]]) == polygon.validate_python(ring)


def test_free_words_may_be_anything() -> None:
    assert TypeAdapter(v.Free).validate_python(date(2006, 10, 14)) == "2006-10-14"
