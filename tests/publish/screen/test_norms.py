from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.screen.norms import norms


def test_each_norm_has_its_condition_with_term_and_range_and_no_verdict(small_run: Run) -> None:
    (act,) = small_run.norms
    weighed = replace(act, p=0.84, low=0.8, high=0.88)
    run = replace(small_run, norms=(weighed, replace(weighed, id="b", name="the Code")))
    assert " ".join(" ".join(norms(run)).split()) == (
        "Would apply, if it went on by rail: the Ore Act, the Code. "
        "That it holds: highly likely (PHIA, about 80-90 %): 84 %, range 80-88."
    )


def test_what_is_not_judged_says_so(small_run: Run) -> None:
    bare = replace(small_run.norms[0], if_=None, statement="", p=None, low=None, high=None)
    text = " ".join(norms(replace(small_run, norms=(bare,))))
    assert "if its condition holds" in text
    assert text.endswith("not judged.")
    assert norms(replace(small_run, norms=())) == []
