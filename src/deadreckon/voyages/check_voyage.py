"""Whether ships can have met sightings at the times shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deadreckon.voyages.check_facts import covered
from deadreckon.voyages.check_question import FAR, Question, Row, refuse_unless


def check_voyage(shown: Mapping[str, Any], asked: Question) -> int:
    """Check that ships can have met all the sightings but some, and give how many those are.

    Raises:
        RefusedError: they cannot as shown.
    """
    left = set(shown["wrong"])
    refuse_unless(
        left <= set(asked.rows) and len(left) == len(shown["wrong"]), "unknown wrong ones"
    )
    rows = {id_: row for id_, row in asked.rows.items() if id_ not in left}
    met: set[str] = set()
    tags: dict[str, str] = {}
    for ship, visits in shown["ships"].items():
        for id_, _ in visits:
            refuse_unless(id_ in rows and id_ not in met, f"{id_} is met twice, or wrong")
            met.add(id_)
            row = rows[id_]
            refuse_unless(row.present, f"{id_} is an absence")
            if row.tag is not None:
                refuse_unless(tags.setdefault(row.tag, ship) == ship, f"?{row.tag} is two ships")
                known = ship in asked.frame.vessels or ship.startswith("?")
                refuse_unless(known, f"{ship} is no ship")
            else:
                refuse_unless(
                    ship in row.candidates or (row.anybody and ship == f"={id_}"),
                    f"{id_} is not {ship}",
                )
    here = {id_ for id_, row in rows.items() if row.present}
    refuse_unless(met == here, "some sightings are not met")
    gone = [row for row in rows.values() if not row.present]
    for ship, visits in shown["ships"].items():
        _check_ship(asked, ship, [(rows[id_], time) for id_, time in visits])
    named = [row for row in gone if not row.anybody]
    whose = shown["absent"]
    refuse_unless(set(whose) == {row.id for row in named}, "absences are not all told")
    for row in named:
        ship = whose[row.id]
        tagged = row.tag is not None and tags.setdefault(row.tag, ship) == ship
        refuse_unless(ship in row.candidates or tagged, f"{row.id} is not {ship}")
    for ship, visits in shown["ships"].items():
        for row in gone:
            if row.anybody or whose[row.id] == ship:
                _check_absence(asked, row, [(rows[id_], time) for id_, time in visits])
    return len(left)


def _check_ship(asked: Question, ship: str, visits: Sequence[tuple[Row, int]]) -> None:
    left: dict[str, int] = {}
    clock = -FAR
    for row, time in visits:
        refuse_unless(time == row.lo if row.stay else row.lo <= time <= row.hi, f"{row.id}: time")
        refuse_unless(clock <= time, f"{row.id} is out of order")
        clock = time
        for place, when in left.items():
            needed = asked.travel(place, row.place, ship)
            refuse_unless(not needed or when + needed <= time, f"{row.id} is too far from {place}")
        left[row.place] = max(left.get(row.place, -FAR), row.hi if row.stay else time)


def _check_absence(asked: Question, gone: Row, visits: Sequence[tuple[Row, int]]) -> None:
    near = [(row, time) for row, time in visits if gone.place in asked.lineage(row.place)]
    if gone.steady:
        for row, time in near:
            until = row.hi if row.stay else time
            refuse_unless(until < gone.lo or time > gone.hi, f"{gone.id} forbids {row.id}")
        return
    refuse_unless(not covered(gone, [row for row, _ in near], asked), f"{gone.id} is not met")
