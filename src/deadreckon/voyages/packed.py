"""Whole numbers in few bytes: zig-zag varints, packed by xz.

A varint holds seven bits a byte, least first, the top bit set where more follow; zig-zag puts the
sign in the lowest bit (Protocol Buffers, "Encoding").
"""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

MORE_FOLLOWS = 128


def pack(numbers: Ints) -> bytes:
    """Pack signed 64-bit integers; the same numbers give the same bytes."""
    out = bytearray()
    for number in ((numbers << 1) ^ (numbers >> 63)).tolist():
        rest = number
        while rest >= MORE_FOLLOWS:
            out.append(rest % MORE_FOLLOWS + MORE_FOLLOWS)
            rest //= MORE_FOLLOWS
        out.append(rest)
    return lzma.compress(bytes(out), preset=9 | lzma.PRESET_EXTREME)


def unpack(data: bytes) -> Ints:
    """Give the integers that `pack` packed."""
    septets = np.frombuffer(lzma.decompress(data), np.uint8).astype(np.int64)
    last = np.flatnonzero(septets < MORE_FOLLOWS)
    first = np.concatenate(([0], last[:-1] + 1))[: len(last)]
    place = np.arange(len(septets)) - np.repeat(first, last - first + 1)
    if not len(first):
        return septets
    value = np.add.reduceat(septets % MORE_FOLLOWS << 7 * place, first)
    return (value >> 1) ^ -(value & 1)
