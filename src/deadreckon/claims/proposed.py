"""What the extractor proposes: claims with their spans, as the command prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from deadreckon.claims.denials import Denied
    from deadreckon.claims.terms import Term
    from deadreckon.model.evidence import Bound, Mood, Polarity


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity as a claim holds it; `unit` in the English singular, or None."""

    text: str
    value: float
    upper: float | None
    unit: str | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class When:
    """A time as a claim holds it: ISO days, both included; None where it is open."""

    text: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposed claim.

    Attributes:
        id: `c1` and so on, by place.
        start, end: in code points of the text; `text` is that slice, and never crosses a line.
        kind: the first that fits of conditional, denial, ais, legal, confidence, judgement,
            sighting, route, quantity.
        mood: asserted, alleged or conditional; `polarity`: affirm, deny or unknown.
        observation: seen, measured or registered; None where the text does not tell.
        origin: the body with collection of its own that the chain ends in, or None.
        source_chain: nearest first, canonical where the body is known, else as the text has it.
        source_chain_text: the words of the text for each, None where there are none.
        denial: what a denial denies: `fact`, `evidence`, `illegality`, `no_comment` or `unsaid`;
            None of other claims.
        note: which model proposes it, or which ship's number in it is none; else "".
    """

    id: str
    start: int
    end: int
    text: str
    kind: str
    mood: Mood
    polarity: Polarity
    observation: bool | None
    origin: str | None
    confidence_level: str | None
    term: Term | None
    quantity: Count | None
    time: When | None
    places: tuple[str, ...]
    vessels: tuple[str, ...]
    source_chain: tuple[str, ...]
    source_chain_text: tuple[str | None, ...]
    denial: Denied | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What a model said that the text does not bear out, and why it was not taken."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Claims:
    """What a report claims, in the order of its text; `refused`: of a model's answer."""

    language: str
    published: date | None
    claims: tuple[Proposed, ...]
    refused: tuple[Refused, ...] = ()
