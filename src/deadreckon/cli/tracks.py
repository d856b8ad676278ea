"""The command over tracks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from deadreckon.cli.shared import Json, app, say, tell
from deadreckon.errors import BadUse

Files = Annotated[list[str], typer.Argument(metavar="FILES", help="AIS files of any dialect.")]


@app.command()
def scan(
    files: Files,
    *,
    places: Annotated[
        Path | None,
        typer.Option("--places", metavar="CSV", help="id,name,lat,lon,radius_km,wkt; 3 km."),
    ] = None,
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="Where the tables go.")],
    events: Annotated[
        str, typer.Option("--events", metavar="KINDS", help="Such as port_call,gap; all without.")
    ] = "",
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="NAME=VALUE", help="A threshold over the default."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="NAME=COLUMN", help="What a column of the files holds."),
    ] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="E", help="local or spark.")] = "local",
    master: Annotated[
        str, typer.Option("--master", metavar="URL", help="The cluster: spark://host:7077.")
    ] = "local[*]",
    json: Json = False,
) -> None:
    """Find port calls, gaps, rendezvous and voyages in bulk AIS.

    Example: deadreckon scan ais.csv --places ports.csv --out found
    """
    from deadreckon.case.scanned import KINDS
    from deadreckon.case.scanned import scan as find
    from deadreckon.publish.screen.record import aside
    from deadreckon.publish.screen.scanned import progress, scanned
    from deadreckon.read.ais.compiled import tell_when_compiling

    tell_when_compiling(lambda: tell("compiling for this machine, once: half a minute or so"))
    with progress() as told:
        found = find(
            files,
            places,
            out,
            events=[kind.strip() for kind in events.split(",")] if events else KINDS,
            rules={name: _number(name, value) for name, value in _pairs("--rule", rule)},
            mapping=dict(_pairs("--column", column)),
            told=told,
            engine=engine,
            master=master,
        )
    for line in aside(found.places_aside):
        tell(line)
    say(found.document(), lambda: scanned(found, out), json=json)


def _pairs(option: str, given: list[str] | None) -> list[tuple[str, str]]:
    pairs = []
    for text in given or ():
        name, equals, value = text.partition("=")
        if not equals or not value:
            raise BadUse("is no NAME=VALUE", field=option, value=text, mend="Write it as gap_h=6.")
        pairs.append((name.strip(), value.strip()))
    return pairs


def _number(name: str, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        mend = "Write it as gap_h=6."
        raise BadUse("is no number", field=name, value=value, mend=mend) from None
