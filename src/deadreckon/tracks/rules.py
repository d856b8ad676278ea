"""What makes an event: the definitions of the field's reference, each of which can be overridden.

Source: the published code and configuration of Global Fishing Watch's pipelines (pipe-anchorages,
pipe-gaps, pipe-encounters, pipe-segment), as `docs/tracks.md` tells them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from deadreckon.errors import BadUse


class Rules(NamedTuple):
    """Thresholds, with their units in their names: `kn` knots, `h` hours, `nm` nautical miles.

    Attributes:
        leave_km: how far beyond its edge a place is left.
        stop_kn, go_kn: a stop begins below the one and ends above the other.
        port_gap_h: silence of this length within a place counts as a stay.
        join_nm: fixes farther apart are not joined: entry or exit between them was not seen.
        gap_h: silence of this length is a gap; from `raw_gap_h` it counts as silence on a voyage.
        before_h: for how long before a gap its fixes are counted.
        most_kn: what no ship outsails, for what could have been reached in a gap.
        loiter_kn, loiter_h, loiter_shore_nm: slower than that by hourly means, for so long, so far
            from the shore.
        meet_m, meet_h, meet_kn: two vessels this near for so long, at a median speed below that.
        meet_port_km: nearer to a place nothing is a meeting.
        merge_h: meetings of a pair less than this apart are one.
        every_min: the step to which tracks are resampled for meetings.
        jump_kn, jump_km: a step faster and longer than this is impossible.
        apart_kn, apart_h, apart_fixes: a fix that is out of reach at this speed belongs to another
            ship under the same number, unless silence of this length lies between; fewer such
            fixes than this are errors.
    """

    leave_km: float = 1.0
    stop_kn: float = 0.2
    go_kn: float = 0.5
    port_gap_h: float = 4.0
    join_nm: float = 60.0
    gap_h: float = 12.0
    raw_gap_h: float = 6.0
    before_h: float = 12.0
    most_kn: float = 25.0
    loiter_kn: float = 2.0
    loiter_h: float = 4.0
    loiter_shore_nm: float = 20.0
    meet_m: float = 500.0
    meet_h: float = 2.0
    meet_kn: float = 2.0
    meet_port_km: float = 10.0
    merge_h: float = 4.0
    every_min: float = 10.0
    jump_kn: float = 60.0
    jump_km: float = 10.0
    apart_kn: float = 25.0
    apart_h: float = 8.0
    apart_fixes: float = 5.0


def rules_of(changed: Mapping[str, float]) -> Rules:
    """Give the rules with some of them overridden.

    Raises:
        BadUse: a name that is none of them, or a value below nought or no number.
    """
    for name, value in changed.items():
        if name not in Rules._fields:
            known = ", ".join(Rules._fields)
            raise BadUse("is no rule", field=name, mend=f"There are {known}.")
        if not 0 <= value < float("inf"):
            raise BadUse("is no threshold", field=name, value=value, mend="Give a number from 0.")
    return Rules()._replace(**{name: float(value) for name, value in changed.items()})
