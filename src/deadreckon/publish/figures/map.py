"""The map: coast, places, what was seen at them, the routes that are counted, the chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import floor, hypot, log10
from typing import TYPE_CHECKING

from deadreckon.model.place import lineage
from deadreckon.publish.figures import svg
from deadreckon.publish.figures.labels import Label, place_labels
from deadreckon.publish.figures.projection import (
    Point,
    Position,
    Projection,
    fit,
    great_circle,
    shortest_arc,
)
from deadreckon.publish.markup import Markup, element, join

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases
    from deadreckon.case.run import Run
    from deadreckon.model.frame import Frame
    from deadreckon.model.place import Place

NARROW = 640.0
_NEAR_SPANS = 2.0
_SMOOTHING_PX = 0.3
_SMALLEST_ISLAND_PX = 2.0
_LINE_HIGH = 15.0
_TRACKED = 1500
"""Positions of all tracks together that a drawn map shows, about."""
_ROUTE_COLOURS = ("a", "b", "c")


def route_map(run: Run, say: Phrases, wide: float, id_: str = "map") -> Markup:
    """Draw the routes' ports with their coast and, below, how far the whole chain goes.

    Args:
        run: the case.
        say: phrases of the language.
        wide: width in pixels.
        id_: of the figure, once in its page.
    """
    near, far = near_and_far(run.frame)
    narrow = wide < NARROW
    main = (0.0, 0.0, wide, round(wide * (1.0 if narrow else 0.52)))
    shapes = [_detail(run, say, near, main, id_)]
    bottom = main[3]
    if far:
        box = (0.0, bottom + 8, wide, bottom + 8 + round(wide * (0.62 if narrow else 0.3)))
        shapes.append(_overview(run, say, [*near, *far], box, id_))
        bottom = box[3]
    shapes.append(svg.text(wide, bottom + 14, say("map_credit"), "soft small", "end"))
    names = ", ".join(place.label for place in (*near, *far))
    desc = say("map_desc", places=names)
    return svg.figure(id_, (wide, bottom + 20), say("map_title"), desc, shapes)


def near_and_far(frame: Frame) -> tuple[list[Place], list[Place]]:
    """Part the ports into those around the routes' ends and the others; piers are their port."""
    ports = [place for place in frame.places.values() if place.part_of is None]
    ends = {
        lineage(id_, frame.places)[-1]
        for route in frame.routes.values()
        for id_ in (*route.origins, *route.destinations)
    }
    if not ends:
        return ports, []
    core = [frame.places[id_] for id_ in frame.places if id_ in ends]
    west, turn = shortest_arc([place.lon for place in core])
    lats = [place.lat for place in core]
    reach = _NEAR_SPANS * max(turn, max(lats) - min(lats), 0.5)
    middle = ((min(lats) + max(lats)) / 2, west + turn / 2)

    def near(place: Place) -> bool:
        across = (place.lon - middle[1] + 180) % 360 - 180
        return place.id in ends or hypot(place.lat - middle[0], across) <= reach / 2

    return [p for p in ports if near(p)], [p for p in ports if not near(p)]


def _detail(run: Run, say: Phrases, places: Sequence[Place], box: svg.Box, id_: str) -> Markup:
    """Draw the ports with what was seen at each, and the routes with what is proved of each."""
    to = fit([(p.lat, p.lon) for p in places], box, margin=0.2 if box[2] > NARROW else 0.16)
    bar, bar_box = _scale_bar(to, say)
    routes: list[Markup] = []
    inked: list[tuple[Point, Point]] = []
    wanted: list[tuple[Point, float, float]] = []
    texts: list[list[tuple[str, str]]] = []
    for place in places:
        words = [
            (place.label, "strong"),
            *((line, "soft small") for line in _seen_at(place, run, say)),
        ]
        texts.append([(svg.shortened(word, box[2] * 0.45), class_) for word, class_ in words])
        wanted.append((to((place.lat, place.lon)), *_size(texts[-1])))
    for number, figures in enumerate(run.reckoning.routes):
        colour = _ROUTE_COLOURS[number % len(_ROUTE_COLOURS)]
        for start, end in _ends(figures.id, run.frame):
            points = [to(position) for position in great_circle(_at(start), _at(end))]
            inked += pairwise(points)
            routes += _arrow(points, colour)
            middle = points[len(points) // 2]
        name = "–".join(place.label for place in _ends(figures.id, run.frame)[0])
        words = [
            (svg.shortened(name, box[2] * 0.4), f"small {colour}"),
            (say("map_route", n=figures.fleet.at_least), f"strong {colour}"),
        ]
        if figures.fleet.at_most is not None:
            words.append(
                (say("map_ceiling", n=say.number(figures.fleet.at_most)), f"small {colour}")
            )
        texts.append(words)
        wanted.append((middle, *_size(words)))
    labels = place_labels(wanted, _shrunk(box, 6), lines=inked, taken=[bar_box])
    dots = [
        svg.circle(*point, 5, "ink" if _sightings_at(place, run) else "open line")
        for place, (point, _, _) in zip(places, wanted, strict=False)
    ]
    return _panel(
        box,
        f"{id_}-detail",
        [*_ground(to), *_tracks(run, to), *routes, *_labelled(labels, texts), *dots, *bar],
    )


def _tracks(run: Run, to: Projection) -> list[Markup]:
    """Draw where ships said that they were; a silence is a break in the line."""
    tracks = run.evidence.tracks
    return [
        svg.path([to((lat, lon)) for _, lat, lon in leg], "line ls")
        for track in tracks
        for leg in track.thinned(_TRACKED // len(tracks)).legs
        if len(leg) > 1
    ]


def _overview(run: Run, say: Phrases, places: Sequence[Place], box: svg.Box, id_: str) -> Markup:
    """Draw where the chain goes; a leg is a dashed line between its ends, not the way taken."""
    to = fit([(p.lat, p.lon) for p in places], box, margin=0.09)
    bar, bar_box = _scale_bar(to, say)
    shapes: list[Markup] = []
    inked: list[tuple[Point, Point]] = []
    ends = {id_ for leg in run.frame.legs.values() for id_ in (leg.origin, leg.destination)}
    shown = {lineage(id_, run.frame.places)[-1] for id_ in ends} or {p.id for p in places}
    shown |= {p.id for p in places if _sightings_at(p, run)}
    for leg in run.frame.legs.values():
        points = [to(_at(run.frame.places[end])) for end in (leg.origin, leg.destination)]
        inked.append((points[0], points[1]))
        shapes.append(svg.path(points, "line lb dash"))
    named = _apart([p for p in places if p.id in shown], to)
    texts = [[(svg.shortened(p.label, box[2] * 0.4), "small halo")] for p in named]
    wanted = [(to(_at(p)), *_size(words)) for p, words in zip(named, texts, strict=True)]
    labels = place_labels(wanted, _shrunk(box, 6), lines=inked, taken=[bar_box])
    if shapes:
        credit = say("map_legs")
        shapes.append(svg.text(box[2] - 10, box[3] - 12, credit, "soft small halo", "end"))
    dots = [svg.circle(*to(_at(p)), 3, "ink") for p in places if p.id in shown]
    return _panel(
        box, f"{id_}-overview", [*_ground(to), *shapes, *_labelled(labels, texts), *dots, *bar]
    )


def _apart(places: Sequence[Place], to: Projection) -> list[Place]:
    """Keep the places that stand far enough from those before to be told apart by name."""
    kept: list[Place] = []
    for place in places:
        x, y = to(_at(place))
        if all(hypot(x - to(_at(k))[0], y - to(_at(k))[1]) > _LINE_HIGH for k in kept):
            kept.append(place)
    return kept


def _panel(box: svg.Box, id_: str, shapes: Iterable[Markup]) -> Markup:
    clip = element("clipPath", svg.rect(box, "", round_=3), id=f"{id_}-clip")
    inside = element("g", svg.rect(box, "sea"), *shapes, clip_path=f"url(#{id_}-clip)")
    return join(clip, inside, svg.rect((box[0] + 0.5, box[1] + 0.5, box[2] - 0.5, box[3] - 0.5),
                                       "hair", round_=3))  # fmt: skip


def _ground(to: Projection) -> list[Markup]:
    """Draw the land of Natural Earth, no finer than can be seen."""
    import numpy as np
    import shapely

    from deadreckon.voyages.land import land

    rings = []
    for polygon in land(to.bounds):
        drawn = shapely.transform(polygon, lambda xy: np.array([to((lat, lon)) for lon, lat in xy]))
        drawn = shapely.simplify(drawn, _SMOOTHING_PX)
        if drawn.area < _SMALLEST_ISLAND_PX:
            continue
        rings += [
            svg.trace([(x, y) for x, y in ring.coords[:-1]], closed=True)
            for ring in (drawn.exterior, *drawn.interiors)
        ]
    return [element("path", d="".join(rings), class_="land", fill_rule="evenodd")] if rings else []


def _arrow(points: Sequence[Point], colour: str) -> list[Markup]:
    """Draw a route with its head a little before its end, so that the port stays free."""
    (x, y), (tip_x, tip_y) = points[-3], points[-2]
    length = hypot(tip_x - x, tip_y - y) or 1.0
    dx, dy = (tip_x - x) / length * 9, (tip_y - y) / length * 9
    head = [
        (tip_x, tip_y),
        (tip_x - dx - dy / 2, tip_y - dy + dx / 2),
        (tip_x - dx + dy / 2, tip_y - dy - dx / 2),
    ]
    return [svg.path(points[:-2], f"line thick l{colour}"), svg.path(head, colour, closed=True)]


def _labelled(labels: Sequence[Label], texts: Sequence[Sequence[tuple[str, str]]]) -> list[Markup]:
    shapes = []
    for label, lines in zip(labels, texts, strict=True):
        left, top, right, bottom = label.box
        if label.leader:
            x = max(left, min(right, label.point[0]))
            y = max(top, min(bottom, label.point[1]))
            shapes.append(svg.line(*label.point, x, y, "line ls"))
        x = {"start": left, "end": right, "middle": (left + right) / 2}[label.anchor]
        shapes += [
            svg.text(x, top + 12 + n * _LINE_HIGH, words, f"{class_} halo", label.anchor)
            for n, (words, class_) in enumerate(lines)
        ]
    return shapes


def _scale_bar(to: Projection, say: Phrases) -> tuple[list[Markup], svg.Box]:
    most = (to.box[2] - to.box[0]) / 4 * to.km_per_pixel
    step = 10 ** floor(log10(most))
    km = max(n * step for n in (1, 2, 5) if n * step <= most)
    long = km / to.km_per_pixel
    left, bottom = to.box[0] + 12, to.box[3] - 12
    words = say("km", n=say.number(km))
    shapes = [
        svg.line(left, bottom, left + long, bottom, "line"),
        svg.line(left, bottom - 4, left, bottom, "line"),
        svg.line(left + long, bottom - 4, left + long, bottom, "line"),
        svg.text(left, bottom - 8, words, "small halo"),
    ]
    return shapes, (left, bottom - 20, left + max(long, svg.width(words, 11)), bottom + 4)


def _seen_at(place: Place, run: Run, say: Phrases) -> list[str]:
    """Tell how many looks and sightings a port has, its piers with it."""
    looks = [look for look in run.evidence.looks if _within(look.place, place, run.frame)]
    seen = _sightings_at(place, run)
    with_ship = {s.look for s in run.evidence.sightings if s.present}
    empty = sum(look.seen == "clear" and look.id not in with_ship for look in looks)
    words = [say.plural("sightings", seen)] if seen else []
    if looks:
        words.append(
            say.plural("looks", len(looks)) + (say("looks_empty", n=empty) if empty else "")
        )
    return words


def _sightings_at(place: Place, run: Run) -> int:
    return sum(s.present and _within(s.place, place, run.frame) for s in run.evidence.sightings)


def _within(id_: str, place: Place, frame: Frame) -> bool:
    return place.id in lineage(id_, frame.places)


def _ends(route: str, frame: Frame) -> list[tuple[Place, Place]]:
    known = frame.routes[route]
    return [
        (frame.places[start], frame.places[end])
        for start in known.origins
        for end in known.destinations
    ]


def _at(place: Place) -> Position:
    return place.lat, place.lon


def _size(lines: Sequence[tuple[str, str]]) -> tuple[float, float]:
    wide = max(
        svg.width(words, 11 if "small" in class_ else 13, bold="strong" in class_)
        for words, class_ in lines
    )
    return wide, len(lines) * _LINE_HIGH


def _shrunk(box: svg.Box, by: float) -> svg.Box:
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by
