"""What a retelling changed: a difference is told only where both sides say something of its kind.

What a retelling leaves out is no difference. Of counts and likelihoods the ranges are compared:
one within the other says more, one around it less, any other pair another thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from deadreckon.claims.gazetteer import gazetteer, key
from deadreckon.claims.origins.details import sound
from deadreckon.claims.origins.found import Difference, Verdict
from deadreckon.claims.origins.likeness import countries, meet, specific
from deadreckon.claims.origins.words import words

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement
    from deadreckon.claims.quantities import Quantity
    from deadreckon.claims.times import TimeSpan

_ROUGH = 0.1
"""How far a number that is about so much may be off."""
_EVEN = 0.5
_SAME_PLACE = 75.0
"""From here on, of 100, two names are one place as they sound."""
_NEAR = (frozenset({"approx", "lt"}), frozenset({"ge", "gt"}), frozenset({"le", "lt"}))
"""Bounds that languages use for one another: about and nearly, 1,000 or more and over 1,000."""
_OPEN = frozenset({"ge", "gt"})
_STAGES = ("shipped", "transferred", "arrived")
_ROLES = {"from": "to", "to": "from"}


def differences(was: Statement, is_: Statement) -> tuple[Difference, ...]:
    """Compare a retold statement with what it retells."""
    parts: tuple[Iterable[Difference], ...] = (
        _counts(was, is_),
        _rates(was, is_),
        _terms(was, is_),
        _polarity(was, is_),
        _dates(was, is_),
        _places(was, is_),
        _directions(was, is_),
        _who(was, is_),
        _scope(was, is_),
    )
    return tuple(dict.fromkeys(one for part in parts for one in part))


def verdict(found: Iterable[Difference]) -> Verdict:
    """Put the differences of a statement together."""
    verdicts = {one.verdict for one in found}
    if not verdicts:
        return "same"
    return verdicts.pop() if len(verdicts) == 1 else "other"


def _counts(was: Statement, is_: Statement) -> Iterator[Difference]:
    taken: set[int] = set()
    for told in is_.quantities:
        pair = _paired(told, was.quantities, is_.quantities)
        if pair is None or pair.start in taken:
            continue
        taken.add(pair.start)
        if pair.value == told.value and pair.upper == told.upper:
            if not _one_unit(pair, told, across=was.language != is_.language):
                yield Difference("unit", pair.text, told.text, "other")
            if not _alike(pair, told):
                yield Difference("bound", pair.text, told.text, _nested(_range(pair), _range(told)))
        elif _placed_anew(was, is_):
            continue
        elif {pair.bound, told.bound} <= _OPEN or not _meet(_range(pair), _range(told)):
            made = _nested(_range(pair), _range(told))
            yield Difference("number", pair.text, told.text, made)
    yield from _fractions(was, is_)


def _placed_anew(was: Statement, is_: Statement) -> bool:
    """Whether a count has a place or a day that it had not: then it counts something else."""
    placed = bool(specific(is_)) and not specific(was)
    return placed or (bool(is_.times) and not was.times)


def _one_unit(one: Quantity, other: Quantity, *, across: bool) -> bool:
    """Whether two units may be one; between languages also where their words only come near."""
    units = {one.unit, other.unit}
    if len(units) == 1 or None in units:
        return True
    if not across:
        return False
    return bool(units & words().any_unit) or any(units <= alike for alike in words().alike)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two bounds on one number say the same, as languages say it."""
    both = {one.bound, other.bound}
    return len(both) == 1 or any(both <= near for near in _NEAR)


def _paired(
    told: Quantity, was: tuple[Quantity, ...], beside: tuple[Quantity, ...]
) -> Quantity | None:
    """Find what a number was: the same number, else the only other one of its unit."""
    same = [q for q in was if q.value == told.value and q.upper == told.upper]
    if same:
        return min(same, key=lambda q: (q.unit != told.unit, q.bound != told.bound, q.start))
    values = {q.value for q in beside}
    of_unit = [q for q in was if q.unit and q.unit == told.unit and q.value not in values]
    others = [q for q in beside if q.unit == told.unit and q.value not in {w.value for w in was}]
    return of_unit[0] if len(of_unit) == 1 and len(others) == 1 else None


def _fractions(was: Statement, is_: Statement) -> Iterator[Difference]:
    """Tell where a share became a count: 49 of 109 days, 49 times."""
    for part, whole in was.fractions:
        if str(whole) in is_.text or str(part) not in is_.text or is_.fractions:
            continue
        yield Difference("unit", f"{part} of {whole}", _around(is_.text, str(part)), "other")


def _around(text: str, number: str) -> str:
    at = text.find(number)
    return " ".join(text[at : at + 24].split()[:3])


def _rates(was: Statement, is_: Statement) -> Iterator[Difference]:
    if was.quantities and is_.quantities and bool(was.rate) != bool(is_.rate):
        once, again = was.rate or "in all", is_.rate or "in all"
        yield Difference("unit", once, again, "other")


def _terms(was: Statement, is_: Statement) -> Iterator[Difference]:
    if was.term is None or is_.term is None or _meet(was.term, is_.term):
        return
    (low, high), (then, there) = was.term, is_.term
    sides = ((low + high) / 2 - _EVEN, (then + there) / 2 - _EVEN)
    made: Verdict = "other"
    if sides[0] * sides[1] > 0:
        made = "stronger" if abs(sides[1]) > abs(sides[0]) else "weaker"
    yield Difference("term", was.term_text, is_.term_text, made)


def _polarity(was: Statement, is_: Statement) -> Iterator[Difference]:
    if was.polarity != is_.polarity and (was.quantities or was.stages or specific(was)):
        yield Difference("polarity", was.polarity, is_.polarity, "other")


def _dates(was: Statement, is_: Statement) -> Iterator[Difference]:
    ours, theirs = ([t for t in one.times if t.from_] for one in (was, is_))
    if ours and theirs and not any(_one_time(a, b) for a in ours for b in theirs):
        yield Difference("date", ours[0].text, theirs[0].text, "other")


def _one_time(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether two times may be one; of two that only begin, the days on which they do."""
    if one.to is None and other.to is None:
        return one.from_ == other.from_
    return meet(one, other)


def _places(was: Statement, is_: Statement) -> Iterator[Difference]:
    gone, come = specific(was) - specific(is_), specific(is_) - specific(was)
    near = {one for one in gone if any(_one_place(one, other) for other in come)}
    come = {one for one in come if not any(_one_place(other, one) for other in near)}
    gone -= near
    if gone and come and len(specific(was)) == len(specific(is_)):
        yield Difference("place", ", ".join(sorted(gone)), ", ".join(sorted(come)), "other")
    elif come and not gone and come <= {"cosmodrome", "Danube"}:
        yield Difference("place", ", ".join(was.places), ", ".join(is_.places), "other")


def _one_place(one: str, other: str) -> bool:
    """Whether two names may be one place that languages spell apart; known places are not."""
    known = all(key(name) in gazetteer().apart for name in (one, other))
    return not known and ratio(sound(one), sound(other)) >= _SAME_PLACE


def _directions(was: Statement, is_: Statement) -> Iterator[Difference]:
    """Tell a turned way: what something came from is where it goes, or the ends change places."""
    turned = {
        name
        for role, name in was.roles
        if (_ROLES[role], name) in is_.roles
        and (role, name) not in is_.roles
        and (_ROLES[role], name) not in was.roles
    }
    if not turned:
        once, now = _reached(was), _reached(is_)
        ends = once | now
        if once and now and not once & now and ends <= {*was.places} & {*is_.places}:
            turned = ends
    if turned:
        yield Difference("direction", _told(was, turned), _told(is_, turned), "other")


def _reached(statement: Statement) -> set[str]:
    """Give the countries that something goes to, and does not come from."""
    to = {name for role, name in statement.roles if role == "to"} & countries(statement)
    return {name for name in to if ("from", name) not in statement.roles}


def _told(statement: Statement, names: set[str]) -> str:
    return ", ".join(f"{role} {name}" for role, name in sorted(statement.roles) if name in names)


def _who(was: Statement, is_: Statement) -> Iterator[Difference]:
    gone, come = was.citizens - is_.citizens, is_.citizens - was.citizens
    if gone and come and len(was.citizens) == len(is_.citizens):
        yield Difference("who", ", ".join(sorted(gone)), ", ".join(sorted(come)), "other")


def _scope(was: Statement, is_: Statement) -> Iterator[Difference]:
    if was.joined and is_.joined and was.joined != is_.joined:
        made: Verdict = "stronger" if is_.joined == "and" else "weaker"
        yield Difference("scope", was.joined, is_.joined, made)
    ours, theirs = (_furthest(one) for one in (was, is_))
    if ours is not None and theirs is not None and ours != theirs:
        made = "stronger" if theirs > ours else "weaker"
        yield Difference("scope", _STAGES[ours], _STAGES[theirs], made)


def _furthest(statement: Statement) -> int | None:
    """Give how far a statement says that goods came, where it says one thing of it."""
    if len(set(statement.stages)) != 1:
        return None
    return _STAGES.index(statement.stages[0])


def _range(one: Quantity) -> tuple[float, float]:
    """Give the counts that a quantity leaves open, both included."""
    value = one.value
    match one.bound:
        case "gt":
            return value + 1, inf
        case "ge":
            return value, inf
        case "lt":
            return 0, value - 1
        case "le":
            return 0, value
        case "approx":
            return value * (1 - _ROUGH), value * (1 + _ROUGH)
        case _:
            return value, one.upper if one.upper is not None else value


def _nested(was: tuple[float, float], is_: tuple[float, float]) -> Verdict:
    if was == is_:
        return "other"
    if was[0] <= is_[0] and is_[1] <= was[1]:
        return "stronger"
    return "weaker" if is_[0] <= was[0] and was[1] <= is_[1] else "other"


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
