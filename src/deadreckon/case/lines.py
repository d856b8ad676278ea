"""The document that opened the case, line by line, with what the file makes of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from deadreckon.case.phrases import Phrases, phrases
from deadreckon.case.proposals import UNDECIDED
from deadreckon.claims.denials import Denied, denied
from deadreckon.claims.lines import lead_claims, speaker
from deadreckon.judgement.yardsticks import describe, yardsticks
from deadreckon.model.place import lineage
from deadreckon.voyages.counts import BOX, units
from deadreckon.voyages.figures import Calls, Counted

if TYPE_CHECKING:
    from deadreckon.cargo.boxes import Cargo
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.cargo.rate import Rate
    from deadreckon.cargo.relations import RelationFound
    from deadreckon.judgement.judgements import JudgedLink, Judgement
    from deadreckon.model.evidence import Claim, Evidence
    from deadreckon.model.frame import Frame
    from deadreckon.voyages.figures import Reckoning, Told

NEAR_ONE = (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One claim of the lead report.

    Attributes:
        says: who says it first; `via`: through whom, nearest first.
        origin: where it starts, or None where that is not stated.
        ours: what this file makes of it; never empty.
        because: ids of the records that `ours` stands on, the claim's own first.
        status: undecided where it is a proposal on which nobody has decided; else accepted.
    """

    claim: str
    says: str
    via: tuple[str, ...]
    origin: str | None
    ours: str
    because: tuple[str, ...]
    status: Literal["accepted", "undecided"] = "accepted"


def lines(  # noqa: PLR0917 - one for each stage before it
    frame: Frame,
    evidence: Evidence,
    reckoning: Reckoning,
    judgements: Sequence[Judgement],
    relations: Sequence[RelationFound],
    cargo: Sequence[Cargo],
    chain: Sequence[ChainLeg],
    rates: Sequence[Rate] = (),
) -> tuple[Line, ...]:
    """Give one line for each claim of the lead report, in the order of their spans.

    In the frame's language where it has phrases, else in English.
    """
    file = _File(
        frame,
        evidence,
        reckoning,
        tuple(judgements),
        {relation.claim: relation for relation in relations},
        tuple(cargo),
        tuple(chain),
        tuple(rates),
        phrases("deadreckon.case", frame.language),
    )
    return tuple(_line(claim, file) for claim in lead_claims(frame, evidence))


@dataclass(frozen=True, slots=True)
class _File:
    frame: Frame
    evidence: Evidence
    reckoning: Reckoning
    judgements: tuple[Judgement, ...]
    relations: dict[str, RelationFound]
    cargo: tuple[Cargo, ...]
    chain: tuple[ChainLeg, ...]
    rates: tuple[Rate, ...]
    say: Phrases

    def ours(self, link: str) -> str | None:
        """Word a link or hypothesis, its range beside its term; None where it was not judged.

        Of a link as the question's own judgement has it: its rivals start from other priors.
        """
        all_of = {h.id for h in self.frame.hypotheses.values() if h.all_of}
        for judgement in sorted(self.judgements, key=lambda j: j.hypothesis not in all_of):
            if judgement.hypothesis == link:
                return self.worded(judgement)
            for found in judgement.links:
                if found.id == link:
                    return self.worded(found)
        return None

    def worded(self, judged: Judgement | JudgedLink) -> str:
        return describe(judged.p, judged.low, judged.high, self.frame.yardstick, self.say.language)

    def statement(self, id_: str) -> str:
        known = self.frame.links.get(id_) or self.frame.hypotheses.get(id_)
        return (known.statement if known else "") or id_


Answer = tuple[str, tuple[str, ...]]
"""What the file makes of a claim, and the ids that this stands on."""


def _line(claim: Claim, file: _File) -> Line:
    ours, because = next(answer for rule in _RULES if (answer := rule(claim, file)) is not None)
    return Line(
        claim=claim.id,
        says=speaker(claim, file.evidence),
        via=claim.via,
        origin=claim.origin or None,
        ours=ours,
        because=tuple(dict.fromkeys((claim.id, *because))),
        status="undecided" if claim.note.startswith(UNDECIDED) else "accepted",
    )


def _relation(claim: Claim, file: _File) -> Answer | None:
    found = file.relations.get(claim.id)
    if found is None:
        return None
    known = {record.id for record in file.evidence.claims}
    because = tuple(id_ for id_ in (found.event, found.after) if id_ in known)
    if found.told is None or found.computed is None:
        return file.say("relation_unknown", why=found.why), because
    key = "relation_agrees" if found.agrees else "relation_disagrees"
    days = {"computed": file.say.days(*found.computed), "told": file.say.days(*found.told)}
    return file.say(key, **days), because


def _context(claim: Claim, file: _File) -> Answer | None:
    return (file.say("context"), ()) if claim.kind == "context" else None


def _denial(claim: Claim, file: _File) -> Answer | None:
    if not claim.kind.startswith("denial") and claim.polarity != "deny":
        return None
    what = file.say(f"denial_{denial_of(claim)}")
    return file.say("with_weight", what=what, weight=_weight(claim, file)), ()


def denial_of(claim: Claim) -> Denied:
    """Type a denial: of the `fact`, the `evidence`, the `illegality`; `no_comment` or `unsaid`.

    By its words and the analyst's note; one that names two of them leaves open which is meant.
    """
    if claim.polarity == "unknown":
        return "no_comment"
    return denied(f"{claim.kind}. {claim.text}. {claim.note}")


def _legal(claim: Claim, file: _File) -> Answer | None:
    if claim.kind != "legal":
        return None
    norms = list(file.frame.norms.values())
    condition = next((norm.condition for norm in norms if norm.condition), None)
    if condition is None:
        return file.say("norms_none"), ()
    names = file.say("norm_join").join(n.name or n.id for n in norms if n.condition == condition)
    values = {"norms": names, "condition": file.statement(condition)}
    ours = file.ours(condition)
    if ours is None:
        return file.say("norms", **values), ()
    return file.say("norms_p", **values, p=ours), ()


def _comparison(claim: Claim, file: _File) -> Answer | None:
    return (file.say("comparison"), ()) if claim.kind == "comparison" else None


def _boxes(claim: Claim, file: _File) -> Answer | None:
    if claim.value is None or BOX not in units(claim):
        return None
    proved = max((cargo.at_least for cargo in file.cargo), default=0)
    tail = file.say("boxes_proved", boxes=file.say.number(proved))
    for cargo in file.cargo:
        for needed in cargo.needed:
            if needed.claim == claim.id:
                loads = file.say.plural("loads", needed.at_least)
                a_load = file.frame.routes[cargo.route].assumptions.boxes_a_load
                most = a_load[1] if isinstance(a_load, tuple) else a_load
                if most is None:
                    return file.say("needs_bare", loads=loads) + tail, needed.because
                values = {"loads": loads, "a_load": file.say.number(most)}
                return file.say("needs", **values) + tail, needed.because
    return file.say("boxes_unstated") + tail, ()


def _count(claim: Claim, file: _File) -> Answer | None:
    found = [t for r in file.reckoning.routes for t in r.told if t.claim == claim.id]
    if not found:
        return None
    told = next((t for t in found if t.status != "not_comparable"), found[0])
    if told.at_least is None:
        return file.say("status_not_comparable", why=told.why), ()
    figure = _figure(told, file.reckoning)
    key = f"status_{told.status}"
    if told.status == "possible" and told.at_most is None:
        key = "status_possible_open"
    values = {"at_least": told.at_least, "at_most": told.at_most}
    return file.say(key, **values), figure.witnesses if figure else ()


def _figure(told: Told, reckoning: Reckoning) -> Counted | Calls | None:
    """Follow a path such as `routes.main.fleet.round_trips` to the figures that it names."""
    if told.path is None:
        return None
    node: object = reckoning
    for step in told.path.removesuffix(".at_least").split("."):
        if isinstance(node, tuple):
            node = next((item for item in node if item.id == step), None)
        elif isinstance(node, dict):
            node = node.get(step)
        else:
            node = getattr(node, step, None)
    return node if isinstance(node, Counted | Calls) else None


def _assessment(claim: Claim, file: _File) -> Answer | None:
    """Put ours beside somebody's assessment: for what a weight puts it on, else the question."""
    if not claim.term and claim.observation is not False and claim.kind != "judgement":
        return None
    theirs = file.say("theirs", term=claim.term, scale=_scale(claim, file)) if claim.term else ""
    about = next((w.to for w in file.frame.weights if claim.id in w.of), None)
    judged = {judgement.hypothesis: judgement for judgement in file.judgements}
    link = None if about is None else file.ours(about)
    if about in judged:
        judgement = judged[about]
        ours = file.say("ours", statement=judgement.statement, p=file.worded(judgement))
        return ours + theirs, judgement.because
    if about is not None and link is not None:
        return file.say("ours", statement=file.statement(about), p=link) + theirs, ()
    question = next((j for id_, j in judged.items() if file.frame.hypotheses[id_].all_of), None)
    if question is None:
        return file.say("term_cannot") + theirs, ()
    if not claim.term:
        return file.say("assessed"), ()
    values = {"statement": question.statement, "p": file.worded(question)}
    return file.say("ours_question", **values) + theirs, question.because


def _scale(claim: Claim, file: _File) -> str:
    if claim.low is None or claim.high is None:
        return file.say("term_unread")
    ends = dict.fromkeys((f"{100 * claim.low:g}", f"{100 * claim.high:g}"))
    span = f"{'-'.join(ends)} %"
    if not claim.yardstick:
        return file.say("term_range", range=span)
    known = yardsticks().get(claim.yardstick)
    return file.say("term_scale", yardstick=known.name if known else claim.yardstick, range=span)


def _conditional(claim: Claim, file: _File) -> Answer | None:
    if claim.mood != "conditional" and claim.kind != "conditional":
        return None
    said = file.say("conditional")
    lead = {told.id for told in lead_claims(file.frame, file.evidence)}
    told = [rate for rate in file.rates if not lead.isdisjoint(rate.claims)]
    if claim.kind != "conditional" or claim.value is not None or not told or told[0].p05 is None:
        return said, ()
    rate = told[0]
    n = f"{rate.n}+" if rate.at_least else str(rate.n)
    more = f"{rate.p05}-{rate.p95}"
    said += file.say("went_on", n=n, days=rate.days, more=more, until=file.say.day(rate.until))
    return said, rate.because


def _weighed(claim: Claim, file: _File) -> Answer | None:
    named = any(claim.id in weight.of for weight in file.frame.weights)
    return (_weight(claim, file), ()) if named else None


def _weight(claim: Claim, file: _File) -> str:
    """Say what weight a claim has, and why none where it has none (METHODS, 'The model')."""
    weight = next((w for w in file.frame.weights if claim.id in w.of), None)
    if weight is None:
        return file.say("no_weight")
    if not claim.origin:
        return file.say("no_origin")
    source = file.frame.sources.get(claim.source)
    if claim.observation is False and not (source and source.collects):
        return file.say("no_collection")
    ratio = _ratio(weight.ratio, weight.if_true, weight.if_false)
    if ratio is not None and NEAR_ONE[0] <= ratio[0] and ratio[1] <= NEAR_ONE[1]:
        span = "-".join(dict.fromkeys(f"{bound:.3g}" for bound in ratio))
        return file.say("ratio_near_one", ratio=span)
    ours = file.ours(weight.to)
    link = file.statement(weight.to)
    if ours is None:
        return file.say("weighs", link=link)
    return file.say("weighs_p", link=link, p=ours)


def _ratio(ratio: object, if_true: object, if_false: object) -> tuple[float, float] | None:
    """Give least and most of a ratio that is stated in numbers."""
    if ratio is not None:
        return _span(ratio)
    true, false = _span(if_true), _span(if_false)
    if true is None or false is None or not false[0]:
        return None
    return true[0] / false[1], true[1] / false[0]


def _span(value: object) -> tuple[float, float] | None:
    if isinstance(value, tuple):
        return value
    return (float(value), float(value)) if isinstance(value, int | float) else None


def _leg(claim: Claim, file: _File) -> Answer | None:
    found = next((leg for leg in file.chain if claim.id in leg.claims), None)
    if found is None:
        return None
    link = file.frame.legs[found.leg].link
    name = file.statement(link) if link else found.leg
    key = "leg" if found.pairs else "leg_untested"
    because = [id_ for pair in found.pairs[:1] for id_ in (pair.from_, pair.to)]
    return file.say(key, leg=name, why=found.why), tuple(because)


def _named(claim: Claim, file: _File) -> Answer | None:
    """Say what this file has seen of the ships or, failing those, the places that are named."""
    seen = [sighting for sighting in file.evidence.sightings if sighting.present]
    if claim.vessels:
        names = ", ".join(file.frame.vessels[vessel].label for vessel in claim.vessels)
        there = [s.id for s in seen if not set(claim.vessels).isdisjoint(s.candidates)]
        return file.say("ships_named", names=names, n=len(there)), tuple(there)
    if not claim.places:
        return None
    names = ", ".join(file.frame.places[place].label for place in claim.places)
    there = [
        s.id for s in seen if not set(lineage(s.place, file.frame.places)).isdisjoint(claim.places)
    ]
    return file.say("places_named", names=names, n=len(there)), tuple(there)


def _told(claim: Claim, file: _File) -> Answer | None:
    if claim.kind == "ais":
        return file.say("silence"), ()
    if claim.value is not None:
        return file.say("count_untested", unit=claim.unit or "?"), ()
    return file.say("with_weight", what=file.say("told_only"), weight=_weight(claim, file)), ()


_RULES: tuple[Callable[[Claim, _File], Answer | None], ...] = (
    _relation,
    _context,
    _denial,
    _legal,
    _comparison,
    _conditional,
    _boxes,
    _count,
    _assessment,
    _weighed,
    _leg,
    _named,
    _told,
)
