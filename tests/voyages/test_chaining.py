from __future__ import annotations

from deadreckon.voyages.chaining import FEW_TO_SPLIT, chains
from deadreckon.voyages.check import any_wrong, question
from deadreckon.voyages.check_chain import price
from deadreckon.voyages.check_question import FAR
from deadreckon.voyages.least import Least
from deadreckon.voyages.sure import span
from deadreckon.voyages.units import PASSAGES, ROUND_TRIPS
from deadreckon.voyages.world import Asked, World
from tests.voyages.cases import frame, sighting, tiny

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


def test_no_chain_takes_more_wrong_sightings_to_break_than_there_is_need_of() -> None:
    served = 0
    for seed in range(500, 530):
        case, rows = tiny(seed, most=8)
        world, route = World(case), case.routes["main"]
        seen = world.sure(rows, route.assumptions)
        for figure, unit in (("fleet", PASSAGES), ("fleet.round_trips", ROUND_TRIPS)):
            facts = any_wrong(question(f"routes.main.{figure}", case, rows))
            ends = route.origins, route.destinations, span(route.window)
            least = Least(world, Asked(unit, *ends, frozenset(route.vessels), unnamed=True))
            counts = least.curve(seen, most=len(seen)).counts.tolist()
            for chain in chains(facts):
                for count in range(1, 4):
                    enough = next((k for k, left in enumerate(counts) if left < count), FAR)
                    assert price(facts, chain, count) <= enough, (seed, figure, count)
                    served += 0 < price(facts, chain, count) == enough
    assert served > 20
