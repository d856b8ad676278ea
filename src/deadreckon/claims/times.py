"""When: dates and intervals, resolved against the day of publication, in any language known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from deadreckon.claims import calendarrules, datefigures, dateperiods, dateranks, durations
from deadreckon.claims.daterules import Found, points
from deadreckon.claims.dates import Now, known
from deadreckon.claims.handed import check, day
from deadreckon.claims.intervals import Joined, Place, Span
from deadreckon.claims.lexicon import primary
from deadreckon.claims.scan import Token
from deadreckon.claims.tenses import to_come
from deadreckon.claims.timecodes import coded, tools
from deadreckon.claims.timewords import Times

RULES = (datefigures, calendarrules, dateperiods, dateranks, durations)
"""The modules of rules; the first of two that read equally far wins."""

_OPEN = re.compile(
    r"(?P<offset>#[pg]p?@(?!_[rz]))|(?P<same>@_[,a]?_[fhOIc]?_#)|(?P<present>[fhG]_Z_Z)"
    r"|(?P<parted>Z_Z_r)"
    r"|(?P<between>[bc]_Z_[at~-]_Z_z?|Z_[ap]?_Z_z)"
    r"|(?P<span>[fhGbcs]_Z_,?_[tuB~-]_Z_[rz]?|Z_[tu~-]_Z_z?|Z_p_t?_Z_[rz]?)"
    r"|(?P<months>Z_a_Z)"
    r"|(?P<since>[s5]_P?_(?:V|Z)|(?:V|Z)_v)"
    r"|(?P<on>[fh]?_Z_O|[fh]_Z_8)"
    r"|(?P<after>[DYn]_[Ud](?:_a?_[Dn]_U)?_[fhFB6]_Z|Z_p?_[DYn]_[Ud]_[LAF6])"
    r"|(?P<until>[uBA]_(?:u_)?Z|Z_[rBA1])"
    r"|(?P<weekof>(?<![DYn])U_G?_Z|Z_U)"
    r"|(?P<starting>(?:[DYn]_)?U_,?_G_Z|[fh]?_Z_p_[DYn]_[Ud](?![gh]{0,2}[ALE1-6IJz]))"
    r"|(?P<open>[fhG]_Z|Z_p)"
    r"|(?P<leaving>[DYn]_U_[F6])"
    r"|(?P<point>Z)".replace("_", "[gh]{0,2}")
    .replace("Z", "[Z@]")
    .replace("#", "Z")
)
"""The rules over words and points: Z is any point, @ one so far from another, # any other."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as a text tells it.

    Attributes:
        text: the slice of the text.
        start, end: its place in the text, in code points.
        from_: the first day; None where only an end is told, of something that is over.
        to: the last day, included; None for what goes on from a day on.
    """

    text: str
    start: int
    end: int
    from_: date | None
    to: date | None


def times(text: str, *, language: str, published: date) -> list[TimeSpan]:
    """Find the times that a text tells, in its order.

    A date without a year is the latest that had begun by publication, a bare weekday the latest
    on or before it; after `until` or `next` it is the first from then on. In sentences about
    what is to come, and after `by`, a date without a year is the nearest. Early, middle and late
    month are days 1 to 10, 11 to 20 and 21 to the end; `since` lasts to the publication.

    Args:
        text: any text; what is found never crosses a line.
        language: ISO 639-1 or a tag that starts with it. In a language without a lexicon only
            dates in figures are found.
        published: the day that relative times are told from, at the publisher; of a datetime, the
            day on its own clock.

    Raises:
        BadInput: text or language is no string, or published no day.
    """
    check(text, language)
    scanner, numbers, words = tools(primary(language))
    now = Now(day(published))
    found: list[TimeSpan] = []
    for piece, tokens in scanner.read(text):
        line, codes = coded(tokens, numbers)
        for start, end, days in _spans(line, codes, words, now):
            first, last = piece.span(line[start].start, line[end - 1].end)
            from_, to = days
            found.append(TimeSpan(text[first:last], first, last, from_, to))
            now = known(now, from_, to)
    return found


def _spans(
    line: Sequence[Token], codes: str, words: Times, now: Now
) -> Iterator[tuple[int, int, Span]]:
    ahead = to_come(line, words)
    found = list(points(line, codes, words, now, ahead))
    short, places = _shortened(codes, found)
    for match in _OPEN.finditer(short):
        here = places[match.start() : match.end()]
        whole = Joined(line, here, words, str(match.lastgroup))
        days = whole.days(replace(now, ahead=ahead[here[0].start]))
        if days is not None:
            yield here[0].start, here[-1].end, days
            now = known(now, *days)
        else:
            for place in here:
                if place.found is None or place.found.point.now:
                    continue
                if (alone := place.found.days) is not None:
                    yield place.start, place.end, alone
                    now = known(now, *alone)


def _shortened(codes: str, found: Sequence[Found]) -> tuple[str, list[Place]]:
    """Put one letter for each point."""
    short: list[str] = []
    places: list[Place] = []
    at = 0
    for one in (*found, None):
        end = one.start if one is not None else len(codes)
        short.extend(codes[at:end])
        places.extend(Place(i, i + 1, None) for i in range(at, end))
        if one is not None:
            short.append("@" if one.point.away else "Z")
            places.append(Place(one.start, one.end, one))
            at = one.end
    return "".join(short), places
