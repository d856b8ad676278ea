"""Origins and fidelity over all reports of a case: a proposal, to be accepted or mended."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from deadreckon.claims.origins.copying import Shared, copies
from deadreckon.claims.origins.fidelity import differences, verdict
from deadreckon.claims.origins.found import (
    DifferenceKind,
    Fidelity,
    Origin,
    Origins,
    Place,
    Told,
)
from deadreckon.claims.origins.graph import End, Graph
from deadreckon.claims.origins.likeness import LEAST, likeness
from deadreckon.claims.origins.naming import canonical, unnamed
from deadreckon.claims.origins.outlets import Outlets, publisher_of
from deadreckon.claims.origins.statement import Statement, statements
from deadreckon.claims.origins.translated import translated
from deadreckon.claims.origins.uses import uses
from deadreckon.claims.speakers import named

if TYPE_CHECKING:
    from datetime import date

    from deadreckon.model.evidence import Claim, Report

_Span = tuple[str, int, int]
UNNAMED = "a source that nobody names"
_APART: frozenset[DifferenceKind] = frozenset({"number", "unit", "date", "place"})
_ANOTHER = 3
"""Where so many of these differ it is another statement, and no retelling of this one."""
_PARTS = ("title", "caption")
_CLOSER = 0.5


def origins(
    reports: Sequence[Report],
    claims: Sequence[Claim] = (),
    sources: Mapping[str, str] | None = None,
    named_origins: Mapping[str, str] | None = None,
    *,
    reader: Callable[[Sequence[Report]], list[Statement]] | None = None,
) -> Origins:
    """Find who repeats whom, where each statement starts, and what retelling changed.

    Args:
        reports: in any order; the answer does not depend on it.
        claims: accepted ones: what they say of source, way and origin goes before what is read.
        sources: id of a source in the claims to its name.
        named_origins: id of an origin in the claims to its name.
        reader: reads the reports, in the order in which it is handed them; `read_all` by itself.
    """
    read = (reader or read_all)(sorted(reports, key=lambda report: report.name))
    told, accepted = _accepted(read, claims, sources or {})
    graph = Graph(told)
    ends = {_span(one): graph.end(one) for one in told}
    nearest = _in_the_body(told)
    for span, body in nearest.items():
        if not ends[span].stated and ends[_span(body)].stated:
            ends[span] = replace(ends[_span(body)], why="what it heads names whom it has it from")
    called = dict(named_origins or {})
    known = _known(told, accepted, called)
    shared = copies(told, lambda one: ends[_span(one)].stated or _span(one) in accepted)
    copied = {report: group for group in shared for report in group.reports}
    found: dict[str, _Found] = {}
    tree: list[Told] = []
    relayed = {one.name for one in reports if translated(one)}
    for one in told:
        end = ends[_span(one)]
        group = None if end.stated else copied.get(one.report)
        if (origin := accepted.get(_span(one))) is not None:
            id_, why = origin, "accepted"
            held = found.setdefault(id_, _Found(called.get(id_, id_), stated=True))
        elif group is not None:
            id_, why = _shared_id(group), f"shares an error: {group.detail}"
            held = found.setdefault(id_, _Found(UNNAMED, stated=False, shared=(group.detail,)))
        else:
            id_, why = _id_of(end, known), end.why
            held = found.setdefault(id_, _Found(called.get(id_, ""), stated=end.stated))
            held.ends.add(end)
        held.reports.add(one.report)
        cites = one.chain[0] if one.chain else None
        again = one.report in relayed
        tree.append(Told(one.report, one.start, one.end, cites, one.chain, id_, why, again))
    return Origins(
        origins=tuple(
            one.origin(id_)
            for id_, one in sorted(found.items(), key=lambda held: (not held[1].stated, held[0]))
        ),
        tree=tuple(tree),
        fidelity=(*_retold(told, graph, ends), *_within(told, nearest)),
        uses=uses(told, {end.name: _id_of(end, known) for end in ends.values() if end.stated}),
    )


@dataclass(slots=True)
class _Found:
    """An origin while its statements are gathered."""

    called: str
    stated: bool
    shared: tuple[str, ...] = ()
    ends: set[End] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)

    def origin(self, id_: str) -> Origin:
        """Put together what was found."""
        names = sorted({end.name for end in self.ends})
        suppliers = sorted({end.supplier for end in self.ends if end.supplier} - set(names))
        name = self.called or ("; ".join(names) if self.stated else _without_name(self.ends))
        if suppliers and not self.called:
            name = f"{name} ({', '.join(suppliers)})"
        return Origin(
            id=id_,
            name=name,
            stated=self.stated,
            collects=any(named(one).collects for one in names or [name]),
            reports=tuple(sorted(self.reports)),
            shared=self.shared,
        )


def _without_name(ends: set[End]) -> str:
    """Call a source that has no name by the words for it, where all use the same."""
    names = {end.name for end in ends}
    return names.pop() if len(names) == 1 else UNNAMED


def _id_of(end: End, known: Mapping[str, str]) -> str:
    """Give the id of an end: of a name its own; of what is not stated that of who relays it."""
    return _id(end.name, known) if end.stated else f"not-stated-{_id(end.by, {})}"


def read_all(reports: Sequence[Report], outlets: Outlets | None = None) -> list[Statement]:
    """Read all reports; what stands in several word for word is read once.

    Args:
        reports: in the order in which their statements are given.
        outlets: of the whole case, where these are a part of its reports.
    """
    once: dict[tuple[str, str, date | None], list[Statement]] = {}
    told: list[Statement] = []
    outlets = outlets or Outlets(reports)
    for report in reports:
        key = report.text_sha256, report.language, report.published
        if key not in once:
            once[key] = statements(report, outlets)
        publisher = publisher_of(report)
        told += [replace(one, report=report.name, publisher=publisher) for one in once[key]]
    return told


def _retold(
    told: Sequence[Statement], graph: Graph, ends: Mapping[_Span, End]
) -> Iterator[Fidelity]:
    for one in told:
        was = graph.retold(one, ends[_span(one)]) if one.chain else None
        if was is not None:
            found = _compared(was, one)
            if len({d.kind for d in found.differences} & _APART) < _ANOTHER:
                yield found


def _within(told: Sequence[Statement], nearest: Mapping[_Span, Statement]) -> Iterator[Fidelity]:
    """Compare titles and captions with what the body of their report says of the same thing."""
    for one in told:
        if (body := nearest.get(_span(one))) is not None:
            yield _compared(body, one)


def _in_the_body(told: Sequence[Statement]) -> dict[_Span, Statement]:
    """Give of titles and captions the statement of their body that is likeliest of the same thing.

    Where they name who says it, only of what the body has from the same one.
    """
    reports: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in told:
        reports[one.report].append(one)
    found = {}
    for held in reports.values():
        bodies = [one for one in held if one.part not in _PARTS]
        for one in held if len(bodies) < len(held) else ():
            if one.part not in _PARTS:
                continue
            same = [other for other in bodies if set(one.chain) & set(other.chain)]
            near = [(likeness(other, one), other) for other in same or bodies]
            likely = [(alike, other) for alike, other in near if alike >= LEAST]
            if likely:
                top = max(alike for alike, _ in likely)
                found[_span(one)] = max(
                    (other for alike, other in likely if alike >= top - _CLOSER),
                    key=lambda s: (len(s.chain), -s.start),
                )
    return found


def _compared(was: Statement, one: Statement) -> Fidelity:
    found = differences(was, one)
    return Fidelity(
        report=one.report,
        start=one.start,
        end=one.end,
        of=Place(was.report, was.start, was.end),
        verdict=verdict(found),
        differences=found,
        part=one.part,
    )


def _id(name: str, known: Mapping[str, str]) -> str:
    if name in known:
        return known[name]
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^\w]+", "-", plain).strip("-")


def _shared_id(group: Shared) -> str:
    return f"shared-{_id(min(group.reports), {})}"


def _span(one: Statement) -> _Span:
    return one.report, one.start, one.end


def _known(
    told: Sequence[Statement], accepted: Mapping[_Span, str], called: Mapping[str, str]
) -> dict[str, str]:
    """Give the case's ids by canonical name: of its origins, and of sources that have only one."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.chain and (origin := accepted.get(_span(one))) is not None:
            meant[one.chain[-1]].add(origin)
    sole = {name: min(ids) for name, ids in meant.items() if len(ids) == 1}
    return sole | {canonical(name): id_ for id_, name in called.items()}


def _accepted(
    read: Sequence[Statement], claims: Sequence[Claim], sources: Mapping[str, str]
) -> tuple[list[Statement], dict[_Span, str]]:
    """Put what somebody accepted over what is read: the claim's span, its way and its origin."""
    told = {_span(one): one for one in read}
    origins_: dict[_Span, str] = {}
    by_report: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in read:
        by_report[one.report].append(one)
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.span is None:
            continue
        start, end = claim.span
        under = [s for s in by_report[claim.report] if s.start < end and start < s.end]
        if not under:
            continue
        best = max(under, key=lambda s: (min(s.end, end) - max(s.start, start), -s.start))
        told.pop(_span(best), None)
        way = [sources.get(id_) or id_ for id_ in (*claim.via, claim.source) if id_]
        chain = tuple(dict.fromkeys(map(canonical, way))) or best.chain
        chain = tuple(name for name in chain if name != best.publisher)
        nobody = frozenset(name for name in chain if unnamed(name, "en"))
        one = replace(best, start=start, end=end, text=claim.text, chain=chain, unnamed=nobody)
        told[_span(one)] = one
        if claim.origin:
            origins_[_span(one)] = claim.origin
    return sorted(told.values(), key=_span), origins_
