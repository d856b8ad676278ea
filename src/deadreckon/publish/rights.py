"""What may leave a case: excerpts and references always, whole documents where rights allow it."""

from __future__ import annotations

import re

PROFILES = ("public", "full")
"""`public` leaves out what rights do not allow; `full` is for whoever may see the whole case."""
OF_DOSSIERS = ("public", "editor", "court")
"""What each may see is in `publish.dossier.profile`."""

_OPEN = re.compile(
    r"\bCC0\b|\bCC[ -]BY(?![ -]?(?:NC|ND))\b|\bpublic domain\b|\bdomaine public\b|"
    r"\bopen government licen[cs]e\b|\blicence ouverte\b|\bown (?:words|work|picture|photo)|"
    r"\bour own (?:words|work)|\b(?:Apache|MIT|BSD)\b.*\blicen[cs]e\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:no|not|never|none|without|unless|except|all rights|NC|ND|pas|aucun|sauf|nicht|kein)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;])\s")


def may_leave(rights: str) -> bool:
    """Tell whether a document may be passed on whole, by the rights that somebody stated.

    Only where the first sentence names an open licence, the public domain or one's own work, and
    denies nothing. Whatever else is said, or nothing at all, is no permission.
    """
    first = _SENTENCE.split(rights.strip(), maxsplit=1)[0]
    return bool(_OPEN.search(first)) and not _CLOSED.search(first)
