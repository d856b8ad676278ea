from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from deadreckon.voyages.figures import Likely
from deadreckon.voyages.likely.looks import Drawn, next_look
from tests.voyages.cases import frame
from tests.voyages.likely.itineraries import Call, Path, columns

ROUTE = frame(window=(0, 240)).routes["main"]
LIKELY = Likely(1.5, 1, 1, 3, (0.0, 0.5, 0.3, 0.2))
DIRECT: Path = (Call(0, 0, 20), Call(1, 200, 240))
TWICE: Path = (Call(0, 0, 20), Call(1, 90, 106), Call(0, 120, 140), Call(1, 200, 240))


def drawn(*paths: Path, detected: float = 0.9) -> Drawn:
    return Drawn(columns(*paths), np.full(len(paths), detected), np.full(len(paths), 0.01))


def test_the_look_that_tells_the_most_is_named() -> None:
    found = next_look(ROUTE, [drawn(DIRECT, TWICE)], LIKELY)
    assert found is not None
    # Noon of the fifth day (hour 108) is too late at south; at north noon of the sixth is 132.
    assert (found.place, str(found.day)) == ("north", "2023-09-06")
    assert found.width == 2
    assert 0 < found.then < 1


def test_a_poorer_look_narrows_less() -> None:
    good, poor = (next_look(ROUTE, [drawn(DIRECT, TWICE, detected=d)], LIKELY) for d in (0.9, 0.5))
    assert good is not None
    assert poor is not None
    assert good.then < poor.then < 2


def test_ships_share_a_look() -> None:
    one = next_look(ROUTE, [drawn(DIRECT, TWICE)], LIKELY)
    two = next_look(ROUTE, [drawn(DIRECT, TWICE), drawn(DIRECT, TWICE)], LIKELY)
    assert one is not None
    assert two is not None
    assert (one.place, one.day) == (two.place, two.day)
    assert two.then == pytest.approx(one.then)


def test_none_is_named_where_nothing_is_open_or_no_look_tells() -> None:
    assert next_look(ROUTE, [drawn(DIRECT, DIRECT)], LIKELY) is None
    assert next_look(ROUTE, [drawn(DIRECT, TWICE)], replace(LIKELY, p95=1)) is None
    blind = replace(drawn(DIRECT, TWICE), detected=np.full(2, 0.01))
    assert next_look(ROUTE, [blind], LIKELY) is None
