from datetime import UTC, datetime

import pytest

from deadreckon.claims.lines import lead, lead_claims, speaker
from deadreckon.model.evidence import Anchor, Claim, Evidence, Report
from deadreckon.model.frame import Frame
from deadreckon.model.times import Interval

WINDOW = Interval(datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 12, 31, tzinfo=UTC))
AT = Anchor("0" * 64, "evidence/claims.csv", 2)


def report(name: str, publisher: str = "") -> Report:
    return Report(name, "text", AT, "1" * 64, publisher=publisher)


def claim(id_: str, start: int | None, name: str = "a.txt", source: str = "") -> Claim:
    span = None if start is None else (start, start + 5)
    return Claim(id_, "words", AT, report=name, span=span, source=source)


def frame(lead: str | None = None) -> Frame:
    return Frame(id="case", window=WINDOW, lead=lead)


def test_the_lead_is_the_frames_or_the_only_report() -> None:
    two = Evidence(reports=(report("a.txt"), report("b.txt")))
    assert lead(frame("b.txt"), two) == "b.txt"
    assert lead(frame(), two) is None
    assert lead(frame(), Evidence(reports=(report("b.txt"),))) == "b.txt"


def test_claims_of_the_lead_stand_in_the_order_of_the_text() -> None:
    evidence = Evidence(
        reports=(report("a.txt"), report("b.txt")),
        claims=(claim("a", None), claim("b", 40), claim("c", 7), claim("d", 9, "b.txt")),
    )
    assert [c.id for c in lead_claims(frame("a.txt"), evidence)] == ["c", "b", "a"]
    assert lead_claims(frame(), evidence) == ()


def test_a_claim_without_a_report_stands_in_the_only_one() -> None:
    alone = Evidence(reports=(report("a.txt"),), claims=(claim("c", None, ""),))
    assert [c.id for c in lead_claims(frame(), alone)] == ["c"]
    among = Evidence(reports=(report("a.txt"), report("b.txt")), claims=(claim("c", None, ""),))
    assert lead_claims(frame("a.txt"), among) == ()


@pytest.mark.parametrize(
    ("source", "publisher", "expected"),
    [("navy", "Herald", "navy"), ("", "Herald", "Herald"), ("", "", "a.txt")],
)
def test_who_says_it(source: str, publisher: str, expected: str) -> None:
    evidence = Evidence(reports=(report("a.txt", publisher), report("b.txt")))
    assert speaker(claim("c", 1, source=source), evidence) == expected
