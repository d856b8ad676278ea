"""One sentence for each figure, fit to print, that cannot be read as more than it says.

The words are data (`messages`), in English and French; each sentence carries its conditions, so
that it stays true when it is quoted alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from math import floor
from string import Formatter
from typing import TYPE_CHECKING

from deadreckon.voyages.figures import CEILING_RAISED

if TYPE_CHECKING:
    from deadreckon.model.frame import Frame, Route
    from deadreckon.model.times import Interval
    from deadreckon.voyages.figures import Calls, Counted, Likely

LANGUAGES = ("en", "fr")

Shown = Mapping[str, tuple[int | str, str]]
"""A number or text by its name in a phrase, with the end of its path in the JSON."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces: a piece that is a figure comes with the end of its path."""

    figure: str
    pieces: tuple[tuple[str, str | None], ...]

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(piece for piece, _ in self.pieces)


class Sentences:
    """Puts the figures of a frame into words, in English or French."""

    def __init__(self, frame: Frame, language: str) -> None:
        """Read the words of a language; one without words gets English."""
        self._frame = frame
        self._language = language if language in LANGUAGES else "en"
        self._words = _texts(self._language)

    def counted(
        self,
        route: Route,
        counted: Counted,
        unit: str,
        vessel: str | None,
        *,
        disputed: bool = False,
    ) -> tuple[Sentence, ...]:
        """Say what is proved, what is left of it, what is likely, and what the ceiling is.

        Args:
            route: what the figures are about.
            counted: the figures.
            unit: passages or round_trips.
            vessel: whose they are, or None for the fleet, ships without a name with it.
            disputed: whether some of the sightings contradict one another.
        """
        named = [vessel] if vessel is not None else list(route.vessels)
        names = [self._frame.vessels[v].label for v in named]
        who = names if vessel is not None else [*names, self._words["unnamed"]]
        places = self._frame.places
        ends = {
            "origin": self._joined((places[p].label for p in route.origins), "or"),
            "destination": self._joined((places[p].label for p in route.destinations), "or"),
        }
        common = {
            "way": self._words[f"way_{unit}"].format(**ends),
            "who": self._joined(who, "or"),
            "named": self._joined(names, "and") + (self._words["together"] if names[1:] else ""),
            "done": self._when(route.window, f"done_{unit}"),
            "many": self._words[f"{unit}_many"],
            "rest": self._words["rest_disputed" if disputed else "rest_agrees"],
            "no": self._words[f"no_{unit}"],
            "one": self._words[f"{unit}_one"],
            "finding": self._words[f"finding_{unit}"],
        }

        def say(figure: str, key: str, count: int) -> Sentence:
            word = self._unit(unit, count)
            return self._filled(figure, key, {**common, "unit": word}, {"n": (count, figure)})

        found = [self._proof(counted, unit, common)]
        if counted.at_least:
            for figure, key, count in (
                ("robust_at_least", "robust", counted.robust_at_least),
                ("robust_to_cause", "cause", counted.robust_to_cause),
                ("at_least_95", "in_95", counted.at_least_95),
            ):
                if key == "cause" and counted.weakest_cause is None:
                    found.append(self._filled(figure, "cause_unnamed", {}, {}))
                else:
                    found.append(say(figure, key if count else f"{key}_nought", count))
        if counted.likely is not None:
            found.append(self._likely(counted.likely, unit, common))
        if counted.at_most is not None:
            raised = any(reason.startswith(CEILING_RAISED) for reason in counted.assumes)
            found.append(say("at_most", "at_most_raised" if raised else "at_most", counted.at_most))
        else:
            found.append(self._filled("at_most", "at_most_none", {}, {}))
        return tuple(found)

    def _proof(self, counted: Counted, unit: str, common: Mapping[str, str]) -> Sentence:
        k = len(counted.witnesses)
        key = "at_least_nought" if not k else "at_least_one" if k == 1 else "at_least_many"
        words = {**common, "unit": self._unit(unit, counted.at_least), "k": str(k)}
        figures: Shown = {
            "n": (counted.at_least, "at_least"),
            "joint": (self._percent(counted.witnesses_joint), "witnesses_joint"),
        }
        return self._filled("at_least", key, words, figures)

    def _likely(self, likely: Likely, unit: str, common: Mapping[str, str]) -> Sentence:
        held = ""
        if likely.simulated:
            held = self._words["likely_held"].format(k=likely.held, m=likely.simulated)
        figures: Shown = {
            "low": (likely.p05, "likely.p05"),
            "middle": (likely.p50, "likely.p50"),
            "high": (likely.p95, "likely.p95"),
        }
        words = {**common, "unit": self._unit(unit, likely.p95), "held": held}
        key = "likely" if likely.p05 < likely.p95 else "likely_one"
        return self._filled("likely", key, words, figures)

    def calls(self, place: str, calls: Calls, window: Interval, longest_days: float) -> Sentence:
        """Say how many calls at a place are proved, and on what assumption."""
        k = len(calls.witnesses)
        key = "calls_nought" if not k else "calls_one" if k == 1 else "calls_many"
        words = {
            "place": self._frame.places[place].label,
            "when": self._when(window, "between"),
            "days": self._number(longest_days),
            "k": str(k),
        }
        figures: Shown = {
            "n": (calls.at_least, "at_least"),
            "strict": (calls.at_least_strict, "at_least_strict"),
            "joint": (self._percent(calls.witnesses_joint), "witnesses_joint"),
        }
        return self._filled("at_least", key, words, figures)

    def _filled(
        self,
        figure: str,
        key: str,
        words: Mapping[str, str],
        figures: Shown,
    ) -> Sentence:
        pieces: list[tuple[str, str | None]] = []
        plain = ""
        for text, name, _, _ in Formatter().parse(self._words[key]):
            plain += text
            if name is None:
                continue
            if name not in figures:
                plain += words[name]
                continue
            value, path = figures[name]
            pieces += [
                (plain, None),
                (self._number(value) if isinstance(value, int) else value, path),
            ]
            plain = ""
        (first, _), *rest = [*pieces, (plain, None)]
        return Sentence(figure, ((first[:1].upper() + first[1:], None), *rest))

    def _unit(self, unit: str, count: int) -> str:
        one = count < 2 if self._language == "fr" else count == 1  # noqa: PLR2004
        return self._words[f"{unit}_{'one' if one else 'many'}"]

    def _joined(self, names: Iterable[str], key: str) -> str:
        *others, last = names
        return (", ".join(others) + self._words[key] if others else "") + last

    def _when(self, window: Interval, key: str) -> str:
        return self._words[key].format(first=self._day(window.start), last=self._day(window.end))

    def _day(self, instant: datetime) -> str:
        day = instant.astimezone(UTC).date()
        month = self._words["months"].split()[day.month - 1]
        first = self._language == "fr" and day.day == 1
        return f"{'1er' if first else day.day} {month} {day.year}"

    def _percent(self, p: float) -> str:
        """Round down: a joint probability is never printed as more than it is."""
        whole = floor(p * 100 + 1e-9)
        return f"{whole} %" if whole else self._words["less_than_one"]

    def _number(self, value: float) -> str:
        text = f"{value:,g}" if value < 10**6 else f"{value:,.0f}"
        return text.replace(",", "\u202f") if self._language == "fr" else text


@cache
def _texts(language: str) -> Mapping[str, str]:
    folder = files("deadreckon.voyages") / "messages"
    return tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))
