"""The engine of one machine: bucket by bucket, in bounded memory, and resumed where it stopped."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from deadreckon.tracks.parts import Asked, Part, part_of
from deadreckon.tracks.reception import Cover
from deadreckon.tracks.spill import Spill

PLAIN = ("vessels", "segments", "fixes", "first", "last", "events", "points")


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
        kept = folder / f"part-{number:03d}.npz"
        if spill.spilled and kept.exists():
            found.append(_load(kept))
        else:
            found.append(part_of(spill.bucket(number), asked, pool))
            if spill.spilled:
                _save(found[-1], kept)
        if spill.spilled:
            spill.path(number).unlink(missing_ok=True)
        told((number + 1) / len(spill.numbers()))
    return found


def _save(part: Part, path: Path) -> None:
    arrays = {name: getattr(part, name) for name in PLAIN}
    arrays |= {f"cover_{name}": value for name, value in part.cover._asdict().items()}
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, gone=np.array(json.dumps(part.set_aside)), **arrays)
    partial.replace(path)


def _load(path: Path) -> Part:
    with np.load(path) as kept:
        cover = Cover(*(kept[f"cover_{name}"] for name in Cover._fields))
        gone = Counter(json.loads(str(kept["gone"])))
        plain: dict[str, Any] = {name: kept[name] for name in PLAIN}
        return Part(**plain, cover=cover, set_aside=gone)
