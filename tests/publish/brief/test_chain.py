import re
from dataclasses import replace

from deadreckon.cargo.chain import ChainLeg
from deadreckon.cargo.pairs import Pair
from deadreckon.case.run import Run
from deadreckon.publish.brief.chain import MOST_PAIRS, chain
from deadreckon.publish.brief.context import context


def shown(run: Run, *legs: ChainLeg) -> str:
    return chain(context(replace(run, chain=legs or run.chain))) or ""


def test_each_leg_has_its_pairs_with_what_they_needed(small_run: Run) -> None:
    text = shown(small_run)
    assert "Isle–Quay, by sea" in text
    assert "Quay–Mill, by rail" in text
    rail = text[text.index("Quay–Mill") :]
    assert 'href="#e-s2"' in rail
    assert 'href="#e-pile"' in rail
    assert re.search(r"9 March 2021 <div><a [^>]*>s2</a></div>", rail)
    assert "18 March 2021" in rail
    for key in ("km_day", "feasible", "share"):
        assert f'data-dr="chain.rail.pairs.0.{key}"' in rail
    assert "1,900–2,200 km, at 200–600 km a day" in rail
    assert 'data-dr="chain.rail.fed.0.left_by"' in rail
    assert "Not stated in the case and taken instead" in text[: text.index("Quay–Mill")]


def test_what_is_not_feasible_is_told(small_run: Run) -> None:
    crossing, rail = small_run.chain
    late = replace(rail.pairs[0], feasible=False, share=(0, 0))
    fed = replace(rail.fed[0], from_=(), too_late=("s2",))
    text = shown(small_run, crossing, replace(rail, pairs=(late,), fed=(fed,), feasible=False))
    assert re.search(r'feasible" class="n">no<', text)
    assert "can have come from –; not any more from" in text


def test_a_missing_leg_is_shown_missing(small_run: Run) -> None:
    crossing, rail = small_run.chain
    text = shown(small_run, crossing, replace(rail, missing=True, pairs=(), fed=()))
    assert "Missing: nothing was seen at either end and nobody tells of it." in text
    text = shown(small_run, crossing, replace(rail, gap="isle"))
    assert "A leg is missing: from Isle to Quay nothing is declared." in text


def test_a_leg_seen_at_one_end_cannot_be_told(small_run: Run) -> None:
    crossing, rail = small_run.chain
    bare = replace(rail, pairs=(), fed=(), feasible=None, why="cannot tell: no dated observation")
    text = shown(small_run, crossing, bare)
    assert "cannot tell</a>: no dated observation." in text


def test_of_very_many_pairs_those_that_say_most(small_run: Run) -> None:
    crossing, rail = small_run.chain
    many = tuple(Pair("s2", "pile", (n, n + 1), (900 / (n + 1), None), n > 1, (0, 0.1))
                 for n in range(20))  # fmt: skip
    text = shown(small_run, crossing, replace(rail, pairs=many, left_out=80))
    assert text.count('.feasible"') == MOST_PAIRS + len(crossing.pairs)
    assert f"and {20 - MOST_PAIRS + 80} pairs more" in text
    assert "300+" in text


def test_without_legs_and_links_there_is_no_chain(small_run: Run) -> None:
    bare = replace(small_run, chain=(), frame=replace(small_run.frame, hypotheses={}))
    assert chain(context(bare)) is None
