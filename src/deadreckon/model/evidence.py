"""Evidence: what was seen, said or listed; one record a row, each with the bytes it stands on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from deadreckon.model.times import Interval
    from deadreckon.model.track import Track

Seen = Literal["clear", "part", "cloudy", "unread"]
Mood = Literal["asserted", "alleged", "conditional"]
Polarity = Literal["affirm", "deny", "unknown"]
Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "between"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a record stands in the archive.

    Attributes:
        sha256: of the archived bytes.
        path: of the file in the case folder, with `/`.
        row: line of the file on which the record begins, from 1, or None.
        span: (start, end) in code points of the text, or None.
    """

    sha256: str
    path: str
    row: int | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something that could not be used: where it stands and why."""

    file: str
    line: int | None
    field: str | None
    value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Look:
    """One image of a place, taken at one instant somewhere in `when`, with or without a ship."""

    id: str
    place: str
    when: Interval
    seen: Seen
    at: Anchor
    sensor: str = ""
    source: str = ""
    scene: str = ""
    log: str = ""
    known: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A vessel seen at a place, or stated to be absent from it.

    Attributes:
        candidates: ids of the vessels it may be; empty for a ship that nobody named.
        tag: of a ship without a name, the same wherever the tag recurs (`?x` has the tag `x`).
        confidence: probability that the whole row is right, 0 to 1.
        throughout: it holds during all of `when`, not at one instant in it.
        present: False for a stated absence.
        boxes: counted aboard.
        length_m: measured in the image, metres.
    """

    id: str
    place: str
    when: Interval
    candidates: tuple[str, ...]
    confidence: float
    at: Anchor
    tag: str | None = None
    look: str = ""
    basis: str = ""
    throughout: bool = False
    present: bool = True
    doing: str = ""
    reader: str = ""
    length_m: float | None = None
    boxes: float | None = None
    exhibit: str = ""
    source: str = ""
    origin: str = ""
    known: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """Containers on the ground: no lower bound on cargo by themselves."""

    id: str
    place: str
    when: Interval
    at: Anchor
    boxes: float | None = None
    length_m: float | None = None
    confidence: float | None = None
    source: str = ""
    origin: str = ""
    known: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A count over many looks: "on 49 of 109 imaged days"."""

    id: str
    place: str
    when: Interval
    at: Anchor
    imaged_days: int | None = None
    occupied_days: int | None = None
    visits: int | None = None
    bound: Bound = "eq"
    source: str = ""
    origin: str = ""
    known: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry in a sanctions list; `when` None where its dates are not stated.

    Attributes:
        begins, ends: whether its first and its last day are stated; one stated end is both of
            `when`, as everywhere.
    """

    id: str
    vessel: str
    list: str
    at: Anchor
    programme: str = ""
    when: Interval | None = None
    begins: bool = True
    ends: bool = False
    basis: str = ""
    source: str = ""
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A document as it was captured.

    Attributes:
        name: file name in `evidence/reports/`.
        text: extracted text that spans refer to (code points).
        text_sha256: of `text` as UTF-8, archived under its own hash where it is not the file.
        language: ISO 639-1, or "".
        rights: "" where nobody stated them: then nothing but excerpts leaves.
    """

    name: str
    text: str
    at: Anchor
    text_sha256: str
    title: str = ""
    language: str = ""
    published: date | None = None
    publisher: str = ""
    url: str = ""
    captured: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: who says what, how surely, how many, when, where.

    Attributes:
        at: its row in the table of claims.
        report: file name of the report it stands in, or "".
        span: (start, end) in code points of the report's text, or None.
        observation: seen, measured or registered (True), assessed (False), not stated (None).
        source: who says it first; `via`: through whom, nearest first.
        origin: where it starts, or "" where that is not stated: then it carries no weight.
        value, upper: the count; `upper` for ranges.
        low, high: range of the term as probabilities 0 to 1.
    """

    id: str
    text: str
    at: Anchor
    report: str = ""
    span: tuple[int, int] | None = None
    kind: str = ""
    mood: Mood = "asserted"
    polarity: Polarity = "affirm"
    observation: bool | None = None
    source: str = ""
    via: tuple[str, ...] = ()
    origin: str = ""
    places: tuple[str, ...] = ()
    vessels: tuple[str, ...] = ()
    when: Interval | None = None
    value: float | None = None
    upper: float | None = None
    bound: Bound | None = None
    unit: str = ""
    term: str = ""
    yardstick: str = ""
    low: float | None = None
    high: float | None = None
    confidence_level: str = ""
    known: date | None = None
    note: str = ""


_Known = TypeVar("_Known", Look, Sighting, Stack, Aggregate, Claim)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All records of a case, each table in the order of its ids."""

    looks: tuple[Look, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    stacks: tuple[Stack, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    listings: tuple[Listing, ...] = ()
    claims: tuple[Claim, ...] = ()
    reports: tuple[Report, ...] = ()
    tracks: tuple[Track, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def known_by(self, day: date) -> Evidence:
        """Leave out what was not known by the end of a day; what nobody dated was not."""

        def known(rows: tuple[_Known, ...]) -> tuple[_Known, ...]:
            return tuple(row for row in rows if row.known is not None and row.known <= day)

        return replace(
            self,
            looks=known(self.looks),
            sightings=known(self.sightings),
            stacks=known(self.stacks),
            aggregates=known(self.aggregates),
            listings=tuple(
                row for row in self.listings if row.when and row.when.start.date() <= day
            ),
            claims=known(self.claims),
            reports=tuple(r for r in self.reports if r.published and r.published <= day),
            tracks=tuple(t for t in (track.until(day, UTC) for track in self.tracks) if t.legs),
        )
