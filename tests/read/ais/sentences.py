"""NMEA sentences made by pyais, which is no relation of our decoder."""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping
from typing import Any

from pyais.encode import encode_dict


def checksum(body: str) -> str:
    """XOR of what stands between the mark and the asterisk."""
    return f"{functools.reduce(operator.xor, body.encode(), 0):02X}"


def sealed(body: str) -> str:
    return f"{body}*{checksum(body[1:])}"


def tagged(tags: str, sentence: str) -> str:
    return f"\\{tags}*{checksum(tags)}\\{sentence}"


def sentences(message: Mapping[str, Any], *, seq: int = 0) -> list[str]:
    return encode_dict(dict(message), talker_id="AI", seq_id=seq)


def position(**changed: object) -> dict[str, object]:
    base: dict[str, object] = {
        "type": 1, "mmsi": 227_006_760, "lat": 43.1, "lon": 131.9, "speed": 12.1, "course": 90.5,
    }  # fmt: skip
    return base | changed


def voyage(**changed: object) -> dict[str, object]:
    base: dict[str, object] = {
        "type": 5, "mmsi": 227_006_760, "imo": 9_358_010, "callsign": "FNRD",
        "shipname": "EVER LADEN", "ship_type": 70, "to_bow": 100, "to_stern": 20, "to_port": 8,
        "to_starboard": 9, "draught": 6.5, "destination": "VLADIVOSTOK",
    }  # fmt: skip
    return base | changed
