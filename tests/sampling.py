"""How much a test tries: a sample in the suite, all of it by hand with `make thorough`."""

import os
from typing import TypeVar

_Amount = TypeVar("_Amount")
THOROUGH = bool(os.environ.get("DEADRECKON_THOROUGH"))


def some(sample: _Amount, whole: _Amount) -> _Amount:
    """Give the sample, or the whole where that is asked for."""
    return whole if THOROUGH else sample
