"""The tree of who repeats whom: from each origin to the reports that end there, and by whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup, join

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases
    from deadreckon.claims.origins.found import Origin, Origins

MOST_ROWS = 40
"""Reports drawn; the rest are counted."""
_ROW, _SMALL_ROW, _GAP = 22.0, 15.0, 16.0
_LINE = 16.0
_BEND = 18.0
_PAD = 8.0


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin with its reports, and of each through whom it has it."""

    origin: Origin | None
    leaves: tuple[tuple[str, tuple[str, ...]], ...]


def branches(found: Origins) -> tuple[Branch, ...]:
    """Give the origins that count or that an error betrays, then all reports that end at neither.

    A report stands once under each origin that it has something from.
    """
    own = {one.id: one for one in found.origins if one.stated or one.shared}
    via: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for told in found.tree:
        origin = own.get(told.origin)
        name = "" if origin is None else origin.name.split(" (")[0]
        last = told.why == "accepted"  # then whoever is named last is who said it
        relays = [relay for relay in told.via[: len(told.via) - last] if relay != name]
        via[told.origin if origin else "", told.report].update(relays if origin else ())
    by_origin: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for id_, report in sorted(via):
        by_origin[id_].append((report, tuple(sorted(via[id_, report]))))
    ends = {report for id_, report in via if id_}
    named = sorted(own.values(), key=lambda one: (-len(one.reports), one.id))
    drawn = [Branch(one, tuple(by_origin[one.id])) for one in named]
    loose = tuple(leaf for leaf in by_origin[""] if leaf[0] not in ends)
    return (*drawn, Branch(None, loose)) if loose else tuple(drawn)


def origins_tree(found: Origins, say: Phrases, wide: float, id_: str = "origins") -> Markup:
    """Draw the origins on the left and their reports on the right, a line for each."""
    shown = branches(found)
    across = min(320.0, wide * 0.4)
    shapes: list[Markup] = []
    y, left, rows = _PAD, 0, 0
    for branch in shown:
        leaves = branch.leaves[: max(0, MOST_ROWS - rows)]
        left += len(branch.leaves) - len(leaves)
        if not leaves:
            continue
        rows += len(leaves)
        part, high = _branch(branch, leaves, say, (0.0, y, wide, across))
        shapes.append(part)
        y += high + _GAP
    if left:
        shapes.append(svg.text(across + _BEND, y, say("tree_more", n=left), "small soft"))
        y += _GAP
    desc = "; ".join(
        f"{_name(branch, say)}: {', '.join(name for name, _ in branch.leaves)}" for branch in shown
    )
    return svg.figure(id_, (wide, y), say("tree_title"), desc, shapes)


def _name(branch: Branch, say: Phrases) -> str:
    return say("tree_nobody") if branch.origin is None else branch.origin.name


def _branch(
    branch: Branch,
    leaves: tuple[tuple[str, tuple[str, ...]], ...],
    say: Phrases,
    place: tuple[float, float, float, float],
) -> tuple[Markup, float]:
    """Draw one origin; `place` is the left and top, the width of all and that of the names."""
    x, top, wide, across = place
    counts = branch.origin is not None and branch.origin.stated
    stroke = "line la" if counts else "line ls dash"
    right = x + across + _BEND
    shapes: list[Markup] = []
    y, ends = top + _LINE, []
    for report, via in leaves:
        ends.append(y - 4)
        name = svg.shortened(report, wide - right - _PAD)
        shapes.append(svg.text(right + _PAD, y, name))
        if via:
            y += _SMALL_ROW
            words = svg.shortened(say("tree_via", names=", ".join(via)), wide - right - _PAD, 11)
            shapes.append(svg.text(right + _PAD, y, words, "small soft"))
        y += _ROW
    lines = svg.wrap(_name(branch, say), across - 2 * _PAD, bold=counts)
    named = top + _LINE
    for number, words in enumerate(lines):
        class_ = "strong" if counts else "soft"
        shapes.append(svg.text(x, named + number * _LINE, words, class_))
    high = max(y - top - _ROW + _LINE / 2, len(lines) * _LINE + _LINE / 2)
    trunk = x + across
    shapes.append(svg.line(trunk - _PAD, ends[0], trunk, ends[0], stroke))
    if len(ends) > 1:
        shapes.append(svg.line(trunk, ends[0], trunk, ends[-1], stroke))
    shapes += [svg.line(trunk, end, right, end, stroke) for end in ends]
    shapes += [svg.circle(right, end, 2.5, "a" if counts else "faint") for end in ends]
    return join(*shapes), high
