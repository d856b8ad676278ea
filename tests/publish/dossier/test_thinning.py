from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.dossier.thinning import MOST, thinned


def crowded(run: Run) -> Run:
    """The run with each look and sighting three hundred times over, and its witnesses last."""
    known = run.evidence
    looks = tuple(replace(look, id=f"{n}{look.id}") for n in range(300) for look in known.looks)
    sightings = tuple(
        replace(sighting, id=f"{n}{sighting.id}")
        for n in range(300)
        for sighting in known.sightings
    )
    evidence = replace(
        known, looks=(*looks, *known.looks), sightings=(*sightings, *known.sightings)
    )
    return replace(run, evidence=evidence)


def test_few_marks_are_all_drawn(small_run: Run) -> None:
    assert thinned(small_run) == (small_run, 0)


def test_of_many_alike_one_is_drawn_and_each_kind_stays(small_run: Run) -> None:
    full = crowded(small_run)
    assert len(full.evidence.looks) + len(full.evidence.sightings) > MOST
    shown, left = thinned(full)
    looks, sightings = shown.evidence.looks, shown.evidence.sightings
    assert left == len(full.evidence.looks) + len(full.evidence.sightings) - len(looks) - len(
        sightings
    )
    assert len(looks) + len(sightings) < 40
    assert {look.seen for look in looks} == {look.seen for look in full.evidence.looks}
    assert {s.candidates for s in sightings} == {s.candidates for s in full.evidence.sightings}


def test_a_witness_stays_whatever_lies_beside_it(small_run: Run) -> None:
    shown, _ = thinned(crowded(small_run))
    assert {"s1", "s2"} <= {sighting.id for sighting in shown.evidence.sightings}
