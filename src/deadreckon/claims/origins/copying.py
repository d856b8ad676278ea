"""Copying betrayed by shared errors: what several reports tell alike and others tell otherwise.

A detail that contradicts what a named source says of the same thing, shared by reports of which
none names a source, is taken to come from one place. That details agree proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.claims.origins.likeness import SMALLEST, specific

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement
    from deadreckon.claims.times import TimeSpan

ENOUGH = 3
"""So many reports with one detail are a copy where others contradict it and nobody is named."""
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """An error that several reports share: what it is, and in which reports."""

    detail: str
    reports: frozenset[str]


def copies(statements: Sequence[Statement]) -> list[Shared]:
    """Find the groups of reports that share an error, each report in one group at most."""
    groups: list[tuple[set[str], set[str]]] = []
    for found in _shared(statements):
        details, reports = {found.detail}, set(found.reports)
        apart = []
        for held, members in groups:
            if members & reports:
                details |= held
                reports |= members
            else:
                apart.append((held, members))
        groups = [*apart, (details, reports)]
    return [
        Shared("; ".join(sorted(details)), frozenset(reports))
        for details, reports in sorted(groups, key=lambda g: sorted(g[1]))
    ]


def _shared(statements: Sequence[Statement]) -> Iterator[Shared]:
    subjects: defaultdict[_Key, list[Statement]] = defaultdict(list)
    for one in statements:
        for key in _subjects(one):
            subjects[key].append(one)
    for key in sorted(subjects):
        yield from _dates(subjects[key])


def _subjects(one: Statement) -> Iterator[_Key]:
    """Name what a statement is of: a count of something at a place, or a ship at one."""
    for place in sorted(specific(one)):
        for quantity in one.quantities:
            if quantity.unit and quantity.value >= SMALLEST:
                yield place, quantity.unit, f"{quantity.value:g}"
        for vessel in one.vessels:
            yield place, vessel


def _dates(held: Sequence[Statement]) -> Iterator[Shared]:
    dated: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in held:
        for time in one.times:
            if time.from_ and time.from_ == time.to:
                dated[time.from_.isoformat(), ""].append(one)
    named = [one for one in held if one.chain]
    for (day, _), tellers in sorted(dated.items()):
        reports = {one.report for one in tellers if not one.chain}
        if len(reports) < 2 or any(one.chain for one in tellers):  # noqa: PLR2004
            continue
        others = [t for one in held if one.times for t in one.times if not _on(t, day)]
        against = [t for one in named for t in one.times if not _on(t, day)]
        late = all(one.published and day > one.published.isoformat() for one in tellers)
        if against or late or (others and len(reports) >= ENOUGH):
            contrary = ", ".join(sorted({t.text for t in against or others})) or "a day to come"
            yield Shared(f"the date {day} (others: {contrary})", frozenset(reports))


def _on(time: TimeSpan, day: str) -> bool:
    first = time.from_.isoformat() if time.from_ else ""
    return first <= day and (time.to is None or day <= time.to.isoformat())
