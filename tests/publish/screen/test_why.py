import html
import re
from pathlib import Path

from deadreckon.case.run import Run
from deadreckon.case.why import why
from deadreckon.publish.brief import brief
from deadreckon.publish.columns import WIDTH
from deadreckon.publish.screen.why import why as screen


def test_every_number_of_the_brief_leads_to_bytes(small_case: Path, small_run: Run) -> None:
    paths = {html.unescape(p) for p in re.findall('data-dr="([^"]+)"', brief(small_run))}
    assert len(paths) > 30
    for path in sorted(paths):
        found = why(small_case, small_run, path)
        assert found.because
        assert all(re.fullmatch("[0-9a-f]{64}", step.sha256) for step in found.because)
        text = screen(found)
        assert text.startswith(path[:40])
        assert f"head {small_run.ledger_head}" in text


def test_what_weighs_on_a_link_is_named(small_case: Path, small_run: Run) -> None:
    found = why(small_case, small_run, "judgements.arrived.links.sailed.p")
    assert [step.id for step in found.because] == ["seen-crossing", "case.toml"]
    assert "Alba crossed to the quay" in screen(found)


def test_the_screen_shows_words_place_and_hash_and_keeps_to_its_width(
    small_case: Path, small_run: Run
) -> None:
    found = why(small_case, small_run, "routes.main.told.trips.value")
    text = screen(found)
    (claim, _) = found.because
    assert "At least four crossings were made" in text
    assert f"characters {claim.span[0]} to {claim.span[1]}" in text  # type: ignore[index]
    assert claim.sha256 in text
    assert "entered in  evidence/claims.csv, line 3" in text
    assert max(map(len, text.splitlines())) <= WIDTH
