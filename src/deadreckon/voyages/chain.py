"""One ship whose sightings stand in a settled order: the likeliest set that proves a count."""

from __future__ import annotations

from math import log

from deadreckon.voyages.explain import Item, Scene
from deadreckon.voyages.units import NEITHER

LEAST_CONFIDENCE = 1e-12


def in_settled_order(scene: Scene) -> bool:
    """Whether there is one ship, and every sighting can follow every earlier one, come what may."""
    if len(scene.movers) != 1 or any(item.kind not in ("seen", "stay") for item in scene.items):
        return False
    travel = scene.movers[0].travel
    latest: dict[int, int] = {}
    for item in scene.items:
        if any(end + travel[place][item.place] >= item.start for place, end in latest.items()):
            return False
        latest[item.place] = item.end
    return True


def proving(scene: Scene, doubts: list[float], count: int) -> list[int] | None:
    """Choose the items of least total doubt that alone force `count`; None if none do.

    Dynamic programming over the items in order. What a chosen set forces is kept as the least
    count by state of the unit; before the window the last chosen item is kept too, as an unseen
    call may follow it.

    Args:
        scene: one for which `in_settled_order` holds.
        doubts: of each item, minus the logarithm of its confidence.
        count: what is to be forced.
    """
    potential = _potential(scene)
    front: dict[tuple[int, tuple[tuple[int, int], ...]], tuple[float, int, tuple[int, ...]]]
    front = {(-1, ((0, 0),)): (0.0, 0, ())}
    for i, item in enumerate(scene.items):
        after = dict(front)
        if scene.ends[item.place] != NEITHER and item.end <= scene.window[1]:
            for (last, costs), (doubt, size, chosen) in front.items():
                key = (
                    i if item.start < scene.window[0] else -1,
                    _reached(scene, last, costs, item),
                )
                rest = (doubt + doubts[i], size + 1, (*chosen, i))
                if key not in after or rest < after[key]:
                    after[key] = rest
        front = {
            key: best
            for key, best in after.items()
            if min(cost + potential[i + 1][state] for state, cost in key[1]) >= count
        }
    proofs = [best for (_, costs), best in front.items() if min(cost for _, cost in costs) >= count]
    return list(min(proofs)[2]) if proofs else None


def doubt(confidence: float) -> float:
    """Give minus the logarithm of a confidence: doubts add where confidences multiply."""
    return -log(max(confidence, LEAST_CONFIDENCE)) + 0.0


def _reached(
    scene: Scene, last: int, costs: tuple[tuple[int, int], ...], item: Item
) -> tuple[tuple[int, int], ...]:
    """Give the least count by state once the ship is at the item, after the chosen ones."""
    least = dict(costs)
    if last >= 0:
        for state, cost in costs:
            for end in scene.unit.unseen(state):
                if _could_call(scene, scene.items[last], end, item):
                    then, more = scene.unit.step(state, end, -1)
                    least[then] = min(cost + more, least.get(then, cost + more))
    reached: dict[int, int] = {}
    for state, cost in least.items():
        then, more = scene.unit.step(
            state, scene.ends[item.place], -1 if item.start < scene.window[0] else 0
        )
        reached[then] = min(cost + more, reached.get(then, cost + more))
    return tuple(sorted(reached.items()))


def _could_call(scene: Scene, last: Item, end: int, following: Item) -> bool:
    """Whether the ship could call unseen at an end, before the window, between two items."""
    travel = scene.movers[0].travel
    left = last.end if last.kind == "stay" else last.start
    latest = following.start if following.kind == "stay" else following.end
    for place, which in enumerate(scene.ends):
        call = left + travel[last.place][place]
        if (
            which == end
            and call < scene.window[0]
            and call + travel[place][following.place] <= latest
        ):
            return True
    return False


def _potential(scene: Scene) -> list[list[int]]:
    """Give, for each item and state of the unit, what the items from there on force at most."""
    states = 5
    potential = [[0] * states]
    for item in reversed(scene.items):
        following = potential[-1]
        if item.end > scene.window[1]:
            potential.append(following)
            continue
        row = []
        for state in range(states):
            then, more = scene.unit.step(
                state, scene.ends[item.place], -1 if item.start < scene.window[0] else 0
            )
            row.append(max(more + following[then], following[state]))
        potential.append(row)
    return potential[::-1]
