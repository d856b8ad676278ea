"""What every part of the page needs: the run, its language, and links to the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadreckon.case.phrases import Phrases, phrases
from deadreckon.judgement.yardsticks import Yardstick, yardstick
from deadreckon.publish.brief.drawn import WIDE
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from deadreckon.case.run import Run
    from deadreckon.model.evidence import Claim

RECORD = "record"
FORGOTTEN = "forgotten"
MARK = "†"
"""Beside a number that stood on something forgotten."""
NOTHING = "–"
_NARROW = "\u202f"
_BESIDE_PERCENT = re.compile(r"(?<=\d) %")
_RANGE = re.compile(r"(?<![\d–-])(\d{1,3}(?:[.,]\d+)?)[–-](\d{1,3}(?:[.,]\d+)?)(?![\d–-])")
_FRENCH_BEFORE = re.compile(r" ([;:!?»])")
_FRENCH_AFTER = re.compile(r"« ")
Cell = str | tuple[str, str]
"""A cell's content, or its content and a class."""


@dataclass(frozen=True, slots=True)
class Context:
    """The run that is printed, the phrases it is printed in and the yardstick.

    Attributes:
        wide: pixels that a figure has on a wide page.
    """

    run: Run
    say: Phrases
    scale: Yardstick
    claims: dict[str, Claim]
    wide: float = WIDE

    def result(self, path: str, text: str, because: Iterable[str] = ()) -> Markup:
        """Give a number of the results: its path in the JSON, and a link to what it stands on."""
        number = element("a", text, href=self.target(because), data_dr=path, class_="n")
        if not any(stone.bears_on(path) for stone in self.run.forgotten):
            return number
        return join(number, element("a", MARK, href=f"#{FORGOTTEN}", class_="plain"))

    def target(self, because: Iterable[str] = ()) -> str:
        """Link to the first known record of `because`, to the whole record where it names none."""
        known = next((id_ for id_ in because if id_ in self.run.index), None)
        return "#" + (RECORD if known is None else anchor(known)).replace("%", "%25")

    def references(self, ids: Sequence[str], *, most: int = 12) -> Markup:
        """List records as links; those past `most` are counted."""
        links = [
            element("a", quoted(id_), href=self.target((id_,)), class_="ref") for id_ in ids[:most]
        ]
        left = len(ids) - most
        parts: list[str] = []
        for number, link in enumerate(links):
            parts += [", " if number else "", link]
        if left > 0:
            parts.append(" " + self.say("and_more", n=left))
        return join(*parts)

    def prose(self, text: str) -> Markup:
        """Set our own words: no line breaks before signs that must not stand alone."""
        text = _RANGE.sub("\\1\u2060–\u2060\\2", text)
        text = _BESIDE_PERCENT.sub("\u00a0%", text)
        if self.say.language == "fr":
            text = _FRENCH_AFTER.sub("«\u00a0", _FRENCH_BEFORE.sub(f"{_NARROW}\\1", text))
        return quoted(text)

    def english(self, text: str) -> Markup:
        """Give words that the stages wrote, which are English whatever the page's language."""
        if self.say.language == "en":
            return quoted(text)
        return element("span", quoted(text), lang="en")

    def p(self, key: str, **values: object) -> Markup:
        """Give a paragraph of one phrase."""
        return element("p", self.prose(self.say(key, **values)))

    def name(self, id_: str) -> str:
        """Give the name to print for a source or an origin."""
        known = self.run.frame.sources.get(id_) or self.run.frame.origins.get(id_)
        return known.name if known and known.name else id_

    def origin(self, id_: str) -> str:
        """Give the name to print for an origin; a computed figure is one under its path."""
        if id_.startswith(("routes.", "places.")):
            return self.say("proved_of", route=id_.split(".")[1])
        known = self.run.frame.origins.get(id_) or self.run.frame.sources.get(id_)
        return known.name if known and known.name else id_

    def place(self, id_: str) -> str:
        """Give a place's name."""
        return self.run.frame.places[id_].label

    def percent(self, p: float) -> str:
        """Write a probability so that it stays in its band."""
        return f"{self.say.decimal(self.scale.figure(p))}\u00a0%"

    def percents(self, low: float, high: float) -> str:
        """Write a range of probabilities."""
        ends = dict.fromkeys(self.say.decimal(self.scale.figure(end)) for end in (low, high))
        return "\u2060–\u2060".join(ends) + "\u00a0%"


def context(run: Run, wide: float = WIDE) -> Context:
    """Prepare a run for printing in the language of its frame."""
    return Context(
        run=run,
        say=phrases("deadreckon.publish", run.frame.language),
        scale=yardstick(run.frame.yardstick),
        claims={claim.id: claim for claim in run.evidence.claims},
        wide=wide,
    )


def anchor(id_: str) -> str:
    """Give the id of a record's element in the page."""
    return "e-" + re.sub(r"\s", "_", id_)


def section(id_: str, title: str, *children: str | None) -> Markup:
    """Build a part of the page under its heading."""
    heading = element("h2", title, id=f"{id_}-title")
    return element("section", heading, *children, id=id_, aria_labelledby=f"{id_}-title")


def table(caption: str | None, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Markup:
    """Build a table whose cells carry their head, so that a narrow page can stack them."""
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    body = [row_of(heads, row) for row in rows]
    return element(
        "table",
        None if caption is None else element("caption", caption),
        element("thead", head),
        element("tbody", *body),
    )


def row_of(heads: Sequence[str], cells: Sequence[Cell], **attributes: str | None) -> Markup:
    """Build one row of such a table; the first cell names the row."""
    built = []
    for number, (head, cell) in enumerate(zip(heads, cells, strict=True)):
        content, class_ = cell if isinstance(cell, tuple) else (cell, None)
        if number:
            class_ = class_ or ("none" if content == NOTHING else None)
            built.append(element("td", element("div", content), data_label=head, class_=class_))
        else:
            built.append(element("th", content, scope="row", class_=class_))
    return element("tr", *built, **attributes)


def items(lines: Iterable[str]) -> Markup:
    """Build a list."""
    return element("ul", *(element("li", line) for line in lines))
