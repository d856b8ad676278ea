"""What the search for origins gives: origins, who cites whom, and what the retelling changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NOT_STATED = "not stated"
"""What the origin of a statement that names nobody is called."""
Verdict = Literal["same", "stronger", "weaker", "other"]
DifferenceKind = Literal[
    "bound", "unit", "number", "term", "polarity", "direction", "date", "place", "who", "scope"
]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a retelling changed: the words or values as they were, and as they are.

    Attributes:
        verdict: what this one makes of the statement: it says more, less, or another thing.
    """

    kind: DifferenceKind
    was: str
    is_: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a report, in code points of its text."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fidelity:
    """A retold statement against that of its origin, or of the same report nearer to it.

    Attributes:
        of: what it retells.
        verdict: same, stronger, weaker or other, of all differences together.
        part: title, caption or body.
    """

    report: str
    start: int
    end: int
    of: Place
    verdict: Verdict
    differences: tuple[Difference, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Told:
    """One statement in the tree: who is cited, through whom, and where it starts.

    Attributes:
        cites: the nearest source that it names, or None.
        via: all whom it names, nearest first.
        origin: id of the origin, also of one that is not stated.
        why: in words, how it was found.
        translated: the report is, or seems to be, a translation: a relay more.
    """

    report: str
    start: int
    end: int
    cites: str | None
    via: tuple[str, ...]
    origin: str
    why: str
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """Where one origin says that its count builds on another's: what they share counts once.

    Attributes:
        origin: id; `of`: of the one that it uses.
        text: the sentence that says so.
    """

    origin: str
    of: str
    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where statements start.

    Attributes:
        stated: a body or person is named; False of sources without a name, of reports that name
            nobody and of those that only shared errors betray: none of them counts as an origin.
        collects: it has collection of its own, as far as is known.
        reports: all with a statement that starts there, in the order of names.
        shared: the errors that betray it.
        decided: the last verdict on the proposal: accept, mend or reject, or "".
    """

    id: str
    name: str
    stated: bool
    collects: bool
    reports: tuple[str, ...]
    shared: tuple[str, ...] = ()
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Origins:
    """The proposal; nothing of it weighs before somebody accepted it.

    That two origins are independent of one another is never established by it; `uses` tells where
    they are not.
    """

    origins: tuple[Origin, ...]
    tree: tuple[Told, ...]
    fidelity: tuple[Fidelity, ...]
    uses: tuple[Used, ...] = ()
