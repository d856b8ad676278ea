"""The judgement in words: a short text in the form of the field's reports, clause by clause."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from deadreckon.judgement.judgements import Assessment, Clause, Judgement, Without
from deadreckon.judgement.statements import Statement
from deadreckon.judgement.yardsticks import Term, Yardstick, caution, yardsticks
from deadreckon.model.frame import Frame

_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def words(
    frame: Frame, judged: Judgement, scale: Yardstick, said: Iterable[Statement]
) -> tuple[Clause, ...]:
    """Put a judgement into words, in the frame's language if that is English or French.

    Each clause names one record of each origin that it rests on: repeating is not corroborating.
    Confidence rests on the frame's sheet, which is no record, so that clause names none.

    Args:
        frame: for names and language.
        judged: the judgement, complete but for its text.
        scale: its yardstick.
        said: the statements that count.
    """
    return tuple(_Writer(frame, judged, scale, tuple(said)).clauses())


class _Writer:
    def __init__(
        self, frame: Frame, judged: Judgement, scale: Yardstick, said: Sequence[Statement]
    ) -> None:
        self._frame = frame
        self._judged = judged
        self._scale = scale
        self._said = said
        texts = _texts()
        self._language = frame.language if frame.language in texts else "en"
        self._texts = texts[self._language]
        about = frame.hypotheses[judged.hypothesis]
        self._needs = bool(about.all_of or about.any_of)

    def clauses(self) -> Iterator[Clause]:
        yield self._result()
        if self._judged.in_gap and self._judged.term:
            yield self._clause("in_gap", self._judged.origins, p=self._percent(self._judged.p))
        warning = caution(self._term(), self._language)
        if warning is not None:
            yield Clause(warning, ())
        yield from self._starts()
        yield from self._often()
        yield from self._weakest()
        yield from self._carriers()
        yield from self._instead()
        yield from self._moved()
        yield from self._theirs()
        yield from self._differ()
        yield from self._norms()
        yield self._confidence()

    def _result(self) -> Clause:
        judged, term = self._judged, self._term()
        return self._clause(
            "none" if term is None else "term" if self._needs else "quoted",
            judged.origins,
            term=term and term.name(self._language),
            scale=self._scale.name,
            band=term and f"{100 * term.low:g}-{100 * term.high:g}",
            statement=judged.statement or judged.hypothesis,
            p=self._percent(judged.p),
            range=self._range(),
            start=self._texts[f"start_{judged.start}"],
        )

    def _range(self) -> str:
        low, high = self._percent(self._judged.low), self._percent(self._judged.high)
        return "" if low == high else self._texts["range"].format(low=low, high=high)

    def _starts(self) -> Iterator[Clause]:
        if len(self._judged.priors) > 1:
            first, *_, last = self._judged.priors
            yield self._clause(
                "starts",
                self._judged.origins,
                sceptical=self._percent(first.prior),
                from_sceptical=self._percent(first.p),
                favourable=self._percent(last.prior),
                from_favourable=self._percent(last.p),
            )

    def _often(self) -> Iterator[Clause]:
        if len(self._judged.terms) > 1:
            most = self._judged.terms[0]
            yield self._clause(
                "often" if most.term else "often_none",
                self._judged.origins,
                term=self._named(most.term),
                share=f"{100 * most.share:.0f}",
            )

    def _weakest(self) -> Iterator[Clause]:
        if self._judged.links and self._needs:
            weakest = min(self._judged.links, key=lambda link: (link.p, link.id))
            name = weakest.statement or weakest.id
            because = self._records(weakest.origins, weakest.id)
            yield self._worded("weakest", because, link=name, p=self._percent(weakest.p))

    def _carriers(self) -> Iterator[Clause]:
        judged = self._judged
        if not judged.origins:
            yield self._clause("nothing", ())
            return
        for key, found in (("carried", self._most(1)), ("countered", self._most(-1))):
            if found is not None:
                yield self._clause(
                    key,
                    (found.origin,),
                    origin=self._origin(found.origin),
                    p=self._percent(found.p),
                )
        over = judged.overturned_by
        if over is None:
            yield self._clause(
                "firm", judged.origins, n=judged.overturned_searched, all=len(judged.origins)
            )
        else:
            names = self._texts["and"].join(map(self._origin, over.ids))
            p = self._percent(over.p)
            term = self._named(over.term)
            yield self._clause("overturned", over.ids, names=names, term=term, p=p)

    def _most(self, side: int) -> Without | None:
        """Give the origin that lifts the judgement most, or that lowers it most."""
        lifts = [w for w in self._judged.without if side * (self._judged.p - w.p) > 0]
        return lifts[0] if lifts else None

    def _instead(self) -> Iterator[Clause]:
        if self._judged.alternatives:
            other = max(self._judged.alternatives, key=lambda a: (a.p, a.hypothesis))
            name = other.statement or other.hypothesis
            p = self._percent(other.p)
            yield self._clause("instead", self._judged.origins, statement=name, p=p)

    def _moved(self) -> Iterator[Clause]:
        steps = [(a, b, b.day) for a, b in pairwise(self._judged.curve) if b.day is not None]
        if steps:
            before, after, day = max(steps, key=lambda step: (abs(step[1].p - step[0].p), step[2]))
            yield self._worded(
                "moved",
                after.because,
                day=self._day(day),
                before=self._percent(before.p),
                after=self._percent(after.p),
            )

    def _theirs(self) -> Iterator[Clause]:
        take = self._judged.would_take
        if take is None:
            return
        other = next(other for other in self._judged.others if other.claim == take.claim)
        source = self._frame.sources.get(other.source)
        who = (source.name if source else "") or other.source or other.claim
        if take.ratio is None or take.ratio < 1:
            key = "theirs_below"
        else:
            key = "theirs_within" if take.ratio == 1 else "theirs"
        yield self._worded(
            key,
            (take.claim,),
            who=who,
            term=take.term,
            scale=self._read_on(other),
            there=self._percent(take.p),
            ratio=self._number(f"{take.ratio:.1f}") if take.ratio else "",
            p=self._percent(self._judged.p),
        )

    def _differ(self) -> Iterator[Clause]:
        if self._judged.disagreements:
            widest = self._judged.disagreements[0]
            said = ", ".join(
                self._texts["said"].format(
                    analyst=one.analyst,
                    low=self._number(f"{one.low:.3g}"),
                    high=self._number(f"{one.high:.3g}"),
                )
                for one in widest.said
            )
            yield self._worded(
                "differ",
                self._records((widest.origin,), widest.to),
                to=self._statement(widest.to),
                origin=self._origin(widest.origin),
                said=said,
            )

    def _norms(self) -> Iterator[Clause]:
        links = {link.id: link for link in self._judged.links}
        for condition in dict.fromkeys(norm.condition for norm in self._frame.norms.values()):
            if condition in links:
                names = self._texts["and"].join(
                    norm.name or norm.id
                    for norm in self._frame.norms.values()
                    if norm.condition == condition
                )
                because = self._records(links[condition].origins, condition)
                yield self._worded("norms", because, link=self._statement(condition), norms=names)

    def _confidence(self) -> Clause:
        grade = self._texts[self._judged.confidence]
        why = "; ".join(self._decisive())
        return self._worded("confidence", (), grade=grade, why=why.rstrip("."))

    def _decisive(self) -> list[str]:
        """Give the reasons that hold the grade where it is."""
        why = self._judged.confidence_why
        marks = f": {self._judged.confidence}, ", "not high: "
        return [w for w in why if any(mark in w for mark in marks)] or list(why)

    def _clause(self, key: str, origins: Iterable[str], **values: object) -> Clause:
        return self._worded(key, self._records(origins), **values)

    def _worded(self, key: str, because: Iterable[str], **values: object) -> Clause:
        return Clause(self._texts[key].format(**values), tuple(because))

    def _records(self, origins: Iterable[str], to: str | None = None) -> tuple[str, ...]:
        """Give the first record of each origin, of those that bear on one link if it is named."""
        first: dict[str, str] = {}
        wanted = set(origins)
        for statement in self._said:
            if statement.origin in wanted and to in {None, statement.to}:
                ids = [id_ for relay in statement.relays for id_ in relay.because]
                if ids:
                    known = first.get(statement.origin, min(ids))
                    first[statement.origin] = min(known, *ids)
        return tuple(sorted(set(first.values())))

    def _term(self) -> Term | None:
        return self._scale.find(self._judged.term) if self._judged.term else None

    def _named(self, english: str | None) -> str:
        """Give a term with its scale and range, which it never stands without."""
        term = self._scale.find(english) if english else None
        if term is None:
            return self._texts["unnamed"]
        band = f"{100 * term.low:g}-{100 * term.high:g}"
        name = term.name(self._language)
        return self._texts["named"].format(term=name, scale=self._scale.name, band=band)

    def _read_on(self, other: Assessment) -> str:
        """Give the scale that another's term is read on, in brackets."""
        if other.low is None or other.high is None:
            return ""
        scale = yardsticks().get(other.yardstick)
        name = scale.name if scale else other.yardstick
        return f" ({name}, {100 * other.low:g}-{100 * other.high:g} %)".replace("(, ", "(")

    def _origin(self, id_: str) -> str:
        origin = self._frame.origins.get(id_)
        return (origin.name if origin else "") or id_

    def _statement(self, id_: str) -> str:
        about = self._frame.links.get(id_) or self._frame.hypotheses.get(id_)
        return (about.statement if about else "") or id_

    def _percent(self, p: float) -> str:
        return self._number(self._scale.figure(p))

    def _number(self, figure: str) -> str:
        return _POINT.sub(",", figure) if self._language == "fr" else figure

    def _day(self, day: date) -> str:
        month = self._texts["months"].split()[day.month - 1]
        number = "1er" if self._language == "fr" and day.day == 1 else day.day
        return self._texts["day"].format(day=number, month=month, year=day.year)


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Mapping[str, str]]:
    text = files("deadreckon.judgement").joinpath("data/text.toml").read_text("utf-8")
    return tomllib.loads(text)
