"""The judgement as it stood on a day, from what was known then."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import cached_property

from deadreckon.judgement.analysts import Panel, panel
from deadreckon.judgement.argument import Argument
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.computed import computed, is_computed
from deadreckon.judgement.judgements import Scored
from deadreckon.judgement.record import scored
from deadreckon.judgement.samples import limits
from deadreckon.judgement.yardsticks import Yardstick
from deadreckon.model.evidence import Aggregate, Claim, Evidence, Sighting, Stack
from deadreckon.model.frame import Resolution
from deadreckon.model.times import moment
from deadreckon.voyages.figures import Reckoning
from deadreckon.voyages.reckon import reckon

MOST_DAYS, FEWEST_DAYS = 40, 6
"""Days looked back on; where more brought something, they are taken some at a time."""
MOST_READ = 40_000
"""Records that weights name, times the days on which they are read again."""
MOST_COUNTED, FEWEST_COUNTED = 12, 2
"""Days looked back on where the voyages are counted again for each."""
MOST_SEEN = 1200
"""Sightings, times the days on which voyages are counted again from them."""


class History:
    """What was said by a day, weighed; what nobody dated was said on none."""

    def __init__(
        self, laid: Argument, evidence: Evidence, figures: Reckoning, known: Collection[str]
    ) -> None:
        """Prepare to look back; the arguments are those of `judge`."""
        self.laid = laid
        self._evidence = evidence
        self._figures = figures
        self._known = {*known, *self._named}

    def panel(self, day: date | None) -> Panel:
        """Read the weights as they stood at the end of a day; None is before anything was known."""
        then = Evidence() if day is None else self._evidence.known_by(day)
        figures = reckon(self.laid.frame, then) if self._recounts else self._figures
        return panel(self.laid.frame, then, figures, self._known)

    def bench(self, day: date | None) -> Bench:
        """Give the probabilities as they stood then."""
        return Bench(self.laid, self.panel(day).weighings)

    def arrived(self, since: date | None, day: date | None) -> frozenset[str]:
        """Name the records that became known after one day and by the end of another."""
        return frozenset(
            record.id
            for record in self._records
            if record.known is not None
            and day is not None
            and record.known <= day
            and (since is None or since < record.known)
        )

    @property
    def _records(self) -> tuple[Claim | Stack | Aggregate | Sighting, ...]:
        known = self._evidence
        return (*known.claims, *known.stacks, *known.aggregates, *known.sightings)

    @cached_property
    def days(self) -> list[date]:
        """The days on which something that weights name became known, the last among them.

        Where a weight names a computed figure, any sighting may move it.
        """
        known = self._evidence
        dated = {record.known for record in self._records if record.id in self._named}
        if self._recounts:
            dated |= {sighting.known for sighting in known.sightings}
        most = min(MOST_DAYS, max(FEWEST_DAYS, MOST_READ // max(1, len(self._named))))
        if self._recounts:
            most = min(MOST_COUNTED, max(FEWEST_COUNTED, MOST_SEEN // max(1, len(known.sightings))))
        found = sorted((day for day in dated if day is not None), reverse=True)
        return found[:: -(-len(found) // most) or 1][::-1]

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(word for weight in self.laid.frame.weights for word in weight.of)

    @cached_property
    def _recounts(self) -> bool:
        """Whether a computed figure may have been another one with less evidence.

        Figures of routes that the frame does not declare are not its own, and stay as they are.
        """
        routes = {route.id for route in self._figures.routes}
        return routes <= set(self.laid.frame.routes) and not all(
            computed(name, self._figures).settled for name in self._named if is_computed(name)
        )


def scores(history: History, scale: Yardstick) -> tuple[Scored, ...]:
    """Score each hypothesis that turned out, by what was known the day before; analysts too."""
    return tuple(
        one for told in history.laid.frame.resolutions for one in _scored(told, history, scale)
    )


def _scored(told: Resolution, history: History, scale: Yardstick) -> list[Scored]:
    seen = history.panel(moment(told.on).start.date() - timedelta(days=1))
    start = history.laid.start(told.hypothesis)
    found = []
    for analyst, weighings in [("", seen.weighings), *((n, (w,)) for n, w in seen.alone.items())]:
        values = Bench(history.laid, weighings).of(told.hypothesis, start)
        p, low, high = limits(values)
        term = scale.word(p, low, high).term
        name = None if term is None else term.english
        found.append(
            scored(
                told.hypothesis, told.on, p, name, scale.id, outcome=told.outcome, analyst=analyst
            )
        )
    return found
