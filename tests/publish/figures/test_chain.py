from dataclasses import replace

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.publish.figures.chain import chain_strip, steps

SAY = phrases("deadreckon.publish", "en")


def test_the_links_of_the_question_stand_in_its_order(small_run: Run) -> None:
    found = steps(small_run, SAY)
    assert [step.id for step in found] == ["sailed", "railed"]
    assert [step.origins for step in found] == [("patrol",), ()]
    assert [step.weakest for step in found] == [False, True]
    assert [step.leg.leg for step in found if step.leg] == ["crossing", "rail"]


def test_the_strip_says_who_tells_it_whether_in_time_and_what_is_weakest(small_run: Run) -> None:
    strip = chain_strip(small_run, SAY, 1040)
    for words in ("it crossed to the quay", "told by 1 origin<", "in the time: yes", "50 %"):
        assert words in strip
    assert strip.count("weakest link") == 1


def test_a_leg_beyond_the_question_stands_after_its_links(small_run: Run) -> None:
    frame = small_run.frame
    legs = {**frame.legs, "rail": replace(frame.legs["rail"], link=None)}
    arrived = replace(frame.hypotheses["arrived"], all_of=("sailed",))
    run = replace(small_run, frame=replace(frame, legs=legs, hypotheses={"arrived": arrived}))
    found = steps(run, SAY)
    assert [(step.id, step.p is None) for step in found] == [("sailed", False), ("rail", True)]
    assert found[1].statement == "from Quay to Mill"


def test_what_is_missing_is_drawn_missing(small_run: Run) -> None:
    crossing, rail = small_run.chain
    gone = replace(small_run, chain=(crossing, replace(rail, missing=True, gap="isle")))
    found = steps(gone, SAY)
    assert [step.missing for step in found] == [False, True, True]
    assert found[1].statement == "from Isle to Quay"
    strip = chain_strip(gone, SAY, 1040)
    assert strip.count(">missing<") == 2
    assert strip.count("rule dash") + strip.count("thick dash") == 2


def test_without_a_judgement_the_legs_stand_and_nothing_is_told(small_run: Run) -> None:
    bare = replace(
        small_run, judgements=(), frame=replace(small_run.frame, hypotheses={}, links={})
    )
    assert [step.p for step in steps(bare, SAY)] == [None, None]
    assert "cannot tell" in chain_strip(bare, SAY, 1040)
