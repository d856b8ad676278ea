"""The dossier of the small case, with a script that does nothing in place of the built one."""

from pathlib import Path

import pytest

from deadreckon.case.run import Run
from deadreckon.publish.dossier import page
from deadreckon.publish.dossier.built import Built

MADE = Built("void 0;", ".item{}")


@pytest.fixture(scope="session")
def dossiers(small_case: Path, small_run: Run) -> dict[str, str]:
    """The small case in each profile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "built", lambda: MADE)
        return {p: page.dossier(small_case, small_run, p) for p in ("public", "editor", "court")}
