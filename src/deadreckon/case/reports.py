"""Reports on disk, in a case or not: their claims, as proposed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from deadreckon.claims.documents import Marked, Model, claims_of
from deadreckon.errors import Unreadable
from deadreckon.read.report_meta import ENDING


def marked(
    file: Path,
    *,
    published: date | None = None,
    language: str = "",
    model: Model | None = None,
) -> Marked:
    """Read a file, and what is stated beside it, and propose its claims.

    Raises:
        Unreadable: it is missing, a folder, or no report; or the model does not answer.
    """
    beside = file.with_name(file.name + ENDING)
    try:
        data = file.read_bytes()
        meta = beside.read_bytes() if beside.is_file() else None
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        raise Unreadable(problem, mend="Name a text or a page.", file=str(file)) from error
    return claims_of(
        data, str(file), meta=meta, published=published, language=language, model=model
    )
