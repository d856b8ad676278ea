import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from deadreckon.case.run import Run
from deadreckon.model.evidence import Evidence, SetAside
from deadreckon.model.frame import Frame
from deadreckon.model.jsonable import Json, jsonable
from deadreckon.publish.brief import brief
from deadreckon.voyages.figures import Reckoning

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\x07&amp;'


class Page(HTMLParser):
    """Elements by id, and each result with the links around it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.by_id: dict[str, dict[str, str | None]] = {}
        self.results: list[dict[str, str | None]] = []
        self.repeated: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes += attrs
        if "data-dr" in found:
            self.results.append(found)
        if id_ := found.get("id"):
            if id_ in self.by_id:
                self.repeated.append(id_)
            self.by_id[id_] = found


def at(document: Json, path: str) -> Json:
    """Follow a path through objects by key, through lists by index or by what names an item."""
    node = document
    for step in path.split("."):
        if isinstance(node, dict):
            node = node[step]
        elif isinstance(node, list) and step.isdigit():
            node = node[int(step)]
        else:
            assert isinstance(node, list)
            node = next(
                item for item in node
                if isinstance(item, dict)
                and step in [item.get(key) for key in ("id", "claim", "route", "leg", "hypothesis",
                                                       "origin")]
            )  # fmt: skip
    return node


@pytest.fixture(scope="module")
def page(small_run: Run) -> Page:
    return Page(brief(small_run))


def test_it_has_no_script_and_asks_for_nothing(page: Page) -> None:
    assert not {"script", "link", "iframe", "img", "object", "base", "form"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    outside = [v for n, v in page.attributes if n == "href" and not (v or "").startswith("#")]
    assert outside == []
    policy = dict(page.attributes)["content"]
    assert any("default-src 'none'" in (v or "") for n, v in page.attributes if n == "content")
    assert policy


def test_nothing_in_the_styles_reaches_outside(small_run: Run) -> None:
    text = brief(small_run)
    for style in re.findall(r"<style>(.*?)</style>", text, re.DOTALL):
        assert "@import" not in style
        assert "url(" not in style


def test_ids_are_unique_and_every_link_arrives(page: Page) -> None:
    assert page.repeated == []
    targets = {unquote(v[1:]) for n, v in page.attributes if n == "href" and v}
    assert targets <= page.by_id.keys()


def test_every_result_has_its_path_and_leads_to_bytes(page: Page, small_run: Run) -> None:
    document = jsonable(small_run.document())
    assert len(page.results) > 30
    for result in page.results:
        at(document, result["data-dr"] or "")
        target = page.by_id[unquote((result["href"] or "")[1:])]
        assert re.fullmatch("[0-9a-f]{64}", target["data-sha256"] or "")


def test_the_proof_leads_to_its_witness(page: Page, small_run: Run) -> None:
    proofs = [r for r in page.results if r["data-dr"] == "routes.main.fleet.at_least"]
    witness = small_run.reckoning.routes[0].fleet.witnesses[0]
    assert {proof["href"] for proof in proofs} == {f"#e-{witness}"}
    assert page.by_id[f"e-{witness}"]["data-sha256"] == small_run.index[witness].sha256


def test_a_claim_leads_to_its_span(page: Page, small_run: Run) -> None:
    (report,) = small_run.evidence.reports
    row = page.by_id["e-trips"]
    start, end = int(row["data-start"] or ""), int(row["data-end"] or "")
    assert report.text[start:end] == "At least four crossings were made"
    assert row["data-sha256"] == report.text_sha256


def test_the_same_case_gives_the_same_page(small_run: Run) -> None:
    assert brief(small_run) == brief(small_run)


def test_every_text_of_the_case_is_inert(small_run: Run) -> None:
    evidence, frame = small_run.evidence, small_run.frame
    poisoned = replace(
        small_run,
        frame=replace(
            frame,
            title=HOSTILE,
            question=HOSTILE,
            places={k: replace(p, name=HOSTILE + k) for k, p in frame.places.items()},
            sources={k: replace(s, name=HOSTILE) for k, s in frame.sources.items()},
            origins={k: replace(o, name=HOSTILE) for k, o in frame.origins.items()},
            links={k: replace(x, statement=HOSTILE) for k, x in frame.links.items()},
            norms={k: replace(n, name=HOSTILE, summary=HOSTILE) for k, n in frame.norms.items()},
        ),
        evidence=replace(
            evidence, claims=tuple(replace(c, text=HOSTILE, term=HOSTILE) for c in evidence.claims)
        ),
        judgements=tuple(replace(j, statement=HOSTILE) for j in small_run.judgements),
        lines=tuple(replace(line, ours=HOSTILE) for line in small_run.lines),
        set_aside=(SetAside("a.csv", 3, HOSTILE, HOSTILE, HOSTILE),),
    )
    text = brief(poisoned)
    found = Page(text)
    assert not {"script", "img"} & set(found.tags)
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert not set("\u202e\x07") & set(text)
    assert "⟨U+202E⟩" in text


def test_notes_stay_inside(small_run: Run) -> None:
    assert "Jane Roe" not in brief(small_run)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_parts_are_there_in_both_languages(small_run: Run, language: str) -> None:
    run = replace(small_run, frame=replace(small_run.frame, language=language))
    page = Page(brief(run))
    parts = "chain map voyages timeline looks article judgement cargo totals rates denials norms"
    assert {*parts.split(), "assumptions", "evidence", "set-aside", "record"} <= page.by_id.keys()
    assert ("lang", language) in page.attributes


def test_a_case_that_judges_nothing_and_saw_nothing_has_a_page(small_run: Run) -> None:
    bare = replace(
        small_run,
        frame=replace(small_run.frame, hypotheses={}, links={}, norms={}, legs={}, weights=()),
        evidence=replace(small_run.evidence, looks=(), sightings=(), stacks=()),
        judgements=(),
        chain=(),
    )
    text = brief(bare)
    assert "Cannot tell: the case states no hypothesis" in text
    assert "Did ore from the isle reach the mill?</h1>" in text


def test_one_report_and_nothing_seen_make_a_page(small_run: Run) -> None:
    (report,) = small_run.evidence.reports
    told = replace(
        small_run,
        frame=Frame(id="told", window=small_run.frame.window),
        evidence=Evidence(reports=(report,)),
        reckoning=Reckoning(()),
        cargo=(),
        chain=(),
        lines=(),
        judgements=(),
        index={report.name: report.at},
    )
    page = Page(brief(told))
    assert not {"map", "timeline", "chain"} & page.by_id.keys()
    assert {"voyages", "looks", "judgement", "evidence", "record"} <= page.by_id.keys()


def test_likelihood_and_confidence_share_no_sentence(small_run: Run) -> None:
    body = re.sub(r"<style>.*?</style>", "", brief(small_run), flags=re.DOTALL)
    lines = re.sub(r"<[^>]*>", "", re.sub(r"</(p|li|h\d|td|th|tr|title)>", "\n", body))
    sentences = re.split(r"(?<=[.!?])\s|\n", lines)
    about = [s for s in sentences if "nalytic confidence:" in s]
    assert len(about) == 2
    assert not [s for s in about if "%" in s or "likely" in s]
