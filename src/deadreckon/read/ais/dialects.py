"""Which column of a table of AIS is what, by the names that their writers give them.

Names as seen in MarineCadastre (all years), the Danish Maritime Authority, exactEarth, Spire,
Global Fishing Watch, Vortexa, aisdb and in ports' and researchers' own tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deadreckon.errors import BadUse, Unreadable
from deadreckon.read.ids import nearest

NAMES: dict[str, tuple[str, ...]] = {
    "vessel": (
        "mmsi", "ssvid", "usermmsi", "mmsinumber", "mmsino", "sourcemmsi", "userid", "vesselmmsi",
        "vesselid", "shipid", "vessel", "ship",
    ),
    "time": (
        "basedatetime", "timestamp", "timestamputc", "datetime", "datetimeutc", "time", "timeutc",
        "dtposutc", "positiontimestamp", "timestampposition", "msgtime", "tstamp", "basetimestamp",
        "receivedat", "dateandtime", "unixtime", "epoch", "ts", "t", "date",
    ),
    "lat": ("lat", "latitude", "positionlat", "positionlatitude", "latitudedegrees", "y"),
    "lon": ("lon", "longitude", "long", "lng", "positionlon", "positionlongitude",
            "longitudedegrees", "x"),
    "speed": ("sog", "speed", "speedoverground", "speedknots", "speedkn", "sogkn", "sogknots"),
    "course": ("cog", "course", "courseoverground", "coursedeg", "cogdeg"),
    "imo": ("imo", "imonumber", "imono", "imonr"),
    "name": ("vesselname", "shipname", "name"),
    "call_sign": ("callsign",),
    "kind": ("vesseltype", "shiptype", "shipandcargotype", "shipcargotype", "vesseltypecode"),
    "length": ("length", "vessellength", "shiplength", "lengthm"),
    "beam": ("width", "beam", "vesselwidth", "widthm"),
    "draught": ("draught", "draft", "maxdraught"),
    "destination": ("destination", "dest"),
    "message": ("messageid", "msgtype", "messagetype", "aismessagetype"),
    "mobile": ("typeofmobile",),
    "geometry": ("geometry", "geom"),
}  # fmt: skip
"""Names of columns without case, spaces and signs; of two that are there, the earlier counts."""

NAMED_OTHERWISE = ("vesselid", "shipid", "vessel", "ship")
REQUIRED = ("vessel", "time", "lat", "lon")
STATIC = ("imo", "name", "call_sign", "kind", "length", "beam", "draught", "destination")
MAPPED = ("vessel", "time", "lat", "lon", "speed", "course", *STATIC)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what.

    Attributes:
        columns: the column of each thing, as the file writes it.
        named: whether vessels may bear other names than MMSIs.
        day_first: whether 01/02 is in February; None where the dialect does not say.
    """

    columns: dict[str, str]
    named: bool
    day_first: bool | None


def plain(name: str) -> str:
    """Give a column's name without case, spaces and signs."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def layout(header: Sequence[str], file: str, mapping: Mapping[str, str] | None) -> Layout:
    """Tell which column is what.

    Args:
        header: names of the columns.
        file: path as the user knows it.
        mapping: the user's own word, over the usual names: `{"vessel": "SHIP NO", ...}`.

    Raises:
        BadUse: the mapping names what there is not.
        Unreadable: a column that must be there is missing.
    """
    own = dict(mapping or {})
    for thing, column in own.items():
        if thing not in MAPPED:
            near = nearest(thing, MAPPED)
            mend = f"It can be one of {', '.join(MAPPED)}." + (f" Is {near} meant?" if near else "")
            raise BadUse("names nothing that a column can hold", mend=mend, field=thing)
        if column not in header:
            near = nearest(column, header)
            mend = f"Its columns are {', '.join(header[:30])}." + (
                f" Is {near} meant?" if near else ""
            )
            raise BadUse(
                "is no column of the file", mend=mend, file=file, field=thing, value=column
            )
    found = {plain(name): name for name in reversed(header)}
    columns = {
        thing: next(found[name] for name in names if name in found)
        for thing, names in NAMES.items()
        if any(name in found for name in names)
    } | own
    missing = [thing for thing in REQUIRED if thing not in columns]
    if "geometry" in columns:
        missing = [thing for thing in missing if thing not in ("lat", "lon")]
    if missing:
        usual = ", ".join(f"{thing} ({', '.join(NAMES[thing][:3])})" for thing in missing)
        raise Unreadable(
            f"is no AIS file: no column holds {usual}",
            mend="Say which column is what, as vessel=COLUMN, or leave the file out.",
            file=file,
            line=1,
            field="columns",
            value=", ".join(header)[:200],
        )
    named = "vessel" in own or plain(columns["vessel"]) in NAMED_OTHERWISE
    danish = "mobile" in columns and plain(columns["time"]) == "timestamp"
    return Layout(columns, named, True if danish else None)
