"""The commands, thin: each parses its options, calls one function and prints what it gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from deadreckon.cli.shared import AsOf, Folder, Json, app, day, now, run_case, say, tell


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

    demonstration = demonstrate(folder, now=now())
    say(demonstration.document(), demonstration.screen, json=json)


@app.command()
def new(folder: Folder, *, json: Json = False) -> None:
    """Start a case: a folder with a commented case.toml that runs.

    Example: deadreckon new my-case
    """
    from deadreckon.case.new import new as start
    from deadreckon.publish.screen.record import started

    say(start(folder), lambda: started(folder), json=json)


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

    taken = take_in(folder, files, author=default_author(), now=now())
    say(taken, lambda: added(taken), json=json)


@app.command()
def run(folder: Folder, *, as_of: AsOf = None, json: Json = False) -> None:
    """Go from evidence to a judgement, and write out/.

    Example: deadreckon run my-case
    """
    from deadreckon.publish.out import write_out
    from deadreckon.publish.screen.whole import whole

    done = run_case(folder, as_of)
    write_out(folder, done)
    say(done.document(), lambda: whole(done, folder), json=json)


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

    runs = [run_case(folder, as_of) for folder in folders]
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
    say(
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

    runs = [run_case(folder, as_of) for folder in folders]
    say(judged(runs), lambda: shown(runs), json=json)


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

    asked, on = model_asked(model, model_name, into=case), day(published, "--published")
    found = [marked(f, published=on, language=language, model=asked) for f in files]
    if case is not None:
        from deadreckon.case.ledger import default_author
        from deadreckon.case.suggestions import suggest

        ids = suggest(case, found, author=default_author(), now=now()).ids
        tell(f"entered to decide on: {', '.join(ids) or 'nothing'}")
    documents = [one.claims for one in found]
    for unread in (unread for one in found for unread in one.told):
        tell(unread)
    for refused in (refused for one in documents for refused in one.refused):
        tell(f"not taken from the model: {refused.text}: {refused.reason}")
    say(
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

    found = origins_of(folder, as_of=day(as_of), now=now())
    say(found, lambda: shown(found), json=json)


@app.command()
def decide(
    folder: Folder,
    id_: Annotated[str, typer.Argument(metavar="[ID]", help="A claim, origin or sighting.")] = "",
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
    made = enter(folder, asked, author=default_author(), now=now())
    say(made, lambda: decided(made), json=json)


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
    say(found, lambda: shown(found), json=json)


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
    done = run_case(folder, as_of)
    told: dict[str, object] = {}
    if to == "dossier":
        from deadreckon.publish.dossier.obstacles import obstacles

        told["in_the_way"] = found = obstacles(done)
        for obstacle in found:
            tell(f"in the way: {obstacle.words}")
    files = write(folder, done, to, profile, timestamp_url)
    told["files"] = files
    say(told, lambda: "\n".join(file.path for file in files), json=json)


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

    found = follow(folder, run_case(folder, as_of), path)
    say(found, lambda: screen(found), json=json)


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

    done = let_go(folder, id_, why, author=default_author(), now=now(), published=NAMES)
    say(done, lambda: forgotten(done), json=json)


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

    found = check(folder, head, now=now())
    say(found, lambda: verified(found), json=json)
    if not found.ok:
        raise typer.Exit(1)
