"""Lines of delimited text whose cells fit the header, and how many do not, by reason."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from deadreckon.read.ais.compiled import kernel

OPEN_QUOTE, CELLS, NUL = 1, 2, 3
REASONS = {
    OPEN_QUOTE: "a quotation mark that does not close",
    CELLS: "more or fewer cells than the header has",
    NUL: "bytes that are no text",
}


@kernel
def _fitting(
    data: npt.NDArray[np.uint8],
    separator: int,
    cells: int,
    out: npt.NDArray[np.uint8],
    lines: npt.NDArray[np.int64],
    bad: npt.NDArray[np.int64],
) -> tuple[int, int, int]:
    """Copy lines of so many cells; give how many bytes and lines that is, and of how many.

    A quotation mark within a cell that is not quoted is a letter, and becomes an apostrophe.
    """
    size = data.size
    begin, line, kept, used = 0, 0, 0, 0
    while begin < size:
        end = begin
        while end < size and data[end] != 10:
            end += 1
        stop = end
        while stop > begin and (data[stop - 1] == 13 or data[stop - 1] == 32):
            stop -= 1
        line += 1
        if stop > begin:
            fields, plain, loose, nul = 1, 1, False, False
            k = begin
            quoted = data[k] == 34
            k += quoted
            while k < stop:
                c = data[k]
                if c == separator:
                    plain += 1
                    if not quoted:
                        fields += 1
                        if k + 1 < stop and data[k + 1] == 34:
                            quoted = True
                            k += 1
                elif c == 34 and quoted and k + 1 < stop and data[k + 1] == 34:
                    k += 1
                elif c == 34 and quoted and (k + 1 == stop or data[k + 1] == separator):
                    quoted = False
                elif c == 34:
                    loose = True
                elif c == 0:
                    nul = True
                k += 1
            if nul:
                bad[3] += 1
            elif fields == cells and not quoted and not loose:
                out[used : used + stop - begin] = data[begin:stop]
                used += stop - begin
                out[used] = 10
                used += 1
                lines[kept] = line
                kept += 1
            elif plain == cells and (loose or quoted):
                for k in range(begin, stop):
                    out[used] = 39 if data[k] == 34 else data[k]
                    used += 1
                out[used] = 10
                used += 1
                lines[kept] = line
                kept += 1
            elif quoted:
                bad[1] += 1
            else:
                bad[2] += 1
        begin = end + 1
    return used, kept, line


def fitting(
    data: bytes, separator: str, cells: int, *, closely: bool = False
) -> tuple[bytes, npt.NDArray[np.int64] | None, int, Counter[str]]:
    """Take the lines that have as many cells as the header.

    Args:
        data: whole lines; a line is a row, so that no cell holds a line break.
        separator: what stands between cells.
        cells: how many there are.
        closely: whether to look at each line also where they seem to fit all together.

    Returns:
        Those lines; which they are, from 1 (None: all); how many lines there are, empty ones too;
        how many are none of either, by reason.
    """
    breaks = data.count(b"\n")
    lines = breaks + (not data.endswith(b"\n"))
    if (
        not closely
        and data.count(separator.encode()) == (cells - 1) * lines
        and b'"' not in data
        and b"\0" not in data
    ):
        # Polars refuses a line that is too long: if there is none, then none is too short either.
        return data, None, lines, Counter()
    out = np.empty(len(data) + 1, np.uint8)
    which = np.empty(lines, np.int64)
    bad = np.zeros(4, np.int64)
    used, kept, lines = _fitting(
        np.frombuffer(data, np.uint8), ord(separator), cells, out, which, bad
    )
    told = Counter({reason: int(bad[code]) for code, reason in REASONS.items() if bad[code]})
    return out[:used].tobytes(), which[:kept], lines, told
