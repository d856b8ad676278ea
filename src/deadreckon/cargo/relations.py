"""Told lapses between two dated things ("three weeks after"), computed in calendar days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.model.evidence import Evidence
    from deadreckon.model.frame import Frame, Relation
    from deadreckon.model.times import Interval

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class RelationFound:
    """A told lapse beside the dates.

    Attributes:
        claim: that tells the lapse.
        event, after: what came, and what it came after (ids of claims or happenings).
        told: first and last calendar day that is told for the event, or None.
        computed: first and last calendar day on which the lapse lets it fall, or None.
        agrees: whether the two share a day; None where one of them is not known.
        why: one sentence.
    """

    claim: str
    event: str
    after: str
    told: Days | None
    computed: Days | None
    agrees: bool | None
    why: str


def relations(frame: Frame, evidence: Evidence) -> tuple[RelationFound, ...]:
    """Compare every told lapse of the frame with the dates that are told, in its order."""
    dated = {claim.id: claim.when for claim in evidence.claims if claim.when is not None}
    dated |= {happening.id: happening.when for happening in frame.happenings.values()}
    return tuple(_compared(relation, dated) for relation in frame.relations)


def calendar_days(when: Interval) -> Days:
    """Give the first and last calendar day as they were written, in UTC where nothing was.

    A bare date means that day wherever it was, although the interval of its instants is wider.
    """
    first, _, last = when.text.partition("/")
    written = [match[1] for match in (_DAY.match(first), _DAY.match(last or first)) if match]
    days = [date.fromisoformat(text) for text in written]
    if len(days) == 2 and days[0] <= days[1]:  # noqa: PLR2004
        return days[0], days[1]
    return when.start.date(), when.end.date()


def _compared(relation: Relation, dated: dict[str, Interval]) -> RelationFound:
    event, after = dated.get(relation.event), dated.get(relation.after)
    told = None if event is None else calendar_days(event)
    computed = None if after is None else _moved(calendar_days(after), relation.days)
    undated = relation.event if told is None else relation.after if computed is None else None
    agrees = None
    if told is not None and computed is not None:
        agrees = told[0] <= computed[1] and computed[0] <= told[1]
    why = (
        f"cannot tell: {undated} has no date in this case"
        if undated is not None
        else "the days computed and the days told meet"
        if agrees
        else "the days computed and the days told do not meet"
    )
    return RelationFound(
        relation.claim, relation.event, relation.after, told, computed, agrees, why
    )


def _moved(days: Days, lapse: tuple[float, float]) -> Days:
    return later(days[0], floor(lapse[0])), later(days[1], ceil(lapse[1]))


def later(day: date, days: int) -> date:
    """Give the day so many days on, or the last or first of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
