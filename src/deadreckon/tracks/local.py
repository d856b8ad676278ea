"""The engine of one machine: bucket by bucket, in bounded memory, and resumed where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from deadreckon.tracks.parts import Asked, Part, packed, part_of, unpacked
from deadreckon.tracks.spill import Spill


def parts(
    spill: Spill,
    asked: Asked,
    folder: Path,
    pool: ThreadPoolExecutor,
    told: Callable[[float], None],
) -> list[Part]:
    """Look for events in every bucket.

    Where fixes lie on disk, what was found in a bucket is kept in the folder before the bucket
    goes: who asks the same again after an interruption gets finished buckets from there.

    Args:
        spill: all fixes.
        asked: what is looked for.
        folder: where finished parts are kept, once fixes are spilled.
        pool: threads for the kernels.
        told: called with the share of buckets that are done.
    """
    found = []
    for number in spill.numbers():
        kept = folder / f"part-{number:03d}"
        if spill.spilled and kept.exists():
            found.append(unpacked(kept.read_bytes()))
        else:
            found.append(part_of(spill.bucket(number), asked, pool))
            if spill.spilled:
                _save(found[-1], kept)
        if spill.spilled:
            spill.path(number).unlink(missing_ok=True)
        told((number + 1) / len(spill.numbers()))
    return found


def _save(part: Part, path: Path) -> None:
    partial = path.with_suffix(".partial")
    partial.write_bytes(packed(part))
    partial.replace(path)
