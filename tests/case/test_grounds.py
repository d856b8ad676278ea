from pathlib import Path

import pytest

from deadreckon.case.grounds import grounds
from deadreckon.case.paths import find
from deadreckon.case.run import Run, run
from deadreckon.model.jsonable import jsonable


@pytest.fixture
def done(case: Path) -> Run:
    path = case / "evidence" / "sightings.csv"
    path.write_text(path.read_text("utf-8").replace("alpha|beta", "alpha"), "utf-8")
    return run(case)


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("routes.main.fleet.at_least", ("s1", "s2")),
        ("routes.main.fleet.robust_at_least", ("s1", "s2")),
        ("routes.main.fleet.at_least_by_confidence.0", ("s1", "s2")),
        ("routes.main.fleet.at_most", ()),
        ("routes.main.fleet.likely", ("l1", "l2", "s1", "s2", "s3")),
        ("routes.main.sweep", ("l1", "l2", "s1", "s2", "s3")),
        ("routes.main.missing_looks", ("l1", "l2", "s1", "s2", "s3")),
        ("routes.main.told.c1", ("c1",)),
        ("evidence.l1.sha256", ("l1",)),
        ("assumptions.p_detect", ()),
        ("ledger_head", ()),
    ],
)
def test_a_place_in_the_results_has_its_grounds(done: Run, path: str, ids: tuple[str, ...]) -> None:
    document = jsonable(done.document())
    found = grounds(find(document, path), done, document)
    assert found.ids == ids
    assert found.how
