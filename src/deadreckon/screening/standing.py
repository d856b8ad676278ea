"""Whether a vessel was listed on a day: what the listings of the file say, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deadreckon.model.evidence import Listing
    from deadreckon.model.times import Interval

Answer = Literal["yes", "no", "cannot tell"]


@dataclass(frozen=True, slots=True)
class OnTheDay:
    """What one listing says of a time: in force through it, outside of it, or open."""

    listing: str
    list: str
    basis: str
    answer: Answer
    why: str

    @property
    def words(self) -> str:
        """Give it in words: which list, on what basis, why."""
        basis = f" ({self.basis})" if self.basis else ""
        return f"{self.list}{basis}: {self.why}"


def term(listing: Listing) -> tuple[date | None, date | None]:
    """Give the first and the last day of a listing, as stated; None where one is not."""
    if listing.when is None:
        return None, None
    first, last = days(listing.when)
    return first if listing.begins else None, last if listing.ends else None


def days(when: Interval) -> tuple[date, date]:
    """Give the first and the last day as they were written, else those in UTC."""
    first, _, last = when.text.partition("/")
    return _day(first, when.start.date()), _day(last or first, when.end.date())


def on_the_day(listing: Listing, when: Interval) -> OnTheDay:
    """Say whether a listing was in force throughout a time."""
    answer, why = _answer(listing, when)
    return OnTheDay(listing.id, listing.list, listing.basis, answer, why)


def listed(found: Sequence[OnTheDay]) -> tuple[Answer, str]:
    """Put listings together: one that holds is enough; that none holds is said of these alone."""
    for answer in ("yes", "cannot tell"):
        held = [one for one in found if one.answer == answer]
        if held:
            return answer, "; ".join(one.words for one in held)
    if not found:
        return "no", "this file has no listing of it"
    return "no", "; ".join(one.words for one in found)


def _answer(listing: Listing, when: Interval) -> tuple[Answer, str]:
    first, last = term(listing)
    start, end = days(when)
    if first is not None and end < first:
        return "no", f"only from {first}"
    if last is not None and last < start:
        return "no", f"until {last}"
    if first is None:
        return "cannot tell", "from which day is not stated"
    if first <= start and (last is None or end <= last):
        return "yes", f"from {first}" + (f" to {last}" if last else "")
    inside = f"from {first}" if start < first else f"until {last}"
    return "cannot tell", f"{inside}, within the time in which it was"


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return otherwise
