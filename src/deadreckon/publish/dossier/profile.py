"""What may leave in which profile: a run made fit to be shown to its readers (promise 12)."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from deadreckon.screening.vessels import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Listing

_Shown = TypeVar("_Shown")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a reader may be shown beside the case itself.

    Attributes:
        people: who read, weighed, decided and forgot, by name.
        notes: what the analysts wrote beside a row or in the frame, and values that were set aside.
        files: names and paths of files, and what pictures hold beside the picture.
    """

    name: str
    people: bool
    notes: bool
    files: bool


PUBLIC = Profile("public", people=False, notes=False, files=False)
EDITOR = Profile("editor", people=True, notes=True, files=False)
COURT = Profile("court", people=True, notes=True, files=True)
DOSSIER_PROFILES = {profile.name: profile for profile in (PUBLIC, EDITOR, COURT)}

_BY_NUMBER = re.compile(r"\b(?:IMO|MMSI)\b", re.IGNORECASE)
_NOTES = frozenset({"note"})
_PEOPLE = frozenset({"reader", "author"})


def fit(run: Run, profile: Profile) -> Run:
    """Take out of a run what the profile does not include; its figures stay as they are.

    Analysts without a name are told apart by number; reports without a file name likewise, in
    order of the hash of their bytes.
    """
    blank = (frozenset() if profile.notes else _NOTES) | (
        frozenset() if profile.people else _PEOPLE
    )
    shown = _blanked(run, blank) if blank else run
    if not profile.notes:
        kept = [replace(row, value=None) for row in shown.set_aside]
        told = [replace(row, value=None) for row in shown.notes]
        shown = replace(shown, set_aside=tuple(kept), notes=tuple(told))
    if not profile.people:
        shown = _renamed(shown, _analysts(run))
    return shown if profile.files else _without_files(_without_likenesses(shown))


def by_name(listing: Listing) -> bool:
    """Tell whether no number ties a listing to the ship: its name may be another's."""
    return not _BY_NUMBER.search(listing.basis)


def _without_likenesses(run: Run) -> Run:
    """Leave out listings and owners that rest on a likeness of names."""
    gone = {listing.id for listing in run.evidence.listings if by_name(listing)}
    kept = tuple(listing for listing in run.evidence.listings if listing.id not in gone)
    vessels = {
        id_: replace(v, owners=tuple(o for o in v.owners if o.basis != BY_NAME))
        for id_, v in run.frame.vessels.items()
    }
    return replace(
        run,
        frame=replace(run.frame, vessels=vessels),
        evidence=replace(run.evidence, listings=kept),
        index={id_: at for id_, at in run.index.items() if id_ not in gone},
    )


def _analysts(run: Run) -> dict[str, str]:
    names = sorted({weight.analyst for weight in run.frame.weights if weight.analyst})
    return {name: f"#{number}" for number, name in enumerate(names, 1)}


def _renamed(run: Run, names: Mapping[str, str]) -> Run:
    """Give analysts other names, in the sentences about them too."""
    if not names:
        return run
    weights = tuple(replace(w, analyst=names.get(w.analyst, "")) for w in run.frame.weights)
    judged = tuple(_each(judgement, names) for judgement in run.judgements)
    return replace(run, frame=replace(run.frame, weights=weights), judgements=judged)


def _each(value: _Shown, names: Mapping[str, str]) -> _Shown:
    """Rename whoever stands under `analyst`, and in a clause, all the way down."""
    if isinstance(value, tuple):
        return tuple(_each(item, names) for item in value)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    found: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        held = getattr(value, field.name)
        if field.name == "analyst":
            found[field.name] = names.get(held, held)
        elif field.name == "clause":
            for name, other in names.items():
                held = held.replace(name, other)
            found[field.name] = held
        else:
            found[field.name] = _each(held, names)
    return replace(value, **found)


def _blanked(value: _Shown, names: frozenset[str]) -> _Shown:
    """Empty the texts under some names, all the way down; what is untouched stays the same."""
    if isinstance(value, tuple):
        items = tuple(_blanked(item, names) for item in value)
        same = all(a is b for a, b in zip(items, value, strict=True))
        return value if same else items  # type: ignore[return-value]
    if isinstance(value, dict):
        held = {key: _blanked(item, names) for key, item in value.items()}
        same = all(held[key] is value[key] for key in held)
        return value if same else held  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        now = getattr(value, field.name)
        blank = field.name in names and isinstance(now, str)
        then = "" if blank else _blanked(now, names)
        if then is not now and (not blank or now):
            changed[field.name] = then
    return replace(value, **changed) if changed else value


def _without_files(run: Run) -> Run:
    """Call reports by number and say of other files only of what kind they are."""
    known = sorted(run.evidence.reports, key=lambda r: (r.at.sha256, r.name))
    names = {report.name: f"report-{number}" for number, report in enumerate(known, 1)}
    paths = {report.at.path: names[report.name] for report in run.evidence.reports}
    evidence = replace(
        run.evidence,
        reports=tuple(
            replace(r, name=names[r.name], at=replace(r.at, path=paths[r.at.path]))
            for r in run.evidence.reports
        ),
        claims=tuple(replace(c, report=names.get(c.report, "")) for c in run.evidence.claims),
    )
    lead = names.get(run.frame.lead or "") if run.frame.lead else None
    index = {
        names.get(id_, id_): replace(at, path=paths.get(at.path, at.path))
        for id_, at in run.index.items()
    }
    return replace(
        run,
        frame=replace(run.frame, lead=lead),
        evidence=evidence,
        index=dict(sorted(index.items())),
        set_aside=tuple(replace(a, file=_kind(a.file, paths)) for a in run.set_aside),
        notes=tuple(replace(a, file=_kind(a.file, paths)) for a in run.notes),
        forgotten=tuple(
            replace(
                stone,
                id=names.get(stone.id, stone.id if "/" not in stone.id else _kind(stone.id, paths)),
                files=tuple({**file, "path": _kind(file["path"], paths)} for file in stone.files),
                records={
                    id_: {**at, "path": _kind(str(at["path"]), paths)}
                    for id_, at in stone.records.items()
                },
            )
            for stone in run.forgotten
        ),
    )


def _kind(path: str, paths: Mapping[str, str]) -> str:
    """Name a table by its own name, which every case has, and any other file by its kind alone."""
    from deadreckon.case.versions import role_of

    if path in paths:
        return paths[path]
    name = path.rpartition("/")[2]
    return name if role_of(path) == "table" or path == "case.toml" else role_of(path)
