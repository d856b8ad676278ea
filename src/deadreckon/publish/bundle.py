"""The whole case as one bag that a stranger can check without us: BagIt 1.0 (RFC 8493)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version as version_of
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.case.archive import Archive, hash_of
from deadreckon.case.frame import FRAME_FILE
from deadreckon.case.ledger import Entry, Ledger, canonical
from deadreckon.case.tombstones import tombstones
from deadreckon.case.versions import ADD, FORGET, FRAME, current, frame_hash
from deadreckon.errors import BadUse, BrokenRecord
from deadreckon.model.jsonable import dumps
from deadreckon.publish.brief.page import brief
from deadreckon.publish.bundle_crate import Part, crate
from deadreckon.publish.rights import may_leave
from deadreckon.read.report_meta import ENDING, ReportMeta, read_meta

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.publish.timestamp import Stamp

_UNSAFE = frozenset("%\\")
"""BagIt and sha256sum write these in different ways; such names stay in the archive alone."""
_README = """\
The case {case}, with the ledger's head {head}

data/brief.html        the answer, every number with what it stands on
data/run.json          the same as data
data/case.toml         the frame: question, places, ships, assumptions
data/evidence/         what was seen, said or listed, as it was taken in
data/archive/          earlier versions, and texts that were taken out of pages, by SHA-256
data/ledger.jsonl      who took what in and decided what, each entry with the hash of the one before
data/references.json   what is left out because its rights do not allow more: hash and address

To check every byte:                 sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt
To check the ledger and each span:   python3 data/check.py {head}
"""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that stays behind: where it lay, its hash, and what is stated of it."""

    path: str
    sha256: str
    url: str
    publisher: str
    rights: str


Source = bytes | Path


def bundle(folder: Path, run: Run, profile: str, stamp: Stamp | None = None) -> dict[str, Source]:
    """Give the files of the bag by their paths in it; the same case gives the same bytes.

    Its date is that of the last entry that somebody made; a case where nobody decided anything yet
    has none. Tables go as they are, notes too.

    Args:
        folder: the case folder.
        run: the case, run.
        profile: `public` or `full`, see `publish.rights`.
        stamp: a timestamp of the ledger's head (RFC 3161), to go beside the payload.

    Raises:
        BadUse: a public bag of a frame that names owners by a likeness of names alone.
        BrokenRecord: archived bytes are missing or altered.
    """
    _check_owners(run, profile)
    entries = Ledger(folder).entries()
    held, references = _evidence(folder, entries, profile)
    payload: dict[str, Source] = {
        **held,
        "ledger.jsonl": "".join(canonical(asdict(entry)) + "\n" for entry in entries).encode(),
        "references.json": dumps(references).encode(),
        "run.json": dumps(run.document()).encode(),
        "brief.html": brief(run).encode(),
        "check.py": (files("deadreckon.publish") / "bundle_check.py").read_bytes(),
    }
    when = max((entry.when for entry in entries if entry.when), default=None)
    parts = [Part(path, _size(source), _sha256(source)) for path, source in sorted(payload.items())]
    authors = sorted({entry.author for entry in entries if entry.when})
    payload["ro-crate-metadata.json"] = crate(run, parts, references, authors, when).encode()
    bag = {f"data/{path}": source for path, source in payload.items()}
    tags: dict[str, Source] = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _info(run, bag, when).encode(),
        "README.txt": _README.format(case=run.frame.id, head=run.ledger_head).encode(),
        "manifest-sha256.txt": _manifest(bag),
    }
    if stamp is not None:
        tags |= {"timestamp.tsq": stamp.query, "timestamp.tsr": stamp.reply}
    return dict(sorted((bag | tags | {"tagmanifest-sha256.txt": _manifest(tags)}).items()))


def _check_owners(run: Run, profile: str) -> None:
    """The frame goes as it was taken in, and so must name nobody whom only a likeness names."""
    named = [v.id for v in run.vessels if v.withheld]
    if profile != "full" and named:
        raise BadUse(
            f"names owners by a likeness of names alone ({', '.join(named)})",
            field="owners",
            file=FRAME_FILE,
            mend="Take them out of the case, or publish with --profile full.",
        )


def _evidence(
    folder: Path, entries: Sequence[Entry], profile: str
) -> tuple[dict[str, Source], list[Reference]]:
    """Give the archived files that go along by their paths, and references to the others."""
    archive = Archive(folder)
    metas = _metas(archive, entries)
    lying = {v.sha256: path for path, v in current(entries).items() if _UNSAFE.isdisjoint(path)}
    if (frame := frame_hash(entries)) is not None:
        lying[frame] = FRAME_FILE
    gone = {sha256 for stone in tombstones(entries) for sha256 in stone.gone}
    held: dict[str, Source] = {}
    references: dict[str, Reference] = {}
    for path, sha256, role in _recorded(entries):
        if sha256 in gone:
            continue
        meta = metas.get(path, ReportMeta())
        closed = role in {"report", "file"} and not may_leave(meta.rights)
        if closed and profile != "full":
            references[sha256] = Reference(path, sha256, meta.url, meta.publisher, meta.rights)
        else:
            stands = archive.relative(sha256)
            if (found := hash_of(archive.path(sha256), stands)) != sha256:
                raise BrokenRecord(stands, expected=sha256, found=found)
            held[lying.get(sha256, f"archive/{sha256}")] = archive.path(sha256)
    return held, [references[sha256] for sha256 in sorted(references)]


def _recorded(entries: Iterable[Entry]) -> Iterable[tuple[str, str, str]]:
    """Give path, SHA-256 and role of all that was ever archived, extracted texts as reports."""
    for entry in entries:
        if entry.kind in {ADD, FRAME}:
            body = entry.body
            role = body.get("role", "frame")
            yield body["path"], body["sha256"], role
            if body.get("text_sha256"):
                yield body["path"], body["text_sha256"], role
        elif entry.kind == FORGET:
            for sha256 in entry.body["kept"].values():
                yield entry.body["files"][0]["path"], sha256, "table"


def _metas(archive: Archive, entries: Iterable[Entry]) -> dict[str, ReportMeta]:
    """Give what is stated of each file, by its path."""
    found: dict[str, ReportMeta] = {}
    for path, version in current(entries).items():
        if version.role == "meta":
            meta, _ = read_meta(archive.read(version.sha256), path)
            found[path.removesuffix(ENDING)] = meta
    return found


def _info(run: Run, bag: Mapping[str, Source], when: str | None) -> str:
    size = sum(map(_size, bag.values()))
    lines = {
        "Bag-Software-Agent": f"deadreckon {version_of('deadreckon')}",
        "Bagging-Date": when[:10] if when else None,
        "External-Description": " ".join((run.frame.question or run.frame.title).split()) or None,
        "External-Identifier": run.frame.id,
        "Ledger-Head": run.ledger_head,
        "Payload-Oxum": f"{size}.{len(bag)}",
    }
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value)


def _manifest(sources: Mapping[str, Source]) -> bytes:
    return "".join(f"{_sha256(s)}  {path}\n" for path, s in sorted(sources.items())).encode()


def _sha256(source: Source) -> str:
    if isinstance(source, Path):
        return source.name  # archived under its own hash, which was checked above
    return hashlib.sha256(source).hexdigest()


def _size(source: Source) -> int:
    return source.stat().st_size if isinstance(source, Path) else len(source)
