"""Files that were taken in as they are: pictures and scans by their hash, with what they hold."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from deadreckon.case.archive import Archive
from deadreckon.case.versions import current
from deadreckon.publish.markup import Markup, element, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from deadreckon.case.ledger import Entry
    from deadreckon.publish.brief.context import Context
    from deadreckon.publish.dossier.profile import Profile

_PICTURES = re.compile(r"\.(?:jpe?g|png|tiff?|webp|heic)$", re.IGNORECASE)
_INNER = (0x8769, 0x8825)
"""Tags of EXIF under which more of it stands: of the exposure, of the position."""
_LONGEST = 300


def exhibits(
    page: Context, folder: Path, entries: Sequence[Entry], profile: Profile
) -> Markup | None:
    """List the files that are kept and not read as tables or reports.

    Their names, and what a picture says of when, where and by whom it was taken, are for the
    profile that includes files.

    Raises:
        BrokenRecord: archived bytes are missing.
    """
    held = [v for v in current(entries).values() if v.role == "file"]
    if not held:
        return None
    archive = Archive(folder)
    items = []
    for version in sorted(held, key=lambda v: (v.path, v.sha256)):
        picture = bool(_PICTURES.search(version.path))
        kind = page.say("a_picture" if picture else "a_file")
        facts = metadata(archive.read(version.sha256)) if picture and profile.files else []
        pairs = [
            element("div", element("dt", quoted(n)), " ", element("dd", quoted(t)))
            for n, t in facts
        ]
        items.append(
            element(
                "li",
                element("p", quoted(version.path if profile.files else kind), class_="id"),
                element("dl", *pairs, class_="facts") if pairs else None,
                element("p", element("code", version.sha256), class_="where"),
                class_="item",
                data_sha256=version.sha256,
            )
        )
    heading = element("h3", page.say("kind_files"), " ", element("span", str(len(items))))
    return element("section", heading, element("ol", *items, class_="items"), class_="kind")


def metadata(data: bytes) -> list[tuple[str, str]]:
    """Read what a picture holds beside the picture: EXIF and text, by name; [] if it is none."""
    from PIL import ExifTags, Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            exif = picture.getexif()
            inner = [exif.get_ifd(tag) for tag in _INNER]
            texts = {k: v for k, v in picture.info.items() if isinstance(k, str)}
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return []
    names = {**ExifTags.TAGS, **ExifTags.GPSTAGS}
    told = {str(k): v for k, v in texts.items() if isinstance(v, str)}
    for part in (exif, *inner):
        told |= {str(names.get(tag, tag)): value for tag, value in part.items()}
    return sorted((name, _text(value)) for name, value in told.items() if _text(value))


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace").strip("\0")
    return str(value).strip()[:_LONGEST]
