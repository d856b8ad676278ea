"""Claims in a document as it was captured: its text, and what is stated beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from deadreckon.claims.answers import Ask, is_one, propose
from deadreckon.claims.extract import UNMAPPED, extract
from deadreckon.claims.lexicon import UNKNOWN, languages, primary
from deadreckon.claims.proposed import Claims
from deadreckon.errors import BadUse
from deadreckon.read.report import Extracted, read_report
from deadreckon.read.report_meta import ReportMeta, read_meta


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is asked for claims too; `note` names it and its endpoint in each of them."""

    ask: Ask
    note: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A document's text and the claims proposed in it; spans count the text's code points.

    Attributes:
        told: what of the document could not be read.
    """

    name: str
    text: str
    title: str
    claims: Claims
    told: tuple[str, ...] = ()


def claims_of(
    data: bytes,
    name: str,
    *,
    meta: bytes | None = None,
    published: date | None = None,
    language: str = "",
    model: Model | None = None,
) -> Marked:
    """Propose the claims of a document.

    What is asked for goes before what is stated beside the document, and that before what the
    document tells of itself.

    Args:
        data: the bytes of a text or page.
        name: of its file; its ending says what it is.
        meta: of its `.meta.toml`, or None.
        published: the day.
        language: ISO 639-1, or "".
        model: asked besides the lexicons; its claims come after theirs, as `m1` and so on.

    Raises:
        BadUse: a language is asked for that has no lexicon.
        Unreadable: as `read_report` and `read_meta`, and what the model's `ask` raises.
    """
    if language and primary(language) == UNKNOWN:
        mend = f"Use one of {', '.join(languages())}; or leave it out, and it is told."
        raise BadUse("has no lexicon", mend=mend, field="--language", value=language)
    read = read_report(data, name)
    stated = ReportMeta() if meta is None else read_meta(meta, f"{name}.meta.toml")[0]
    day = published or stated.published or read.published
    tongue = language or stated.language or read.language
    found = extract(read.text, language=tongue, published=day)
    if model is not None:
        found = _with_model(found, read.text, model)
    told = tuple(_unread(read, name))
    return Marked(name, read.text, stated.title or read.title, found, told)


def _unread(read: Extracted, name: str) -> Iterator[str]:
    if read.unread:
        yield f"{name}: no text on page {read.unread}"
    if count := read.text.count(UNMAPPED):
        yield (
            f"{name}: {count} letters could not be read (U+FFFD): "
            "numbers and days that hold one are left out; look at the page itself"
        )


def _with_model(found: Claims, text: str, model: Model) -> Claims:
    """Add what a model proposes and the lexicons did not find."""
    proposed, refused = propose(
        text, language=found.language, published=found.published, ask=model.ask, note=model.note
    )
    new = [claim for claim in proposed if not is_one(claim, found.claims)]
    numbered = (replace(claim, id=f"m{n}") for n, claim in enumerate(new, 1))
    return replace(found, claims=(*found.claims, *numbered), refused=refused)
