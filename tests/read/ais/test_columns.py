from collections import Counter

from deadreckon.read.ais.columns import Tally


def test_tallies_add_up() -> None:
    total = Tally(5, 3, 1, 0, Counter(broken=1), Counter({"no time": 2}))
    total.add(Tally(4, 1, 0, 2, Counter(broken=1), Counter({"no position": 1})))
    assert total == Tally(9, 4, 1, 2, Counter(broken=2), Counter({"no time": 2, "no position": 1}))
