from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.norms import norms


def test_a_norm_has_its_condition_with_term_and_range_and_no_verdict(small_run: Run) -> None:
    (norm,) = small_run.norms
    weighed = replace(norm, p=0.84, low=0.8, high=0.88, term="highly likely", because=("s1",))
    text = norms(context(replace(small_run, norms=(weighed,)))) or ""
    assert "the Ore Act, if this holds: it went on by rail." in text
    assert "highly likely (PHIA, about 80\u2060–\u206090\u00a0%): 84\u00a0%" in text
    assert 'href="#e-s1" data-dr="norms.act.p"' in text
    assert "no ore from the isle" in text
    assert "violat" not in text


def test_in_french_too(french_run: Run) -> None:
    (norm,) = french_run.norms
    weighed = replace(norm, p=0.84, low=0.8, high=0.88, term="highly likely")
    text = norms(context(replace(french_run, norms=(weighed,)))) or ""
    assert "Que cela soit vrai, selon nous" in text
    assert "(PHIA, environ 80" in text


def test_what_is_not_judged_says_so(small_run: Run) -> None:
    bare = replace(small_run.norms[0], p=None, low=None, high=None, term=None, statement="")
    text = norms(context(replace(small_run, norms=(bare,)))) or ""
    assert "not judged here" in text
    assert "no condition is stated" in text
    assert norms(context(replace(small_run, norms=()))) is None
