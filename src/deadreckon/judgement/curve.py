"""How a judgement changed as evidence came in: day by day, with what moved it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from deadreckon.judgement.argument import Argument
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.history import History
from deadreckon.judgement.judgements import Point
from deadreckon.judgement.samples import limits
from deadreckon.judgement.yardsticks import Yardstick

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class _Stand:
    """What was known on a day, what was new that day, and the records of each origin that spoke."""

    day: date | None
    bench: Bench
    records: Mapping[str, frozenset[str]]
    arrived: Collection[str]


def curves(history: History, scale: Yardstick) -> dict[str, tuple[Point, ...]]:
    """Give the curve of each hypothesis: where it began, then each day that moved it.

    A point is what `--as-of` that day gives; what nobody dated is in none of them.
    """
    days = [None, *history.days]
    stands = [
        _stand(day, history.bench(day), history.arrived(since, day))
        for since, day in zip([None, *days], days, strict=False)
    ]
    laid = history.laid
    return {id_: _curve(id_, laid, scale, stands) for id_ in laid.frame.hypotheses}


def _stand(day: date | None, bench: Bench, arrived: Collection[str]) -> _Stand:
    records: dict[str, frozenset[str]] = {}
    for statement in bench.counted:
        ids = frozenset(id_ for relay in statement.relays for id_ in relay.because)
        records[statement.origin] = records.get(statement.origin, frozenset()) | ids
    return _Stand(day, bench, records, arrived)


def _curve(
    id_: str, laid: Argument, scale: Yardstick, stands: Iterable[_Stand]
) -> tuple[Point, ...]:
    points: list[Point] = []
    before: Mapping[str, frozenset[str]] = {}
    start = laid.start(id_)
    for stand in stands:
        p, low, high = limits(stand.bench.of(id_, start))
        because = _news(before, stand, stand.bench.bearing_on(id_))
        before = stand.records
        if points and _same(points[-1], p, low, high):
            continue
        term = scale.word(p, low, high).term
        worded = None if term is None else term.english
        points.append(Point(stand.day, p, low, high, worded, because))
    return tuple(points)


def _news(
    before: Mapping[str, frozenset[str]], stand: _Stand, origins: Collection[str]
) -> tuple[str, ...]:
    """Give the first new record of each origin: its repetitions move nothing.

    A figure's witnesses may be old ones that only what arrived that day made witnesses.
    """
    new = (stand.records[origin] - before.get(origin, frozenset()) for origin in origins)
    return tuple(sorted({min(ids.intersection(stand.arrived) or ids) for ids in new if ids}))


def _same(point: Point, *figures: float) -> bool:
    was = point.p, point.low, point.high
    return all(round(a - b, _DIGITS) == 0 for a, b in zip(was, figures, strict=True))
