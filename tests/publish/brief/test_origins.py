from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.model.evidence import Evidence, Report
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.origins import MOST_REPORTS, origins
from tests.claims.origins.retellings import SHIPPED, report


def told(run: Run, *reports: Report) -> str:
    evidence = Evidence(reports=reports)
    return str(origins(context(replace(run, evidence=evidence, lines=()))) or "")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2060", "")


RELEASE = report("wh.txt", SHIPPED, "en", "White House")
COPY = report(
    "copy.txt",
    "According to the White House, North Korea shipped 1,000 containers to Russia.",
    "en",
    "Herald",
)


def test_the_tree_and_what_was_changed(small_run: Run, french_run: Run) -> None:
    text = told(small_run, RELEASE, COPY)
    assert "2 reports, 1 origin that somebody names" in text
    assert "<svg" in text
    assert "copy.txt says something else than wh.txt" in text
    assert "bound: “more than 1,000 containers” became “1,000 containers”" in plain(text)
    french = told(french_run, RELEASE, COPY)
    assert "Qui répète qui" in french
    assert "borne" in french


def test_one_report_repeats_nobody_and_very_many_are_not_drawn(small_run: Run) -> None:
    assert told(small_run, RELEASE) == ""
    many = [replace(COPY, name=f"{n}.txt") for n in range(MOST_REPORTS + 1)]
    text = told(small_run, *many)
    assert "<svg" not in text
    assert "too many to draw" in text
