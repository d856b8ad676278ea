"""Whom a text has named so far, so that `the ministry` and `it` find their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deadreckon.claims.gazetteer import state
from deadreckon.claims.names import Name
from deadreckon.claims.sources import known

LONGEST_BARE = 2
"""Letters of a pronoun where words run together: 他, 彼女."""
LEAST_SHARED = 4
"""Letters that a word of an anaphor shares with a name for them to be one."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source.

    Attributes:
        name: canonical, or the text's own where it is not known.
        words: the text's.
        collects: it has collection of its own; `silent`: it says nothing itself.
    """

    name: str
    words: str | None
    collects: bool = False
    silent: bool = False

    @property
    def known(self) -> bool:
        """Whether its canonical name is known."""
        return self.name != self.words

    @property
    def body(self) -> bool:
        """Whether it is one of the bodies known by name, or a state."""
        return self.known or bool(known(self.name))


Chain = tuple[Speaker, ...]


def named(words: str) -> Speaker:
    """Give the source that a phrase names: a known body, a state, else the phrase itself."""
    bodies = known(words)
    if not bodies:
        return Speaker(state(words) or words, words)
    body = next((found.body for found in bodies if found.body.speech), bodies[0].body)
    return Speaker(body.name, words, collects=body.collects, silent=body.silent)


MOST = 60
"""Sources remembered, the last ones: an anaphor does not reach further back."""


@dataclass(slots=True)
class Speakers:
    """Sources in the order in which a text names them.

    Attributes:
        text: the whole text.
        outlet: who publishes it, left out of all chains.
        last: the chain of the last attribution.
    """

    text: str
    outlet: str
    last: Chain = ()
    _named: list[Speaker] = field(default_factory=list)

    def chain(self, names: Sequence[Name], *, denies: bool = False) -> Chain:
        """Resolve the names of an attribution; what stands for nobody known is left out.

        A pronoun alone stands for the whole chain before it. Who denies is no source for what
        follows.
        """
        found: list[Speaker] = []
        for name in names:
            words = self.text[name.start : name.end]
            if name.anaphor:
                resolved = self.last if name.pronoun else self._anaphor(words)
            else:
                resolved = self._full(words)
            found += [s for s in resolved if all(s.name != other.name for other in found)]
        for speaker in found:
            if speaker in self._named:
                self._named.remove(speaker)
            self._named.append(speaker)
        del self._named[:-MOST]
        if found and not denies:
            self.last = tuple(found)
        return tuple(found)

    def _full(self, words: str) -> Chain:
        plain = words.casefold().strip('«»"“”„ ')
        if self.outlet and (plain == self.outlet.casefold() or self.outlet.casefold() in plain):
            return ()
        return (named(words),)

    def _anaphor(self, words: str) -> Chain:
        """Find the last name that shares a word, else the last body that makes no pictures.

        The company is not whoever spoke last, unless that is a body known to be one.
        """
        sought = {word[:6] for word in _words(words)}
        for speaker in reversed(self._named):
            have = {word[:6] for word in (*_words(speaker.words or ""), *_words(speaker.name))}
            if sought & have or _within(words, speaker.words or ""):
                return (speaker,)
        for speaker in reversed(self.last):
            if not speaker.silent and (speaker.body or len(words) <= LONGEST_BARE):
                return (speaker,)
        return (Speaker(words, words),)


def _within(anaphor: str, words: str) -> bool:
    """Tell whether a name without blanks holds an anaphor, but for its pointing word."""
    bare = anaphor.lstrip("同该該这這此本其")
    return len(bare) > 1 and bare[0] >= "\u3000" and bare in words


def _words(phrase: str) -> list[str]:
    return [w for w in phrase.casefold().replace("'", " ").split() if len(w) >= LEAST_SHARED]
