"""Static and voyage messages of AIS (types 5, 19 and 24) to identities."""

from __future__ import annotations

import numpy as np
import polars as pl

from deadreckon.read.ais import nmea_bits as bits
from deadreckon.read.ais.statements import statements


def moments(times: bits.Longs) -> pl.Series:
    """Give times in UTC; null where there is none (NumPy has the mark of `nmea_lines`)."""
    return pl.Series("time", times.view("datetime64[ms]")).dt.replace_time_zone("UTC")


class Statements:
    """Static messages of a batch, decoded together.

    Args:
        payloads, ends: whole messages one after another; where each begins, and the last ends.
        times: when each was heard, ms since 1970 UTC.
        rows: the line on which each stands.
    """

    def __init__(
        self, payloads: bits.Bytes, ends: bits.Longs, times: bits.Longs, rows: bits.Longs
    ) -> None:
        self.payloads, self.ends = [payloads[: ends[-1]]], ends.tolist()
        self.times, self.rows = times.tolist(), rows.tolist()

    def add(self, payload: bytes, time: int, row: int) -> None:
        """Take in one more."""
        self.payloads.append(np.frombuffer(payload, np.uint8))
        self.ends.append(self.ends[-1] + len(payload))
        self.times.append(time)
        self.rows.append(row)

    def frame(self) -> pl.DataFrame:
        """Give what the vessels said; a message without a time is left out."""
        count = len(self.times)
        starts = np.array(self.ends, np.int64)
        numbers = np.zeros((count, 8), np.int32)
        texts = np.zeros((count, 47), np.uint8)
        bits.statements(np.concatenate(self.payloads), starts, numbers, texts)
        said = pl.DataFrame(
            {
                "vessel": numbers[:, bits.MMSI].astype(np.int64),
                "time": moments(np.array(self.times, np.int64)),
                "row": np.array(self.rows, np.int64),
                "imo": numbers[:, bits.IMO],
                "name": _strings(texts, bits.NAME),
                "call_sign": _strings(texts, bits.CALL_SIGN),
                "kind": numbers[:, bits.KIND],
                "length": numbers[:, bits.BOW] + numbers[:, bits.STERN],
                "beam": numbers[:, bits.PORT] + numbers[:, bits.STARBOARD],
                "draught": numbers[:, bits.DRAUGHT] / 10,
                "destination": _strings(texts, bits.DESTINATION),
            }
        )
        return statements(said)


def _strings(texts: bits.Bytes, where: tuple[int, int]) -> pl.Series:
    first, last = where
    column = np.ascontiguousarray(texts[:, first:last]).view(f"S{last - first}").ravel()
    return pl.Series(column.astype(f"U{last - first}"), dtype=pl.String)
