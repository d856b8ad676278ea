"""The rows that the first case holds by hand, beside what is proposed from the article."""

import runpy
from datetime import date
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "first_case_rows.py"


@pytest.mark.real
def test_the_rows_held_by_hand_agree_with_those_proposed(seed_article: Path) -> None:
    module = runpy.run_path(str(SCRIPT))
    rows = module["compare"](seed_article.read_text("utf-8"), date(2023, 10, 27))
    same = [row.row for row in rows if row.proposal and not row.differs]
    assert same == [
        "line-03-transfers",
        "line-04-arrived",
        "line-05-denial",
        "line-06-depots",
        "line-08-rate",
        "line-13-thousand",
        "line-14-for-ukraine",
        "line-17-five",
        "line-19-najin-dunai",
    ]
    differing = {row.row: set(row.differs) for row in rows if row.differs}
    assert differing == {
        "line-02-boxes": {"source"},
        "line-10-protests": {"source"},
        "line-11-resolutions": {"source"},
        "line-16-two-ships": {"kind", "from"},
        "line-18-purpose": {"source"},
    }
    other = {row.row for row in rows} - set(same)
    assert other == set(module["WHY"])
