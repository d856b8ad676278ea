from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyais import decode

from deadreckon.read.ais import nmea_bits as bits
from tests.read.ais.sentences import sentences

ANY = st.integers(0, 2**30 - 1)
LAT, LON = st.integers(-54_000_000, 54_600_000), st.integers(-108_000_000, 108_600_000)


def decoded(payload: str, fill: int = 0) -> tuple[int, list[int]]:
    out = np.zeros(6, np.int32)
    data = np.frombuffer(payload.encode(), np.uint8)
    return bits.message(data, 0, len(payload), fill, out), out.tolist()


@settings(max_examples=60)
@given(
    kind=st.sampled_from([1, 2, 3, 18, 19, 27]), mmsi=ANY, lat=LAT, lon=LON,
    speed=st.integers(0, 1023), course=st.integers(0, 3600),
)  # fmt: skip
def test_positions_are_bit_for_bit_those_of_pyais(  # noqa: PLR0917 - drawn
    kind: int, mmsi: int, lat: int, lon: int, speed: int, course: int
) -> None:
    far = kind == 27
    (line,) = sentences(
        {
            "type": kind, "mmsi": mmsi, "lat": lat / 600_000, "lon": lon / 600_000,
            "speed": speed % 64 if far else speed / 10,
            "course": course // 10 if far else course / 10,
        }
    )  # fmt: skip
    told: dict[str, Any] = decode(line).asdict()
    code, found = decoded(line.split(",")[5], int(line.split(",")[6][0]))
    step = 1000 if far else 1
    assert code == bits.POSITION
    assert found[bits.MMSI] == int(told["mmsi"]) == mmsi
    assert found[bits.LAT] == round(told["lat"] * 600_000 / step) * step
    assert found[bits.LON] == round(told["lon"] * 600_000 / step) * step
    if not far or told["speed"] != 63:
        assert found[bits.SOG] == round(told["speed"] * 10)
    assert found[bits.COG] == round(told["course"] * 10)


def test_an_unknown_speed_of_a_long_range_report_is_the_unknown_speed_of_others() -> None:
    (line,) = sentences({"type": 27, "mmsi": 7, "lat": 1, "lon": 1, "speed": 63, "course": 5})
    assert decoded(line.split(",")[5])[1][bits.SOG] == 1023


@pytest.mark.parametrize(
    ("payload", "fill", "code"),
    [
        ("", 0, bits.WRONG_PAYLOAD),
        ("15RK:b002H8<wr5d;fvcT9D X04i", 0, bits.WRONG_PAYLOAD),
        ("15RK:b002H8<wr5d;fvcT9D\x7f04i0", 0, bits.WRONG_PAYLOAD),
        ("15RK:b002H8<wr5d;fvcT9DT04i", 0, bits.WRONG_LENGTH),
        ("15RK:b002H8<wr5d;fvcT9DT04i0", 2, bits.WRONG_LENGTH),
        ("05RK:b002H8<wr5d;fvcT9DT04i0", 0, bits.WRONG_TYPE),
        ("wa?NCnmBsOug?G?Vgm?4?w", 0, bits.WRONG_TYPE),
        ("4", 0, bits.WRONG_LENGTH),
        ("404k0TiuhMcg28FL6il<w`G00p1O", 0, bits.OTHER),
    ],
)
def test_what_is_no_message_of_a_vessel_is_told(payload: str, fill: int, code: int) -> None:
    assert decoded(payload, fill)[0] == code


@given(payload=st.binary(max_size=80), fill=st.integers(0, 5))
def test_any_bytes_have_an_answer(payload: bytes, fill: int) -> None:
    out = np.zeros(6, np.int32)
    data = np.frombuffer(payload, np.uint8)
    code = bits.message(data, 0, len(payload), fill, out)
    assert code in {
        bits.POSITION, bits.STATIC, bits.OTHER, bits.WRONG_PAYLOAD, bits.WRONG_LENGTH,
        bits.WRONG_TYPE,
    }  # fmt: skip
