from pathlib import Path

from deadreckon.case.grounds import LIKELY
from deadreckon.case.paths import find
from deadreckon.case.run import run
from deadreckon.case.standing import standing
from deadreckon.model.jsonable import jsonable


def test_what_stands_on_a_record_is_named_once_and_can_be_found(case: Path) -> None:
    path = case / "evidence" / "sightings.csv"
    path.write_text(path.read_text("utf-8").replace("alpha|beta", "alpha"), "utf-8")
    done = run(case)
    found = standing(done, {"s1"})
    assert {"routes.main.fleet", "routes.main.vessels.alpha"} <= set(found)
    apart = ("likely", "at_most")
    assert not [p for p in found if p.startswith("routes.main.fleet.") and not p.endswith(apart)]
    document = jsonable(done.document())
    assert all(find(document, path).value for path in found)


def test_a_ceiling_stands_on_a_sighting_that_nobody_doubts(case: Path) -> None:
    path = case / "evidence" / "sightings.csv"
    path.write_text(path.read_text("utf-8").replace("alpha,0.9", "alpha,1"), "utf-8")
    assert "routes.main.fleet.at_most" in standing(run(case), {"s1"})
    assert "routes.main.fleet.at_most" not in standing(run(case), {"s2"})


def test_on_an_empty_look_stands_what_is_likely_and_nothing_else(case: Path) -> None:
    found = standing(run(case), {"l2"})
    assert "routes.main.fleet.likely" in found
    assert "routes.main.sweep" in found
    assert [path for path in found if LIKELY.isdisjoint(path.split("."))] == []


def test_nothing_stands_on_what_nothing_names(case: Path) -> None:
    path = case / "case.toml"
    path.write_text(path.read_text("utf-8").replace('"complete"', '"cued"'), "utf-8")
    found = standing(run(case), {"l2"})
    assert {path.split(".")[-1] for path in found} <= {"missing_looks"}


def test_what_bears_the_records_own_name_goes_with_it(case: Path) -> None:
    assert not [path for path in standing(run(case), {"c1"}) if "c1" in path.split(".")]
