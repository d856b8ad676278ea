import re
from dataclasses import replace

from deadreckon.case.phrases import phrases
from deadreckon.claims.origins.search import origins
from deadreckon.publish.figures.origins import MOST_ROWS, branches, origins_tree
from tests.claims.origins.retellings import report

FIVE = "at least five round trips were made between Najin and Dunai."
FOUND = origins(
    [
        report("a.txt", f"RUSI said {FIVE}", "en", "Harbour Post"),
        report("b.txt", f"According to the Harbour Post, {FIVE}", "en", "Mail"),
        report("c.txt", "300 containers stood at Vostochny.", "en", "Globe"),
    ]
)


def test_each_report_stands_under_its_origin_with_its_relays() -> None:
    rusi, loose = branches(FOUND)
    assert rusi.origin is not None
    assert rusi.origin.name == "RUSI"
    assert rusi.leaves == (("a.txt", ()), ("b.txt", ("Harbour Post",)))
    assert (loose.origin, loose.leaves) == (None, (("c.txt", ()),))


def test_the_figure_names_all_and_says_what_is_not_stated() -> None:
    for language, words in (("en", "origin not stated"), ("fr", "origine non indiquée")):
        drawn = origins_tree(FOUND, phrases("deadreckon.publish", language), 900.0)
        for said in ("RUSI", "a.txt", "b.txt", "c.txt", "Harbour Post", words):
            assert said in drawn


def test_nothing_runs_out_of_the_figure_at_any_width() -> None:
    for wide in (350.0, 1040.0):
        drawn = origins_tree(FOUND, phrases("deadreckon.publish", "en"), wide)
        high = float(re.search(r'viewBox="0 0 \S+ (\S+)"', drawn)[1])  # type: ignore[index]
        assert all(float(y) <= high for y in re.findall(r' y="([\d.]+)"', drawn))
        assert all(float(x) <= wide for x in re.findall(r' x="([\d.]+)"', drawn))


def test_of_very_many_the_rest_is_counted() -> None:
    told = [replace(FOUND.tree[0], report=f"r{n:03}.txt") for n in range(MOST_ROWS + 7)]
    drawn = origins_tree(
        replace(FOUND, tree=tuple(told)), phrases("deadreckon.publish", "en"), 900.0
    )
    assert "and 7 more" in drawn
    assert f"r{MOST_ROWS - 1:03}.txt</text>" in drawn
    assert f"r{MOST_ROWS:03}.txt</text>" not in drawn
