"""From a frame and its evidence to judgements: probability, range, term, reasons."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, replace
from functools import cache

from deadreckon.errors import BadFrame
from deadreckon.judgement.analysts import Panel, disagreements, moved, panel
from deadreckon.judgement.argument import Argument, Start, argument
from deadreckon.judgement.assessments import assessed, assessments, would_take
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.confidence import confidence
from deadreckon.judgement.confidence import limits as limits_of
from deadreckon.judgement.curve import curves
from deadreckon.judgement.elimination import Table, TooTangled
from deadreckon.judgement.history import History, scores
from deadreckon.judgement.judgements import (
    Alternative,
    AnalystResult,
    FromPrior,
    JudgedLink,
    Judgement,
    Lent,
    TermShare,
    Unweighed,
    Without,
)
from deadreckon.judgement.overturning import overturned
from deadreckon.judgement.ranges import Resolved
from deadreckon.judgement.rounds import Round, Rounds
from deadreckon.judgement.samples import limits
from deadreckon.judgement.statements import Statement, Weighing
from deadreckon.judgement.words import words
from deadreckon.judgement.yardsticks import Term, Yardstick, caution, yardstick
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame, Hypothesis
from deadreckon.voyages.figures import Reckoning

__all__ = ["Judgement", "judge"]

MOST_ORIGINS = 500
SCEPTICAL, EVEN, FAVOURABLE = 0.1, 0.5, 0.9
_DIGITS = 12


def judge(
    frame: Frame,
    evidence: Evidence,
    figures: Reckoning,
    *,
    known: Collection[str] = (),
    rounds: Sequence[Round] = (),
) -> tuple[Judgement, ...]:
    """Judge every hypothesis of a frame, in the frame's order.

    The probability is that of METHODS.md, "The model, exactly", by variable elimination; `low`
    and `high` come from samples with a fixed seed. Nothing is rounded.

    Args:
        frame: what the analyst declares.
        evidence: the records that may be weighed.
        figures: the reckoning of the same frame and evidence, for computed figures.
        known: ids of records that the case holds beside those in `evidence`, such as what was not
            yet known on the day asked for: a weight may name them, and they carry nothing.
        rounds: in which the analysts put their weights down, where that is known.

    Raises:
        BadFrame: what the frame says cannot be used: an undeclared id, a cycle, weights that
            disagree or prove, priors that cannot be, evidence that is impossible either way.
    """
    try:
        bench = _Judge(frame, evidence, figures, known, rounds)
        return tuple(bench.judge(hypothesis) for hypothesis in frame.hypotheses.values())
    except TooTangled as error:
        names = sorted({name for _, name, *_ in error.variables})
        raise BadFrame(
            f"{len(error.variables)} things hang together in too many ways to be counted exactly",
            mend="Cut the argument: origins that speak of very many links, or links that several "
            "hypotheses share, tie it together.",
            field="hypotheses",
            value=", ".join(names),
        ) from None


class _Judge:
    def __init__(
        self,
        frame: Frame,
        evidence: Evidence,
        figures: Reckoning,
        known: Collection[str],
        made: Sequence[Round],
    ) -> None:
        self._frame = frame
        self._panel: Panel = panel(frame, evidence, figures, known)
        self._laid: Argument = argument(frame)
        self._bench = Bench(self._laid, self._panel.weighings)
        self._scale: Yardstick = yardstick(frame.yardstick)
        self._confidence, self._why = confidence(frame.criteria, limits_of(frame, evidence))
        _refuse_too_many(self._bench.counted)
        self._alone = {n: Bench(self._laid, [w]) for n, w in self._panel.alone.items()}
        self._seeing = {n: Bench(self._laid, [w]) for n, w in self._panel.readings.items()}
        weighed = {r.id for s in self._bench.counted for r in s.relays}
        self._lent = self._bench.lent()
        self._others = assessments(evidence.claims, weighed)
        self._unweighed = _told(self._panel.weighings)
        self._resolved = _resolved(self._panel.weighings)
        self._rounds = Rounds(self._laid, evidence, figures, known, made)
        history = History(self._laid, evidence, figures, known)
        self._curves = curves(history, self._scale)
        self._scored = scores(history, self._scale)

    def judge(self, about: Hypothesis) -> Judgement:
        start = self._laid.start(about.id)
        values = self._bench.of(about.id, start)
        p, low, high = limits(values)
        wording = self._scale.word(p, low, high)
        origins = self._bench.bearing_on(about.id)

        @cache
        def left(gone: tuple[str, ...]) -> tuple[float, str | None]:
            p, _, _, term = self._printed(self._bench.of(about.id, start, gone))
            return p, term

        overturned_by, searched = overturned(self._bench.standing_by(about.id), left, left(()))
        judged = Judgement(
            hypothesis=about.id,
            statement=about.statement,
            p=p,
            low=low,
            high=high,
            term=_name(wording.term),
            yardstick=self._scale.id,
            in_gap=wording.in_gap,
            confidence=self._confidence,
            confidence_why=self._why,
            start="even" if start else "links" if self._laid.prior(about.id) is None else "stated",
            priors=self._priors(about, start),
            links=tuple(self._link(id_, start) for id_ in self._links(about)),
            alternatives=self._alternatives(about, start),
            origins=origins,
            without=_ranked(p, [_without(o, p, *left((o,))) for o in origins]),
            overturned_by=overturned_by,
            overturned_searched=searched,
            because=self._because(origins),
            others=self._others,
            would_take=would_take(p, assessed(about.id, self._others, self._frame.weights)),
            unweighed=self._unweighed,
            resolved=self._resolved,
            terms=self._terms(values),
            caution=caution(wording.term, self._frame.language),
            curve=self._curves[about.id],
            analysts=self._analysts(about, start),
            rounds=self._rounds.of(about.id, start),
            disagreements=disagreements(self._panel.alone),
            moved=moved(self._laid, self._panel, start),
            lent=tuple(Lent(o, to, n) for (o, to), n in self._lent.items() if o in origins),
            scored=tuple(s for s in self._scored if s.hypothesis == about.id),
        )
        text = words(self._frame, judged, self._scale, self._bench.counted)
        return replace(judged, text=text)

    def _printed(self, values: Table) -> tuple[float, float, float, str | None]:
        p, low, high = limits(values)
        return p, low, high, _name(self._scale.word(p, low, high).term)

    def _priors(self, about: Hypothesis, start: Start | None) -> tuple[FromPrior, ...]:
        if start is not None:
            starts = [Start(about.id, prior) for prior in (SCEPTICAL, EVEN, FAVOURABLE)]
            return tuple(
                FromPrior(s.prior, *self._printed(self._bench.of(about.id, s))) for s in starts
            )
        stated = self._laid.prior(about.id)
        if stated is None:
            return ()
        return (FromPrior(stated, *self._printed(self._bench.of(about.id))),)

    def _links(self, about: Hypothesis) -> tuple[str, ...]:
        """Give what a hypothesis needs or denies, with what that is given; in the frame's words."""
        found: dict[str, None] = {}
        waiting = [*about.all_of, *about.any_of, *about.fails]
        while waiting:
            id_ = waiting.pop(0)
            if id_ in self._frame.links and id_ not in found:
                found[id_] = None
                given = self._frame.links[id_].given
                waiting += [given] if given else []
            elif id_ in self._frame.hypotheses:
                inner = self._frame.hypotheses[id_]
                waiting += [*inner.all_of, *inner.any_of]
        return tuple(found)

    def _link(self, id_: str, start: Start | None) -> JudgedLink:
        p, low, high = limits(self._bench.of(id_, start))
        origins = sorted({s.origin for s in self._bench.counted if s.to == id_})
        return JudgedLink(id_, self._frame.links[id_].statement, p, low, high, tuple(origins))

    def _alternatives(self, about: Hypothesis, start: Start | None) -> tuple[Alternative, ...]:
        if about.exclusive is None:
            return ()
        return tuple(
            Alternative(other.id, other.statement, *limits(self._bench.of(other.id, start)))
            for other in self._frame.hypotheses.values()
            if other.exclusive == about.exclusive and other.id != about.id
        )

    def _analysts(self, about: Hypothesis, start: Start | None) -> tuple[AnalystResult, ...]:
        return tuple(
            AnalystResult(name, limits(alone.of(about.id, start))[0], *self._printed(seen))
            for name, alone in self._alone.items()
            for seen in [self._seeing.get(name, self._bench).of(about.id, start)]
        )

    def _terms(self, values: Table) -> tuple[TermShare, ...]:
        samples = values[1:] if len(values) > 1 else values
        return tuple(TermShare(_name(term), n) for term, n in self._scale.shares(samples))

    def _because(self, origins: Collection[str]) -> tuple[str, ...]:
        return tuple(
            sorted(
                {
                    id_
                    for statement in self._bench.counted
                    if statement.origin in origins
                    for relay in statement.relays
                    for id_ in relay.because
                }
            )
        )


def _refuse_too_many(counted: Collection[Statement]) -> None:
    origins = {statement.origin for statement in counted}
    if len(origins) > MOST_ORIGINS:
        raise BadFrame(
            f"names claims of {len(origins)} origins; more than {MOST_ORIGINS} cannot be left out "
            "one by one",
            mend="Give claims that end in one collection the same origin, or weigh fewer.",
            field="weights",
            value=", ".join(sorted(origins)[:3]) + " …",
        )


def _name(term: Term | None) -> str | None:
    return None if term is None else term.english


def _told(weighings: Iterable[Weighing]) -> tuple[Unweighed, ...]:
    told = {u for w in weighings for u in (*w.unweighed, *w.outweighed())}
    return tuple(sorted(told, key=lambda u: (u.id, u.to, u.why)))


def _resolved(weighings: Iterable[Weighing]) -> tuple[Resolved, ...]:
    return tuple(sorted({r for w in weighings for r in w.resolved}, key=astuple))


def _without(origin: str, p: float, left: float, term: str | None) -> Without:
    sure = {0.0, 1.0}
    log_odds = None if p in sure or left in sure else _logit(p) - _logit(left)
    return Without(origin, left, term, log_odds)


def _ranked(p: float, without: list[Without]) -> tuple[Without, ...]:
    return tuple(sorted(without, key=lambda w: (-round(abs(w.p - p), _DIGITS), w.origin)))


def _logit(p: float) -> float:
    return math.log(p / (1 - p))
