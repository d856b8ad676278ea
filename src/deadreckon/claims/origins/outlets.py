"""Other reports of the case as a text refers to them: by outlet, by link, by quoted headline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from deadreckon.claims.origins.naming import canonical
from deadreckon.claims.origins.words import words

if TYPE_CHECKING:
    from deadreckon.model.evidence import Report

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"https?://[^\s<>\"'»”)\]]+")
_QUOTED = re.compile('["“„«「『《‘](?P<words>[^"“”„«»「」『』《》]{15,200})["”“»」』》’]')
_SHORTEST = 4
"""Code points of the shortest name of an outlet that is looked for in texts."""


def publisher_of(report: Report) -> str:
    """Give the canonical name of who publishes a report; its file's name where nobody says."""
    return canonical(report.publisher) if report.publisher else report.name


class Outlets:
    """Who publishes in a case, found again in the words of others."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        """Take in the publishers, addresses and headlines of all reports."""
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._linked: dict[str, str] = {}
        self._titled: dict[str, str] = {}
        for report in sorted(reports, key=lambda one: one.name):
            name = publisher_of(report)
            if len(report.publisher) >= _SHORTEST and (first := _WORD.search(report.publisher)):
                self._named[first[0].casefold()].add(report.publisher)
            if report.url:
                self._linked.setdefault(_address(report.url), name)
                self._linked.setdefault(_host(report.url), name)
            self._titled.setdefault(_plain(_headline(report)), name)

    def cited(self, text: str, start: int, end: int) -> Iterator[str]:
        """Give the outlets that a stretch names, canonical, in the order of the text."""
        for word in _WORD.finditer(text, start, end):
            for name in sorted(self._named.get(word[0].casefold(), ()), key=len, reverse=True):
                stop = word.start() + len(name)
                inside = text[stop : stop + 1].isalnum() and text[stop : stop + 1] < "\u3000"
                if not inside and text[word.start() : stop].casefold() == name.casefold():
                    yield canonical(name)
                    break

    def linked(self, text: str, start: int, end: int) -> Iterator[str]:
        """Give whose pages a stretch links to, and whose headlines it quotes, canonical."""
        for link in _LINK.finditer(text, start, end):
            host = _host(link[0])
            known = self._linked.get(_address(link[0])) or self._linked.get(host)
            found = known or next(
                (name for at, name in words().domains if host == at or host.endswith(f".{at}")), ""
            )
            if found:
                yield found
        for quoted in _QUOTED.finditer(text, start, end):
            if found := self._titled.get(_plain(quoted["words"]), ""):
                yield found


def _headline(report: Report) -> str:
    return report.title or next((line for line in report.text.splitlines() if line.strip()), "")


def _plain(headline: str) -> str:
    return " ".join(_WORD.findall(headline.casefold()))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _address(url: str) -> str:
    parts = urlsplit(url)
    return f"{_host(url)}{parts.path.rstrip('/')}?{parts.query}"
