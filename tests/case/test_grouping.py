from datetime import UTC, datetime
from pathlib import Path

import pytest

from deadreckon.case.decide import Asked, decide
from deadreckon.case.evidence import load_evidence
from deadreckon.case.frame import FRAME_FILE, frame_bytes, frame_from
from deadreckon.case.grouping import Grouping, with_origins
from deadreckon.case.origins import origins_of
from deadreckon.case.run import run
from deadreckon.errors import BadUse
from deadreckon.model.evidence import Anchor, Claim
from tests.claims.origins.retellings import report
from tests.user import TWO_PORTS

NOW = datetime(2024, 1, 1, tzinfo=UTC)

FRAME = """
[[hypotheses]]
id = "went"
statement = "five round trips were made"
prior = 0.5
[[weights]]
of = ["c1", "c2"]
to = "went"
ratio = 5
"""
TEXTS = {
    "p.txt": ("Post", "RUSI said at least five round trips were made between Najin and Dunai."),
    "h.txt": ("Herald", "The Post said at least five round trips were made to Dunai."),
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    reports = tmp_path / "evidence" / "reports"
    reports.mkdir(parents=True)
    (tmp_path / "case.toml").write_text(TWO_PORTS + FRAME, "utf-8")
    rows = ["claim,report,start,end,text,value,bound,unit"]
    for number, (name, (publisher, text)) in enumerate(TEXTS.items(), 1):
        (reports / name).write_text(text + "\n", "utf-8")
        meta = f'publisher = "{publisher}"\nlanguage = "en"\npublished = "2023-10-16"\n'
        (reports / f"{name}.meta.toml").write_text(meta, "utf-8")
        at = text.index("at least")
        rows.append(f"c{number},{name},{at},{len(text) - 1},{text[at:-1]},5,ge,round trip")
    (tmp_path / "evidence" / "claims.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return tmp_path


def origins_in(case: Path) -> dict[str, str]:
    frame, _ = frame_from(frame_bytes(case / FRAME_FILE), "case.toml")
    return {claim.id: claim.origin for claim in load_evidence(case, frame).claims}


def word(case: Path, verdict: str, id_: str = "rusi", **cells: str) -> None:
    decide(case, [Asked(id_, verdict, "read both", cells)], author="A", now=NOW)


def test_an_accepted_origin_groups_the_claims_and_feeds_the_judgement(case: Path) -> None:
    before = run(case)
    assert before.judgements[0].origins == ()
    word(case, "accept")
    assert origins_in(case) == {"c1": "rusi", "c2": "rusi"}
    after = run(case)
    assert after.judgements[0].origins == ("rusi",)
    (grouped,) = after.grouping
    assert (grouped.witnesses, grouped.origins) == (2, 1)
    assert grouped.as_witnesses > grouped.p > 0.5
    assert [o.decided for o in origins_of(case).origins if o.id == "rusi"] == ["accept"]


def test_a_mended_one_has_another_name_and_a_rejected_one_groups_nothing(case: Path) -> None:
    word(case, "mend", origin="images")
    assert origins_in(case) == {"c1": "images", "c2": "images"}
    word(case, "reject")
    assert origins_in(case) == {"c1": "", "c2": ""}


def test_lineage_that_nobody_names_is_not_accepted(case: Path) -> None:
    (case / "evidence/reports/x.txt").write_text("Officials said 300 boxes came.\n", "utf-8")
    loose = next(one.id for one in origins_of(case).origins if not one.stated)
    with pytest.raises(BadUse, match="unnamed lineage"):
        word(case, "accept", loose)
    with pytest.raises(BadUse, match="names nothing"):
        word(case, "accept", "nobody")
    with pytest.raises(BadUse, match="cannot be set"):
        word(case, "mend", value="6")


def test_what_a_claim_states_stays_and_changed_bytes_lose_their_origin() -> None:
    read = report("a.txt", "x" * 40)
    spans = (("a.txt", read.text_sha256, 0, 20), ("a.txt", read.text_sha256, 18, 40))
    groups = [
        Grouping(id_, "accept", "", id_, (span,)) for id_, span in zip("op", spans, strict=True)
    ]
    at = Anchor("0" * 64, "f")
    claims = [
        Claim("own", "", at, report="a.txt", span=(0, 9), origin="mine"),
        Claim("in", "", at, report="a.txt", span=(15, 30)),
        Claim("out", "", at, report="b.txt", span=(0, 9)),
    ]
    given = with_origins(claims, groups, {"a.txt": read})
    assert [one.origin for one in given] == ["mine", "p", ""]
    changed = with_origins(claims, groups, {"a.txt": report("a.txt", "y" * 40)})
    assert [one.origin for one in changed] == ["mine", "", ""]
