"""What the weights say: per origin and link one statement, and what carries nothing, with why.

The rules are those of METHODS.md, "The model, exactly". Read closely:

- A record is carried to the reader by its source and then by those named in `via`, the farthest
  first; each may lose it or make it up. Records are carried independently of one another.
- A record of an origin that the frame does not declare has that origin all the same; nothing is
  said of its reliability, so it has F's range.
- Weights that share one inference are compared origin by origin: the statement whose ratio is
  nearest 1 counts, of equal ones that of the less reliable origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple
from difflib import get_close_matches
from typing import TypeAlias

from deadreckon.errors import BadFrame
from deadreckon.judgement.computed import computed, is_computed
from deadreckon.judgement.judgements import Unweighed
from deadreckon.judgement.ranges import Range, Resolved, background, chance, ratio, reliability
from deadreckon.judgement.statements import Relayed, Statement, Strength, Weighing, order
from deadreckon.judgement.yardsticks import yardstick
from deadreckon.model.evidence import Aggregate, Claim, Evidence, Listing, Look, Sighting, Stack
from deadreckon.model.frame import Frame, Source, Weight
from deadreckon.voyages.figures import Reckoning

Record: TypeAlias = Look | Sighting | Stack | Aggregate | Listing | Claim
_SHOWN = 3


def weigh(
    frame: Frame, evidence: Evidence, figures: Reckoning, known: Collection[str] = ()
) -> Weighing:
    """Read the weights of a frame.

    Args:
        frame: with the weights, origins, sources and assumptions.
        evidence: the records that weights may name.
        figures: the reckoning whose figures weights may name.
        known: ids of records that the case holds but that are not in `evidence` (not yet known on
            the day asked for): they carry nothing, and no error.

    Raises:
        BadFrame: an id that nothing has, a weight that is no weight, weights of one origin on one
            link that disagree, a reliability or background that cannot be read.
    """
    return _Reader(frame, evidence, figures, known).read()


class _Reader:
    def __init__(
        self, frame: Frame, evidence: Evidence, figures: Reckoning, known: Collection[str]
    ) -> None:
        self._frame = frame
        self._figures = figures
        self._known = known
        self._lenient = bool(evidence.set_aside)
        self._records = _records(evidence)
        self._scale = yardstick(frame.yardstick)
        self._reliability: dict[str, Range] = {}
        self._resolved: set[Resolved] = set()
        self._unweighed: set[Unweighed] = set()

    def read(self) -> Weighing:
        parts: dict[tuple[str, str, str, Strength], dict[str, Relayed]] = defaultdict(dict)
        for weight in self._frame.weights:
            strength = self._strength(weight)
            for name in dict.fromkeys(weight.of):
                found = self._relayed(name, weight.to)
                if found is None:
                    continue
                origin, relayed = found
                parts[origin, weight.to, weight.shared or "", strength][relayed.id] = relayed
        statements = [
            Statement(origin, to, strength, shared, tuple(relays[id_] for id_ in sorted(relays)))
            for (origin, to, shared, strength), relays in parts.items()
        ]
        _agree(statements)
        return Weighing(
            statements=tuple(sorted(statements, key=order)),
            reliability=self._reliability,
            background=self._background(statements),
            unweighed=tuple(sorted(self._unweighed, key=astuple)),
            resolved=tuple(sorted(self._resolved, key=astuple)),
        )

    def _strength(self, weight: Weight) -> Strength:
        field = f"weights ({_listed(weight.of)} to {weight.to})"
        if weight.to not in self._frame.links and weight.to not in self._frame.hypotheses:
            known = [*self._frame.links, *self._frame.hypotheses]
            raise BadFrame(
                "is no link or hypothesis of the frame",
                mend=_suggest(weight.to, known),
                field=f"{field}.to",
                value=weight.to,
            )
        chances = weight.if_true, weight.if_false
        if weight.ratio is not None and chances == (None, None):
            found = self._note(ratio(weight.ratio, f"{field}.ratio"))
            return Strength(Range(1, 1), Range(1, 1), found)
        if weight.ratio is not None or None in chances:
            raise BadFrame(
                "does not say how strongly it bears",
                mend="Give ratio, or if_true and if_false together.",
                field=field,
            )
        if_true = self._note(chance(weight.if_true, f"{field}.if_true", self._scale))
        if_false = self._note(chance(weight.if_false, f"{field}.if_false", self._scale))
        if if_true.high == 0 or if_false.high == 0:
            raise BadFrame(
                "a chance of 0 makes a ratio of zero or infinity: one observation as a proof",
                mend="Give a small chance above 0, such as 0.01.",
                field=f"{field}.{'if_true' if if_true.high == 0 else 'if_false'}",
                value=0,
            )
        return Strength(if_true, if_false)

    def _note(self, read: tuple[Range, Resolved | None]) -> Range:
        found, resolved = read
        if resolved is not None:
            self._resolved.add(resolved)
        return found

    def _background(self, statements: Iterable[Statement]) -> Range:
        stated = self._frame.assumptions.background
        found, resolved = background(stated, "assumptions.background", self._scale)
        if resolved is not None and any(s.strength.ratio is None for s in statements):
            self._resolved.add(resolved)
        return found

    def _relayed(self, name: str, to: str) -> tuple[str, Relayed] | None:
        record = self._records.get(name)
        if record is not None:
            return self._of_record(record, to)
        if is_computed(name):
            return self._of_figure(name, to)
        if name not in self._known and not self._lenient:
            raise BadFrame(
                "is no claim, sighting, stack, aggregate or figure of this case",
                mend=_suggest(name, self._records),
                field="weights.of",
                value=name,
            )
        return self._nothing(name, to, "it is not in the evidence: set aside, or not yet known")

    def _of_record(self, record: Record, to: str) -> tuple[str, Relayed] | None:
        why = _carries_nothing(record, self._frame.sources)
        origin = "" if isinstance(record, Look | Listing) else record.origin
        if not why:
            why = self._trust(origin)
        if why:
            return self._nothing(record.id, to, why)
        hit, false = _relay(record, self._frame.sources)
        return origin, Relayed(record.id, hit, false, (record.id,))

    def _trust(self, origin: str) -> str:
        """Read an origin's reliability; give the reason why it carries nothing, or ""."""
        if origin not in self._reliability:
            declared = self._frame.origins.get(origin)
            stated = declared.reliability if declared else None
            self._reliability[origin] = self._note(
                reliability(stated, f"origins.{origin}.reliability")
            )
        return "" if self._reliability[origin].high > 0 else "its origin has a reliability of 0"

    def _of_figure(self, name: str, to: str) -> tuple[str, Relayed] | None:
        figure = computed(name, self._figures)
        if figure.holds is None:
            return self._nothing(name, to, "the figure cannot be told")
        if not figure.holds:
            return self._nothing(name, to, f"it does not hold: the figure is {figure.value:g}")
        if figure.joint == 0:
            return self._nothing(name, to, "its witnesses have a joint probability of 0")
        self._reliability[figure.path] = Range(figure.joint, figure.joint)
        return figure.path, Relayed(name, 1.0, 0.0, figure.witnesses)

    def _nothing(self, name: str, to: str, why: str) -> tuple[str, Relayed] | None:
        self._unweighed.add(Unweighed(name, to, why))
        return None


def _carries_nothing(record: Record, sources: Mapping[str, Source]) -> str:
    if isinstance(record, Look):
        return "a look has no origin: state the absence or the ship as a sighting"
    if isinstance(record, Listing):
        return "a listing is a decision, not an observation"
    if isinstance(record, Claim) and record.observation is False:
        source = sources.get(record.source)
        if source is None or not source.collects:
            return "an assessment, by nobody whom the frame gives collection of its own"
    return "" if record.origin else "no origin is stated"


def _relay(record: Record, sources: Mapping[str, Source]) -> tuple[float, float]:
    via = reversed(record.via) if isinstance(record, Claim) else ()
    source = "" if isinstance(record, Listing) else record.source
    hit, false = 1.0, 0.0
    for name in dict.fromkeys((source, *via)):
        if name in sources:
            relay = sources[name].relay
            hit = relay.hit * hit + relay.false * (1 - hit)
            false = relay.hit * false + relay.false * (1 - false)
    return hit, false


def _agree(statements: Iterable[Statement]) -> None:
    """See that weights of one origin on one link agree, but where they share an inference."""
    first: dict[tuple[str, str], Statement] = {}
    for statement in sorted(statements, key=order):
        other = first.setdefault((statement.origin, statement.to), statement)
        rests_on_one = bool(statement.shared) and statement.shared == other.shared
        if statement.strength != other.strength and not rests_on_one:
            named = [_listed([r.id for r in s.relays]) for s in (other, statement)]
            raise BadFrame(
                f"the weights of {named[0]} and of {named[1]} on {statement.to} disagree, and both "
                f"rest on the origin {statement.origin}, which counts once",
                mend="Give both the same strength, or name them in one weight.",
                field="weights",
                value=f"{named[0]}; {named[1]}",
            )


def _records(evidence: Evidence) -> dict[str, Record]:
    tables: tuple[tuple[Record, ...], ...] = (
        evidence.listings,
        evidence.looks,
        evidence.aggregates,
        evidence.stacks,
        evidence.sightings,
        evidence.claims,
    )
    return {record.id: record for table in tables for record in table}


def _listed(ids: Collection[str]) -> str:
    shown = list(ids)[:_SHOWN]
    return ", ".join(shown) + (" …" if len(ids) > _SHOWN else "")


def _suggest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"Did you mean {near[0]}?" if near else "Declare it, or name one that is declared."
