"""Values as they stand in messages: one line, not long, nothing in it that a terminal obeys."""

from __future__ import annotations

import json
from datetime import date, datetime, time

LONGEST_VALUE = 100


def shown(value: object) -> str:
    """Write a value for a message; what does not print is escaped, what is long is cut."""
    if isinstance(value, datetime | date | time):
        text = value.isoformat()
    elif isinstance(value, str):
        text = value
    else:
        text = json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text[: LONGEST_VALUE + 1])
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
