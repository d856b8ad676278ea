from itertools import combinations

from deadreckon.judgement.argument import argument
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.judgements import Overturned
from deadreckon.judgement.overturning import Printed, overturned
from deadreckon.judgement.samples import limits
from deadreckon.judgement.weighing import weigh
from deadreckon.judgement.yardsticks import yardstick
from deadreckon.model.evidence import Evidence
from deadreckon.model.frame import Hypothesis, Link, Origin, Weight
from tests.judgement.frames import NOTHING, claim, frame, judged


def test_the_smallest_set_wins_then_the_largest_move_then_the_id() -> None:
    def without(ids: tuple[str, ...]) -> Printed:
        if ids == ("b",):
            return 0.6, "likely or probable"
        if ids in {("c",), ("d",)}:
            return 0.5, None
        return 0.9, "highly likely"

    found, searched = overturned(["d", "c", "b", "a"], without, (0.9, "highly likely"))
    assert found == Overturned(("c",), 0.5, None)
    assert searched == 1


def test_no_term_counts_as_a_term() -> None:
    found, _ = overturned(["a"], lambda _: (0.6, "likely or probable"), (0.52, None))
    assert found == Overturned(("a",), 0.6, "likely or probable")


def test_pairs_are_tried_where_no_single_origin_overturns() -> None:
    def without(ids: tuple[str, ...]) -> Printed:
        return (0.5, None) if set(ids) >= {"a", "c"} else (0.9, "highly likely")

    found, searched = overturned(["a", "b", "c"], without, (0.9, "highly likely"))
    assert found == Overturned(("a", "c"), 0.5, None)
    assert searched == 2


def test_all_sets_of_twelve_are_tried_and_of_many_only_whole_sizes() -> None:
    tried: list[tuple[str, ...]] = []

    def without(ids: tuple[str, ...]) -> Printed:
        tried.append(ids)
        return 0.9, "highly likely"

    twelve = [f"o{i:02}" for i in range(12)]
    assert overturned(twelve, without, (0.9, "highly likely")) == (None, 12)
    assert len(set(tried)) == 2**12 - 1
    tried.clear()
    many = [f"o{i:03}" for i in range(40)]
    assert overturned(many, without, (0.9, "highly likely")) == (None, 2)
    assert len(tried) == 40 + 40 * 39 // 2


def test_nothing_overturns_what_nothing_carries() -> None:
    assert overturned([], lambda _: (0.5, None), (0.5, None)) == (None, 0)


def test_of_twelve_origins_no_smaller_set_by_editing_the_case() -> None:
    names = [f"o{i:02}" for i in range(12)]
    links = Link("sea", (0.4, 0.6)), Link("rail", 0.5)
    weights = [
        Weight((f"c-{o}",), "sea" if n % 3 else "rail", ratio=(1.2, 1.5 + 0.1 * n))
        for n, o in enumerate(names)
    ]
    claims = tuple(claim(f"c-{o}", o) for o in names)
    sure = [Origin(o, reliability=0.9) for o in names]
    about = Hypothesis("h", "", all_of=("sea", "rail"))

    def edited(gone: tuple[str, ...]) -> str | None:
        left = [w for w in weights if w.of[0].removeprefix("c-") not in gone]
        case = frame(about, *links, *sure, *left)
        bench = Bench(argument(case), [weigh(case, Evidence(claims=claims), NOTHING)])
        term = yardstick("phia").word(*limits(bench.of("h"))).term
        return None if term is None else term.english

    judgement = judged(frame(about, *links, *sure, *weights), *claims)["h"]
    found = judgement.overturned_by
    assert found is not None
    assert len(found.ids) == 3
    assert edited(()) == judgement.term != edited(found.ids) == found.term
    for size in (1, 2):
        assert {edited(ids) for ids in combinations(names, size)} == {judgement.term}
