import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.read.ais import nmea_lines as lines
from deadreckon.read.ais.nmea_bits import OTHER, POSITION
from tests.read.ais.sentences import position, sealed, sentences, tagged

(FIX,) = sentences(position())


def scanned(text: str | bytes) -> tuple[list[int], list[int]]:
    data = np.frombuffer(text if isinstance(text, bytes) else text.encode(), np.uint8)
    most = data.size + 1
    told = np.array([lines.NO_TIME, lines.NO_TIME, -1])
    what, times = np.zeros(most, np.uint8), np.zeros(most, np.int64)
    count, *_ = lines.scan(
        data, told, np.zeros(lines.OPEN, np.uint8), what, times, np.zeros(most, np.bool_),
        np.zeros(most, np.int64), np.zeros((most, 6), np.int32), np.zeros((most, 8), np.int32),
        np.zeros(most, np.int64), np.zeros(most, np.uint8), np.zeros(most, np.int64),
        np.zeros(most, np.int64), np.zeros(most, np.int64),
    )  # fmt: skip
    return what[:count].tolist(), times[:count].tolist()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (FIX, POSITION),
        (FIX.replace("!AI", "!ZZ"), lines.WRONG_CHECKSUM),
        (sealed(FIX.split("*")[0].replace("AIVDM", "B2VDO")), POSITION),
        (FIX.split("*")[0], lines.NO_CHECKSUM),
        (FIX[:-1], lines.NO_CHECKSUM),
        (sealed("!AIVDM,1,1,,A"), lines.WRONG_FIELDS),
        (sealed("!AIVDM,1,2,,A,15RK,0"), lines.WRONG_FIELDS),
        (sealed("!AIVDM,1,1,,A,15RK,7"), lines.WRONG_FIELDS),
        (sealed("$GPGGA,1,2"), OTHER),
        ("\n", lines.BLANK),
        ("hello", lines.NO_SENTENCE),
        ("\\s:a,c:1*00\\" + FIX, lines.WRONG_TAG),
        ("\\s:a,c:1*00" + FIX, lines.NO_SENTENCE),
        (tagged("s:a,c:1697272205", FIX), POSITION),
        ("  " + FIX + " \r", POSITION),
    ],
)
def test_each_line_is_something(line: str, code: int) -> None:
    assert scanned(line)[0] == [code]


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        (tagged("c:1697272205", FIX), 1_697_272_205_000),
        (tagged("s:2573135,c:1697272205123", FIX), 1_697_272_205_123),
        (tagged("g:1-2-73", tagged("c:1697272205", FIX)), 1_697_272_205_000),
        (FIX + ",1697272205", 1_697_272_205_000),
        (FIX + ",1697272205123", 1_697_272_205_123),
        (FIX + ",r003669945,1697272205", 1_697_272_205_000),
        (FIX + ",12", lines.NO_TIME),
        (FIX, lines.NO_TIME),
        (sealed("$GPZDA,083005.25,14,10,2023,,") + "\n" + FIX, 1_697_272_205_250),
        (sealed("$GPRMC,083005,A,0,N,0,E,0,0,141023,,") + "\n" + FIX, 1_697_272_205_000),
        (sealed("$GPRMC,083005,V,0,N,0,E,0,0,141023,,") + "\n" + FIX, lines.NO_TIME),
        (sealed("$GPZDA,083005.25,14,13,2023,,") + "\n" + FIX, lines.NO_TIME),
        (
            sealed(f"$PGHP,1,2023,10,14,8,30,5,250,316,2,316000002,1AIS_S,{FIX[-2:]}")
            + "\n" + FIX + ",1700000000",
            1_697_272_205_250,
        ),
        (
            sealed("$PGHP,1,2023,10,14,8,30,5,250,316,2,316000002,1AIS_S,00")
            + "\n" + FIX + ",1700000000",
            1_700_000_000_000,
        ),
    ],
)  # fmt: skip
def test_a_message_was_heard_when_its_line_says_or_by_the_receivers_clock(
    text: str, ms: int
) -> None:
    assert scanned(text)[1][-1] == ms


@settings(max_examples=200)
@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from([
    FIX.encode(), b"\\s:a", b"!AIVDM,1,1,,A,", b"$PGHP", sealed("$GPZDA,,").encode(),
    sealed("$PGHP,,,,,,,,,,,,,,,").encode(), sealed("$GPRMC,,A,,,,,,,,").encode(), b"\\" * 7,
])), max_size=6))  # fmt: skip
def test_any_bytes_are_lines_and_each_is_something(pieces: list[bytes]) -> None:
    text = b"".join(pieces)
    what, _ = scanned(text)
    assert len(what) == text.count(b"\n") + (not text.endswith(b"\n") and bool(text))
    blank = sum(not line.strip(bytes(range(33))) for line in text.split(b"\n"))
    assert what.count(lines.BLANK) == blank - (text.endswith(b"\n") or not text)
