from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.dossier.facts import facts, says
from deadreckon.publish.dossier.page import opened


def test_each_kind_says_what_it_is(small_run: Run) -> None:
    page, known = opened(small_run), small_run.evidence
    by_id = {i.id: i for t in (known.looks, known.sightings, known.stacks) for i in t}
    told = {id_: str(says(page, item)) for id_, item in by_id.items()}
    assert told["s1"] == "Alba at Jetty, 2021-03-05"
    assert told["s3"] == "Alba or Brio at Isle, 2021-03-25"
    assert told["s5"] == "a ship: stated not to be at Isle, 2021-03-12"
    assert told["l4"] == "A look at Isle, 2021-03-15: cloudy"
    assert told["pile"] == "30 containers on the ground at Mill, 2021-03-18"


def test_facts_name_origin_and_source_with_their_reliability(small_run: Run) -> None:
    (claim,) = (c for c in small_run.evidence.claims if c.id == "seen-crossing")
    text = facts(opened(small_run), claim)
    assert text is not None
    assert "<dd>Navy patrol (reliability 0.6–0.9)</dd>" in text
    unstated = facts(opened(small_run), replace(claim, origin=""))
    assert unstated is not None
    assert "origin not stated" in unstated
