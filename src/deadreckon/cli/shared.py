"""What commands have in common: the application, their options, and how they print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deadreckon.errors import BadUse

if TYPE_CHECKING:
    from deadreckon.case.run import Run

app = typer.Typer(
    name="deadreckon",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="What was shipped between the sightings, and how sure one can be.",
)

Folder = Annotated[Path, typer.Argument(help="The case folder.", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Leave out what was not yet known on that day."),
]


def run_case(folder: Path, as_of: str | None) -> Run:
    """Run a case, and tell what was taken in, is gone, or had to be set aside."""
    from deadreckon.case.run import run
    from deadreckon.publish.screen.record import aside

    done = run(folder, as_of=day(as_of), now=now())
    for path in done.taken_in:
        tell(f"taken in: {path}")
    for path in done.gone:
        tell(f"gone from the folder: {path}; its bytes stay in the archive")
    for line in (*aside(done.set_aside), *aside(done.notes, "note")):
        tell(line)
    return done


def tell(line: str) -> None:
    """Write a line to stderr; what a case or a path holds cannot move the cursor."""
    from deadreckon.publish.columns import one_line

    sys.stderr.write(one_line(line) + "\n")


def day(text: str | None, option: str = "--as-of") -> date | None:
    """Read a day that an option gives."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadUse(
            "is no day", field=option, value=text, mend="Write it as 2023-10-27."
        ) from None


def now() -> datetime:
    """Give the time, which nothing but a command asks for."""
    return datetime.now(UTC)


def say(document: object, text: Callable[[], str], *, json: bool) -> None:
    """Print a document, or its text."""
    if json:
        write_json(document)
    else:
        sys.stdout.write(text() + "\n")


def write_json(document: object) -> None:
    """Print one JSON document."""
    from deadreckon.model.jsonable import dumps

    sys.stdout.write(dumps(document))
