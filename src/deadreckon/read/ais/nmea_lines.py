"""Lines of NMEA 0183 to messages, over the bytes of a block: one compiled pass.

Sentences as in NMEA 0183 and IEC 61162-1, tag blocks as in NMEA 0183 4.x.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from deadreckon.read.ais.compiled import kernel
from deadreckon.read.ais.nmea_bits import (
    CLASS_B_STATIC_TOO,
    OTHER,
    POSITION,
    STATIC,
    TYPE,
    WRONG_LENGTH,
    WRONG_PAYLOAD,
    WRONG_TYPE,
    Bytes,
    Longs,
    Numbers,
    message,
)

BLANK, PART = 0, 4
"""What a line is, beside what a message is; or why it cannot be read:"""
NO_SENTENCE, NO_CHECKSUM, WRONG_CHECKSUM, WRONG_TAG, WRONG_FIELDS, LOST_PART = (
    10,
    11,
    12,
    13,
    14,
    18,
)
REASONS = {
    NO_SENTENCE: "no NMEA sentence",
    NO_CHECKSUM: "no checksum",
    WRONG_CHECKSUM: "wrong checksum",
    WRONG_TAG: "wrong checksum of its tag block",
    WRONG_FIELDS: "fields that VDM does not have",
    WRONG_PAYLOAD: "characters that no payload has",
    WRONG_LENGTH: "a length that its message type does not have",
    WRONG_TYPE: "no message type",
    LOST_PART: "a part whose other parts are missing",
}

FROM, CHARS, FILL, COUNT, NUMBER, SEQUENCE, CHANNEL, STATION = 0, 1, 2, 3, 4, 5, 6, 7
"""Columns of a part: where its payload begins, its characters, spare bits of the last, and so."""
CLOCK, HEARD, HEARD_SUM = 0, 1, 2
"""What lines tell for later ones: the receiver's clock (ms), the time of the sentence that a
`$PGHP` line announced, and that sentence's checksum."""

OPEN = 1 << 16
"""Keys of open messages."""
APART_LINES = 1000
"""Parts of one message stand no farther apart than this many lines,"""
APART_MS = 60_000
"""nor, where their lines tell times, than this."""

NO_TIME = -(2**63)
_EARLIEST, _LATEST = 631_152_000_000, 4_102_444_800_000
"""Milliseconds of 1990 and 2100: a number outside is no time."""


@kernel
def _digit(c: int) -> int:
    if 48 <= c <= 57:
        return c - 48
    if 65 <= c <= 70:
        return c - 55
    if 97 <= c <= 102:
        return c - 87
    return -1


@kernel
def _checksum(data: Bytes, start: int, end: int) -> int:
    """Give where the asterisk stands if the checksum after it is right; else why it is not."""
    total = 0
    for k in range(start, end):
        c = data[k]
        if c == 42:
            if k + 2 >= end or _digit(data[k + 1]) < 0 or _digit(data[k + 2]) < 0:
                return -NO_CHECKSUM
            told = _digit(data[k + 1]) * 16 + _digit(data[k + 2])
            return k if told == total else -WRONG_CHECKSUM
        total ^= c
    return -NO_CHECKSUM


@kernel
def _number(data: Bytes, start: int, end: int) -> int:
    """Give the whole number that stands there, up to a point; -1 where it is none."""
    value = 0
    if end <= start or end - start > 18:
        return -1
    for k in range(start, end):
        c = data[k]
        if c == 46 and k > start:
            break
        if not 48 <= c <= 57:
            return -1
        value = value * 10 + (c - 48)
    return value


@kernel
def _epoch(value: int) -> int:
    """Give milliseconds of an epoch in seconds, milli- or microseconds."""
    if value >= 100_000_000_000_000:
        value //= 1000
    elif value < 100_000_000_000:
        value *= 1000
    return value if _EARLIEST <= value < _LATEST else NO_TIME


@kernel
def _moment(year: int, month: int, day: int, hour: int, minute: int, ms: int) -> int:
    """Give milliseconds since 1970 (days by Howard Hinnant's `days_from_civil`)."""
    if not (1990 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return NO_TIME
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= ms < 61_000):
        return NO_TIME
    y = year - 1 if month <= 2 else year
    era = y // 400
    of_era = y - era * 400
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    days = era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468
    return ((days * 24 + hour) * 60 + minute) * 60_000 + ms


@kernel
def _commas(data: Bytes, start: int, end: int, found: Longs) -> int:
    """Note where fields begin, one past each comma; give how many there are."""
    n = 0
    for k in range(start, end):
        if data[k] == 44 and n < found.size:
            found[n] = k + 1
            n += 1
    return n


@kernel
def _of_day(data: Bytes, start: int, end: int) -> int:
    """Give milliseconds of `hhmmss.ss`; -1 where it is none."""
    whole = _number(data, start, min(start + 6, end))
    if end - start < 6 or whole < 0:
        return -1
    ms, scale = 0, 100
    for k in range(start + 7, end):
        ms += (data[k] - 48) * scale
        scale //= 10
    return (whole // 10_000 * 3600 + whole // 100 % 100 * 60 + whole % 100) * 1000 + ms


@kernel
def _clock(data: Bytes, start: int, star: int, at: Longs) -> int:
    """Give the time that a receiver's own ZDA or RMC sentence tells."""
    fields = _commas(data, start, star, at)
    zda = data[start + 3] == 90 and data[start + 4] == 68 and data[start + 5] == 65
    rmc = data[start + 3] == 82 and data[start + 4] == 77 and data[start + 5] == 67
    if zda and fields >= 4:
        ms = _of_day(data, at[0], at[1] - 1)
        end = at[4] - 1 if fields > 4 else star
        day, month = _number(data, at[1], at[2] - 1), _number(data, at[2], at[3] - 1)
        year = _number(data, at[3], end)
    elif rmc and fields >= 9 and data[at[1]] == 65:
        ms = _of_day(data, at[0], at[1] - 1)
        end = at[9] - 1 if fields > 9 else star
        date = _number(data, at[8], end)
        day, month, year = date // 10_000, date // 100 % 100, 2000 + date % 100
    else:
        return NO_TIME
    if ms < 0:
        return NO_TIME
    return _moment(year, month, day, ms // 3_600_000, ms // 60_000 % 60, ms % 60_000)


@kernel
def _heard(data: Bytes, start: int, star: int, at: Longs) -> int:
    """Give when a `$PGHP` line says that the sentence after it was heard."""
    if _commas(data, start, star, at) < 13:
        return NO_TIME
    n = np.empty(7, np.int64)
    for k in range(7):
        n[k] = _number(data, at[k + 1], at[k + 2] - 1)
    if n.min() < 0:
        return NO_TIME
    return _moment(n[0], n[1], n[2], n[3], n[4], n[5] * 1000 + n[6])


@kernel
def _tags(data: Bytes, start: int, star: int, tags: Longs) -> None:
    """Read what a tag block tells: time (ms), station and group; what it does not tell, stays."""
    field = start
    while field < star:
        after = field
        while after < star and data[after] != 44:
            after += 1
        if after - field > 2 and data[field + 1] == 58:
            if data[field] == 99:  # c
                tags[0] = _epoch(_number(data, field + 2, after))
            elif data[field] == 115:  # s
                for k in range(field + 2, after):
                    tags[1] = (tags[1] * 31 + data[k]) % 1_000_003
            elif data[field] == 103:  # g
                dash = after
                while dash > field and data[dash - 1] != 45:
                    dash -= 1
                tags[2] = _number(data, dash, after) % 1_000_000
        field = after + 1


@kernel
def _after_tags(data: Bytes, start: int, stop: int, tags: Longs) -> int:
    """Read the tag blocks before a sentence; give where it begins, or why that cannot be told."""
    tags[0], tags[1], tags[2] = NO_TIME, 0, -1
    while start < stop and data[start] == 92:
        close = start + 1
        while close < stop and data[close] != 92:
            close += 1
        if close >= stop - 1:
            return -NO_SENTENCE
        star = _checksum(data, start + 1, close)
        if star < 0:
            return -WRONG_TAG
        _tags(data, start + 1, star, tags)
        start = close + 1
    return start


@kernel
def _aside(data: Bytes, start: int, star: int, at: Longs, told: Longs) -> None:
    """Keep what a sentence that is no VDM tells of the time."""
    if data[start] != 36:
        return
    if data[start + 1] == 80 and data[start + 2] == 71 and data[start + 3] == 72:
        told[HEARD] = _heard(data, start, star, at)
        told[HEARD_SUM] = _digit(data[star - 2]) * 16 + _digit(data[star - 1])
    elif data[start + 1] != 80:
        clock = _clock(data, start, star, at)
        if clock != NO_TIME:
            told[CLOCK] = clock


@kernel
def _own_time(data: Bytes, star: int, stop: int, time: int, told: Longs) -> int:
    """Give when a sentence was heard, by the `$PGHP` line before it, its tag block, or its end."""
    if told[HEARD] != NO_TIME:
        if told[HEARD_SUM] == _digit(data[star + 1]) * 16 + _digit(data[star + 2]):
            time = told[HEARD]
        told[HEARD] = NO_TIME
    if time == NO_TIME and stop > star + 4:
        last = stop
        while last > star + 3 and data[last - 1] != 44:
            last -= 1
        if data[last - 1] == 44:
            time = _epoch(_number(data, last, stop))
    return time


@kernel
def _is_vdm(data: Bytes, start: int) -> bool:
    own = data[start + 5] == 77 or data[start + 5] == 79
    vd = data[start + 3] == 86 and data[start + 4] == 68
    return bool(data[start] == 33 and vd and own and data[start + 6] == 44)


@kernel
def _vdm(
    data: Bytes, start: int, star: int, tags: Longs, at: Longs, position: Numbers, part: Numbers
) -> int:
    """Read a VDM sentence: its message into `position`, or where its payload stands into `part`."""
    if _commas(data, start, star, at) != 6:
        return WRONG_FIELDS
    count = _number(data, at[0], at[1] - 1)
    number = _number(data, at[1], at[2] - 1)
    fill = _number(data, at[5], star)
    if not (1 <= number <= count <= 9 and 0 <= fill <= 5):
        return WRONG_FIELDS
    part[FROM] = at[4]
    part[CHARS] = at[5] - 1 - at[4]
    part[FILL] = fill
    part[COUNT] = count
    if count == 1:
        return message(data, at[4], at[5] - 1 - at[4], fill, position)
    part[NUMBER] = number
    part[SEQUENCE] = 10 + tags[2] if tags[2] >= 0 else _number(data, at[2], at[3] - 1)
    part[CHANNEL] = data[at[3]] if at[4] - 1 > at[3] else 0
    part[STATION] = tags[1] * 1009 % 1_000_003 + data[start + 1] * 256 + data[start + 2]
    return PART


@kernel
def key(part: Numbers) -> int:
    """Give a small number that parts of one message share, and seldom others."""
    mixed = ((part[STATION] * 31 + part[CHANNEL]) * 31 + part[SEQUENCE]) * 31 + part[COUNT]
    return int(mixed % OPEN)


@kernel
def _of_one(first: Numbers, second: Numbers) -> bool:
    """Whether two parts are the two of one message."""
    alike = True
    for column in (COUNT, SEQUENCE, CHANNEL, STATION):
        alike = alike and first[column] == second[column]
    return alike and first[COUNT] == 2 and first[NUMBER] == 1 and second[NUMBER] == 2


@kernel
def _copy(data: Bytes, part: Numbers, payloads: Bytes, end: int) -> int:
    chars = part[CHARS]
    payloads[end : end + chars] = data[part[FROM] : part[FROM] + chars]
    return int(end + chars)


@kernel
def scan(
    data: Bytes,
    told: Longs,
    opened: Bytes,
    what: Bytes,
    times: Longs,
    owned: npt.NDArray[np.bool_],
    places: Longs,
    positions: Numbers,
    parts: Numbers,
    part_lines: Longs,
    payloads: Bytes,
    ends: Longs,
    said: Longs,
    said_lines: Longs,
) -> tuple[int, int, int, int]:
    """Read each line of a block.

    Args:
        data: whole lines; the last may lack its line break.
        told: what earlier lines told, kept for later ones (`CLOCK`, `HEARD`, `HEARD_SUM`).
        opened: by key, whether a message may be open of which parts came before.
        what: what a line is, or a key of `REASONS`.
        times: when it was heard, ms since 1970 UTC, or `NO_TIME`.
        owned: whether the line itself, its tag block or its `$PGHP` line tells that time.
        places: lines of positions.
        positions: those positions.
        parts: parts of messages that are not done with: all but two that follow one another.
        part_lines: their lines.
        payloads: whole static messages, one after another.
        ends: where each ends, from the second on; the first is nought.
        said: when each was heard.
        said_lines: the line of each, or of its second part.

    Returns:
        How many lines, positions, parts and static messages there are.
    """
    at, tags, spare = np.empty(24, np.int64), np.empty(3, np.int64), np.empty(6, np.int32)
    line, found, kept, whole, begin = -1, 0, 0, 0, 0
    ends[0] = 0
    while begin < data.size:
        start, end = begin, begin
        while end < data.size and data[end] != 10:
            end += 1
        begin = end + 1
        while end > start and data[end - 1] <= 32:
            end -= 1
        while start < end and data[start] <= 32:
            start += 1
        line += 1
        what[line], times[line], owned[line] = BLANK, NO_TIME, False
        if start == end:
            continue
        start = _after_tags(data, start, end, tags)
        if start < 0:
            what[line] = -start
            continue
        if end - start < 7 or (data[start] != 33 and data[start] != 36):
            what[line] = NO_SENTENCE
            continue
        star = _checksum(data, start + 1, end)
        if star < 0:
            what[line] = -star
            continue
        if not _is_vdm(data, start):
            what[line] = OTHER
            _aside(data, start, star, at, told)
            continue
        time = _own_time(data, star, end, tags[0], told)
        owned[line] = time != NO_TIME
        times[line] = time if time != NO_TIME else told[CLOCK]
        part = parts[kept]
        code = _vdm(data, start, star, tags, at, positions[found], part)
        what[line] = code
        if code == POSITION:
            places[found] = line
            found += 1
        if code == STATIC or (
            code == POSITION and positions[found - 1, TYPE] == CLASS_B_STATIC_TOO
        ):
            ends[whole + 1] = _copy(data, part, payloads, ends[whole])
            said[whole], said_lines[whole] = times[line], line
            whole += 1
        elif code == PART:
            before = kept - 1
            if (
                kept > 0
                and _of_one(parts[before], part)
                and not opened[key(part)]
                and _together(times, owned, part_lines[before], line)
            ):
                size = _copy(
                    data, part, payloads, _copy(data, parts[before], payloads, ends[whole])
                )
                code = message(payloads, ends[whole], size - ends[whole], part[FILL], spare)
                if code != POSITION:
                    what[line] = what[part_lines[before]] = code
                    kept -= 1
                    if code == STATIC:
                        first = part_lines[before] if owned[part_lines[before]] else line
                        said[whole] = times[first] if owned[first] else times[part_lines[before]]
                        said_lines[whole] = line
                        whole += 1
                        ends[whole] = size
                    continue
            if kept > 0:
                opened[key(parts[before])] = True
            part_lines[kept] = line
            kept += 1
    return line + 1, found, kept, whole


@kernel
def _together(times: Longs, owned: npt.NDArray[np.bool_], one: int, other: int) -> bool:
    """Whether two lines are near enough for parts of one message."""
    timed = owned[one] and owned[other]
    return other - one <= APART_LINES and not (timed and abs(times[one] - times[other]) > APART_MS)
