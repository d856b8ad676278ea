"""How far a likely count moves with each assumption: the same draws, weighed by another prior."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from math import sqrt
from typing import Any

import numpy as np

from deadreckon.model.frame import Assumptions, Number
from deadreckon.voyages.figures import Interval90, Likely, Swept
from deadreckon.voyages.likely.estimate import Ship, together

SWEPT = (
    "stay_days", "elsewhere_share", "elsewhere_days", "p_detect", "p_false", "part_visible",
)  # fmt: skip
BY_FACTORS = frozenset({"stay_days", "elsewhere_days", "p_false"})
"""Ranges that are halved at their geometric middle."""


def sweep(
    stated: Assumptions,
    ships: Sequence[Ship],
    held: Callable[[Sequence[float]], Likely | None],
    *,
    without: AbstractSet[str] = frozenset(),
) -> tuple[Swept, ...]:
    """Give the fleet's likely count if each assumption lies in the lower, or upper, half.

    The draws of the posterior are taken as often as the ratio of the two priors says
    (importance resampling), so nothing is run anew. What is stated as one number is not swept.

    Args:
        stated: the assumptions of the run.
        ships: their draws and what each expects.
        held: holds a distribution to its bounds.
        without: assumptions on which nothing rests here.
    """
    found = []
    for name in SWEPT:
        value = getattr(stated, name)
        if name in without or not isinstance(value, tuple) or value[0] >= value[1]:
            continue
        lower, upper = _halves(name, value)
        low, high = (held(_under(_stating(stated, name, v), ships)) for v in (lower, upper))
        if low is not None and high is not None:
            found.append(Swept(name, lower, upper, _shown(low), _shown(high)))
    return tuple(found)


def _stating(stated: Assumptions, name: str, value: Number) -> Assumptions:
    changed: dict[str, Any] = {name: value}
    return replace(stated, **changed)


def _shown(likely: Likely) -> Interval90:
    return Interval90(likely.p05, likely.p50, likely.p95)


def _halves(
    name: str, value: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]]:
    low, high = value
    geometric = name in BY_FACTORS and low > 0
    middle = sqrt(low * high) if geometric else (low + high) / 2
    middle = float(f"{middle:.2g}") if low < float(f"{middle:.2g}") < high else middle
    return (low, middle), (middle, high)


def _under(assumed: Assumptions, ships: Sequence[Ship]) -> Sequence[float]:
    """Give the fleet's pmf under other assumptions."""
    return together([_drawn_anew(ship, assumed) for ship in ships]).passages


def _drawn_anew(ship: Ship, assumed: Assumptions) -> Ship:
    """Take each draw as often as the other prior makes it likely, in the order they have."""
    other, own = ship.looked.prior.under(assumed), ship.looked.prior
    log = other.log_density(ship.draws) - own.log_density(ship.draws)
    sums = np.cumsum(np.exp(log - log.max()))
    places = (np.arange(sums.size) + 0.5) / sums.size * sums[-1]
    chosen = np.searchsorted(sums, places).tolist()
    return replace(
        ship,
        passages=tuple(ship.passages[n] for n in chosen),
        round_trips=tuple(ship.round_trips[n] for n in chosen),
    )
