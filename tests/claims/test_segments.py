from deadreckon.claims.anchors import anchors
from deadreckon.claims.attribution import attributions
from deadreckon.claims.segments import segments
from tests.claims.sentence import sentence


def stretches(text: str) -> list[str]:
    reading = sentence(text)
    found = segments(reading, anchors(reading), attributions(reading))
    return [reading.slice(segment.start, segment.end) for segment in found]


def test_two_counts_are_two_claims() -> None:
    text = "Four ships carried 30 crates of shells; two ships carried none."
    assert len(stretches(text)) >= 2


def test_attributions_at_the_edges_are_left_out() -> None:
    assert stretches("The owner said that 40 crates were lost.") == ["40 crates were lost"]
    assert stretches("Some 40 crates were lost, the owner said.") == ["Some 40 crates were lost"]


def test_a_condition_takes_what_follows_from_it() -> None:
    assert stretches("If the ship sails, 40 crates will be lost.") == [
        "If the ship sails, 40 crates will be lost"
    ]


def test_what_a_comma_adds_without_time_or_place_is_left_out() -> None:
    assert stretches("The ship took on 40 crates, which took all night.") == [
        "The ship took on 40 crates"
    ]
