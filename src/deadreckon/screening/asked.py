"""What is screened: a name, an IMO number, an MMSI, or several of them, out of what was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from deadreckon.errors import BadUse
from deadreckon.model.vessel import imo_valid, mmsi_plausible

_NUMBER = r"(?<![\w-])(?:{label}\s*(?:number|no\.?|#)?\s*[:.]?\s*)?(\d{{{digits}}})(?![\w-])"
_IMO = re.compile(_NUMBER.format(label="IMO", digits=7), re.IGNORECASE)
_MMSI = re.compile(_NUMBER.format(label="MMSI", digits=9), re.IGNORECASE)
_AROUND = ' \t\r\n,;:()[]/«»"“”„'


@dataclass(frozen=True, slots=True)
class Asked:
    """A vessel, organisation or person to be looked for in lists.

    Attributes:
        text: as it was asked.
        names: in any script; every one is looked for.
        imo: seven digits each; a vessel has one.
        mmsi: nine digits each.
    """

    text: str
    names: tuple[str, ...] = ()
    imo: tuple[str, ...] = ()
    mmsi: tuple[str, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """What makes its numbers implausible, in words; none of it rules a match out."""
        imo = [
            f"IMO {number} fails the check digit of ships: misread, or a company's number"
            for number in self.imo
            if not imo_valid(number)
        ]
        mmsi = [
            f"MMSI {number} is none of a ship: ships' begin with 2 to 7"
            for number in self.mmsi
            if not mmsi_plausible(number)
        ]
        return (*imo, *mmsi)


def asked(text: str) -> Asked:
    """Read what was typed: `ANGARA`, `IMO 9179842`, `273123456`, `Angara, IMO 9179842`.

    Seven digits that stand alone are an IMO number, nine an MMSI; the rest is the name.

    Raises:
        BadUse: nothing in it can be looked for.
    """
    plain = unicodedata.normalize("NFKC", text)
    mmsi = tuple(dict.fromkeys(_MMSI.findall(plain)))
    imo = tuple(dict.fromkeys(_IMO.findall(plain)))
    name = _IMO.sub(" ", _MMSI.sub(" ", plain)) if imo or mmsi else plain
    name = " ".join(name.split()).strip(_AROUND)
    if not (imo or mmsi or any(c.isalnum() for c in name)):
        mend = "Give a name, an IMO number (seven digits) or an MMSI (nine)."
        raise BadUse("is nothing to look for", field="WHAT", value=text, mend=mend)
    return Asked(text, (name,) if any(c.isalnum() for c in name) else (), imo, mmsi)
