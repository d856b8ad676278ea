from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from deadreckon.case.run import run
from deadreckon.errors import BadFrame, BadUse
from deadreckon.model.jsonable import jsonable
from tests.user import TWO_PORTS, write_case

Maker = Callable[[str], Path]

TWO_ANSWERS = """
[[hypotheses]]
id = "luck"
statement = "it was luck"
prior = 0.4

[[hypotheses]]
id = "{id}"
statement = "it sailed"
{function} = ["sailed"]

[[links]]
id = "sailed"
prior = 0.3
"""


def test_the_document_has_the_contracts_keys(case: Path) -> None:
    document = jsonable(run(case).document())
    assert isinstance(document, dict)
    assert set(document) >= {
        "routes",
        "places",
        "cargo",
        "chain",
        "relations",
        "lines",
        "judgements",
        "evidence",
        "set_aside",
        "ledger_head",
    }
    evidence = document["evidence"]
    assert isinstance(evidence, dict)
    assert list(evidence) == sorted(evidence)
    claim, sighting, report = evidence["c1"], evidence["s1"], evidence["note.txt"]
    assert isinstance(claim, dict)
    assert isinstance(sighting, dict)
    assert isinstance(report, dict)
    assert set(claim) == {"sha256", "path", "span"}
    assert set(sighting) == {"sha256", "path", "row"}
    assert set(report) == {"sha256", "path"}
    assert sighting["row"] == 2


def test_what_lies_in_the_folder_is_taken_in_once(case: Path) -> None:
    first, second = run(case), run(case)
    assert set(first.taken_in) == {
        "evidence/claims.csv",
        "evidence/looks.csv",
        "evidence/sightings.csv",
        "evidence/reports/note.txt",
    }
    assert second.taken_in == ()
    assert second.document() == first.document()


def test_copies_run_to_the_same_document(make: Maker) -> None:
    assert run(make("one")).document() == run(make("other")).document()


def test_a_day_leaves_out_what_was_not_yet_known(case: Path) -> None:
    early = run(case, as_of=date(2023, 9, 4))
    assert early.as_of == date(2023, 9, 4)
    assert "l1" not in early.index
    assert "s1" in early.index
    assert "s3" not in early.index
    assert "s3" in run(case).index


def test_the_frames_own_day_is_the_one_that_is_used_and_told(case: Path) -> None:
    frame = case / "case.toml"
    text = frame.read_text("utf-8").replace('looks = "complete"', "as_of = 2023-09-04")
    frame.write_text(text, "utf-8")
    assert run(case).as_of == date(2023, 9, 4)
    assert "s3" not in run(case).index
    assert run(case, as_of=date(2023, 12, 1)).as_of == date(2023, 12, 1)
    assert "s3" in run(case, as_of=date(2023, 12, 1)).index


@pytest.mark.parametrize("function", ["all_of", "any_of"])
def test_the_answer_is_the_first_hypothesis_that_has_links(tmp_path: Path, function: str) -> None:
    frame = TWO_PORTS + TWO_ANSWERS.format(id="sea", function=function)
    done = run(write_case(tmp_path, frame))
    assert done.principal
    assert done.principal.hypothesis == "sea"
    assert replace(done, judgements=()).principal is None


def test_a_leg_takes_the_probability_of_its_link(tmp_path: Path) -> None:
    frame = TWO_PORTS + TWO_ANSWERS.format(id="sea", function="all_of")
    frame += '\n[[legs]]\nid = "leg"\nfrom = "sund"\nto = "vik"\nlink = "sailed"\n'
    done = run(write_case(tmp_path, frame))
    (leg,) = done.chain
    assert leg.p == pytest.approx(0.3)
    assert leg.weakest


def test_what_a_weight_names_and_nobody_brought_stops_nothing(tmp_path: Path) -> None:
    frame = TWO_PORTS + TWO_ANSWERS.format(id="sea", function="all_of")
    frame += '\n[[weights]]\nof = "nobody"\nto = "sailed"\nratio = 5\n'
    done = run(write_case(tmp_path, frame))
    assert done.principal
    assert done.principal.p == pytest.approx(0.3)
    assert [each.id for each in done.principal.unweighed] == ["nobody"]


def test_an_error_found_while_judging_has_its_line(tmp_path: Path) -> None:
    frame = TWO_PORTS + TWO_ANSWERS.format(id="sea", function="all_of")
    frame += '\n[[weights]]\nof = "routes.nowhere.fleet.at_least>=1"\nto = "sailed"\nratio = 5\n'
    with pytest.raises(BadFrame) as caught:
        run(write_case(tmp_path, frame))
    assert caught.value.file == str(tmp_path / "case.toml")
    assert caught.value.line
    assert "nowhere" in frame.splitlines()[caught.value.line - 1]


def test_a_folder_that_is_no_case_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadUse):
        run(tmp_path / "nowhere")


def test_what_a_route_assumes_otherwise_is_printed(tmp_path: Path) -> None:
    text = TWO_PORTS.replace(
        "[[routes]]", "[[routes]]\nassumptions = { least_stay_h = 7, longest_stay_days = 30 }", 1
    )
    document = run(write_case(tmp_path / "case", frame=text)).document()
    (route,) = document["route_assumptions"].values()  # type: ignore[attr-defined]
    assert route == {"least_stay_h": 7}


def test_a_route_that_assumes_nothing_otherwise_is_not_named(case: Path) -> None:
    assert run(case).document()["route_assumptions"] == {}
