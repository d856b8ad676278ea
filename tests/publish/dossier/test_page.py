import hashlib
import re
from pathlib import Path

import pytest

from deadreckon.case.run import Run
from deadreckon.publish.dossier import page
from deadreckon.publish.dossier.page import VIEWS, opened
from tests.publish.dossier.conftest import MADE


def test_one_file_that_fetches_nothing(dossiers: dict[str, str]) -> None:
    html = dossiers["public"]
    assert html.startswith("<!doctype html>")
    assert not re.findall(r'\b(?:src|href)="(?!#|data:)[^"]*"', html)
    assert MADE.policy.replace("'", "&#x27;") in html


def test_question_answer_and_every_view_are_read_without_the_script(
    dossiers: dict[str, str],
) -> None:
    html = re.sub(r"<script.*?</script>", "", dossiers["public"], flags=re.DOTALL)
    assert "Did ore from the isle reach the mill?" in html
    for view in VIEWS:
        assert f'id="view-{view}"' in html
        assert f'href="#view-{view}"' in html


def test_every_number_leads_to_an_element_with_its_bytes(dossiers: dict[str, str]) -> None:
    for html in dossiers.values():
        links = re.findall(r'<a href="#([^"]+)"[^>]*data-dr="([^"]+)"', html)
        links += [(h, p) for p, h in re.findall(r'data-dr="([^"]+)"[^>]*href="#([^"]+)"', html)]
        assert {path for _, path in links} >= {"routes.main.fleet.at_least", "judgements.arrived.p"}
        for target, path in links:
            assert re.search(rf'id="{re.escape(target)}"[^>]*data-sha256="[0-9a-f]+"', html), path


def test_no_id_stands_twice(dossiers: dict[str, str]) -> None:
    ids = re.findall(r'\sid="([^"]+)"', dossiers["court"])
    assert sorted(ids) == sorted(set(ids))


def test_the_words_of_both_languages_are_the_same_and_none_is_another_s(
    small_run: Run, french_run: Run
) -> None:
    english, french = opened(small_run).say, opened(french_run).say
    assert english.texts.keys() == french.texts.keys()
    same = {k for k in english.texts if k.startswith("js_") and english.texts[k] == french.texts[k]}
    assert same <= {"js_minus", "js_plus"}


def test_the_same_case_gives_the_same_bytes(
    small_case: Path, small_run: Run, dossiers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "built", lambda: MADE)
    again = page.dossier(small_case, small_run, "public")
    assert (
        hashlib.sha256(again.encode()).digest()
        == hashlib.sha256(dossiers["public"].encode()).digest()
    )
