from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from deadreckon.model.evidence import Bound, Claim
from deadreckon.model.frame import Number
from deadreckon.voyages.figures import Needed
from deadreckon.voyages.reckon import reckon
from tests.voyages.cases import AT, evidence, frame, hours


def needed(boxes_a_load: Number | None, **more: Any) -> tuple[Needed, ...]:  # noqa: ANN401
    case = frame(window=(0, 480))
    case = replace(case, assumptions=replace(case.assumptions, boxes_a_load=boxes_a_load))
    route = replace(case.routes["main"], assumptions=case.assumptions)
    claim = replace(Claim("c", "words", AT, value=1000.0, unit="container", bound="ge"), **more)
    case = replace(case, routes={"main": route})
    return reckon(case, replace(evidence(), claims=(claim,))).routes[0].needed


@pytest.mark.parametrize(
    ("bound", "value", "loads"),
    [
        ("ge", 1000, 4),
        ("gt", 1000, 4),
        ("gt", 900, 4),
        ("ge", 900, 3),
        ("approx", 900, 3),
        ("eq", 1, 1),
    ],
)
def test_loads_are_rounded_up(bound: Bound, value: float, loads: int) -> None:
    assert needed((250.0, 300.0), bound=bound, value=value) == (Needed("c", "load", loads, ("c",)),)


def test_the_fullest_load_is_taken_and_without_one_nothing_is_needed() -> None:
    assert needed(250.0)[0].at_least == 4
    assert needed((100.0, 500.0))[0].at_least == 2
    assert needed(None) == ()


@pytest.mark.parametrize(
    "more",
    [
        {"bound": "le"},
        {"bound": "lt"},
        {"polarity": "deny"},
        {"unit": "shell"},
        {"vessels": ("bela",)},
        {"when": hours(0, 900)},
        {"value": None},
    ],
    ids=str,
)
def test_what_sets_no_least_or_is_not_about_the_route_needs_nothing(
    more: dict[str, object],
) -> None:
    assert needed(300.0, **more) == ()
