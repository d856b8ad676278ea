"""The UN Security Council's consolidated list as XML; IMO numbers stand in the comments.

The reader is a stream of expat's: a file that declares a document type, and with it entities,
is refused, so nothing can be expanded and nothing outside is asked for.
"""

from __future__ import annotations

from xml.parsers import expat

from deadreckon.errors import Unreadable
from deadreckon.model.listed import Entry, Kind, ListedName
from deadreckon.read.lists.rows import Reading, check_size
from deadreckon.read.lists.values import day_of, imo_in, mmsi_in, once

FORMAT = "UN Security Council consolidated list"
ROOT = "CONSOLIDATED_LIST"
DEEPEST = 50
_KINDS: dict[str, Kind] = {"ENTITY": "organisation", "INDIVIDUAL": "person"}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_ORIGINAL = "NAME_ORIGINAL_SCRIPT"
_FORMER = "f.k.a."


def read_un(data: bytes, reading: Reading) -> str:
    """Read the entries into the account, and give the day on which the list was generated.

    Source of the elements: the UN's schema `sc-sanctions.xsd`.

    Raises:
        Unreadable: no XML, another list's, or one that declares a document type.
    """
    check_size(data, reading.file)
    tree = _Tree(reading)
    try:
        tree.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(
            f"is not well-formed XML ({expat.errors.messages.get(error.code, 'broken')})",
            mend="Take the list from its publisher again.",
            file=reading.file,
            line=error.lineno,
        ) from None
    return tree.date


class _Tree:
    """Follows the elements of the file and takes each entry as it closes."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.date = ""
        self.path: list[str] = []
        self.text: list[str] = []
        self.line = 0
        self.values: list[tuple[str, str]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse(self, problem: str, mend: str) -> Unreadable:
        line = self.parser.CurrentLineNumber
        return Unreadable(problem, mend=mend, file=self.reading.file, line=line)

    def _doctype(self, *_: object) -> None:
        raise self._refuse(
            "declares a document type, which lists do not have and which can hide entities",
            "Take the list from its publisher again.",
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.path and name != ROOT:
            raise self._refuse(f"is XML of another kind: <{name}>", f"Lists begin with <{ROOT}>.")
        if len(self.path) >= DEEPEST:
            raise self._refuse(f"nests more than {DEEPEST} elements", "No list does.")
        if not self.path:
            self.date = day_of(attributes.get("dateGenerated", ""))
        if name in _KINDS and self._entry() is None:
            self.line, self.values = self.parser.CurrentLineNumber, []
        self.path.append(name)
        self.text = []

    def _text(self, text: str) -> None:
        if self._entry() is not None:
            self.text.append(text)

    def _end(self, name: str) -> None:
        inside = self._entry()
        self.path.pop()
        if inside is None:
            return
        if self._entry() is None:
            self._take(_KINDS[inside])
        elif self.text:
            owner = self.path[-1] if self.path[-1] not in _KINDS else ""
            self.values.append((f"{owner}/{name}", " ".join("".join(self.text).split())))
        self.text = []

    def _entry(self) -> str | None:
        return next((name for name in self.path if name in _KINDS), None)

    def _all(self, key: str) -> list[str]:
        return [value for name, value in self.values if name == key and value]

    def _take(self, kind: Kind) -> None:
        self.reading.rows += 1
        name = " ".join(value for key in _NAMES for value in self._all(f"/{key}"))
        number = next(iter(self._all("/REFERENCE_NUMBER") or self._all("/DATAID")), "")
        if not name:
            self.reading.aside(self.line, "names nobody", field="FIRST_NAME", value=number)
            return
        remarks = " ".join(self._all("/COMMENTS1"))
        listed = "".join(self._all("/LISTED_ON")[:1])
        if listed and not day_of(listed):
            reason = "kept without its date: not a date"
            self.reading.note(self.line, reason, field="LISTED_ON", value=listed)
        own = [ListedName(name)]
        own += [ListedName(value, "alias") for value in self._all(f"/{_ORIGINAL}")]
        self.reading.entries.append(
            Entry(
                list=FORMAT,
                id=number,
                line=self.line,
                kind=kind,
                names=(*own, *self._aliases()),
                imo=imo_in(remarks),
                mmsi=mmsi_in(remarks),
                programme="".join(once(self._all("/UN_LIST_TYPE"))[:1]),
                listed=day_of(listed),
                remarks=remarks,
            )
        )

    def _aliases(self) -> list[ListedName]:
        found: list[ListedName] = []
        former = False
        for key, value in self.values:
            if key.endswith("_ALIAS/QUALITY"):
                former = value.casefold() == _FORMER
            elif key.endswith("_ALIAS/ALIAS_NAME") and value:
                found.append(ListedName(value, "former_name" if former else "alias"))
        return list(dict.fromkeys(found))
