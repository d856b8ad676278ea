import itertools
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyais.exceptions import UnknownMessageException
from pyais.stream import IterMessages

from deadreckon.read.ais import nmea_lines
from deadreckon.read.ais.nmea import read_nmea
from deadreckon.read.ais.source import Block, blocks
from tests.read.ais.conftest import Told, read_all
from tests.read.ais.sentences import position, sentences, tagged, voyage

POSITIONS = (1, 2, 3, 18, 19, 27)
NOISE = b"!AIVDM,1,1,,A,K57?Dpi<WrTIRqjDHTQ=;LnkROd6mdV`uhIiepn;OkTa6>TKu9bjJBvf,0*51,1327992179427"
LOST = "a part whose other parts are missing"


def read_lines(*lines: str, blocks: int = 1) -> tuple[list[str], Counter[str]]:
    """Names that were said, and what became of the lines."""
    size = max(1, len(lines) // blocks)
    cut = [lines[n : n + size] for n in range(0, len(lines), size)]
    text = (Block("".join(f"{line}\n" for line in part).encode()) for part in cut)
    names, told = [], Counter[str]()
    for batch in read_nmea(text, identities=True):
        names += batch.identities["name"].to_list()
        tally = batch.tally
        told += tally.set_aside
        told.update(positions=tally.positions, static=tally.static, other=tally.other)
    return names, +told


def parts(name: str, seq: int, time: int = 1_697_272_205) -> list[str]:
    return [tagged(f"c:{time}", line) for line in sentences(voyage(shipname=name), seq=seq)]


def test_parts_come_in_any_order_and_among_one_another() -> None:
    lines = [*parts("ALPHA", 1), *parts("BRAVO", 2), *parts("CHARLIE", 3)]
    for order in itertools.islice(itertools.permutations(range(6)), 0, None, 13):
        names, told = read_lines(*(lines[n] for n in order))
        assert sorted(names) == ["ALPHA", "BRAVO", "CHARLIE"]
        assert told == {"static": 6}


def test_parts_in_different_blocks_belong_together() -> None:
    names, told = read_lines(*parts("ALPHA", 1), blocks=2)
    assert names == ["ALPHA"]
    assert told == {"static": 2}


def test_two_receivers_of_one_message_make_it_twice() -> None:
    one, two = parts("ALPHA", 1)
    assert read_lines(one, one, two, two)[1] == {"static": 4}


def test_parts_of_different_messages_are_not_joined() -> None:
    old, new = parts("ALPHA", 1), parts("BRAVO", 1)
    assert read_lines(old[0], *new) == (["BRAVO"], Counter({LOST: 1, "static": 2}))
    late = parts("ALPHA", 1, time=1_697_272_305)
    assert read_lines(old[0], late[1]) == ([], Counter({LOST: 2}))


def test_parts_that_stand_far_apart_are_not_joined() -> None:
    one, two = sentences(voyage(), seq=1)
    (fix,) = sentences(position())
    between = [fix] * (nmea_lines.APART_LINES + 1)
    for cuts in (1, 5):
        _, told = read_lines(one, *between, two, blocks=cuts)
        assert told == {LOST: 2, "positions": len(between)}


def test_a_fix_has_its_line_and_its_values(read: Callable[..., Told]) -> None:
    (fix,) = sentences(position(lat=-12.5, lon=-179.75, speed=7.5, course=359.5))
    found, _, tally = read(f"\n\n{fix}\n{tagged('c:1697272205', fix)}\n", "log.nmea")
    (row,) = found.to_dicts()
    assert tally.no_fix == {"no time": 1}
    assert (row["vessel"], row["row"]) == (227_006_760, 4)
    assert (row["lat"], row["lon"], row["speed"], row["course"]) == (-12.5, -179.75, 7.5, 359.5)
    assert row["time"].isoformat() == "2023-10-14T08:30:05+00:00"


@settings(max_examples=25)
@given(st.data())
def test_no_line_is_lost_however_a_log_is_cut(data: st.DataObject) -> None:
    pool = [
        *parts("ALPHA", 1), *parts("BRAVO", 2), *sentences(position()), "nonsense",
        "$GPGGA,1*00", *parts("ALPHA", 1, 1_697_272_999),
    ]  # fmt: skip
    lines = data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=30))
    whole = read_lines(*lines)
    assert whole[1].total() == len(lines)
    cut = read_lines(*lines, blocks=data.draw(st.integers(1, 30)))
    assert (set(whole[0]), whole[1]) == (set(cut[0]), cut[1])


def raw_lines(path: Path) -> list[bytes]:
    return b"".join(block.data for block in blocks(path)).splitlines()


def own_checksum(raw: bytes) -> bool:
    match = re.match(rb"![^*]*\*([0-9A-F]{2})", raw)
    total = 0
    for c in raw[1 : raw.find(b"*")]:
        total ^= c
    return match is not None and total == int(match[1], 16)


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "by_pyais", "refused"),
    [
        (
            "nmea_amsa_ais.txt.gz",
            25_802,
            {  # two sentences in one, cut short, and without a checksum
                b"!ABVDM,1,1,6,A,17P=e23000bngMBVDM,1,1,7,A,14W:<b0u@LboM1ue6QlMp0b:85KD,0*58",
                b"!=IVDM,1,1,,B,37P8OL2<01Ch,0*32",
                b"!=IVDM,1,1,,B,18JSmJ001I8FrFslKlEAL1EV0@NK,0",
            },
        ),
        (
            "nmea_exactearth_2012-01-31.txt",
            2_929,
            {NOISE},  # of type 27, in twice its bits
        ),
    ],
)
def test_position_reports_are_bit_for_bit_those_of_pyais_but_for_those_named(
    shared_data: Path, name: str, by_pyais: int, refused: set[bytes]
) -> None:
    path = shared_data / "ais" / name
    told, wrong = [], set()
    for sentence in IterMessages(raw_lines(path)):
        try:
            message: dict[str, Any] = sentence.decode().asdict()
        except UnknownMessageException:
            assert b"wa?NCnm" in sentence.raw  # type 63
            continue
        if message["msg_type"] not in POSITIONS:
            continue
        if sentence.raw in refused:
            wrong.add(sentence.raw)
            continue
        told.append((int(message["mmsi"]), message["lat"], message["lon"], message["speed"]))
    assert len(told) + len(wrong) == by_pyais
    assert wrong == refused
    ours, _, tally = read_all(path)
    assert tally.positions == len(told)
    theirs = pl.DataFrame(told, ["vessel", "lat", "lon", "speed"], orient="row").filter(
        (pl.col("lat") <= 90) & (pl.col("lon") <= 180) & pl.col("vessel").is_between(1, 999_999_999)
    )
    theirs = theirs.tail(ours.height)  # the first have no time
    assert theirs["vessel"].to_list() == ours["vessel"].to_list()
    for column in ("lat", "lon"):
        step = (theirs[column].cast(pl.Float32) - ours[column]).abs().max()
        assert isinstance(step, float)
        assert step < 1.6e-5  # the last bit of a Float32 at 180 degrees
    known = theirs["speed"] < 102.3
    assert (
        theirs["speed"].filter(known).cast(pl.Float32).to_list()
        == ours["speed"].filter(known).to_list()
    )


@pytest.mark.real
def test_lines_that_pyais_calls_invalid_for_the_epoch_at_their_end_are_read(
    shared_data: Path,
) -> None:
    lines = raw_lines(shared_data / "ais" / "nmea_amsa_ais.txt.gz")
    lines = [line for line in lines if re.search(rb"^![^*]*\*[0-9A-F]{2},\d+$", line)]
    assert [m for m in IterMessages(lines) if m.is_valid] == []
    assert all(own_checksum(line) for line in lines)
    _, told = read_lines(*(line.decode() for line in lines))
    assert told["positions"] == 751
    assert told.total() == len(lines)
