"""Payloads of AIS messages to numbers and text, bit by bit, compiled.

Fields as in ITU-R M.1371-5, annex 8. Only messages of vessels are decoded; the length of a message
must be that of its type.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from deadreckon.read.ais.compiled import kernel

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

POSITION, STATIC, OTHER = 1, 2, 3
"""What a message is; or why it cannot be read:"""
WRONG_PAYLOAD, WRONG_LENGTH, WRONG_TYPE = 15, 16, 17

TYPE, MMSI, LON, LAT, SOG, COG = 0, 1, 2, 3, 4, 5
"""Columns of a position, as sent: degrees times 600,000, knots and degrees times ten."""
CLASS_B_STATIC_TOO = 19
"""The message type that is a position report and tells of the vessel's identity as well."""

IMO, KIND, BOW, STERN, PORT, STARBOARD, DRAUGHT = 0, 2, 3, 4, 5, 6, 7
"""Columns of a statement, beside `MMSI`: metres, and of the draught tenths of them."""
NAME, CALL_SIGN, DESTINATION = (0, 20), (20, 27), (27, 47)
"""Where texts of a statement stand, ASCII filled up with noughts."""


@kernel
def bits(data: Bytes, start: int, chars: int, offset: int, width: int) -> int:
    """Give an unsigned field of a payload; what lies beyond its end is nought."""
    value = 0
    last = (offset + width - 1) // 6
    for k in range(offset // 6, last + 1):
        c = 48
        if k < chars:
            c = data[start + k]
        value = (value << 6) | (c - 48 if c < 96 else c - 56)
    return (value >> ((last + 1) * 6 - offset - width)) & ((1 << width) - 1)


@kernel
def signed(data: Bytes, start: int, chars: int, offset: int, width: int) -> int:
    """Give a field in two's complement."""
    value = bits(data, start, chars, offset, width)
    return value - (1 << width) if value >> (width - 1) else value


@kernel
def message(data: Bytes, start: int, chars: int, fill: int, out: Numbers) -> int:
    """Decode one message of a vessel into `out`; give what it is, or why it cannot be read."""
    if chars == 0:
        return WRONG_PAYLOAD
    for k in range(start, start + chars):
        c = data[k]
        if not (48 <= c < 88 or 96 <= c < 120):
            return WRONG_PAYLOAD
    kind = bits(data, start, chars, 0, 6)
    size = chars * 6 - fill
    if kind == 0 or kind > 27:
        return WRONG_TYPE
    if size < 38:
        return WRONG_LENGTH
    out[TYPE] = kind
    out[MMSI] = bits(data, start, chars, 8, 30)
    if kind <= 3 or kind == 18 or kind == 19:
        if size != (312 if kind == 19 else 168):
            return WRONG_LENGTH
        base = 50 if kind <= 3 else 46
        out[SOG] = bits(data, start, chars, base, 10)
        out[LON] = signed(data, start, chars, base + 11, 28)
        out[LAT] = signed(data, start, chars, base + 39, 27)
        out[COG] = bits(data, start, chars, base + 66, 12)
        return POSITION
    if kind == 27:
        if size != 96 and size != 168:
            return WRONG_LENGTH
        out[LON] = signed(data, start, chars, 44, 18) * 1000
        out[LAT] = signed(data, start, chars, 62, 17) * 1000
        speed = bits(data, start, chars, 79, 6)
        out[SOG] = 1023 if speed == 63 else speed * 10
        out[COG] = bits(data, start, chars, 85, 9) * 10
        return POSITION
    if kind == 5:
        return STATIC if 420 <= size <= 432 else WRONG_LENGTH
    if kind == 24 and size >= 40 and bits(data, start, chars, 38, 2) < 2:
        return STATIC if 160 <= size <= 168 else WRONG_LENGTH
    return OTHER


@kernel
def _text(data: Bytes, start: int, chars: int, offset: int, out: Bytes) -> None:
    """Write six-bit text (table 47) up to its first `@`, without spaces at the end."""
    end = 0
    for k in range(out.size):
        value = bits(data, start, chars, offset + 6 * k, 6)
        if value == 0:
            break
        out[k] = value + 64 if value < 32 else value
        if value != 32:
            end = k + 1
    out[end:] = 0


@kernel
def statements(
    data: Bytes,
    starts: Longs,
    numbers: Numbers,
    texts: Bytes,
) -> None:
    """Decode static messages that stand one after another; the last of `starts` is the end."""
    for row in range(starts.size - 1):
        start = starts[row]
        chars = starts[row + 1] - start
        n = numbers[row]
        t = texts[row]
        kind = bits(data, start, chars, 0, 6)
        n[MMSI] = bits(data, start, chars, 8, 30)
        size = -1
        if kind == 5:
            n[IMO] = bits(data, start, chars, 40, 30)
            _text(data, start, chars, 70, t[20:27])
            _text(data, start, chars, 112, t[:20])
            n[KIND] = bits(data, start, chars, 232, 8)
            size = 240
            n[DRAUGHT] = bits(data, start, chars, 294, 8)
            _text(data, start, chars, 302, t[27:47])
        elif kind == CLASS_B_STATIC_TOO:
            _text(data, start, chars, 143, t[:20])
            n[KIND] = bits(data, start, chars, 263, 8)
            size = 271
        elif bits(data, start, chars, 38, 2) == 0:
            _text(data, start, chars, 40, t[:20])
        else:
            n[KIND] = bits(data, start, chars, 40, 8)
            _text(data, start, chars, 90, t[20:27])
            if n[MMSI] // 10_000_000 != 98:  # of a craft of a mother ship it is her MMSI
                size = 132
        if size >= 0:
            n[BOW] = bits(data, start, chars, size, 9)
            n[STERN] = bits(data, start, chars, size + 9, 9)
            n[PORT] = bits(data, start, chars, size + 18, 6)
            n[STARBOARD] = bits(data, start, chars, size + 24, 6)
