"""The names of lists, ready to be asked: which are alike to this one, and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

from deadreckon.screening.blocking import Keys
from deadreckon.screening.spelling import LEAST_SCORE, Spelling, score

_Bearer = TypeVar("_Bearer", bound=Hashable)


class Names(Generic[_Bearer]):
    """Spellings, each with whom it stands for."""

    def __init__(self, spelled: Iterable[tuple[Spelling, _Bearer]]) -> None:
        """Take in spellings; a bearer may have several, and several may share one."""
        self._bearers: defaultdict[Spelling, list[_Bearer]] = defaultdict(list)
        for spelling, bearer in spelled:
            self._bearers[spelling].append(bearer)

    def alike(self, asked: Spelling) -> Iterator[tuple[_Bearer, float]]:
        """Give whoever has a spelling that scores at least `LEAST_SCORE`, and the score."""
        # A mean reaches the least score only where one of its parts does.
        near = set(self._strict.near(asked.numbers, asked.letters))
        if asked.foreign:
            near.update(self._loose.near(asked.numbers, asked.loose))
        elif self._foreign:
            near.update(self._foreign_loose.near(asked.numbers, asked.loose))
        for spelling in near:
            scored = score(asked, spelling)
            if scored >= LEAST_SCORE:
                for bearer in self._bearers[spelling]:
                    yield bearer, scored

    def sisters(self, asked: Spelling) -> Iterator[_Bearer]:
        """Give whoever has the same name with another number, or with one where this has none."""
        for spelling in self._letters.get(asked.letters, ()):
            if spelling.numbers != asked.numbers:
                yield from self._bearers[spelling]

    @cached_property
    def _letters(self) -> dict[str, list[Spelling]]:
        held: defaultdict[str, list[Spelling]] = defaultdict(list)
        for spelling in self._bearers:
            if spelling.letters:
                held[spelling.letters].append(spelling)
        return dict(held)

    @cached_property
    def _strict(self) -> _Forms:
        return _Forms(self._bearers, "letters")

    @cached_property
    def _loose(self) -> _Forms:
        return _Forms(self._bearers, "loose")

    @cached_property
    def _foreign(self) -> list[Spelling]:
        return [spelling for spelling in self._bearers if spelling.foreign]

    @cached_property
    def _foreign_loose(self) -> _Forms:
        return _Forms(self._foreign, "loose")


class _Forms:
    """Spellings by one of their forms, apart for each set of numbers."""

    def __init__(self, spelled: Iterable[Spelling], form: str) -> None:
        held: defaultdict[str, defaultdict[str, list[Spelling]]]
        held = defaultdict(lambda: defaultdict(list))
        for spelling in spelled:
            held[spelling.numbers][getattr(spelling, form)].append(spelling)
        self._held = {numbers: (Keys(forms), forms) for numbers, forms in held.items()}

    def near(self, numbers: str, form: str) -> Iterator[Spelling]:
        if numbers in self._held:
            keys, forms = self._held[numbers]
            for key in keys.alike(form):
                yield from forms[key]
