"""What a number counts: the noun beside it, the one it was last told of, or what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from deadreckon.claims.beside import (
    Seen,
    attribute,
    back,
    is_part,
    is_whole,
    money_at,
    single,
    unit_at,
)
from deadreckon.claims.bounds import Bounded
from deadreckon.claims.lexicon import Words
from deadreckon.claims.nouns import BETWEEN_KANA, Nouns, written_noun
from deadreckon.claims.scan import Token
from deadreckon.claims.uncounted import is_code, is_name
from deadreckon.claims.units import LEAST, Units

_AHEAD = 7
"""Tokens looked at after a number."""
_PASSED = {"fill", "particle", "after"}
_GENERAL = {"thing", "case", "building", "site", "animal", "bird", "vehicle", "company"}
"""What counters of nearly anything imply; what stands beside them tells better."""


class Reader:
    """Reads the units of one text from its start to its end; it remembers what was counted."""

    def __init__(self, units: Units, nouns: Nouns, tails: Mapping[str, str]) -> None:
        """Start on a new text; `tails` as `Units.tails` gives them for a language of compounds."""
        self._units, self._nouns, self._tails = units, nouns, tails
        self._last: str | None = None
        self._by_counter: dict[str, str] = {}
        self._event: str | None = None

    def read(
        self, line: Sequence[Token], one: Bounded, spelt: Callable[[Token], str]
    ) -> tuple[int, int, str | None]:
        """Give the tokens of the whole quantity, first and after last, and its unit.

        Args:
            line: the tokens of a line, numbers put together.
            one: a number of it.
            spelt: gives a token as the text has it.
        """
        money = money_at(line, one.at[0])
        if money is not None or is_code(line, one, spelt):
            return one.start, one.end, money
        seen = self._seen(line, one, spelt)
        unit = seen.unit
        placed = one.ordinal and one.bound == "eq" and not self._counts(line, one, unit)
        if unit is None or placed:
            return one.start, one.end, None
        if unit in self._units.measures:
            return seen.start, seen.end, unit
        self._last = unit
        if seen.counter is not None:
            self._by_counter[seen.counter.word] = unit
        if seen.end < len(line) and "per_day" in line[seen.end].kinds:
            return seen.start, seen.end + 1, f"{unit} per day"
        if seen.start and "per_day" in line[seen.start - 1].kinds:
            return seen.start - 1, seen.end, f"{unit} per day"
        return seen.start, seen.end, unit

    def _seen(self, line: Sequence[Token], one: Bounded, spelt: Callable[[Token], str]) -> Seen:
        seen = Seen(one)
        before = unit_at(line, one.start - 1) if one.start else None
        if one.ordinal and before in self._units.events:
            seen.unit, seen.start = before, one.start - 1
        else:
            self._look_ahead(line, seen)
            if seen.counter is not None and self._nouns.beside:
                self._look_right_before(line, one, seen)
        if seen.unit is None and not seen.attribute:
            self._look_beside(line, one, seen, spelt)
        return seen

    def leave(self, line: Sequence[Token]) -> None:
        """Remember the last event of a line that has been read."""
        for i in range(len(line) - 1, -1, -1):
            event = self._event_at(line, i)
            if event is not None:
                self._event = event
                return

    def _event_at(self, line: Sequence[Token], at: int) -> str | None:
        kinds = line[at].kinds
        if "cue" in kinds:
            return str(kinds["cue"])
        unit = unit_at(line, at)
        return str(unit) if unit in self._units.events else None

    def _counts(self, line: Sequence[Token], one: Bounded, unit: str | None) -> bool:
        """Whether an ordinal tells how many there were: the fourth voyage, not a second one."""
        article = one.start > 0 and "article" in line[one.start - 1].kinds
        return unit in self._units.events and one.value > 1 and not article

    def _look_ahead(self, line: Sequence[Token], seen: Seen) -> None:
        at = seen.at
        seen.times = "times" in line[at - 1].kinds
        end = seen.end
        for i in range(at, min(len(line), at + _AHEAD)):
            named = unit_at(line, i) or self._compound(line[i])
            another = i + 1 < len(line) and "unit" in line[i + 1].kinds
            if i == at and another and named in self._units.measures:
                seen.attribute = True  # 122 mm shells
                return
            if named is not None:
                seen.name(named, end if seen.whole else i + 1)
                if not (self._units.last and another):
                    return
            elif not self._passes(line, i, seen):
                return

    def _passes(self, line: Sequence[Token], i: int, seen: Seen) -> bool:
        """Whether a noun may still come after a token."""
        token, kinds = line[i], line[i].kinds
        counted = seen.counter is not None
        if "number" in kinds or token.word == "-":
            return self._passes_number(line, i, seen)
        if "of" in kinds and i == seen.at and i + 1 < len(line) and "number" in line[i + 1].kinds:
            return True
        stops = "stop" in kinds and "of" not in kinds
        broken = counted and ("break" in kinds or token.word == ",")
        if stops or broken or (token.word == "," and seen.unlisted):
            return False
        if "times" in kinds or ("counter" in kinds and not counted and i <= seen.at + 1):
            seen.count(token, i + 1)
            return True
        if kinds:
            return bool(_PASSED & kinds.keys())
        seen.unknown += 1
        seen.follow(line, i)
        return token.word[0].isalpha() and seen.unknown <= self._units.skip

    @staticmethod
    def _passes_number(line: Sequence[Token], i: int, seen: Seen) -> bool:
        """Whether a noun may come after another number, or after a dash."""
        if line[i].word == "-" and i == seen.at and line[i].start == line[i - 1].end:
            seen.attribute = True
            return False
        if i > seen.at and "number" in line[i].kinds and is_whole(line, seen.at, i):
            seen.whole = True
            return True
        return attribute(line, i)

    def _look_beside(
        self, line: Sequence[Token], one: Bounded, seen: Seen, spelt: Callable[[Token], str]
    ) -> None:
        follows = seen.counter is not None and bool(seen.unlisted) and not self._nouns.beside
        if self._units.before and not follows:
            self._look_before(line, one, seen)
        if seen.unit is not None:
            return
        if seen.counter is not None:
            seen.unit = self._counted(line, one, seen, spelt)
        elif seen.times:
            seen.unit = self._happened(line, one)
        elif is_part(line, one) and self._bare(line, one.at[1]):
            seen.unit = self._last
        elif one.bound != "eq" and self._bare(line, one.at[1]):
            nouns = {**self._units.things, **self._units.events}
            seen.unit = self._behind(line, one.start, nouns) or self._last
        elif not self._units.before:
            self._look_unlisted(line, one, seen, spelt)

    def _look_unlisted(
        self, line: Sequence[Token], one: Bounded, seen: Seen, spelt: Callable[[Token], str]
    ) -> None:
        found = None
        if self._may_be_unlisted(line, one, spelt):
            found = self._nouns.after([spelt(token) for token in seen.unlisted])
        if found is not None:
            seen.unit = found[1]
            if seen.whole:
                return
            seen.end = max(seen.end, line.index(seen.unlisted[found[0] - 1]) + 1)
        elif is_part(line, one):
            seen.unit = self._last

    def _may_be_unlisted(
        self, line: Sequence[Token], one: Bounded, spelt: Callable[[Token], str]
    ) -> bool:
        """Whether a number without a listed noun may count what it stands before."""
        whole = one.value == int(one.value) and not one.ordinal and one.value > 1
        return whole and (self._nouns.capital or not is_name(line, one, spelt))

    def _counted(
        self, line: Sequence[Token], one: Bounded, seen: Seen, spelt: Callable[[Token], str]
    ) -> str | None:
        """Give what a counter without a listed noun beside it counts."""
        counter = seen.counter
        implied = str(counter.kinds["counter"]) if counter else "thing"
        if counter is None or implied not in _GENERAL:
            return implied
        known = self._by_counter.get(counter.word)
        if known and is_part(line, one):
            return known
        after = self._written(line, seen, spelt)
        if implied == "thing":
            known = known or self._behind(line, one.start, self._units.things) or self._last
            return after or known or self._unlisted_before(line, one, seen, spelt)
        return after or self._unlisted_before(line, one, seen, spelt) or known or implied

    def _written(
        self, line: Sequence[Token], seen: Seen, spelt: Callable[[Token], str]
    ) -> str | None:
        """Give the noun that no lexicon lists right after a counter, where words run together."""
        held = not self._nouns.beside or "fill" in line[min(seen.end, len(line) - 1)].kinds
        run = "".join(spelt(token) for token in seen.unlisted)
        longest = {"longest": BETWEEN_KANA} if self._nouns.beside else {}
        return written_noun(run, ends=False, **longest) if held else None

    def _unlisted_before(
        self, line: Sequence[Token], one: Bounded, seen: Seen, spelt: Callable[[Token], str]
    ) -> str | None:
        """Give the noun that no lexicon lists before a number and its counter."""
        at = one.start - 1
        marks = self._nouns.marks
        while marks.beside and at >= 0 and line[at].word in marks.beside | marks.topics:
            at -= 1
        if not self._tells(line, range(at + 1, one.start), seen):
            return None
        row: list[str] = []
        while marks.beside and at >= 0 and not line[at].kinds and len(row) <= _AHEAD:
            row.append(spelt(line[at]))
            at -= 1
            if row[-1].isalpha() and len(row[-1]) > 1:
                break
        while row and at >= 0 and line[at].end == line[at + 1].start and line[at].word.isalpha():
            row.append(spelt(line[at]))  # 기린, of which 기 alone is a counter
            at -= 1
        if not row:
            return None
        noun = written_noun("".join(reversed(row)), ends=True, longest=BETWEEN_KANA)
        return self._nouns.before(noun or "".join(reversed(row)))

    def _look_before(self, line: Sequence[Token], one: Bounded, seen: Seen) -> None:
        for i in range(one.at[0] - 1, max(-1, one.start - 5), -1):
            kinds = line[i].kinds
            unit = unit_at(line, i)
            if unit is not None:
                counted = unit in self._units.events or not seen.times
                civil = unit in self._units.civil and unit not in self._units.things
                if civil and not self._tells(line, range(i + 1, one.start), seen):
                    return
                if counted and unit not in self._units.measures:
                    seen.unit, seen.start = unit, min(i, one.start)
                return
            if not {"particle", "fill", "before"} & kinds.keys():
                return

    @staticmethod
    def _look_right_before(line: Sequence[Token], one: Bounded, seen: Seen) -> None:
        """Read a noun that nothing parts from its number: it is what the counter counts."""
        at = one.start - 1
        unit = unit_at(line, at) if at >= 0 and line[one.start].start - line[at].end <= 1 else None
        if unit is not None and not {"before", "number", "counter"} & line[at].kinds.keys():
            seen.unit, seen.start = unit, at

    def _tells(self, line: Sequence[Token], between: range, seen: Seen) -> bool:
        """Whether particles make a noun before a number what is counted, not who does or where."""
        beside = self._nouns.marks.beside
        topic = False
        for i in between:
            if line[i].word in self._nouns.marks.topics:
                topic = True
            elif "before" not in line[i].kinds and beside and line[i].word not in beside:
                return False
        ends = seen.counter is None or seen.end >= len(line) or line[seen.end].word
        return not (topic and ends in self._nouns.marks.objects)

    def _behind(self, line: Sequence[Token], start: int, nouns: Mapping[str, Words]) -> str | None:
        for i in back(line, start):
            unit = unit_at(line, i) or self._compound(line[i])
            if unit in nouns and not any(single(line, j) for j in (i - 1, i - 2)):
                return unit
        return None

    def _happened(self, line: Sequence[Token], one: Bounded) -> str | None:
        near = [
            *back(line, one.start),
            *range(one.end, min(len(line), one.end + 3 * _AHEAD)),
        ]
        for i in near:
            event = self._event_at(line, i)
            if event is not None:
                return event
        return self._event

    @staticmethod
    def _bare(line: Sequence[Token], at: int) -> bool:
        """Whether no noun of its own follows the number."""
        if at >= len(line):
            return True
        kinds = line[at].kinds
        return not line[at].word[0].isalpha() or bool(
            {"stop", "after", "both", "to", "number", "particle", "partitive"} & kinds.keys()
        )

    def _compound(self, token: Token) -> str | None:
        if not self._tails or token.kinds or len(token.word) <= LEAST:
            return None
        for cut in range(2, len(token.word) - LEAST + 1):
            unit = self._tails.get(token.word[cut:])
            if unit is not None:
                return unit
        return None
