import re
from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.model.evidence import SetAside
from deadreckon.publish.brief import record
from deadreckon.publish.brief.context import context


def test_looks_are_counted_the_empty_ones_too(small_run: Run) -> None:
    text = record.looks(context(small_run))
    isle = re.search(r"<tr><th scope=\"row\">Isle.*?</tr>", text)
    assert isle
    counts = re.findall(r"<div>(\d+)</div>", isle[0])
    assert counts == ["1", "1", "0", "1", "0", "3"]
    assert "what they leave out says nothing" in text


def test_every_assumption_is_printed(small_run: Run) -> None:
    text = record.assumptions(context(small_run))
    for key in ("least_stay_h", "longest_stay_days", "witness_confidence", "p_detect",
                "boxes_a_load", "background"):  # fmt: skip
        assert f"<code>{key}</code>" in text
    assert "6–14 kn" in text


def test_every_record_has_its_hash_and_place(small_run: Run) -> None:
    text = record.evidence(context(small_run))
    for id_, at in small_run.index.items():
        row = re.search(rf'<tr id="e-{re.escape(id_)}" data-sha256="([0-9a-f]+)"', text)
        assert row, id_
        assert len(row[1]) == 64
        assert row[1] in text
        assert at.path in text


def test_what_was_set_aside_is_told_with_its_reason(small_run: Run) -> None:
    assert "Nothing was set aside" in record.set_aside(context(replace(small_run, set_aside=())))
    row = SetAside("evidence/looks.csv", 7, "seen", "clera", "is not known")
    text = record.set_aside(context(replace(small_run, set_aside=(row,))))
    for words in ("evidence/looks.csv:7", "seen", "clera", "is not known"):
        assert words in text
    kept = record.set_aside(context(replace(small_run, set_aside=(), notes=(row,))))
    assert "Nothing was set aside" in kept
    assert "clera" in kept


def test_the_record_names_the_command_that_checks_it(small_run: Run) -> None:
    text = record.record(context(small_run))
    assert f"--head {small_run.ledger_head}" in text
    assert f'data-sha256="{small_run.ledger_head}"' in text
