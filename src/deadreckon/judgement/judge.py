"""From a frame and its evidence to judgements: probability, range, term, reasons."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import cache

from deadreckon.errors import BadFrame
from deadreckon.judgement.argument import Argument, Start, argument
from deadreckon.judgement.assessments import assessed, assessments, would_take
from deadreckon.judgement.confidence import confidence
from deadreckon.judgement.elimination import TooTangled, reached
from deadreckon.judgement.judgements import (
    Alternative,
    FromPrior,
    JudgedLink,
    Judgement,
    Without,
    WouldTake,
)
from deadreckon.judgement.likelihood import Likelihood, by_origin
from deadreckon.judgement.overturning import overturned
from deadreckon.judgement.posterior import Posterior
from deadreckon.judgement.samples import limits
from deadreckon.judgement.statements import Weighing
from deadreckon.judgement.weighing import weigh
from deadreckon.judgement.yardsticks import Yardstick, yardstick
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Frame, Hypothesis
from deadreckon.voyages.figures import Reckoning

__all__ = ["Judgement", "judge"]

SCEPTICAL, EVEN, FAVOURABLE = 0.1, 0.5, 0.9
_DIGITS = 12


def judge(
    frame: Frame, evidence: Evidence, figures: Reckoning, *, known: Collection[str] = ()
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

    Raises:
        BadFrame: what the frame says cannot be used: an undeclared id, a cycle, weights that
            disagree or prove, priors that cannot be, evidence that is impossible either way.
    """
    weighing = weigh(frame, evidence, figures, known)
    try:
        bench = _Judge(frame, evidence, weighing)
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
    def __init__(self, frame: Frame, evidence: Evidence, weighing: Weighing) -> None:
        self._frame = frame
        self._argument: Argument = argument(frame)
        self._weighing = weighing
        self._scale: Yardstick = yardstick(frame.yardstick)
        self._confidence, self._why = confidence(frame.criteria)
        self._counted = weighing.counted()
        weighed = {r.id for s in self._counted for r in s.relays}
        self._others = assessments(evidence.claims, weighed)
        told = (*weighing.unweighed, *weighing.outweighed())
        self._unweighed = tuple(sorted(told, key=lambda u: (u.id, u.to)))
        self._nodes = self._argument.nodes
        self._likelihood = Likelihood(weighing, self._nodes)
        self._from = cache(self._posterior)
        said = [tuple(self._nodes[s.to] for s in own) for own in by_origin(self._counted)]
        self._scopes = [f.over for f in self._argument.factors()] + said

    def judge(self, about: Hypothesis) -> Judgement:
        unstated = self._argument.unstated(about.id)
        posterior = self._from(Start(about.id, EVEN) if unstated else None)
        p, low, high = limits(posterior.of(about.id))
        wording = self._scale.word(p, low, high)
        term = None if wording.term is None else wording.term.english
        origins = self._bearing_on(about.id)

        @cache
        def left(gone: tuple[str, ...]) -> tuple[float, str | None]:
            return self._printed(posterior, about.id, gone)

        overturned_by, searched = overturned(origins, left, (p, term))
        return Judgement(
            hypothesis=about.id,
            statement=about.statement,
            p=p,
            low=low,
            high=high,
            term=term,
            yardstick=self._scale.id,
            in_gap=wording.in_gap,
            confidence=self._confidence,
            confidence_why=self._why,
            start="even" if unstated else "links" if self._prior(about) is None else "stated",
            priors=self._priors(about),
            links=tuple(self._link(id_, posterior) for id_ in self._links(about)),
            alternatives=self._alternatives(about, posterior),
            origins=origins,
            without=_ranked(p, [_without(o, p, *left((o,))) for o in origins]),
            overturned_by=overturned_by,
            overturned_searched=searched,
            because=self._because(origins),
            others=self._others,
            would_take=self._would_take(about.id, p),
            unweighed=self._unweighed,
            resolved=self._weighing.resolved,
        )

    def _posterior(self, start: Start | None) -> Posterior:
        touched = {s.to for s in self._weighing.statements}
        priors = self._argument.factors(start)
        return Posterior(priors, self._likelihood, self._nodes, touched)

    def _bearing_on(self, id_: str) -> tuple[str, ...]:
        """Give the origins whose statements hang together with a link or hypothesis."""
        near = reached(self._scopes, self._nodes[id_])
        return tuple(sorted({s.origin for s in self._counted if self._nodes[s.to] in near}))

    def _printed(
        self, posterior: Posterior, id_: str, without: Collection[str]
    ) -> tuple[float, str | None]:
        p, low, high = limits(posterior.of(id_, without))
        term = self._scale.word(p, low, high).term
        return p, None if term is None else term.english

    def _prior(self, about: Hypothesis) -> float | None:
        return self._argument.prior(about.id)

    def _priors(self, about: Hypothesis) -> tuple[FromPrior, ...]:
        if self._argument.unstated(about.id):
            starts = [(s, Start(about.id, s)) for s in (SCEPTICAL, EVEN, FAVOURABLE)]
            return tuple(self._from_prior(about, s, self._from(start)) for s, start in starts)
        stated = self._prior(about)
        return () if stated is None else (self._from_prior(about, stated, self._from(None)),)

    def _from_prior(self, about: Hypothesis, prior: float, posterior: Posterior) -> FromPrior:
        p, low, high = limits(posterior.of(about.id))
        term = self._scale.word(p, low, high).term
        return FromPrior(prior, p, low, high, None if term is None else term.english)

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

    def _link(self, id_: str, posterior: Posterior) -> JudgedLink:
        p, low, high = limits(posterior.of(id_))
        origins = sorted({s.origin for s in self._counted if s.to == id_})
        return JudgedLink(id_, self._frame.links[id_].statement, p, low, high, tuple(origins))

    def _alternatives(self, about: Hypothesis, posterior: Posterior) -> tuple[Alternative, ...]:
        if about.exclusive is None:
            return ()
        return tuple(
            Alternative(other.id, other.statement, *limits(posterior.of(other.id)))
            for other in self._frame.hypotheses.values()
            if other.exclusive == about.exclusive and other.id != about.id
        )

    def _would_take(self, id_: str, p: float) -> WouldTake | None:
        return would_take(p, assessed(id_, self._others, self._frame.weights))

    def _because(self, origins: Collection[str]) -> tuple[str, ...]:
        return tuple(
            sorted(
                {
                    id_
                    for statement in self._counted
                    if statement.origin in origins
                    for relay in statement.relays
                    for id_ in relay.because
                }
            )
        )


def _without(origin: str, p: float, left: float, term: str | None) -> Without:
    sure = {0.0, 1.0}
    log_odds = None if p in sure or left in sure else _logit(p) - _logit(left)
    return Without(origin, left, term, log_odds)


def _ranked(p: float, without: list[Without]) -> tuple[Without, ...]:
    return tuple(sorted(without, key=lambda w: (-round(abs(w.p - p), _DIGITS), w.origin)))


def _logit(p: float) -> float:
    return math.log(p / (1 - p))
