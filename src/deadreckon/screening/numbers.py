"""Numbers that name ships: the same one, and those that a slip of one digit makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

_Bearer = TypeVar("_Bearer", bound=Hashable)

ONE_DIGIT = "one digit differs"
SWAPPED = "two digits beside each other stand the other way round"


def apart(one: str, other: str) -> str | None:
    """Say what slip makes one number of another of the same length, or None."""
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not differ:
        return None
    if len(differ) == 1:
        return ONE_DIGIT
    first, second = differ[0], differ[-1]
    swapped = len(differ) == 2 and second == first + 1  # noqa: PLR2004
    return SWAPPED if swapped and one[first] + one[second] == other[second] + other[first] else None


class Numbers(Generic[_Bearer]):
    """Numbers, each with whom it stands for."""

    def __init__(self, numbered: Iterable[tuple[str, _Bearer]]) -> None:
        """Take numbers in; several may bear one."""
        self._bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
        for number, bearer in numbered:
            self._bearers[number].append(bearer)

    def same(self, number: str) -> Iterator[_Bearer]:
        """Give whoever bears this number."""
        yield from self._bearers.get(number, ())

    def near(self, number: str) -> Iterator[tuple[str, _Bearer, str]]:
        """Give the numbers that one slip makes of this one: number, bearer, which slip."""
        for other in sorted(_slips(number)):
            for bearer in self._bearers.get(other, ()):
                yield other, bearer, apart(number, other) or ONE_DIGIT


def _slips(number: str) -> set[str]:
    slips = {
        number[:at] + digit + number[at + 1 :]
        for at in range(len(number))
        for digit in "0123456789"
    }
    slips |= {
        number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        for at in range(len(number) - 1)
    }
    return slips - {number}
