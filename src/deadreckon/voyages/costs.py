"""How the sweep keeps counts: by the number of sightings left unexplained, with or without which.

A value holds, for each k from 0 upward, the least count if at most k sightings are unexplained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

IMPOSSIBLE = 1 << 29
"""A count that stands for: not to be explained so."""
COUNT_BITS = 24

V = TypeVar("V")


class Algebra(Protocol[V]):
    """What the sweep does with values."""

    def zero(self) -> V:
        """Give the value of nothing counted, nothing left."""
        ...

    def none(self) -> V:
        """Give the value of what cannot be explained."""
        ...

    def plus(self, value: V, count: int) -> V:
        """Add to the count."""
        ...

    def leave(self, value: V, item: int) -> V:
        """Leave one more item unexplained."""
        ...

    def least(self, one: V, other: V) -> V:
        """Give the better of two, for each k."""
        ...

    def hopeless(self, value: V) -> bool:
        """Whether no k explains it."""
        ...

    def covers(self, one: V, other: V) -> bool:
        """Whether one is as good as the other for each k."""
        ...

    def rank(self, value: V) -> tuple[int, ...]:
        """Give a key by which better values come first."""
        ...


class Curves:
    """Counts alone, for k up to `most`, as a column of numbers."""

    def __init__(self, most: int) -> None:
        self._most = most

    def zero(self) -> NDArray[np.int32]:
        """See `Algebra`."""
        return np.zeros(self._most + 1, dtype=np.int32)

    def none(self) -> NDArray[np.int32]:
        """See `Algebra`."""
        return np.full(self._most + 1, IMPOSSIBLE, dtype=np.int32)

    def plus(self, value: NDArray[np.int32], count: int) -> NDArray[np.int32]:
        """See `Algebra`."""
        more = value + np.int32(count)
        more[value >= IMPOSSIBLE] = IMPOSSIBLE
        return more

    def leave(self, value: NDArray[np.int32], item: int) -> NDArray[np.int32]:  # noqa: ARG002
        """See `Algebra`."""
        shifted = np.empty_like(value)
        shifted[0] = IMPOSSIBLE
        shifted[1:] = value[:-1]
        return shifted

    def least(self, one: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.int32]:
        """See `Algebra`."""
        return np.minimum(one, other)

    def hopeless(self, value: NDArray[np.int32]) -> bool:
        """See `Algebra`."""
        return bool(value[-1] >= IMPOSSIBLE)

    def covers(self, one: NDArray[np.int32], other: NDArray[np.int32]) -> bool:
        """See `Algebra`."""
        return bool((one <= other).all())

    def rank(self, value: NDArray[np.int32]) -> tuple[int, ...]:
        """See `Algebra`."""
        first = int(np.argmax(value < IMPOSSIBLE))
        return first, int(value[first])


class Plain:
    """The count alone, with nothing left unexplained."""

    def zero(self) -> int:
        """See `Algebra`."""
        return 0

    def none(self) -> int:
        """See `Algebra`."""
        return IMPOSSIBLE

    def plus(self, value: int, count: int) -> int:
        """See `Algebra`."""
        return value + count

    def leave(self, value: int, item: int) -> int:  # noqa: ARG002
        """See `Algebra`."""
        return IMPOSSIBLE

    def least(self, one: int, other: int) -> int:
        """See `Algebra`."""
        return min(one, other)

    def hopeless(self, value: int) -> bool:
        """See `Algebra`."""
        return value >= IMPOSSIBLE

    def covers(self, one: int, other: int) -> bool:
        """See `Algebra`."""
        return one <= other

    def rank(self, value: int) -> tuple[int, ...]:
        """See `Algebra`."""
        return (value,)


class Fewest:
    """The fewest items left unexplained, then the least count, then which items, as one number.

    Of equal counts the smallest set, read as a number, is kept: so the answer is settled.
    """

    def __init__(self, items: int) -> None:
        self._items = items

    def zero(self) -> int:
        """See `Algebra`."""
        return 0

    def none(self) -> int:
        """See `Algebra`."""
        return IMPOSSIBLE << COUNT_BITS + self._items

    def plus(self, value: int, count: int) -> int:
        """See `Algebra`."""
        return value + (count << self._items)

    def leave(self, value: int, item: int) -> int:
        """See `Algebra`."""
        return value + (1 << COUNT_BITS + self._items) | 1 << item

    def least(self, one: int, other: int) -> int:
        """See `Algebra`."""
        return min(one, other)

    def hopeless(self, value: int) -> bool:
        """See `Algebra`."""
        return value >= self.none()

    def covers(self, one: int, other: int) -> bool:
        """See `Algebra`."""
        return one <= other

    def rank(self, value: int) -> tuple[int, ...]:
        """See `Algebra`."""
        return (value,)

    def read(self, value: int) -> tuple[int, int, int]:
        """Give how many are left, the count, and the set of those left, as a number."""
        number, count = divmod(value >> self._items, 1 << COUNT_BITS)
        return number, count, value & (1 << self._items) - 1


class Traces:
    """Counts with the items left unexplained: each entry is count << items | set of items.

    Of equal counts the smallest set, read as a number, is kept: so the answer is settled.
    """

    def __init__(self, most: int, items: int) -> None:
        self._most = most
        self._items = items

    def zero(self) -> tuple[int, ...]:
        """See `Algebra`."""
        return (0,) * (self._most + 1)

    def none(self) -> tuple[int, ...]:
        """See `Algebra`."""
        return (IMPOSSIBLE << self._items,) * (self._most + 1)

    def plus(self, value: tuple[int, ...], count: int) -> tuple[int, ...]:
        """See `Algebra`."""
        return tuple(entry + (count << self._items) for entry in value)

    def leave(self, value: tuple[int, ...], item: int) -> tuple[int, ...]:
        """See `Algebra`."""
        return (IMPOSSIBLE << self._items, *(entry | 1 << item for entry in value[:-1]))

    def least(self, one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
        """See `Algebra`."""
        return tuple(map(min, one, other))

    def hopeless(self, value: tuple[int, ...]) -> bool:
        """See `Algebra`."""
        return self.count(value[-1]) >= IMPOSSIBLE

    def covers(self, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        """See `Algebra`."""
        return all(a <= b for a, b in zip(one, other, strict=True))

    def rank(self, value: tuple[int, ...]) -> tuple[int, ...]:
        """See `Algebra`."""
        return value

    def count(self, entry: int) -> int:
        """Give the count of one entry."""
        return entry >> self._items

    def left(self, entry: int) -> list[int]:
        """Give the items that one entry leaves unexplained, ascending."""
        return [i for i in range(self._items) if entry >> i & 1]
