"""What a statement tells that can be held against others in any language: days, counts, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from anyascii import anyascii

from deadreckon.claims.origins.likeness import SMALLEST, specific

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deadreckon.claims.origins.statement import Statement

Kind = Literal["day", "count", "name", "place"]
Subject = tuple[str, ...]
_SOUNDS = (("kh", "h"), ("l", "r"), ("y", "i"), ("j", "i"), ("c", "k"), ("w", "v"))
_LEAST_DIGITS = 3
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """One thing told: an ISO day, `unit number`, a ship's name as it sounds, or a place.

    Attributes:
        words: as the text has it.
    """

    kind: Kind
    value: str
    words: str

    @property
    def key(self) -> tuple[str, str]:
        """What is the same in whatever words."""
        return self.kind, self.value


def details(one: Statement) -> list[Detail]:
    """Give the details of a statement, in a fixed order."""
    found = {Detail("place", place, place) for place in specific(one)}
    found |= {
        Detail("day", t.from_.isoformat(), t.text) for t in one.times if t.from_ and t.from_ == t.to
    }
    found |= {
        Detail("count", f"{q.unit} {q.value:g}", q.text)
        for q in one.quantities
        if q.unit and q.value >= SMALLEST
    }
    found |= {Detail("name", sound(name), name) for name in one.vessels}
    return sorted(found)


def subjects(told: list[Detail], of: Detail) -> Iterator[Subject]:
    """Name what a detail is told of: any two others of different kinds, a count's unit with them.

    Of one kind, two that differ are two things; so a subject never holds the detail's own kind. A
    figure too precise to be met twice is a subject by itself.
    """
    others = [one for one in told if one.kind != of.kind]
    unit = (of.value.split()[0],) if of.kind == "count" else ()
    yield from ((of.kind, *unit, *one.key) for one in others if odd(one.kind, one.value))
    for one, other in combinations(others, 2):
        if one.kind != other.kind:
            yield (of.kind, *unit, *one.key, *other.key)


def odd(kind: str, value: str) -> bool:
    """Whether a figure is precise enough to be shared by no accident: three digits and more."""
    if kind != "count":
        return False
    number = value.rsplit(maxsplit=1)[-1].replace(".", "").rstrip("0")
    return len(number) >= _LEAST_DIGITS


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """Give a name as it sounds in any script, roughly: Ангора, 앙고라 and Angora are angora."""
    plain = "".join(c for c in anyascii(name).casefold() if c.isalnum())
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return _TWICE.sub(r"\1", plain)
