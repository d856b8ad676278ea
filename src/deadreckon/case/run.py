"""One way through a case: evidence to voyages, cargo, chain, judgement and the article's lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deadreckon.cargo.boxes import cargo
from deadreckon.cargo.chain import chain, judged
from deadreckon.cargo.rate import rates
from deadreckon.cargo.relations import relations
from deadreckon.cargo.totals import totals
from deadreckon.case.evidence import index
from deadreckon.case.intake import open_case
from deadreckon.case.lines import lines
from deadreckon.case.located import located
from deadreckon.case.marked import marked
from deadreckon.errors import BadFrame
from deadreckon.judgement.judge import judge
from deadreckon.judgement.norms import norms
from deadreckon.judgement.witnesses import grouped
from deadreckon.screening.vessels import vessels
from deadreckon.voyages.reckon import reckon

if TYPE_CHECKING:
    from deadreckon.cargo.boxes import Cargo
    from deadreckon.cargo.chain import ChainLeg
    from deadreckon.cargo.rate import Rate
    from deadreckon.cargo.relations import RelationFound
    from deadreckon.cargo.totals import Totals
    from deadreckon.case.lines import Line
    from deadreckon.case.tombstones import Tombstone
    from deadreckon.judgement.judge import Judgement
    from deadreckon.judgement.norms import NormApplied
    from deadreckon.judgement.witnesses import Grouped
    from deadreckon.model.evidence import Anchor, Evidence, SetAside
    from deadreckon.model.frame import Frame
    from deadreckon.screening.vessels import VesselRecord
    from deadreckon.voyages.figures import Reckoning


@dataclass(frozen=True, slots=True)
class Run:
    """A case, run: what went in and what came out.

    Attributes:
        grouping: of each judgement that several reports of one origin bear on, what it would be
            if each report were a witness of its own.
        index: where each id stands in the archive; every id of a `because` or `witnesses` is here.
        notes: what was kept and should yet be known, such as an IMO that fails its checksum.
        taken_in: files that this run found in the folder and took into the ledger.
        gone: files that are in the folder no more, of which this run took note in the ledger.
        as_of: the day up to which evidence was known, or None for all of it.
        ledger_head: hash of the ledger's last entry.
        forgotten: what the law made go; each names the results that stood on it.
    """

    frame: Frame
    evidence: Evidence
    reckoning: Reckoning
    cargo: tuple[Cargo, ...]
    chain: tuple[ChainLeg, ...]
    relations: tuple[RelationFound, ...]
    totals: tuple[Totals, ...]
    rates: tuple[Rate, ...]
    norms: tuple[NormApplied, ...]
    vessels: tuple[VesselRecord, ...]
    lines: tuple[Line, ...]
    judgements: tuple[Judgement, ...]
    grouping: tuple[Grouped, ...]
    index: Mapping[str, Anchor]
    set_aside: tuple[SetAside, ...]
    notes: tuple[SetAside, ...]
    taken_in: tuple[str, ...]
    gone: tuple[str, ...]
    as_of: date | None
    ledger_head: str
    forgotten: tuple[Tombstone, ...] = ()

    @property
    def principal(self) -> Judgement | None:
        """The judgement that answers the question: the first that has links, else the first."""
        return _principal(self.frame, self.judgements)

    def document(self) -> dict[str, object]:
        """Give the contract's document of `run`; what stood on something forgotten says so."""
        return marked(self._document(), self.forgotten)

    def part(self, *keys: str) -> dict[str, object]:
        """Give some keys of that document."""
        document = self.document()
        return {key: document[key] for key in keys}

    def _document(self) -> dict[str, object]:
        return {
            "case": self.frame.id,
            "as_of": self.as_of,
            "routes": self.reckoning.routes,
            "places": self.reckoning.places,
            "cargo": self.cargo,
            "chain": self.chain,
            "relations": self.relations,
            "totals": self.totals,
            "rates": self.rates,
            "norms": self.norms,
            "vessels": self.vessels,
            "lines": self.lines,
            "judgements": self.judgements,
            "grouping": self.grouping,
            "assumptions": self.frame.assumptions,
            "route_assumptions": _overrides(self.frame),
            "evidence": {id_: _where(anchor) for id_, anchor in sorted(self.index.items())},
            "set_aside": self.set_aside,
            "notes": self.notes,
            "forgotten": self.forgotten,
            "ledger_head": self.ledger_head,
        }


def run(case: Path, *, as_of: date | None = None, now: datetime | None = None) -> Run:
    """Run the case in a folder; what is there and not yet in its ledger is taken in first.

    Args:
        case: the case folder.
        as_of: leave out what was not known by the end of that day; the frame's, if None.
        now: for the lock.

    Raises:
        BadFrame, Unreadable: `case.toml` or a file of the evidence cannot be used.
        BadUse, CaseBusy: the folder cannot be written, or somebody else is at work on it.
    """
    opened = open_case(case, as_of=as_of, now=now)
    frame, evidence = opened.frame, opened.evidence
    reckoning = reckon(frame, evidence)
    boxes = cargo(frame, evidence, reckoning)
    # What a weight names and nobody brought, or nobody knew then, is told and carries nothing.
    named = {word for weight in frame.weights for word in weight.of}
    try:
        judgements = judge(frame, evidence, reckoning, known=named, rounds=opened.rounds)
    except BadFrame as error:
        raise located(error, opened.sheet) from None
    main = _principal(frame, judgements)
    links = {link.id: link.p for link in main.links} if main else {}
    legs = judged(chain(frame, evidence), frame, links)
    lapses = relations(frame, evidence)
    told_rates = rates(frame, evidence, reckoning)
    return Run(
        frame=frame,
        evidence=evidence,
        reckoning=reckoning,
        cargo=boxes,
        chain=legs,
        relations=lapses,
        totals=totals(frame, evidence),
        rates=told_rates,
        norms=norms(frame, judgements),
        vessels=vessels(frame, evidence, reckoning),
        lines=lines(frame, evidence, reckoning, judgements, lapses, boxes, legs, told_rates),
        judgements=judgements,
        grouping=grouped(frame, evidence, reckoning, judgements, named),
        index=index(evidence),
        set_aside=evidence.set_aside,
        notes=opened.notes,
        taken_in=tuple(item.path for item in opened.synced.items),
        gone=opened.synced.gone,
        as_of=opened.as_of,
        ledger_head=opened.head,
        forgotten=opened.forgotten,
    )


def _principal(frame: Frame, judgements: Sequence[Judgement]) -> Judgement | None:
    functions = {h.id for h in frame.hypotheses.values() if h.all_of or h.any_of}
    linked = [j for j in judgements if j.hypothesis in functions]
    return next(iter((*linked, *judgements)), None)


def _overrides(frame: Frame) -> dict[str, dict[str, object]]:
    """Give what a route assumes otherwise than the case, by route."""
    base = asdict(frame.assumptions)
    own = {
        route.id: {k: v for k, v in asdict(route.assumptions).items() if v != base[k]}
        for route in frame.routes.values()
    }
    return {id_: other for id_, other in own.items() if other}


def _where(anchor: Anchor) -> dict[str, object]:
    place: dict[str, object] = {"sha256": anchor.sha256, "path": anchor.path}
    if anchor.span is not None:
        return {**place, "span": anchor.span}
    return place if anchor.row is None else {**place, "row": anchor.row}
