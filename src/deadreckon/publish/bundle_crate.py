"""What is in a bag, for machines: RO-Crate 1.1 metadata (w3id.org/ro/crate/1.1).

Held by hand against roc-validator 0.13: all that is required is there, and all that is recommended
but for what no case knows, a publisher and the affiliation of who decided.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from deadreckon.model.jsonable import dumps
from deadreckon.model.times import iso

if TYPE_CHECKING:
    from deadreckon.case.run import Run

_ABOUT = {
    "brief.html": "The answer, every number with what it stands on",
    "run.json": "The results as data",
    "ledger.jsonl": "Who took what in, decided what; each entry holds the hash of the one before",
    "references.json": "What is left out for its rights: hash and address",
    "check.py": "Checks every byte, the ledger's chain and each span; needs Python alone",
    "case.toml": "The frame: question, places, ships, assumptions",
}
_TYPES = {".jsonl": "application/jsonl", ".toml": "application/toml", ".py": "text/x-python"}
_RIGHTS = (
    "Each document keeps the rights that are stated of it. What does not allow to be passed on is "
    "left out and named in references.json."
)

Thing = Mapping[str, object]


class Left(Protocol):
    """A document that stays behind."""

    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def sha256(self) -> str: ...  # noqa: D102
    @property
    def url(self) -> str: ...  # noqa: D102
    @property
    def rights(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the payload."""

    path: str
    size: int
    sha256: str


def crate(
    run: Run,
    parts: Iterable[Part],
    left: Iterable[Left],
    authors: Iterable[str],
    when: str | None,
) -> str:
    """Write the metadata file; `when` (or, without it, the end of the case's window) dates it."""
    people = [
        {"@id": f"#author-{quote(name, safe='')}", "@type": "Person", "name": name}
        for name in authors
    ]
    held = [_file(part) for part in parts]
    kept_back = [_reference(document) for document in left]
    authored = [{"@id": person["@id"]} for person in people]
    program = {
        "@id": "#deadreckon",
        "@type": "SoftwareApplication",
        "name": "deadreckon",
        "version": version_of("deadreckon"),
    }
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": run.frame.title or run.frame.id,
        "description": run.frame.question or run.frame.title or run.frame.id,
        "identifier": f"ledger head {run.ledger_head}",
        "datePublished": when or iso(run.frame.window.end),
        "license": {"@id": "#rights"},
        **({"author": authored[0] if len(authored) == 1 else authored} if authored else {}),
        "mainEntity": {"@id": "run.json"},
        "hasPart": [{"@id": part["@id"]} for part in held],
        "mentions": [{"@id": document["@id"]} for document in kept_back],
    }
    evidence = [part for part in held if str(part["@id"]).startswith(("evidence/", "case.toml"))]
    action = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "From evidence to a judgement",
        "instrument": {"@id": "#deadreckon"},
        "object": [{"@id": part["@id"]} for part in evidence],
        "result": [{"@id": "run.json"}, {"@id": "brief.html"}],
    }
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    rights = {"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": _RIGHTS}
    graph = [descriptor, root, *held, *kept_back, *people, rights, program, action]
    return dumps({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def _file(part: Part) -> Thing:
    ending = f".{part.path.rpartition('.')[2]}"
    kind = _TYPES.get(ending) or mimetypes.guess_type(part.path)[0] or "application/octet-stream"
    name = _ABOUT.get(part.path)
    return {
        "@id": quote(part.path),
        "@type": "File",
        "name": name or part.path.rpartition("/")[2],
        "contentSize": str(part.size),
        "encodingFormat": kind,
        "identifier": f"sha256:{part.sha256}",
    }


def _reference(document: Left) -> Thing:
    linked = document.url.startswith(("https://", "http://"))
    return {
        "@id": f"#sha256-{document.sha256}",
        "@type": "CreativeWork",
        "name": document.path.rpartition("/")[2],
        "identifier": f"sha256:{document.sha256}",
        **({"url": document.url} if linked else {}),
        "conditionsOfAccess": document.rights or "no rights are stated",
    }
