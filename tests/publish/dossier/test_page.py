import hashlib
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.dossier import page
from deadreckon.publish.dossier.page import VIEWS
from tests.publish.dossier.conftest import MADE

MESSAGES = files("deadreckon.publish.dossier") / "messages"


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


def test_the_words_of_both_languages_are_the_same_and_hide_none_of_the_brief_s() -> None:
    english, french = (
        tomllib.loads((MESSAGES / f"{language}.toml").read_text("utf-8"))
        for language in ("en", "fr")
    )
    assert english.keys() == french.keys()
    assert not english.keys() & phrases("deadreckon.publish", "en").texts.keys()
    for key, text in english.items():
        fields = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert {name for _, name, _, _ in Formatter().parse(french[key]) if name} == fields, key
    same = {key for key, text in english.items() if text == french[key]}
    assert same <= {
        "unknown",
        "source",
        "programme",
        "note",
        "list_page",
        "view_argument",
        "view_voyages",
    }


def test_the_same_case_gives_the_same_bytes(
    small_case: Path, small_run: Run, dossiers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "built", lambda: MADE)
    again = page.dossier(small_case, small_run, "public")
    assert (
        hashlib.sha256(again.encode()).digest()
        == hashlib.sha256(dossiers["public"].encode()).digest()
    )
