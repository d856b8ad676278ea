"""The script and the style of the page, as Vite built them from `page/`."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib.resources import files

from deadreckon.errors import BadUse


@dataclass(frozen=True, slots=True)
class Built:
    """What Vite made, as text that can stand within an element."""

    script: str
    style: str

    @property
    def policy(self) -> str:
        """The content security policy of a page that holds this script: it alone may run."""
        digest = base64.b64encode(hashlib.sha256(self.script.encode()).digest()).decode()
        return (
            f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
            "img-src data: blob:; base-uri 'none'; form-action 'none'"
        )


def built() -> Built:
    """Read the built page.

    Raises:
        BadUse: it was not built into this copy of the program.
    """
    folder = files("deadreckon.publish.dossier") / "built"
    try:
        script = (folder / "page.js").read_text("utf-8")
        style = (folder / "page.css").read_text("utf-8")
    except OSError:
        raise BadUse(
            "needs the page, which is not built into this copy of the program",
            field="--to",
            value="dossier",
            mend="In a checkout `make page` builds it, with Node 20.19 or later or with the one "
            "it fetches; the brief (--to brief) holds the same figures without it.",
        ) from None
    # Whatever is in a script, the element ends only where we end it.
    return Built(script.replace("</", "<\\/").replace("<!--", "<\\!--"), style)
