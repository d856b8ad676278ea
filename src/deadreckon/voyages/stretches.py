"""A part's time cut where nothing that was bears on what comes: solved stretch by stretch.

Between two such cuts only the state of a ship's count goes on. So a stretch is a small table,
from each state before to each state after, and tables follow one another by (min, +) products
(Bellman 1957). Ships that share a sighting share a stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from deadreckon.voyages.scene import FOREVER, Item, Scene
from deadreckon.voyages.units import NEITHER, TURNS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sightings that bear on one another.

    Attributes:
        ships: whose, as numbers of the scene's movers, ascending.
        items: numbers of the scene's items, ascending.
        opening: those of the ships of which nothing was seen before.
        over: those that have no more to count from here on.
    """

    ships: tuple[int, ...]
    items: tuple[int, ...]
    opening: frozenset[int]
    over: tuple[int, ...]

    def inside(self, scene: Scene) -> bool:
        """Whether it lies in the window, and no call before the window bears on it."""
        if any(scene.movers[ship].unseen for ship in self.opening):
            return False
        return all(scene.items[i].end <= scene.window[1] for i in self.items)

    def name(self, scene: Scene) -> object:
        """Name what `alone` depends on: what is named alike is the same."""
        return (
            tuple((scene.movers[ship], ship in self.opening) for ship in self.ships),
            tuple(scene.items[i] for i in self.items),
            None if self.inside(scene) else (scene.unit, scene.window),
        )

    def alone(self, scene: Scene) -> Scene:
        """Give its ships and items alone; inside the window turns are counted, for every unit."""
        number = {ship: n for n, ship in enumerate(self.ships)}
        inside = self.inside(scene)
        return replace(
            scene,
            movers=tuple(
                mover if ship in self.opening else replace(mover, unseen=False)
                for ship in self.ships
                for mover in (scene.movers[ship],)
            ),
            items=tuple(_renumbered(scene.items[i], number) for i in self.items),
            window=(-FOREVER, FOREVER) if inside else scene.window,
            unit=TURNS if inside else scene.unit,
        )


def stretches(scene: Scene, *, to_the_end: bool = True) -> list[Stretch]:
    """Cut a scene into stretches, each after all that it follows.

    Args:
        scene: what is to be cut.
        to_the_end: whether nothing comes after it.
    """
    chains = [_cut(scene, ship) for ship in range(len(scene.movers))]
    nodes = [(ship, n) for ship, chain in enumerate(chains) for n in range(len(chain))]
    if len(chains) == 1:
        groups = [[node] for node in nodes]
    else:
        groups = _tied(chains, nodes, len(scene.items))
    found = []
    for group in groups:
        last = dict(sorted(group))
        over = [
            ship
            for ship, n in last.items()
            if (to_the_end and n + 1 == len(chains[ship]))
            or (
                n + 1 < len(chains[ship])
                and scene.items[chains[ship][n + 1][0]].start > scene.window[1]
            )
        ]
        items = {i for ship, n in group for i in chains[ship][n]}
        opening = frozenset(ship for ship, n in group if n == 0)
        found.append(Stretch(tuple(last), tuple(sorted(items)), opening, tuple(over)))
    return found


def _renumbered(item: Item, number: dict[int, int]) -> Item:
    movers = tuple(number[ship] for ship in item.movers)
    return item if movers == item.movers else replace(item, movers=movers)


def _cut(scene: Scene, ship: int) -> list[list[int]]:
    """Cut one ship's sightings, by time, where none before binds any after.

    All before have ended, and from where each was the way to each after is short enough. No cut
    lies before the window, where unseen calls may be made: they bind what comes after as well.
    """
    items, mover = scene.items, scene.movers[ship]
    own = [i for i, item in enumerate(items) if ship in item.movers]
    own.sort(key=lambda i: items[i].start)
    far = [max(row) for row in mover.travel]
    left: dict[int, int] = {}
    if mover.counted and mover.unseen:
        left = {p: scene.window[0] - 1 for p, end in enumerate(scene.ends) if end != NEITHER}
    closed, reach = scene.window[0], max((t + far[p] for p, t in left.items()), default=-FOREVER)
    chain: list[list[int]] = []
    for n, i in enumerate(own):
        item = items[i]
        if not chain or (
            item.start > closed
            and (item.start >= reach or _free(scene, ship, left, own[n:], reach))
        ):
            chain.append([])
        chain[-1].append(i)
        closed = max(closed, item.end)
        if item.kind in ("seen", "stay"):
            left[item.place] = max(left.get(item.place, item.end), item.end)
            reach = max(reach, item.end + far[item.place])
    return chain


def _free(scene: Scene, ship: int, left: dict[int, int], coming: Sequence[int], reach: int) -> bool:
    """Whether the ship can be at all that comes within reach from wherever it was."""
    travel = scene.movers[ship].travel
    for i in coming:
        item = scene.items[i]
        if item.start >= reach:
            return True
        if item.kind in ("seen", "stay") and any(
            travel[p][item.place] and t + travel[p][item.place] > item.start
            for p, t in left.items()
        ):
            return False
    return True


Node = tuple[int, int]
"""A ship and the number of its stretch."""


def _tied(
    chains: Sequence[Sequence[Sequence[int]]], nodes: Sequence[Node], items: int
) -> list[list[Node]]:
    """Group what shares an item or would have to come both before and after one another.

    Strongly connected components, in topological order (Sharir 1981, after Kosaraju).
    """
    holders: list[list[Node]] = [[] for _ in range(items)]
    for ship, n in nodes:
        for i in chains[ship][n]:
            holders[i].append((ship, n))
    after: dict[Node, list[Node]] = {node: [] for node in nodes}
    before: dict[Node, list[Node]] = {node: [] for node in nodes}
    earlier = [((ship, n - 1), (ship, n)) for ship, n in nodes if n]
    shared = [pair for held in holders for pair in pairwise(held)]
    for one, other in (*earlier, *shared, *((b, a) for a, b in shared)):
        after[one].append(other)
        before[other].append(one)
    seen: set[Node] = set()
    finished = [node for root in nodes for node in _reached(root, after, seen)]
    seen = set()
    groups = [sorted(_reached(root, before, seen)) for root in reversed(finished)]
    return [group for group in groups if group]


def _reached(root: Node, edges: dict[Node, list[Node]], seen: set[Node]) -> list[Node]:
    """Give all that is reached from a node and was not seen, what is reached last first."""
    if root in seen:
        return []
    seen.add(root)
    finished: list[Node] = []
    work = [(root, iter(edges[root]))]
    while work:
        node, rest = work[-1]
        then = next((other for other in rest if other not in seen), None)
        if then is None:
            finished.append(node)
            work.pop()
        else:
            seen.add(then)
            work.append((then, iter(edges[then])))
    return finished
