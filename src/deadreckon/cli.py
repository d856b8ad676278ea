"""The commands, thin: each parses its options, calls one function and prints what it gives."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from deadreckon.errors import BadInput, BadUse, BrokenRecord, DeadreckonError

if TYPE_CHECKING:
    from deadreckon.case.run import Run

INTERRUPTED = 130

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


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Where the shipped cases are unpacked.")
    ] = Path("deadreckon-demo"),
    *,
    json: Json = False,
) -> None:
    """Run the shipped cases and print the answer.

    Example: deadreckon demo
    """
    from deadreckon.publish.demo import demonstrate

    demonstration = demonstrate(folder, now=_now())
    _print(demonstration.document(), demonstration.screen, json=json)


@app.command()
def new(folder: Folder, *, json: Json = False) -> None:
    """Start a case: a folder with a commented case.toml that runs.

    Example: deadreckon new my-case
    """
    from deadreckon.case.new import new as start
    from deadreckon.publish.screen.record import started

    _print(start(folder), lambda: started(folder), json=json)


@app.command()
def add(
    folder: Folder,
    files: Annotated[list[Path], typer.Argument(metavar="FILES", help="What to take in.")],
    *,
    json: Json = False,
) -> None:
    """Take evidence in: hash, archive, read, tell what was set aside.

    Example: deadreckon add my-case sightings.csv article.html
    """
    from deadreckon.case.intake import add as take_in
    from deadreckon.case.ledger import default_author
    from deadreckon.publish.screen.record import added

    taken = take_in(folder, files, author=default_author(), now=_now())
    _print(taken, lambda: added(taken), json=json)


@app.command()
def run(folder: Folder, *, as_of: AsOf = None, json: Json = False) -> None:
    """Go from evidence to a judgement, and write out/.

    Example: deadreckon run my-case
    """
    from deadreckon.publish.out import write_out
    from deadreckon.publish.screen.whole import whole

    done = _run(folder, as_of)
    write_out(folder, done)
    _print(done.document(), lambda: whole(done, folder), json=json)


@app.command()
def reckon(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR…", help="One case or several.")],
    *,
    as_of: AsOf = None,
    certificates: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a proof of each bound, which can be checked."),
    ] = None,
    json: Json = False,
) -> None:
    """Count the voyages alone: proved, likely, at most, told.

    Example: deadreckon reckon my-case
    """
    from deadreckon.publish.screen.voyages import voyages

    runs = [_run(folder, as_of) for folder in folders]
    if certificates is not None:
        from deadreckon.model.jsonable import dumps
        from deadreckon.voyages.calls_certificate import calls_certificates
        from deadreckon.voyages.certificate import certificates as certify

        proofs = [
            proof
            for done in runs
            for kind in (certify, calls_certificates)
            for proof in kind(done.frame, done.evidence)
        ]
        certificates.write_text(dumps(proofs), "utf-8")
    documents = [done.part("routes", "places") for done in runs]
    _print(
        documents[0] if len(documents) == 1 else documents,
        lambda: "\n\n".join("\n".join(voyages(done)) for done in runs),
        json=json,
    )


@app.command()
def judge(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR…", help="One case or several.")],
    *,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """State the judgements alone, with what carries them, and the record of those that turned out.

    Example: deadreckon judge my-case
    """
    from deadreckon.case.judged import judged
    from deadreckon.publish.screen.scores import judged as shown

    runs = [_run(folder, as_of) for folder in folders]
    _print(judged(runs), lambda: shown(runs), json=json)


@app.command()
def claims(
    files: Annotated[list[Path], typer.Argument(metavar="FILES", help="Texts or pages.")],
    *,
    published: Annotated[
        str | None, typer.Option("--published", metavar="D", help="The day, as 2023-10-27.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="L", help="Such as fr; else it is told.")
    ] = "",
    model: Annotated[
        str | None,
        typer.Option("--model", metavar="URL", help="Send the text to this OpenAI-compatible API."),
    ] = None,
    model_name: Annotated[
        str, typer.Option("--model-name", metavar="N", help="As it is there.")
    ] = "",
    case: Annotated[
        Path | None,
        typer.Option("--case", metavar="DIR", help="Enter the model's proposals there, to decide."),
    ] = None,
    json: Json = False,
) -> None:
    """Propose the claims of reports: who says what, how surely, how many, when, where.

    Example: deadreckon claims article.txt --published 2023-10-27
    """
    from deadreckon.case.endpoint import model_asked
    from deadreckon.case.reports import marked
    from deadreckon.publish.screen.claims import marked as shown

    asked, day = model_asked(model, model_name, into=case), _day(published, "--published")
    found = [marked(f, published=day, language=language, model=asked) for f in files]
    if case is not None:
        from deadreckon.case.ledger import default_author
        from deadreckon.case.suggestions import suggest

        ids = suggest(case, found, author=default_author(), now=_now()).ids
        _tell(f"entered to decide on: {', '.join(ids) or 'nothing'}")
    documents = [one.claims for one in found]
    for refused in (refused for one in documents for refused in one.refused):
        _tell(f"not taken from the model: {refused.text}: {refused.reason}")
    _print(
        documents[0] if len(documents) == 1 else documents,
        lambda: "\n\n".join(shown(one, colour=sys.stdout.isatty()) for one in found),
        json=json,
    )


@app.command()
def origins(folder: Folder, *, as_of: AsOf = None, json: Json = False) -> None:
    """Show who repeats whom in the reports of a case, and what the retelling changed.

    Example: deadreckon origins my-case
    """
    from deadreckon.case.origins import origins_of
    from deadreckon.publish.screen.origins import origins as shown

    found = origins_of(folder, as_of=_day(as_of), now=_now())
    _print(found, lambda: shown(found), json=json)


@app.command()
def decide(
    folder: Folder,
    id_: Annotated[str, typer.Argument(metavar="[ID]", help="A claim, proposal or sighting.")] = "",
    verdict: Annotated[
        str, typer.Argument(metavar="[VERDICT]", help="accept, mend or reject.")
    ] = "",
    *,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A cell to mend.")
    ] = None,
    from_: Annotated[
        Path | None, typer.Option("--from", metavar="CSV", help="Decisions: id,verdict,why,….")
    ] = None,
    json: Json = False,
) -> None:
    """Accept, mend or reject what was proposed or read; into the ledger, with who, when and why.

    Example: deadreckon decide my-case article.html:c1 accept --why read
    """
    from deadreckon.case.decide import asked_for
    from deadreckon.case.decide import decide as enter
    from deadreckon.case.ledger import default_author
    from deadreckon.publish.screen.record import decided

    asked = asked_for(id_, verdict, why, set_ or (), from_)
    made = enter(folder, asked, author=default_author(), now=_now())
    _print(made, lambda: decided(made), json=json)


@app.command()
def screen(
    what: Annotated[
        list[str],
        typer.Argument(metavar="WHAT", help="A name, IMO number, MMSI or case folder."),
    ],
    *,
    lists: Annotated[
        list[Path] | None,
        typer.Option("--lists", metavar="FILES", help="Sanctions lists, one or several."),
    ] = None,
    json: Json = False,
) -> None:
    """Look for a vessel or name in sanctions lists: by number first, then by names in any script.

    Example: deadreckon screen "IMO 9179842" --lists maritime.csv
    """
    from deadreckon.case.screened import screened
    from deadreckon.publish.screen.screened import screened as shown

    # What follows the first file of --lists comes as arguments; WHAT is the first of all.
    sought, *more = what
    found = screened(sought, [*(lists or ()), *map(Path, more)])
    _print(found, lambda: shown(found), json=json)


@app.command()
def publish(
    folder: Folder,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help="brief, dossier, pdf, geojson or bundle.")
    ],
    *,
    profile: Annotated[
        str,
        typer.Option(
            "--profile", metavar="P", help="Who reads it: public, full; dossier: editor, court."
        ),
    ] = "public",
    timestamp_url: Annotated[
        str | None,
        typer.Option("--timestamp-url", metavar="URL", help="Send the head's hash there to stamp."),
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Write what leaves the case, into its out/.

    Example: deadreckon publish my-case --to brief
    """
    from deadreckon.publish.out import check_format
    from deadreckon.publish.out import publish as write

    check_format(to, profile, timestamp_url)
    done = _run(folder, as_of)
    told: dict[str, object] = {}
    if to == "dossier":
        from deadreckon.publish.dossier.obstacles import obstacles

        told["in_the_way"] = found = obstacles(done)
        for obstacle in found:
            _tell(f"in the way: {obstacle.words}")
    files = write(folder, done, to, profile, timestamp_url)
    told["files"] = files
    _print(told, lambda: "\n".join(file.path for file in files), json=json)


@app.command()
def why(
    folder: Folder,
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="A figure, such as routes.main.fleet.at_least.")
    ],
    *,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Lead from a figure of the results down to spans, rows and hashes.

    Example: deadreckon why my-case routes.main.fleet.at_least
    """
    from deadreckon.case.why import why as follow
    from deadreckon.publish.screen.why import why as screen

    found = follow(folder, _run(folder, as_of), path)
    _print(found, lambda: screen(found), json=json)


@app.command()
def forget(
    folder: Folder,
    id_: Annotated[str, typer.Argument(metavar="ID", help="A file or record of the evidence.")],
    *,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="It stays in the ledger.")],
    json: Json = False,
) -> None:
    """Let bytes go as the law may want it; their hash and the reason stay.

    Example: deadreckon forget my-case article.html --why "an order of the court"
    """
    from deadreckon.case.forget import forget as let_go
    from deadreckon.case.ledger import default_author
    from deadreckon.publish.out import NAMES
    from deadreckon.publish.screen.record import forgotten

    done = let_go(folder, id_, why, author=default_author(), now=_now(), published=NAMES)
    _print(done, lambda: forgotten(done), json=json)


@app.command()
def verify(
    folder: Folder,
    *,
    head: Annotated[
        str | None, typer.Option("--head", metavar="H", help="The head an earlier report printed.")
    ] = None,
    json: Json = False,
) -> None:
    """Check ledger and archive, byte by byte; exit 1 if something no longer matches.

    Example: deadreckon verify my-case
    """
    from deadreckon.case.verify import verify as check
    from deadreckon.publish.screen.record import verified

    found = check(folder, head, now=_now())
    _print(found, lambda: verified(found), json=json)
    if not found.ok:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line: exit 0 done, 1 the answer is no, 2 bad use or bad input."""
    as_json = "--json" in sys.argv[1:]
    _speak(as_json=as_json)
    with _told(as_json=as_json):
        code = app(standalone_mode=False)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(code or 0)


def _speak(*, as_json: bool) -> None:
    """JSON is UTF-8 whatever the terminal speaks; text shows what it cannot say as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if as_json and stream is sys.stdout:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
            else:
                stream.reconfigure(errors="replace")


@contextmanager
def _told(*, as_json: bool) -> Iterator[None]:
    """Turn our own errors into words, or into the contract's document, and exit 2."""
    try:
        yield
    except KeyboardInterrupt:
        _tell("interrupted; nothing is left half-written")
        sys.exit(INTERRUPTED)
    except DeadreckonError as error:
        _end(error, as_json=as_json)
    except Exception as error:
        # Typer's own errors have no public base: what can word itself is one of them.
        if not hasattr(error, "format_message"):
            raise
        _end(_misused(error), as_json=as_json)


def _end(error: DeadreckonError, *, as_json: bool) -> NoReturn:
    if as_json:
        _write(_document(error))
    _tell(f"deadreckon: {error}")
    sys.exit(2)


def _misused(error: Exception) -> BadUse:
    """Word a usage error of Typer's: what was wrong, with which argument, where help is."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    command = getattr(context, "command_path", "deadreckon")
    name = getattr(parameter, "metavar", None) or getattr(parameter, "name", None)
    options = [o for o in getattr(parameter, "opts", ()) if o.startswith("-")]
    field = getattr(error, "option_name", None) or next(iter(options), name)
    said = getattr(error, "format_message", str)().strip().rstrip(".")
    return BadUse(said or "names no command", field=field, mend=f"See {command} --help.")


def _document(error: DeadreckonError) -> dict[str, object]:
    if isinstance(error, BadInput):
        return {**error.as_json()}
    parts: dict[str, object] = dict.fromkeys(("file", "line", "field", "value"))
    if isinstance(error, BrokenRecord):
        parts |= {"file": error.path, "field": "sha256", "value": error.found}
    return {"error": {**parts, "mend": str(error)}}


def _run(folder: Path, as_of: str | None) -> Run:
    from deadreckon.case.run import run as run_case
    from deadreckon.publish.screen.record import aside

    done = run_case(folder, as_of=_day(as_of), now=_now())
    for path in done.taken_in:
        _tell(f"taken in: {path}")
    for path in done.gone:
        _tell(f"gone from the folder: {path}; its bytes stay in the archive")
    for line in (*aside(done.set_aside), *aside(done.notes, "note")):
        _tell(line)
    return done


def _tell(line: str) -> None:
    """Write a line to stderr; what a case or a path holds cannot move the cursor."""
    from deadreckon.publish.columns import one_line

    sys.stderr.write(one_line(line) + "\n")


def _day(text: str | None, option: str = "--as-of") -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadUse(
            "is no day", field=option, value=text, mend="Write it as 2023-10-27."
        ) from None


def _now() -> datetime:
    return datetime.now(UTC)


def _print(document: object, text: Callable[[], str], *, json: bool) -> None:
    if json:
        _write(document)
    else:
        sys.stdout.write(text() + "\n")


def _write(document: object) -> None:
    from deadreckon.model.jsonable import dumps

    sys.stdout.write(dumps(document))


if __name__ == "__main__":
    main()
