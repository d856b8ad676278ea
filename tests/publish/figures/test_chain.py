from dataclasses import replace

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.figures.chain import chain_strip, steps

SAY = phrases("deadreckon.publish", "en")


def test_the_links_of_the_question_stand_in_its_order(small_run: Run) -> None:
    found = steps(small_run)
    assert [step.id for step in found] == ["sailed", "railed"]
    assert [step.origins for step in found] == [("patrol",), ()]
    assert [step.weakest for step in found] == [False, True]
    assert [step.leg.leg for step in found if step.leg] == ["crossing", "rail"]


def test_the_strip_says_who_tells_it_whether_in_time_and_what_is_weakest(small_run: Run) -> None:
    strip = chain_strip(small_run, SAY, 1040)
    for words in ("it crossed to the quay", "told by 1 origin<", "in the time: yes", "50 %"):
        assert words in strip
    assert strip.count("weakest link") == 1


def test_without_a_judgement_the_legs_stand_and_nothing_is_told(small_run: Run) -> None:
    bare = replace(
        small_run, judgements=(), frame=replace(small_run.frame, hypotheses={}, links={})
    )
    assert [step.p for step in steps(bare)] == [None, None]
    assert "cannot tell" in chain_strip(bare, SAY, 1040)
