"""The argument: who lends how much to which link, and which hypotheses need or deny it.

A ribbon is as wide as the log odds that an origin lends to a link by itself, its reliability
counted (Good 1950, "Probability and the Weighing of Evidence": weights of evidence add up).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import yardstick
from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup, element, join
from deadreckon.publish.screen.names import name_of

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run
    from deadreckon.judgement.judgements import Judgement, Lent

Percent = Callable[[float], str]
NARROW = 640.0
_LINE, _PAD, _GAP, _HEAD = 15.0, 8.0, 14.0, 26.0
_NAMES, _LINKS, _ANSWERS = 0.25, 0.27, 0.22
_WIDEST, _THINNEST, _BETWEEN = 18.0, 1.5, 3.0
_LEGEND = (1.2, 1.5, 2.0, 3.0, 5.0, 10.0)
_MOST = 14
_NAMES_PX = 236.0


@dataclass(frozen=True, slots=True)
class Node:
    """A link or hypothesis in the picture.

    Attributes:
        needs: of a hypothesis, the links it needs; `denies`, those that cannot hold with it.
    """

    id: str
    statement: str
    p: float
    needs: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: hypotheses, the judged one first; links; what origins lend to either."""

    hypotheses: tuple[Node, ...]
    links: tuple[Node, ...]
    lent: tuple[Lent, ...]
    left_out: int

    def to(self, id_: str) -> list[Lent]:
        """Give what is lent to one link or hypothesis, the most first."""
        return [one for one in self.lent if one.to == id_]


def picture(run: Run, judged: Judgement) -> Picture:
    """Choose what is drawn of a judgement; of very many statements, those that lend most."""
    frame = run.frame
    about = [(judged.hypothesis, judged.statement, judged.p)]
    about += [(a.hypothesis, a.statement, a.p) for a in judged.alternatives]
    hypotheses = tuple(
        Node(id_, statement or id_, p, (*own.all_of, *own.any_of), own.fails)
        for id_, statement, p in about
        for own in [frame.hypotheses[id_]]
    )
    links = tuple(Node(link.id, link.statement or link.id, link.p) for link in judged.links)
    drawn = {node.id for node in (*hypotheses, *links)}
    lent = sorted(
        (one for one in judged.lent if one.to in drawn),
        key=lambda one: (-abs(one.log_odds), one.to, one.origin),
    )
    return Picture(hypotheses, links, tuple(lent[:_MOST]), len(lent[_MOST:]))


def argument(run: Run, judged: Judgement, say: Phrases, wide: float, id_: str) -> Markup:
    """Draw the argument: columns where it is wide, one under the other where it is narrow."""
    shown = picture(run, judged)
    scale = yardstick(run.frame.yardstick)

    def percent(p: float) -> str:
        return f"{say.decimal(scale.figure(p))} %"

    draw = _stacked if wide < NARROW else _columns
    shapes, high = draw(run, shown, say, wide, percent)
    desc = "; ".join(_sentences(run, shown, percent, say))
    return svg.figure(id_, (wide, high), say("argument_title"), desc, shapes)


def _sentences(run: Run, shown: Picture, percent: Percent, say: Phrases) -> Iterable[str]:
    for node in (*shown.hypotheses, *shown.links):
        lent = ", ".join(f"{name_of(run, one.origin)} {_times(one)}" for one in shown.to(node.id))
        denies = say("argument_denies", links=", ".join(node.denies)) if node.denies else ""
        parts = [part for part in (lent, denies) if part]
        yield f"{node.statement}: {percent(node.p)}" + (f" ({'; '.join(parts)})" if parts else "")


def _times(one: Lent) -> str:
    """Write what is lent as a ratio: ×3.2, or ÷1.1 where it speaks against."""
    sign = "×" if one.log_odds >= 0 else "÷"
    return f"{sign}{exp(abs(one.log_odds)):.2g}"


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a node or a name stands, and how far its ribbons have been laid on its side."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _columns(
    run: Run, shown: Picture, say: Phrases, wide: float, percent: Percent
) -> tuple[list[Markup], float]:
    width = _Width(shown.lent)
    answers, links = (0.0, 0.0, _ANSWERS * wide), (0.0, 0.0, _LINKS * wide)
    direct = {node.id for node in shown.hypotheses}
    left_links = wide * (_NAMES + (1 - _NAMES - _LINKS - _ANSWERS) * 0.55)
    columns = [
        _column(_named(run, shown, width), 0.0, _NAMES * wide),
        _column(
            [
                *(_node(n, links[2], shown, width) for n in shown.links),
                *((_through(one), (), width(one)) for one in shown.lent if one.to in direct),
            ],
            left_links,
            links[2],
        ),
        _column(
            [_node(n, answers[2], shown, width) for n in shown.hypotheses],
            wide - answers[2],
            answers[2],
        ),
    ]
    high = max(box.bottom for column in columns for box in column.values())
    names, middle, right = (_centred(column, high) for column in columns)
    boxes = {**middle, **right}
    shapes = [
        svg.text(0, 12, say("argument_who"), "small soft"),
        svg.text(left_links, 12, say("argument_links"), "small soft"),
        svg.text(wide - answers[2], 12, say("argument_answers"), "small soft"),
        *_wires(shown, middle, right),
        *_ribbons(shown, names, boxes, width),
    ]
    for box in names.values():
        y = box.middle - _LINE * len(box.lines) / 2 + 11
        for line in box.lines:
            shapes.append(svg.text(box.right - 8, y, line, "", "end"))
            y += _LINE
        shapes.append(svg.line(box.right, box.top, box.right, box.bottom, "rule"))
    first, *_ = shown.hypotheses
    shapes += [
        _drawn(node, boxes[node.id], percent, thick=node is first)
        for node in (*shown.links, *shown.hypotheses)
    ]
    legend, bottom = _legend(shown, say, width, wide, high + 26)
    return [*shapes, legend], bottom


def _stacked(
    run: Run, shown: Picture, say: Phrases, wide: float, percent: Percent
) -> tuple[list[Markup], float]:
    width = _Width(shown.lent)
    shapes: list[Markup] = []
    y = 0.0
    first, *_ = shown.hypotheses
    for node in (*shown.hypotheses, *shown.links):
        box = _at(_node(node, wide - 2, shown, width), 1.0, y + 1, wide - 2)
        shapes.append(_drawn(node, box, percent, thick=node is first))
        y = box.bottom + 6
        for one in shown.to(node.id):
            size = max(_THINNEST, width(one))
            class_ = "a" if one.log_odds >= 0 else "b"
            y += max(0.0, size - _LINE) / 2
            shapes.append(svg.rect((16, y + 9 - size / 2, 52, y + 9 + size / 2), class_))
            for line in svg.wrap(f"{name_of(run, one.origin)} {_times(one)}", wide - 64, 12):
                shapes.append(svg.text(60, y + 13, line, "small"))
                y += _LINE
            y += 6 + max(0.0, size - _LINE) / 2
        for denied in node.denies:
            named = next((n.statement for n in shown.links if n.id == denied), denied)
            for line in svg.wrap(say("argument_denies", links=named), wide - 24, 11):
                shapes.append(svg.text(16, y + 11, line, "small soft"))
                y += _LINE
        y += _GAP / 2
    legend, bottom = _legend(shown, say, width, wide, y + 8)
    return [*shapes, legend], bottom


class _Width:
    """How wide a ribbon is: in proportion to the log odds, the widest at its most."""

    def __init__(self, lent: Sequence[Lent]) -> None:
        self._most = max((abs(one.log_odds) for one in lent), default=0.0) or 1.0

    def __call__(self, one: Lent) -> float:
        return self.of(abs(one.log_odds))

    def of(self, log_odds: float) -> float:
        return max(_THINNEST, _WIDEST * log_odds / self._most)

    def together(self, lent: Iterable[Lent]) -> float:
        return sum(self(one) + _BETWEEN for one in lent)


def _named(run: Run, shown: Picture, width: _Width) -> list[tuple[str, tuple[str, ...], float]]:
    """Give the origins, those first whose links stand first."""
    place = {node.id: n for n, node in enumerate((*shown.links, *shown.hypotheses))}
    by_origin: dict[str, list[Lent]] = defaultdict(list)
    for one in shown.lent:
        by_origin[one.origin].append(one)

    def order(origin: str) -> tuple[float, str]:
        own = by_origin[origin]
        return sum(place[one.to] for one in own) / len(own), origin

    found = []
    for origin in sorted(by_origin, key=order):
        lines = tuple(svg.wrap(name_of(run, origin), _NAMES_PX))
        found.append((origin, lines, max(_LINE * len(lines), width.together(by_origin[origin]))))
    return found


def _node(
    node: Node, wide: float, shown: Picture, width: _Width
) -> tuple[str, tuple[str, ...], float]:
    lines = tuple(svg.wrap(node.statement, wide - 2 * _PAD, bold=True))
    words = 2 * _PAD + _LINE * len(lines) + 24
    return node.id, lines, max(words, width.together(shown.to(node.id)))


def _at(sized: tuple[str, tuple[str, ...], float], left: float, top: float, wide: float) -> _Box:
    _, lines, high = sized
    return _Box(left, top, left + wide, top + high, lines)


def _column(
    sized: Iterable[tuple[str, tuple[str, ...], float]], left: float, wide: float
) -> dict[str, _Box]:
    boxes: dict[str, _Box] = {}
    y = _HEAD
    for one in sized:
        boxes[one[0]] = _at(one, left, y, wide)
        y += one[2] + _GAP
    return boxes


def _centred(column: dict[str, _Box], high: float) -> dict[str, _Box]:
    down = (high - max((box.bottom for box in column.values()), default=high)) / 2
    return {
        id_: _Box(b.left, b.top + down, b.right, b.bottom + down, b.lines)
        for id_, b in column.items()
    }


def _ribbons(
    shown: Picture, names: dict[str, _Box], boxes: dict[str, _Box], width: _Width
) -> list[Markup]:
    """Lay the ribbons side by side where they leave and where they come in."""
    leaves = {id_: _begin(box, [o for o in shown.lent if o.origin == id_], width)
              for id_, box in names.items()}  # fmt: skip
    enters = {id_: _begin(box, shown.to(id_), width) for id_, box in boxes.items()}
    order = sorted(shown.lent, key=lambda o: (names[o.origin].top, boxes[o.to].top, o.to))
    shapes = []
    for one in order:
        box, size = boxes[one.to], width(one)
        stops = [(names[one.origin].right, leaves[one.origin])]
        if (way := boxes.get(_through(one))) is not None:
            stops += [(way.left, way.top), (way.right, way.top)]
        stops.append((box.left, enters[one.to]))
        class_ = "a" if one.log_odds >= 0 else "b"
        laid = [_ribbon(start, end, size, class_) for start, end in pairwise(stops)]
        shapes.append(element("g", *laid, data_origin=one.origin, data_to=one.to))
        leaves[one.origin] += size + _BETWEEN
        enters[one.to] += size + _BETWEEN
    return shapes


def _through(one: Lent) -> str:
    """Name the way past the links of what bears on a hypothesis directly."""
    return f"{one.origin} > {one.to}"


def _begin(box: _Box, lent: Iterable[Lent], width: _Width) -> float:
    return box.middle - (width.together(lent) - _BETWEEN) / 2


def _ribbon(
    start: tuple[float, float], end: tuple[float, float], size: float, class_: str
) -> Markup:
    (x0, y0), (x1, y1) = start, end
    xm = (x0 + x1) / 2
    there = f"M{x0:.1f},{y0:.1f}C{xm:.1f},{y0:.1f} {xm:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
    a, b = y1 + size, y0 + size
    back = f"L{x1:.1f},{a:.1f}C{xm:.1f},{a:.1f} {xm:.1f},{b:.1f} {x0:.1f},{b:.1f}Z"
    return element("path", d=there + back, class_=class_, fill_opacity=0.75)


def _wires(shown: Picture, links: dict[str, _Box], answers: dict[str, _Box]) -> list[Markup]:
    """Lead each hypothesis to the links that it needs, and in dashes to those that it denies."""
    shapes = []
    for node in shown.hypotheses:
        box = answers[node.id]
        for id_, class_ in [*((n, "line ls") for n in node.needs),
                            *((d, "line lb dash") for d in node.denies)]:  # fmt: skip
            if id_ in links:
                link = links[id_]
                shapes.append(svg.line(link.right, link.middle, box.left, box.middle, class_))
    return shapes


def _drawn(node: Node, box: _Box, percent: Percent, *, thick: bool) -> Markup:
    frame = (box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)
    shapes = [svg.rect(frame, "open line la thick" if thick else "open rule", round_=4)]
    y = box.middle - (_LINE * len(box.lines) + 18) / 2 + 11
    for line in box.lines:
        shapes.append(svg.text(box.left + _PAD, y, line, "strong"))
        y += _LINE
    shapes.append(svg.text(box.left + _PAD, y + 6, percent(node.p), ""))
    return element("g", *shapes, data_node=node.id)


def _legend(
    shown: Picture, say: Phrases, width: _Width, wide: float, y: float
) -> tuple[Markup, float]:
    fitting = [ratio for ratio in _LEGEND if width.of(log(ratio)) <= _WIDEST][-2:]
    entries = [(f"×{ratio:g}", width.of(log(ratio)), "a") for ratio in fitting]
    entries.append((say("argument_against"), 6.0, "b"))
    shapes: list[Markup] = []
    x = 0.0
    for line in svg.wrap(say("argument_width"), wide, 11):
        shapes.append(svg.text(0, y, line, "small soft"))
        y += _LINE
    y += 6
    for words, size, class_ in entries:
        shapes.append(svg.rect((x, y - size / 2, x + 30, y + size / 2), class_))
        shapes.append(svg.text(x + 36, y + 4, words, "small soft"))
        x += 36 + svg.width(words, 11) + 18
    if any(node.denies for node in shown.hypotheses) and wide >= NARROW:
        shapes.append(svg.line(x, y, x + 30, y, "line lb dash"))
        shapes.append(svg.text(x + 36, y + 4, say("argument_dashed"), "small soft"))
    if shown.left_out:
        y += 20
        shapes.append(svg.text(0, y, say("argument_left_out", n=shown.left_out), "small soft"))
    return join(*shapes), y + 16
