"""AIS files damaged at random: `make damage`.

    python -m tests.read.ais.damaging 10000

Whatever is done to a file, it is read with its rows accounted for, or refused in words; nothing
hangs, and memory stays bounded.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import polars as pl
import zstandard

from deadreckon.errors import BadInput
from tests.enduring import Attempt, endured, tell
from tests.fuzzing import cut, doubled, flipped, shuffled
from tests.read.ais.conftest import read_all
from tests.read.ais.sentences import position, sealed, sentences, tagged, voyage

LONGEST_S = 60
MOST_MB = 1500
Chance = random.Random
Change = Callable[[bytes, Chance], bytes]


def table(rows: int = 60) -> bytes:
    lines = ["MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType"]
    lines += [
        f"{227_000_000 + n % 7},2023-10-14T08:{n % 60:02}:05,{43 + n / 100},131.9,12.1,90.5,511,"
        f'"EVER, {n % 3}",IMO9358010,FNRD,70'
        for n in range(rows)
    ]
    return "\n".join(lines).encode()


def danish(rows: int = 60) -> bytes:
    lines = ["# Timestamp,Type of mobile,MMSI,Latitude,Longitude,SOG,COG,IMO,Name"]
    lines += [
        f"14/10/2023 08:{n % 60:02}:05,Class A,{227_000_000 + n % 7},{43 + n / 100},131.9,12.1,"
        "90.5,Unknown,MÆRSK"
        for n in range(rows)
    ]
    return "\r\n".join(lines).encode()


def log(rows: int = 40) -> bytes:
    lines = [sealed("$GPZDA,083005.25,14,10,2023,,")]
    for n in range(rows):
        lines += sentences(position(lat=43 + n / 100))
        lines += [
            tagged(f"c:{1_697_272_205 + n}", line) for line in sentences(voyage(), seq=n % 10)
        ]
    return "\n".join(lines).encode()


def stream(rows: int = 40) -> bytes:
    meta = {"MMSI": 227_006_760, "time_utc": "2023-10-14 08:30:05.94034384 +0000 UTC"}
    fix = {"PositionReport": {"Latitude": 43.5, "Longitude": 131.5, "Sog": 7.5, "Cog": 360}}
    line = json.dumps({"MessageType": "PositionReport", "MetaData": meta, "Message": fix})
    return "\n".join([line] * rows).encode()


def columns(rows: int = 200) -> bytes:
    made = io.BytesIO()
    pl.DataFrame(
        {
            "mmsi": [227_000_000 + n % 7 for n in range(rows)],
            "timestamp": [1_697_272_205 + n for n in range(rows)],
            "lat": [43 + n / 1000 for n in range(rows)],
            "lon": [131.9] * rows,
        }
    ).write_parquet(made)
    return made.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "table.csv": table, "danish.csv": danish, "log.nmea": log, "stream.jsonl": stream,
    "fixes.parquet": columns,
}  # fmt: skip


def spliced(data: bytes, chance: Chance) -> bytes:
    """Put something strange in the middle."""
    strange = (
        b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b",", b"\r", b"\n\n", b";", b"\t", b"\\",
        b"NaN", b"inf", b"1e999", b"-0", b"nan", b"9" * 400, b"{" * 3000, b'"' * 999, b"," * 5000,
        b"x" * 1_500_000, b"!AIVDM,2,1,1,A,", b"$PGHP,1,2023", b"\\s:a,c:9*00\\", b"91", b"181",
        "\u202e".encode(), "\ud55c".encode(), b"2023-02-30T99:99:99", b"0x1F", b"1_000", b"[", b"]",
        b"0" * 70_000 + b"\n",
    )  # fmt: skip
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(strange) + data[at:]


def recoded(data: bytes, chance: Chance) -> bytes:
    """Write the text in another encoding, or with other ends of lines."""
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(
        (
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "utf-8-sig",
            "cp1252",
            "cp500",
            "mac",
            "crlf",
        )
    )
    if encoding in {"mac", "crlf"}:
        return data.replace(b"\n", b"\r" if encoding == "mac" else b"\r\n")
    return text.encode(encoding, "replace")


def other_dialect(data: bytes, chance: Chance) -> bytes:
    """Let one file's beginning or end be of another dialect."""
    other = FILES[chance.choice(sorted(FILES))]()
    at = chance.randrange(len(data) + 1)
    return data[:at] + other if chance.random() < 0.5 else other[: chance.randrange(200)] + data


def reseparated(data: bytes, chance: Chance) -> bytes:
    """Separate cells by something else, with or without decimal commas."""
    separator = chance.choice((b";", b"\t", b"|", b" ", b":"))
    changed = data.replace(b",", separator)
    return changed.replace(b".", b",") if chance.random() < 0.5 else changed


def packed(data: bytes, chance: Chance) -> bytes:
    """Pack it; perhaps once more, perhaps a bomb; it may be damaged after."""
    if chance.random() < 0.02:
        data = b"0" * 70_000_000
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/ais.csv", data)
        if chance.random() < 0.3:
            archive.writestr("b.csv", data)
    return chance.choice((gzip.compress(data), zstandard.compress(data), made.getvalue()))


CHANGES: tuple[Change, ...] = (
    flipped, flipped, cut, doubled, shuffled, spliced, spliced, recoded, other_dialect, reseparated,
    packed, packed,
)  # fmt: skip


def damaged(chance: Chance) -> tuple[str, bytes, str]:
    """Give the name and bytes of a damaged file, and what was done to it."""
    name = chance.choice(sorted(FILES))
    data = FILES[name]()
    done = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        change = chance.choice(CHANGES)
        if data and len(data) < 5_000_000:
            data = change(data, chance)
            done.append(change.__name__)
    return name, data, f"{' '.join(done)} {name}"


def damage(count: int, seed: int = 1) -> Counter[str]:
    """Read so many damaged files; give how many ended in results, and how many in words."""
    return endured(_attempts(count, seed), LONGEST_S)


def _attempts(count: int, seed: int) -> Iterator[Attempt]:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name, data, what = damaged(Chance(f"{seed} {number}"))
            path = Path(folder, name)
            path.write_bytes(data)
            yield what, partial(_read, path)


def _read(path: Path) -> None:
    try:
        read_all(path)
    except BadInput as error:
        assert error.file  # noqa: PT017 - told by whoever reads the words
        raise


if __name__ == "__main__":
    tell(damage, MOST_MB)
