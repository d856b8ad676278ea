"""From what was found among all vessels to tables: events, voyages, vessels, shuttles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from deadreckon.tracks.events import ANOMALY, GAP, LOITERING, PORT_CALL, ROUND_TRIP, VOYAGE, Events
from deadreckon.tracks.parts import Asked, Part
from deadreckon.tracks.ranking import shuttles
from deadreckon.tracks.reach import reach
from deadreckon.tracks.reception import chance_of_silence
from deadreckon.tracks.rendezvous import rendezvous
from deadreckon.tracks.tables import (
    Names,
    anomaly_table,
    call_table,
    event_table,
    gap_table,
    loitering_table,
    meeting_table,
    voyage_table,
)

Shore = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]
"""From latitudes and longitudes, degrees, to nautical miles from the shore."""


COUNTED = {
    "port_call": "port_calls",
    "gap": "gaps",
    "rendezvous": "rendezvous",
    "loitering": "loiterings",
    "anomaly": "anomalies",
    "identity": "identities",
}
"""Columns of the table of vessels, by kind of event."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The outcome of a scan; columns as in `tables.EVENTS`, `tables.VOYAGES`, `ranking.SHUTTLES`.

    Attributes:
        vessels: one row a vessel or segment: fixes, first, last, and how many events of each kind.
    """

    events: pl.DataFrame
    voyages: pl.DataFrame
    round_trips: pl.DataFrame
    vessels: pl.DataFrame
    shuttles: pl.DataFrame

    def counts(self, kinds: frozenset[str]) -> dict[str, int]:
        """Count the events of each kind that was asked for."""
        found = dict(self.events["kind"].value_counts().iter_rows())
        return {kind: found.get(kind, 0) for kind in sorted(kinds | found.keys())}


def tables(
    part: Part, asked: Asked, names: Names, shore: Shore, more: Sequence[pl.DataFrame] = ()
) -> Tables:
    """Finish what needs all vessels at once (meetings, reception), and lay everything out.

    Args:
        part: of all vessels together.
        asked: what was looked for.
        names: what numbers stand for.
        shore: asked of loitering only.
        more: tables of events that no fixes tell, columns of `tables.EVENTS`.
    """
    rules, kinds = asked.rules, asked.kinds
    kind_of = part.events["kind"]

    def of(kind: int) -> Events:
        return np.asarray(part.events[kind_of == kind])

    silences = of(GAP)
    gaps = silences[silences["silent_h"] >= rules.gap_h] if "gap" in kinds else silences[:0]
    slow = of(LOITERING)
    away = shore(slow["lat"].astype(np.float64), slow["lon"].astype(np.float64))
    far = away >= rules.loiter_shore_nm
    events = event_table(
        [
            call_table(of(PORT_CALL), names),
            gap_table(
                gaps,
                names,
                reach(gaps, asked.places, rules),
                chance_of_silence(gaps, part.cover, rules),
            ),
            loitering_table(slow[far], names, away[far]),
            anomaly_table(of(ANOMALY), names),
            meeting_table(rendezvous(part.points, rules), names),
            *more,
        ]
    )
    voyages = voyage_table(of(VOYAGE), names)
    trips = voyage_table(of(ROUND_TRIP), names)
    vessels = _vessels(part, names, events, voyages, trips)
    return Tables(events, voyages, trips, vessels, shuttles(voyages, trips))


def _vessels(
    part: Part, names: Names, events: pl.DataFrame, voyages: pl.DataFrame, trips: pl.DataFrame
) -> pl.DataFrame:
    met = events.filter(pl.col("kind") == "rendezvous")
    both = pl.concat(
        [events.select("vessel", "kind"), met.select(pl.col("other").alias("vessel"), "kind")]
    )
    counted = both.group_by("vessel").agg(
        (pl.col("kind") == kind).sum().alias(column) for kind, column in COUNTED.items()
    )
    base = pl.DataFrame(
        {
            "vessel": names.vessels,
            "fixes": part.fixes,
            "first": pl.Series(part.first).cast(pl.Datetime("ms", "UTC")),
            "last": pl.Series(part.last).cast(pl.Datetime("ms", "UTC")),
        }
    )
    legs = voyages.group_by("vessel").agg(
        voyages=pl.len(), silent_voyages=(pl.col("silences") > 0).sum()
    )
    back = trips.group_by("vessel").agg(round_trips=pl.len())
    for more in (counted, legs, back):
        base = base.join(more, on="vessel", how="left")
    return base.with_columns(pl.col(pl.UInt32).fill_null(0)).sort("vessel")
