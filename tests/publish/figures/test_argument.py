import re
from dataclasses import replace
from math import log

import pytest

from deadreckon.case.phrases import phrases
from deadreckon.case.run import Run
from deadreckon.judgement.judgements import Judgement, Lent
from deadreckon.publish.figures.argument import argument, picture

SAY = phrases("deadreckon.publish", "en")


def main(run: Run, *lent: Lent) -> Judgement:
    judged = run.judgements[0]
    return replace(judged, lent=lent) if lent else judged


def ribbons(figure: str) -> list[tuple[str, float]]:
    """Class and height of each ribbon, told from where it begins and where it closes."""
    path = r'<path d="M[\d.-]+,([\d.-]+)C[^"]* [\d.-]+,([\d.-]+)Z" class="(\w)"'
    found = re.findall(path, figure)
    return [(class_, float(end) - float(top)) for top, end, class_ in found]


def test_the_judged_hypothesis_stands_first_with_its_links_and_what_is_lent(small_run: Run) -> None:
    shown = picture(small_run, main(small_run))
    assert shown.hypotheses[0].id == "arrived"
    assert [node.id for node in shown.links] == ["sailed", "railed"]
    assert [(one.origin, one.to) for one in shown.lent] == [("patrol", "sailed")]
    assert shown.to("sailed") == list(shown.lent)


@pytest.mark.parametrize("wide", [1040, 350])
def test_every_node_is_drawn_with_its_number_and_who_lends_to_it(
    small_run: Run, wide: float
) -> None:
    figure = argument(small_run, main(small_run), SAY, wide, "a")
    for words in ("it crossed to the quay", "Navy patrol", "50 %", "it went on by rail"):
        assert words in re.sub(r"</text><text[^>]*>", " ", figure)


def test_a_ribbon_is_as_wide_as_its_log_odds_and_turns_colour_against(small_run: Run) -> None:
    lent = (Lent("patrol", "sailed", log(4)), Lent("other", "railed", -log(2)))
    (one, strong), (other, weak) = ribbons(
        argument(small_run, main(small_run, *lent), SAY, 1040, "a")
    )
    assert (one, other) == ("a", "b")
    assert strong == pytest.approx(2 * weak, abs=0.2)


def test_what_bears_on_a_hypothesis_passes_below_the_links(small_run: Run) -> None:
    lent = Lent("patrol", small_run.judgements[0].hypothesis, 1.0)
    figure = argument(small_run, main(small_run, lent), SAY, 1040, "a")
    assert len(ribbons(figure)) == 3


def test_of_very_many_the_weaker_are_counted_and_not_drawn(small_run: Run) -> None:
    many = tuple(Lent(f"o{n:02}", "sailed", 0.1 + n) for n in range(20))
    shown = picture(small_run, main(small_run, *many))
    assert [one.origin for one in shown.lent][:2] == ["o19", "o18"]
    assert shown.left_out == 6
    assert "6 weaker ones" in argument(small_run, main(small_run, *many), SAY, 1040, "a")


def test_it_reads_aloud_in_sentences(small_run: Run) -> None:
    figure = argument(small_run, main(small_run), SAY, 1040, "a")
    (told,) = re.findall(r"<desc[^>]*>(.*?)</desc>", figure)
    assert "it crossed to the quay: " in told
    assert "Navy patrol ×" in told
