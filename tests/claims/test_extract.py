import importlib.util
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.claims.extract import extract
from deadreckon.model.jsonable import jsonable
from tests.claims.sentence import DAY, claims, only

FLOORS = {
    "quantities": (0.90, 0.90),
    "terms": (0.90, 0.90),
    "times": (0.85, 0.85),
    "denials": (0.90, 0.90),
    "places": (0.85, 0.85),
    "source": (0.80, 0.80),
    "origin": (0.75, 0.75),
    "spans": (1.0, 1.0),
}
"""Precision and recall over all texts (issue 13)."""
EACH = {"quantities": 0.75, "terms": 0.75, "times": 0.75}
MARKED = 8
"""Marked items from which a language is held to its own floor."""

PIECES = (
    "The owner said that at least 40 crates were lost on Monday. ",
    "It is highly likely, according to Blue Harbour, that the Sea Fox sank.\n",
    "L'armateur dément tout trafic. ",
    "(((«„“",
    "Nach Angaben der Reederei ",
    "если ",
    "路透社报道,",
    "\u00ad\u200b",
    "\n\n",
)


def test_a_claim_holds_all_that_is_told_of_it() -> None:
    claim = only("On 3 May, Blue Harbour said, at least 40 crates were unloaded at Tartus.")
    assert claim.quantity is not None
    assert claim.quantity.value == 40
    assert claim.places == ("Tartus",)
    assert claim.source_chain == ("Blue Harbour",)
    assert claim.observation is None


def test_the_day_of_a_statement_is_not_the_claims_but_that_of_a_denial_is() -> None:
    said = only("The owner said on Monday that 40 crates were lost.")
    assert said.time is None
    denied = only("The owner on Monday denied the report.")
    assert denied.time is not None
    assert denied.time.from_ == "2024-05-13"


def test_background_is_no_claim() -> None:
    assert claims("Founded in 1931, the firm employs about 120 people in the city.") == ()
    assert claims("Tickets cost 15 dollars, and the sun was shining.") == ()


def test_without_a_day_of_publication_only_days_that_need_none_are_read() -> None:
    text = "The ship left Tartus on 3 May 2024 with 40 crates. Another left Tartus on Monday."
    found = extract(text, language="en", published=None).claims
    assert [c.time.from_ for c in found if c.time] == ["2024-05-03"]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_every_claim_is_the_texts_own_slice_on_one_line(pieces: list[str]) -> None:
    text = "".join(pieces)
    for language in ("en", "fr", "de", "ru", "zh"):
        for claim in extract(text, language=language, published=DAY).claims:
            assert text[claim.start : claim.end] == claim.text
            assert claim.text
            assert "\n" not in claim.text
            assert all(words is None or words in text for words in claim.source_chain_text)
            assert all("\n" not in name for name in claim.source_chain)


def test_the_same_text_gives_the_same_claims() -> None:
    text = "".join(PIECES[:3])
    assert claims(text) == claims(text)


@pytest.mark.real
def test_the_marked_texts_are_read_as_well_as_asked(shared_data: Path) -> None:
    score = _scorer(shared_data / "reports")
    total, each = _scored(score, shared_data / "reports")
    for facet, (precision, recall) in FLOORS.items():
        assert total[facet] >= (precision, recall), facet
        assert total[facet][1] >= recall, facet
    assert {
        (language, facet): figures
        for language, found in each.items()
        for facet, (marked, *figures) in found.items()
        if facet in EACH and marked >= MARKED and min(figures) < EACH[facet]
    } == {}


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Figures = Mapping[str, tuple[float, float]]


def _scored(
    score: ModuleType, folder: Path
) -> tuple[Figures, Mapping[str, Mapping[str, tuple[int, float, float]]]]:
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = (folder / row["file"]).read_bytes().decode("utf-8")
        day = date.fromisoformat(row["published"])
        found = extract(text, language=row["language"], published=day)
        document = jsonable(found)
        assert isinstance(document, dict)
        result, *_ = score.score_text(
            row["claims"], document["claims"], text, row.get("places_alt")
        )
        for facet, hits in result.items():
            for group in ("all", row["language"]):
                for n, count in enumerate(hits):
                    counts[group][facet][n] += count
    figures = {
        group: {
            facet: (marked, hit / got if got else 1.0, hit / marked if marked else 1.0)
            for facet, (hit, marked, got) in found.items()
        }
        for group, found in counts.items()
    }
    everything = figures.pop("all")
    return {facet: found[1:] for facet, found in everything.items()}, figures


@pytest.mark.real
def test_the_first_article(seed_article: Path) -> None:
    text = seed_article.read_text("utf-8")
    found = extract(text, language="fr", published=date(2023, 10, 27)).claims
    certain = [c for c in found if c.term and c.term.text.startswith("presque certain")]
    assert certain
    assert all(c.source_chain[0] == "UK Ministry of Defence" for c in certain)
    assert all(
        c.term and (c.term.yardstick, c.term.low, c.term.high) == ("phia", 0.95, 1.0)
        for c in certain
    )
    boxes = [c for c in found if c.quantity and c.quantity.unit == "container"]
    assert {(c.quantity.value, c.quantity.bound) for c in boxes if c.quantity} == {(1000, "gt")}
    assert any("White House" in c.source_chain for c in boxes)
    (trips,) = [c for c in found if c.quantity and c.quantity.unit == "round trip"]
    assert (trips.quantity and trips.quantity.bound, trips.observation) == ("ge", True)
    (route,) = [c for c in found if {"Najin", "Dunai"} <= set(c.places)]
    assert route.source_chain == ("RUSI",)
    assert route.time is not None
    assert (route.time.from_, route.time.to) == ("2023-08-11", "2023-10-14")
    assert [c.source_chain for c in found if c.kind == "denial"] == [("Russia",)]
    assert [c.text[:2] for c in found if c.kind == "conditional"] == ["si"]
    assert any(c.kind == "legal" and c.mood == "alleged" for c in found)
    (purpose,) = [c for c in found if "aurait pour but" in c.text]
    (rumour,) = [c for c in found if "spéculations sur" in c.text]
    assert [(c.mood, c.source_chain) for c in (purpose, rumour)] == [("alleged", ())] * 2
    assert "London" not in route.places
    assert any(c.term and c.term.text == "certainement" and c.time for c in found)
    assert max(c.end for c in found) < text.index("Comment (0)")


def test_how_many_they_are_who_say_something_is_no_claim() -> None:
    text = "Two European officials said that the freighter had left with 300 containers."
    counts = [c.quantity for c in extract(text, language="en", published=DAY).claims]
    assert [(q.value, q.unit) for q in counts if q] == [(300, "container")]
