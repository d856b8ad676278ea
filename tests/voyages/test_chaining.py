from __future__ import annotations

from deadreckon.voyages.chaining import FEW_TO_SPLIT, chains
from deadreckon.voyages.check import any_wrong, question
from deadreckon.voyages.check_chain import price
from tests.voyages.cases import frame, sighting

SHUTTLE = [sighting(f"s{n}", ["north", "south"][n // 4 % 2], n * 12) for n in range(40)]


def test_stays_follow_one_another_and_hold_all_that_is_settled() -> None:
    facts = any_wrong(question("routes.main.fleet", frame(), SHUTTLE))
    (chain,) = chains(facts)
    assert [len(stay) for stay in chain["ada"]] == [4] * 10
    assert price(facts, chain, 5) == 4


def test_what_is_elsewhere_stands_in_the_chain_where_it_contradicts() -> None:
    rows = [*SHUTTLE, sighting("away", "cape", 61), sighting("apart", "cape", 1000)]
    chain = next(chains(any_wrong(question("routes.main.fleet", frame(), rows))))
    assert ["away"] in chain["ada"]
    assert ["apart"] not in chain["ada"]


def test_turns_are_kept_where_dropping_the_unsettled_loses_them() -> None:
    """Each is told by its day, and may have been before the one of the day before."""
    rows = [
        sighting(f"s{n:02}", ["north", "south"][n % 2], (n * 24, n * 24 + 33))
        for n in range(FEW_TO_SPLIT + 9)
    ]
    wide, long = chains(any_wrong(question("routes.main.fleet", frame(), rows)))
    assert len(long["ada"]) > len(wide["ada"])
