from dataclasses import replace

import pytest

from deadreckon.case.run import Run
from deadreckon.model.evidence import Anchor, Listing, SetAside
from deadreckon.model.jsonable import jsonable
from deadreckon.model.vessel import Dated
from deadreckon.publish.dossier.profile import COURT, EDITOR, PUBLIC, fit

READER, NOTE, VALUE = "Rhea Reader", "the skipper is Jane Roe", "a value that was set aside"


@pytest.fixture(scope="module")
def full(small_run: Run) -> Run:
    """The small run with a reader and an analyst by name, and a value that was set aside."""
    sightings = tuple(replace(s, reader=READER) for s in small_run.evidence.sightings)
    aside = SetAside("evidence/reports/jane-roe.pdf", None, None, VALUE, "is odd")
    weights = tuple(replace(w, analyst="Ann Analyst") for w in small_run.frame.weights)
    return replace(
        small_run,
        evidence=replace(small_run.evidence, sightings=sightings),
        frame=replace(small_run.frame, weights=weights),
        set_aside=(aside,),
    )


def everything(run: Run) -> str:
    return repr((run.frame, run.evidence, run.set_aside, run.notes, run.index, run.judgements))


def test_the_public_profile_holds_no_name_note_or_path(full: Run) -> None:
    text = everything(fit(full, PUBLIC))
    for held in (READER, "Ann Analyst", NOTE, VALUE, "herald.txt", "jane-roe"):
        assert held not in text, held


def test_the_court_is_shown_all_of_it(full: Run) -> None:
    assert fit(full, COURT) is full


def test_an_editor_is_shown_people_and_notes_but_no_files(full: Run) -> None:
    text = everything(fit(full, EDITOR))
    for held in (READER, "Ann Analyst", NOTE, VALUE):
        assert held in text, held
    assert "herald.txt" not in text


def test_no_figure_changes(full: Run) -> None:
    before, after = full.document(), fit(full, PUBLIC).document()
    for key in ("routes", "places", "cargo", "chain", "lines", "judgements"):
        assert jsonable(after[key]) == jsonable(before[key])


def test_claims_still_find_their_report(full: Run) -> None:
    shown = fit(full, PUBLIC)
    names = {report.name for report in shown.evidence.reports}
    assert {claim.report for claim in shown.evidence.claims} - {""} == names
    assert shown.frame.lead in names
    assert names <= shown.index.keys()


def test_nothing_that_rests_on_a_likeness_of_names_leaves(full: Run) -> None:
    at = Anchor("0" * 64, "evidence/listings.csv", 2)
    listings = tuple(Listing(b, "alba", "a list", at, basis=b) for b in ("IMO number", "likeness"))
    alba = replace(
        full.frame.vessels["alba"],
        owners=(Dated("Quay Shipping", basis="name"), Dated("Isle Lines", basis="register")),
    )
    run = replace(
        full,
        evidence=replace(full.evidence, listings=listings),
        frame=replace(full.frame, vessels={**full.frame.vessels, "alba": alba}),
        index={**full.index, **{listing.id: at for listing in listings}},
    )
    shown = fit(run, PUBLIC)
    assert [listing.id for listing in shown.evidence.listings] == ["IMO number"]
    assert "likeness" not in shown.index
    assert [owner.value for owner in shown.frame.vessels["alba"].owners] == ["Isle Lines"]
    assert len(fit(run, COURT).evidence.listings) == 2
