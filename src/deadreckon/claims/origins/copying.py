"""Copying betrayed by shared errors: what several reports tell alike and others tell otherwise.

Each shared detail has a weight; reports whose shared details weigh enough together come from one
place. A detail that contradicts what a named source tells of the same thing weighs enough alone, a
figure that only rounds another's does not, nor does an odd one that nobody contradicts: honest
reports agree too, and round alike. How alike the texts are is told and weighs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import floor, log10
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from deadreckon.claims.origins.details import Subject, details, odd, subjects

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement

ENOUGH = 3
"""So many reports with one detail are a copy where others contradict it and nobody is named."""
_TOGETHER = 1.0
_ERROR, _ROUNDED, _ODD = 1.0, 0.5, 0.35
"""Weights of details: one error is enough, two rounded figures, or three odd details."""
_FAR = 2
"""Letters in which a misspelt name may differ."""
_LEAST_LETTERS = 4
_SHOWN = 20
"""Texts of a group that are compared to tell how alike they are."""
_Tellers = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Shared:
    """What several reports share and others contradict: in words, and in which reports."""

    detail: str
    reports: frozenset[str]


@dataclass(slots=True)
class _Told:
    """What is told of one subject: each value to the reports that tell it, by whom, and the words.

    Attributes:
        loose: by reports in which the statement has no origin; `named`: by others.
    """

    loose: defaultdict[str, set[str]]
    named: defaultdict[str, set[str]]
    words: dict[str, str]
    reports: set[str]


def copies(statements: Sequence[Statement], stated: Callable[[Statement], bool]) -> list[Shared]:
    """Find the groups of reports that share errors, each report in one group at most.

    Args:
        statements: of all reports.
        stated: whether the origin of one is.
    """
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    shared = _shared(statements, stated)
    for (detail, reports), weight in sorted(
        shared.items(), key=lambda s: (s[0][0], sorted(s[0][1]))
    ):
        first, *rest = sorted(reports)
        pairs = (
            combinations(sorted(reports), 2) if weight < _TOGETHER else ((first, r) for r in rest)
        )
        for pair in pairs:
            weights[pair] += weight
            words[pair].add(detail)
    groups = _joined([pair for pair in sorted(weights) if weights[pair] >= _TOGETHER])
    told = {one.report: one for one in statements}
    found = []
    for group in groups:
        held = {w for pair, ws in words.items() if set(pair) <= group for w in ws}
        alike = _alike([told[name] for name in sorted(group)])
        found.append(Shared("; ".join([*sorted(held), *alike]), frozenset(group)))
    return found


def _joined(pairs: Sequence[tuple[str, str]]) -> list[set[str]]:
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        merged = group.get(one, {one}) | group.get(other, {other})
        for name in merged:
            group[name] = merged
    unique = {id(held): held for held in group.values()}
    return sorted(unique.values(), key=sorted)


def _shared(
    statements: Sequence[Statement], stated: Callable[[Statement], bool]
) -> dict[tuple[str, frozenset[str]], float]:
    """Weigh the details that reports without an origin share, each group by its heaviest."""
    told: defaultdict[Subject, _Told] = defaultdict(
        lambda: _Told(defaultdict(set), defaultdict(set), {}, set())
    )
    anywhere: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    late: set[tuple[str, str]] = set()
    for one in statements:
        named = stated(one)
        held = details(one)
        for detail in held:
            if named:
                anywhere[detail.key].add(one.report)
            if detail.kind == "day" and one.published and detail.value > one.published.isoformat():
                late.add((one.report, detail.value))
            if detail.kind == "place":
                continue
            for subject in subjects(held, detail):
                of = told[subject]
                (of.named if named else of.loose)[detail.value].add(one.report)
                of.reports.add(one.report)
                of.words.setdefault(detail.value, detail.words)
    found: dict[tuple[str, frozenset[str]], float] = {}
    for subject in sorted(told):
        for words, reports, weight in _weighed(subject[0], told[subject], anywhere, late):
            key = words, frozenset(reports)
            found[key] = max(weight, found.get(key, 0.0))
    return found


def _weighed(
    kind: str,
    told: _Told,
    anywhere: Mapping[tuple[str, str], set[str]],
    late: set[tuple[str, str]],
) -> Iterator[tuple[str, set[str], float]]:
    for value, reports in sorted(told.loose.items()):
        if len(reports) < 2 or value in told.named:  # noqa: PLR2004 - one alone shares nothing
            continue
        if kind == "day" and all((report, value) in late for report in reports):
            yield f"the date {value} (others: a day to come)", reports, _ERROR
            continue
        named = [v for v in told.named if _contrary(kind, value, v, anywhere)]
        loose = [v for v in told.loose if v != value and _contrary(kind, value, v, anywhere)]
        against = named or (loose if len(reports) >= ENOUGH else [])
        if against and not (named or _outnumbers(reports, told.loose, loose)):
            continue
        if against:
            rounded = kind == "count" and any(_rounds(value, v) for v in against)
            contrary = ", ".join(sorted({told.words[v] for v in against}))
            said = {"day": f"the date {value}", "name": f"the name {told.words[value]}"}
            what = said.get(kind, f"the figure {told.words[value]}")
            yield f"{what} (others: {contrary})", reports, _ROUNDED if rounded else _ERROR
        elif odd(kind, value) and len(told.reports) >= len(reports) + ENOUGH:
            yield f"the figure {told.words[value]}, that no other tells", reports, _ODD


def _contrary(
    kind: str, value: str, other: str, anywhere: Mapping[tuple[str, str], set[str]]
) -> bool:
    """Whether two values of one subject cannot both be right, and the first may be an error."""
    if kind != "name":
        return value != other
    near = 0 < Levenshtein.distance(value, other, score_cutoff=_FAR) <= _FAR
    return near and len(value) >= _LEAST_LETTERS and ("name", value) not in anywhere


def _outnumbers(reports: set[str], loose: Mapping[str, set[str]], others: Sequence[str]) -> bool:
    """Whether a detail is told by more reports than any that contradicts it."""
    return all(len(loose[value]) <= len(reports) for value in others)


def _rounds(value: str, other: str) -> bool:
    """Whether a count is another one rounded to its own leading digits."""
    short, exact = (float(v.split()[-1]) for v in (value, other))
    if not short or not exact:
        return False
    digits = next(
        (n for n in range(1, 7) if round(short, -floor(log10(short)) + n - 1) == short), 7
    )
    return round(exact, -floor(log10(exact)) + digits - 1) == short


def _alike(told: Sequence[Statement]) -> list[str]:
    """Tell how alike the texts of a group are, where some are in one language."""
    pairs = combinations(told[:_SHOWN], 2)
    found = [round(ratio(a.text, b.text)) for a, b in pairs if a.language == b.language]
    return [f"their texts are alike by {min(found)} to {max(found)} %"] if found else []
