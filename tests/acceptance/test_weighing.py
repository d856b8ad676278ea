"""Repeating is not corroborating: through `judge`, as a user would notice."""

from pathlib import Path
from typing import Any

import pytest

from tests.user import TWO_PORTS, Command, write_case

PAPERS = 20
ARGUMENT = """
[[hypotheses]]
id = "came"
statement = "the herring came to Vik"
all_of = ["sailed", "landed"]
{prior}
exclusive = "answer"

[[hypotheses]]
id = "never"
statement = "it never left"
exclusive = "answer"
fails = ["sailed"]

[[links]]
id = "sailed"
statement = "it sailed"
prior = 0.6

[[links]]
id = "landed"
statement = "it was landed"
prior = [0.4, 0.8]

[[origins]]
id = "pilot"
reliability = [0.7, 0.9]

[[origins]]
id = "harbour"
reliability = "B"
"""
COLUMNS = "claim,text,report,start,end,observation,source,origin"


def argue(folder: Path, reports: int, *, weights: str, prior: str = "", more: str = "") -> Path:
    """A case in which so many papers print what the pilot saw."""
    sources = "".join(f'\n[[sources]]\nid = "paper-{n}"\n' for n in range(1, PAPERS + 1))
    named = [f"c{n}" for n in range(1, reports + 1)]
    frame = TWO_PORTS + ARGUMENT.format(prior=prior) + sources
    if weights == "one of many":
        frame += f'\n[[weights]]\nof = {named}\nto = "sailed"\nratio = [3, 10]\n'
    else:
        frame += "".join(
            f'\n[[weights]]\nof = "{name}"\nto = "sailed"\nratio = [3, 10]\n' for name in named
        )
    frame += '\n[[weights]]\nof = "own"\nto = "sailed"\nratio = [3, 10]\n'
    rows = [f"c{n},It sailed,n{n}.txt,0,9,true,paper-{n},pilot" for n in range(1, reports + 1)]
    case = write_case(folder, frame, claims="\n".join([COLUMNS, *rows, more]))
    (case / "evidence" / "reports").mkdir()
    for n in range(1, reports + 1):
        report = case / "evidence" / "reports" / f"n{n}.txt"
        report.write_text(f"It sailed, the pilot says. Number {n}.\n", "utf-8")
    return case


def weighed(judgement: dict[str, Any]) -> dict[str, Any]:
    """What does not merely list the papers."""
    return {k: v for k, v in judgement.items() if k not in {"because", "unweighed", "resolved"}}


@pytest.mark.parametrize("weights", ["one of many", "one each"])
@pytest.mark.parametrize("prior", ["", "prior = 0.3"])
def test_twenty_papers_of_one_origin_weigh_as_one_to_the_last_digit(
    deadreckon: Command, tmp_path: Path, weights: str, prior: str
) -> None:
    one = argue(tmp_path / "one", 1, weights=weights, prior=prior)
    many = argue(tmp_path / "many", PAPERS, weights=weights, prior=prior)
    first = deadreckon("judge", one, "--json").json["judgements"]
    second = deadreckon("judge", many, "--json").json["judgements"]
    assert [weighed(judged) for judged in first] == [weighed(judged) for judged in second]
    assert first[0]["origins"] == ["pilot"]
    assert set(second[0]["because"]) > set(first[0]["because"])


def test_one_further_independent_observation_moves_it(deadreckon: Command, tmp_path: Path) -> None:
    seen = "own,It lay at the quay,,,,true,,harbour"
    alone = argue(tmp_path / "alone", PAPERS, weights="one of many")
    backed = argue(tmp_path / "backed", PAPERS, weights="one of many", more=seen)
    before, after = (
        deadreckon("judge", case, "--json").json["judgements"][0] for case in (alone, backed)
    )
    assert after["p"] > before["p"] + 0.01
    assert after["origins"] == ["harbour", "pilot"]


@pytest.mark.parametrize(
    "row",
    [
        "own,It lay at the quay,,,,true,,",
        "own,It surely lay at the quay,,,,false,,harbour",
    ],
    ids=["no origin", "an assessment"],
)
def test_what_has_no_origin_or_is_an_assessment_carries_nothing(
    deadreckon: Command, tmp_path: Path, row: str
) -> None:
    alone = argue(tmp_path / "alone", 1, weights="one each")
    told = argue(tmp_path / "told", 1, weights="one each", more=row)
    before, after = (
        deadreckon("judge", case, "--json").json["judgements"][0] for case in (alone, told)
    )
    assert after["p"] == before["p"]
    assert any(each["id"] == "own" for each in after["unweighed"])
