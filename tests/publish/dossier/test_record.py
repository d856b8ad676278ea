from datetime import UTC, datetime

from deadreckon.case.ledger import MACHINE, Draft, Entry, chained
from deadreckon.case.run import Run
from deadreckon.publish.dossier.page import opened
from deadreckon.publish.dossier.profile import COURT, PUBLIC
from deadreckon.publish.dossier.record import record

ADDED = {"path": "evidence/reports/jane-roe.txt", "sha256": "ab" * 32, "role": "report"}
DECIDED = {"id": "c1", "verdict": "mend", "why": "Jane said so", "set": {"value": "3"}, "row": {}}


def entries() -> tuple[Entry, ...]:
    found = chained([Draft("add", ADDED)], head=None, author=MACHINE, now=None)
    now = datetime(2024, 2, 3, 4, 5, tzinfo=UTC)
    return (
        *found,
        *chained([Draft("decide", DECIDED)], head=found[-1], author="Ann Analyst", now=now),
    )


def test_a_court_reads_who_decided_what_when_and_why(small_run: Run) -> None:
    text = record(opened(small_run), entries(), COURT)
    for words in ("Ann Analyst", "2024-02-03T04:05:00Z", "Jane said so", "value = 3",
                  "evidence/reports/jane-roe.txt", entries()[1].hash):  # fmt: skip
        assert words in text, words


def test_the_public_reads_that_it_was_decided(small_run: Run) -> None:
    text = record(opened(small_run), entries(), PUBLIC)
    for words in ("an analyst", "c1: mended", "2024-02-03T04:05:00Z", entries()[1].hash):
        assert words in text, words
    for words in ("Ann", "Jane", "jane"):
        assert words not in text, words


def test_it_tells_how_to_verify_without_us(small_run: Run) -> None:
    text = record(opened(small_run), (), PUBLIC)
    assert f"deadreckon verify ore --head {small_run.ledger_head}" in text
    assert f'data-sha256="{small_run.ledger_head}"' in text
