from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.model.evidence import Anchor, Listing
from deadreckon.model.frame import Criterion
from deadreckon.publish.dossier.obstacles import obstacles


def about(run: Run, kind: str) -> list[str]:
    return [found.about for found in obstacles(run) if found.kind == kind]


def test_rights_that_nobody_stated_and_rights_that_are_closed(small_run: Run) -> None:
    (report,) = small_run.evidence.reports
    for rights, found in (
        ("", ["herald.txt"]),
        ("All rights reserved", ["herald.txt"]),
        ("CC0", []),
    ):
        known = replace(small_run.evidence, reports=(replace(report, rights=rights),))
        assert about(replace(small_run, evidence=known), "rights") == found


def test_links_that_one_origin_carries_or_none(small_run: Run) -> None:
    assert about(small_run, "origins") == ["sailed", "railed"]
    words = {o.about: o.words for o in obstacles(small_run)}
    assert "Navy patrol" in words["sailed"]
    assert "prior" in words["railed"]


def test_a_listing_that_no_number_ties_to_the_ship(small_run: Run) -> None:
    listings = tuple(
        Listing(id_, "alba", "a list", Anchor("0" * 64, "evidence/listings.csv", 2), basis=basis)
        for id_, basis in (("by-number", "IMO number"), ("by-name", "name"), ("unsaid", ""))
    )
    known = replace(small_run.evidence, listings=listings)
    assert about(replace(small_run, evidence=known), "names") == ["by-name", "unsaid"]


def test_places_and_sources_without_a_zone_whose_dates_are_bare(small_run: Run) -> None:
    assert set(about(small_run, "zones")) >= {"isle", "quay", "navy"}
    places = {k: replace(p, tz="Europe/Oslo") for k, p in small_run.frame.places.items()}
    zoned = replace(small_run, frame=replace(small_run.frame, places=places))
    assert set(about(zoned, "zones")) == {"navy"}


def test_a_confidence_sheet_that_is_not_filled(small_run: Run) -> None:
    assert about(small_run, "confidence") == [""]
    half = (Criterion("rigour", "high", "read twice"), Criterion("volatility", "", ""))
    full = (half[0],)
    for criteria, found in ((half, [""]), (full, [])):
        frame = replace(small_run.frame, criteria=criteria)
        assert about(replace(small_run, frame=frame), "confidence") == found
