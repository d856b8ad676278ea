"""Whether a report is a translation: it says so, or its publisher writes in another language.

A translation is a relay: places turn into others by it (Dunai, the Danube) as by any retelling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deadreckon.claims.lexicon import primary
from deadreckon.claims.origins.words import words

if TYPE_CHECKING:
    from deadreckon.model.evidence import Report

_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), frozenset({"ja"})),
    (re.compile("[\uac00-\ud7a3]"), frozenset({"ko"})),
    (re.compile("[\u4e00-\u9fff]"), frozenset({"zh", "ja"})),
    (re.compile("[\u0400-\u04ff]"), frozenset({"ru", "uk", "bg", "sr", "be", "kk", "mk"})),
    (re.compile("[\u0600-\u06ff]"), frozenset({"ar", "fa", "ur"})),
    (re.compile("[\u0900-\u097f]"), frozenset({"hi", "mr", "ne"})),
    (re.compile("[ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"), frozenset({"vi"})),
)
"""Letters in a publisher's name, and the languages that one so called writes in."""


def translated(report: Report) -> bool:
    """Tell whether a report is, or seems to be, a translation."""
    if words().translated.search(report.text):
        return True
    language = primary(report.language or "und")
    name = report.publisher.casefold()
    found = next((tongues for letters, tongues in _SCRIPTS if letters.search(name)), None)
    return found is not None and language != "und" and language not in found
