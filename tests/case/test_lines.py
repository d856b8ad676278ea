from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from deadreckon.cargo.boxes import Cargo, cargo
from deadreckon.cargo.relations import RelationFound
from deadreckon.case.lines import denial_of, lines
from deadreckon.case.proposals import UNDECIDED
from deadreckon.judgement.judge import judge
from deadreckon.model.evidence import Anchor, Claim, Evidence, Report, Sighting
from deadreckon.model.frame import (
    Assumptions,
    Frame,
    Hypothesis,
    Link,
    Norm,
    Origin,
    Route,
    Source,
    Weight,
)
from deadreckon.model.place import Place
from deadreckon.model.times import Interval
from deadreckon.model.vessel import Dated, Vessel
from deadreckon.voyages.figures import (
    Counted,
    Figures,
    Needed,
    Reckoning,
    RouteFigures,
    Status,
    Told,
)

WINDOW = Interval(datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 12, 31, tzinfo=UTC))
AT = Anchor("0" * 64, "evidence/claims.csv", 2)
NOTHING = Reckoning(())


def said(text: str, kind: str = "", **more: object) -> Claim:
    plain = Claim("c", text, AT, report="a.txt", kind=kind, source="navy", origin="patrol")
    return replace(plain, **more)  # type: ignore[arg-type]


def frame(*weights: Weight, language: str = "en") -> Frame:
    return Frame(
        id="case",
        window=WINDOW,
        lead="a.txt",
        language=language,
        places={"mine": Place("mine", 1.0, 2.0, "The Mine"), "mill": Place("mill", 3.0, 4.0)},
        vessels={"alba": Vessel("alba", names=(Dated("Alba"),))},
        routes={"ore": Route("ore", ("mine",), ("mill",), ("alba",), WINDOW,
                             Assumptions(boxes_a_load=(40.0, 50.0)))},
        sources={"navy": Source("navy", "The Navy")},
        origins={"patrol": Origin("patrol", reliability=0.8)},
        links={"landed": Link("landed", 0.5, "it was landed")},
        hypotheses={"h": Hypothesis("h", "ore was landed", all_of=("landed",))},
        weights=weights,
        norms={"act": Norm("act", "the Ore Act", condition="landed")},
    )  # fmt: skip


def ours(
    claim: Claim,
    frame_: Frame | None = None,
    reckoning: Reckoning = NOTHING,
    *,
    judged: bool = True,
    relation: RelationFound | None = None,
    boxes: tuple[Cargo, ...] = (),
    sightings: tuple[Sighting, ...] = (),
) -> str:
    frame_ = frame_ or frame()
    evidence = Evidence(claims=(claim,), reports=(Report("a.txt", "x", AT, ""),),
                        sightings=sightings)  # fmt: skip
    judgements = judge(frame_, evidence, reckoning) if judged else ()
    found = lines(
        frame_, evidence, reckoning, judgements, (relation,) if relation else (), boxes, ()
    )
    (line,) = found
    assert (line.claim, line.says, line.because[0]) == ("c", "navy", "c")
    return line.ours


def counted(status: Status, at_most: int | None = 9) -> Reckoning:
    trips = Counted(2, ("s1",), 0.9, 1, (), 0, None, 0, (), None, "why", at_most, ())
    fleet = Figures(
        at_least=3, witnesses=("s2",), witnesses_joint=0.9, robust_at_least=2, robust=(),
        robust_to_cause=0, weakest_cause=None, at_least_95=1, at_least_by_confidence=(),
        likely=None, why="why", at_most=12, assumes=(), id="ore", conflicts=(),
        round_trips=trips, calls={},
    )  # fmt: skip
    path = None if status == "not_comparable" else "routes.ore.fleet.round_trips.at_least"
    ours = None if path is None else trips.at_least
    told = Told("c", 5, None, "ge", "round trip", "patrol", status, "another window", path,
                ours, at_most)  # fmt: skip
    return Reckoning((RouteFigures("ore", (), fleet, {}, (told,), (), (), None),))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("possible", "possible: this file proves 2, leaves room for up to 9"),
        ("proved", "proved: this file proves 2"),
        ("out_of_reach", "out of reach: the ships named can have made 9 at the most"),
        ("refuted", "refuted: this file proves 2, more than is told"),
        ("not_comparable", "cannot be compared with a figure of this file: another window"),
    ],
)
def test_a_count_stands_beside_ours_in_its_own_unit(status: Status, expected: str) -> None:
    trips = said("at least five", value=5.0, bound="ge", unit="round trip")
    assert ours(trips, reckoning=counted(status)) == expected


def test_a_count_without_a_ceiling_says_so() -> None:
    trips = said("at least five", value=5.0, bound="ge", unit="round trip")
    assert ours(trips, reckoning=counted("possible", None)).endswith("has no ceiling for it")


def needing(*needed: Needed) -> Cargo:
    (nothing,) = cargo(frame(), Evidence(), counted("possible"))
    return replace(nothing, needed=needed)


def test_boxes_need_loads() -> None:
    claim = said("more than 120 boxes", value=120.0, bound="gt", unit="container")
    need = needing(Needed("c", "load", 3, ("c",)))
    assert ours(claim, boxes=(need,)).startswith("needs 3 loads, at no more than 50 a load")
    assert ours(claim, boxes=(needing(),)).startswith("cannot tell what it needs")


def test_a_term_stands_beside_ours_with_both_ranges() -> None:
    term = {"term": "almost certain", "yardstick": "phia", "low": 0.95, "high": 1.0}
    claim = said("almost certain", "judgement", observation=False, **term)
    named = ours(claim, frame(Weight(("c",), "h", ratio=3.0)))
    assert named.startswith("ours: no PHIA term: 50 %")
    assert named.endswith("for “ore was landed”; theirs: “almost certain” (PHIA, 95-100 %)")
    assert ours(claim).startswith("not compared, as no weight of the frame says what it is about")
    assert "read on no scale" in ours(replace(claim, low=None, high=None))
    assert ours(claim, judged=False).startswith("cannot tell: nothing in the frame judges it")


def test_an_assessment_about_a_link_is_compared_with_the_link() -> None:
    claim = said("it was landed, we think", "judgement", observation=False)
    found = ours(claim, frame(Weight(("c",), "landed", ratio=3.0)))
    assert found == "ours: no PHIA term: 50 %, range 50, for “it was landed”"


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("it never happened", {}, "fact"),
        ("no evidence was shown", {}, "evidence"),
        ("aucune preuve", {}, "evidence"),
        ("no sanctions were broken", {}, "illegality"),
        ("rien d'illégal", {}, "illegality"),
        ("a denial", {"note": "of the evidence or of sanctions: not said"}, "unsaid"),
        ("a denial", {"note": "denies the fact"}, "fact"),
        ("declined to comment", {"polarity": "unknown"}, "no_comment"),
    ],
)
def test_denials_are_typed(text: str, more: dict[str, object], expected: str) -> None:
    assert denial_of(said(text, "denial", **more)) == expected


def test_a_denial_says_what_weight_it_has() -> None:
    denial = said("it never happened", "denial", polarity="deny")
    assert ours(denial) == "a denial of the fact; no weight in the frame names it"
    expected = ours(denial, frame(Weight(("c",), "landed", ratio=(0.8, 1.0))))
    assert "expected either way" in expected
    unsourced = replace(denial, origin="")
    assert "no origin" in ours(unsourced, frame(Weight(("c",), "landed", ratio=0.2)))


def test_law_is_conditional_and_never_a_verdict() -> None:
    found = ours(said("it breaches the act", "legal", mood="alleged"))
    assert found.startswith("would fall under the Ore Act, if this holds: it was landed; ours: ")
    assert found.endswith("; ours: no PHIA term: 50 %, range 50")
    assert "violat" not in found
    without = replace(frame(), norms={})
    assert ours(said("it breaches the act", "legal"), without).startswith("cannot tell")


def test_conditions_and_comparisons_are_somebodys_claim() -> None:
    for claim in (
        said("if it goes on, the largest supplier", "conditional", mood="conditional"),
        said("beside two others", "judgement", mood="conditional", observation=False),
    ):
        assert ours(claim).startswith("somebody's claim, not a computation")


def test_a_relation_is_computed_and_carries_no_weight() -> None:
    told = (date(2021, 8, 11), date(2021, 8, 20))
    found = RelationFound("c", "c", "visit", told, (date(2021, 8, 15), date(2021, 8, 17)),
                          agrees=True, why="")  # fmt: skip
    assert ours(said("three weeks after"), relation=found) == (
        "agrees: computed 15-17 August 2021; told 11-20 August 2021. Context, no weight"
    )
    apart = replace(found, agrees=False)
    assert ours(said("three weeks after"), relation=apart).startswith("does not agree")
    unknown = replace(found, told=None, agrees=None, why="cannot tell: c has no date")
    assert ours(said("three weeks after"), relation=unknown).startswith("cannot tell: c has no")


def test_an_observation_that_is_weighed_names_its_link() -> None:
    found = ours(said("boxes on the quay", "sighting"), frame(Weight(("c",), "landed", ratio=3.0)))
    assert found.startswith("weighed for “it was landed”, where its origin counts once; ours: ")


def test_ships_and_places_lead_to_what_was_seen_of_them() -> None:
    seen = Sighting("s1", "mine", WINDOW, ("alba",), 0.9, AT)
    assert "Alba" in ours(said("two ships", vessels=("alba",)), sightings=(seen,))
    assert ours(said("at the mine", places=("mine",)), sightings=(seen,)).endswith(": 1")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["", "quantity", "route", "sighting", "judgement", "ais", "legal",
                                  "denial", "conditional", "confidence"])  # fmt: skip
def test_no_line_is_left_blank(kind: str, language: str) -> None:
    assert ours(said("something", kind), frame(language=language)).strip()


def test_lines_are_in_the_language_of_the_frame() -> None:
    assert ours(said("jamais", "denial", polarity="deny"), frame(language="fr")) == (
        "démenti du fait ; aucun poids du cadre ne le nomme"
    )


@pytest.mark.parametrize(
    ("note", "status"),
    [("", "accepted"), (UNDECIDED, "undecided"), (f"{UNDECIDED}; x", "undecided")],
)
def test_a_line_says_whether_somebody_decided_on_it(note: str, status: str) -> None:
    claim = Claim("c", "a text", AT, source="navy", note=note)
    evidence = Evidence(claims=(claim,), reports=(Report("a.txt", "x", AT, ""),))
    found = lines(frame(), evidence, NOTHING, (), (), (), ())
    assert [line.status for line in found] == [status]
