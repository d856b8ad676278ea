"""A timestamp of the ledger's head from an authority that the user names (RFC 3161)."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass

from deadreckon.errors import BadUse

PATIENCE_S = 30.0
MOST_BYTES = 1_000_000

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""AlgorithmIdentifier of SHA-256 in DER."""
_VERSION, _CERTIFICATE_WANTED = b"\x02\x01\x01", b"\x01\x01\xff"
_SEQUENCE, _OCTETS, _INTEGER = 0x30, 0x04, 0x02


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was asked and what came back, in DER; `openssl ts -verify` reads both."""

    query: bytes
    reply: bytes


def query_of(head: str) -> bytes:
    """Write the request (section 2.4.1): the head is the hash that is stamped, nothing else goes.

    It has no nonce, so that the same head asks the same; the reply names the hash.
    """
    imprint = _der(_SEQUENCE, _SHA256 + _der(_OCTETS, bytes.fromhex(head)))
    return _der(_SEQUENCE, _VERSION + imprint + _CERTIFICATE_WANTED)


def stamp(head: str, url: str) -> Stamp:
    """Ask an authority for a timestamp of the head; the only thing that is sent is that hash.

    Raises:
        BadUse: the address is none, it does not answer, or it refuses.
    """
    if not url.startswith(("https://", "http://")):
        mend = "Write the address of a timestamp authority, beginning with https://."
        raise BadUse("is no address", field="--timestamp-url", value=url, mend=mend)
    if not head:
        mend = "Take evidence in and run the case first."
        raise BadUse("has no head to stamp yet", file="the ledger", mend=mend)
    query = query_of(head)
    kind = {"Content-Type": "application/timestamp-query"}
    request = urllib.request.Request(url, data=query, headers=kind)  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
            reply = answer.read(MOST_BYTES)
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise BadUse(
            f"does not answer ({error})",
            field="--timestamp-url",
            value=url,
            mend="Try again later, or publish without a timestamp.",
        ) from None
    if not _is_granted(reply) or bytes.fromhex(head) not in reply:
        mend = "Look at what this authority wants, or name another."
        problem = "gives no timestamp of this head"
        raise BadUse(problem, field="--timestamp-url", value=url, mend=mend)
    return Stamp(query, reply)


def _is_granted(reply: bytes) -> bool:
    """Read PKIStatusInfo (section 2.4.2): granted, or granted with changes."""
    body = _inside(reply, _SEQUENCE)
    status = _inside(body, _SEQUENCE) if body else None
    number = _inside(status, _INTEGER) if status else None
    return number in {b"\x00", b"\x01"}


def _inside(der: bytes, tag: int) -> bytes | None:
    """Give what the first value holds, if it has this tag."""
    if len(der) < 2 or der[0] != tag:  # noqa: PLR2004 - a tag and a length
        return None
    size, start = der[1], 2
    if size & 0x80:
        start += size & 0x7F
        size = int.from_bytes(der[2:start])
    return der[start : start + size]


def _der(tag: int, value: bytes) -> bytes:
    """Write a value that is shorter than 128 bytes."""
    return bytes((tag, len(value))) + value
