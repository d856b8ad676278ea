import pytest

from deadreckon.case.ledger import Draft, chained
from deadreckon.case.tombstones import Tombstone, tombstones

BODY = {
    "id": "s1",
    "why": "an order",
    "files": [{"path": "evidence/sightings.csv", "sha256": "ab"}],
    "records": {"s1": {"sha256": "ab", "path": "evidence/sightings.csv", "row": 2}},
    "figures": ["routes.main.fleet", "routes.main.fleet.likely", "routes.main.vessels.a.at_most"],
    "gone": ["ab"],
    "kept": {},
}


def stone() -> Tombstone:
    drafts = [Draft("add", {"path": "x", "sha256": "y"}), Draft("forget", BODY)]
    (found,) = tombstones(chained(drafts, head=None, author="me", now=None))
    return found


@pytest.mark.parametrize(
    ("path", "bears"),
    [
        ("routes.main.fleet", True),
        ("routes.main.fleet.at_least", True),
        ("routes.main.fleet.calls.bay.at_least", True),
        ("routes.main.fleet.at_most", False),
        ("routes.main.fleet.round_trips.likely.p50", False),
        ("routes.main.fleet.likely.p50", True),
        ("routes.main.vessels.a.at_most", True),
        ("routes.main.vessels.a.at_least", False),
        ("routes.main.fleets.at_least", False),
        ("routes.main", False),
    ],
)
def test_it_bears_on_what_it_names_and_on_all_within(path: str, bears: bool) -> None:  # noqa: FBT001
    assert stone().bears_on(path) is bears


def test_it_says_what_went_and_why() -> None:
    assert stone().words == "s1 was forgotten by me: an order"
