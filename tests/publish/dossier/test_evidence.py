import re
from dataclasses import replace
from html import unescape

import pytest

from deadreckon.case.run import Run
from deadreckon.publish.dossier.evidence import evidence
from deadreckon.publish.dossier.page import opened


def text_of(html: str) -> str:
    return unescape(re.sub("<[^>]+>", "", html))


def item(html: str, id_: str) -> str:
    found = re.search(rf'<li id="e-{id_}".*?</li>', html, re.DOTALL)
    assert found, id_
    return found[0]


def test_every_record_stands_there_with_its_hash(small_run: Run) -> None:
    html = evidence(opened(small_run))
    for id_, at in small_run.index.items():
        assert re.search(rf'id="e-{re.escape(id_)}"[^>]*data-sha256="{at.sha256}"', html), id_


@pytest.mark.parametrize("rights", ["", "CC0"])
def test_a_claim_is_marked_as_its_bytes_have_it(small_run: Run, rights: str) -> None:
    (report,) = small_run.evidence.reports
    known = replace(small_run.evidence, reports=(replace(report, rights=rights),))
    html = evidence(opened(replace(small_run, evidence=known)))
    for claim in small_run.evidence.claims:
        if claim.span is not None:
            start, end = claim.span
            mark = re.search(
                rf'<mark data-sha256="{report.text_sha256}" data-start="{start}" data-end="{end}">'
                "(.*?)</mark>",
                item(html, claim.id),
                re.DOTALL,
            )
            assert mark
            assert text_of(mark[1]) == report.text[start:end]


def test_a_report_leaves_whole_only_if_its_rights_allow(small_run: Run) -> None:
    (report,) = small_run.evidence.reports
    report = replace(report, text=report.text + "word " * 40 + "the end of it")
    closed = replace(small_run.evidence, reports=(report,))
    assert "the end of it" not in evidence(opened(replace(small_run, evidence=closed)))
    known = replace(small_run.evidence, reports=(replace(report, rights="CC BY 4.0"),))
    html = evidence(opened(replace(small_run, evidence=known)))
    body = re.search(r'<div class="text".*?</div>', html, re.DOTALL)
    assert body
    assert text_of(body[0]) == report.text


def test_a_claim_as_long_as_its_report_is_cut(small_run: Run) -> None:
    (report,) = small_run.evidence.reports
    text = "word " * 200
    known = replace(
        small_run.evidence,
        reports=(replace(report, text=text),),
        claims=(replace(small_run.evidence.claims[0], span=(0, len(text))),),
    )
    html = evidence(opened(replace(small_run, evidence=known)))
    assert len(re.findall("word", html)) <= 60


def test_right_to_left_goes_right_to_left(small_run: Run) -> None:
    (report,) = small_run.evidence.reports
    known = replace(
        small_run.evidence,
        reports=(replace(report, text="رست السفينة في الميناء", language="ar"),),
        claims=(replace(small_run.evidence.claims[0], span=(0, 11)),),
    )
    html = evidence(opened(replace(small_run, evidence=known)))
    assert '<p dir="auto" lang="ar"><mark' in html
