"""Files that leave the case: written together, whole or not at all, each with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deadreckon.case.journal import OUT, Change, Output, at_work
from deadreckon.case.ledger import default_author
from deadreckon.case.run import Run
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import dumps
from deadreckon.publish.brief.page import brief
from deadreckon.publish.geojson import geojson
from deadreckon.publish.rights import OF_DOSSIERS, PROFILES

RESULTS = "run.json"


@dataclass(frozen=True, slots=True)
class Published:
    """A file that was written: path under the case folder, with `/`, and its SHA-256."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published: the case, run, and what may leave of it."""

    folder: Path
    run: Run
    profile: str = PROFILES[0]
    timestamp_url: str | None = None


def _pdf(order: Order) -> Output:
    from deadreckon.publish.pdf import pdf

    return pdf(order.run)


def _bundle(order: Order) -> Output:
    from deadreckon.publish.bundle import bundle
    from deadreckon.publish.timestamp import stamp

    url = order.timestamp_url
    stamped = None if url is None else stamp(order.run.ledger_head, url)
    return bundle(order.folder, order.run, order.profile, stamped)


def _dossier(order: Order) -> Output:
    from deadreckon.publish.dossier import dossier

    return dossier(order.folder, order.run, order.profile).encode()


FORMATS: dict[str, tuple[str, Callable[[Order], Output]]] = {
    "brief": ("brief.html", lambda order: brief(order.run).encode()),
    "geojson": ("map.geojson", lambda order: geojson(order.run).encode()),
    "pdf": ("brief.pdf", _pdf),
    "bundle": ("bundle", _bundle),
    "dossier": ("dossier.html", _dossier),
}
_ALWAYS = ("brief", "geojson")
"""What a run leaves beside its results."""
NAMES = (RESULTS, *(name for name, _ in FORMATS.values()))


def check_format(to: str, profile: str = PROFILES[0], timestamp_url: str | None = None) -> None:
    """Refuse a format or profile that does not exist, and a timestamp of anything but a bundle.

    Raises:
        BadUse: as it says.
    """
    if to not in FORMATS:
        mend = f"Use one of {', '.join(sorted(FORMATS))}."
        raise BadUse("is no format", field="--to", value=to, mend=mend)
    profiles = OF_DOSSIERS if to == "dossier" else PROFILES
    if profile not in profiles:
        mend = f"Use one of {', '.join(profiles)}."
        raise BadUse(f"is no profile of a {to}", field="--profile", value=profile, mend=mend)
    if timestamp_url is not None and to != "bundle":
        mend = "Use it with --to bundle."
        raise BadUse("stamps bundles", field="--timestamp-url", value=timestamp_url, mend=mend)


def publish(
    folder: Path,
    run: Run,
    to: str,
    profile: str = PROFILES[0],
    timestamp_url: str | None = None,
) -> tuple[Published, ...]:
    """Write one format into the case's `out/`.

    Raises:
        BadUse: a format that does not exist, or a folder that cannot be written.
        CaseBusy: somebody else is at work on the case.
    """
    check_format(to, profile, timestamp_url)
    name, render = FORMATS[to]
    return _write(folder, {name: render(Order(folder, run, profile, timestamp_url))})


def write_out(folder: Path, run: Run) -> tuple[Published, ...]:
    """Write all that a run leaves in `out/`: the results as JSON, the brief and the map.

    They are of one run, also where the machine stops between them: see `case.journal`.

    Raises:
        As `publish`.
    """
    outputs: dict[str, Output] = {RESULTS: dumps(run.document()).encode()}
    outputs |= {
        name: render(Order(folder, run)) for name, render in map(FORMATS.__getitem__, _ALWAYS)
    }
    return _write(folder, outputs)


def _write(folder: Path, outputs: Mapping[str, Output]) -> tuple[Published, ...]:
    out = folder / OUT
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        mend = "Put a folder there, or nothing: it is made."
        problem = "is a symbolic link" if out.is_symlink() else "is no folder"
        raise BadUse(problem, file=str(out), mend=mend)
    with at_work(folder, author=default_author(), now=None) as journal:
        staged = {f"{OUT}/{name}": journal.stage(output) for name, output in outputs.items()}
        journal.commit(Change(outputs=staged), author=default_author(), now=None)
    return tuple(_published(outputs))


def _published(outputs: Mapping[str, Output]) -> Iterable[Published]:
    for name, output in outputs.items():
        if isinstance(output, bytes):
            yield Published(f"{OUT}/{name}", hashlib.sha256(output).hexdigest())
        else:
            for path, source in output.items():
                data = source.read_bytes() if isinstance(source, Path) else source
                yield Published(f"{OUT}/{name}/{path}", hashlib.sha256(data).hexdigest())
