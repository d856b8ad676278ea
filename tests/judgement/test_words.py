import dataclasses
import re
from datetime import date

import pytest

from deadreckon.judgement.judgements import Clause, Judgement
from deadreckon.model.frame import Criterion, Frame, Hypothesis, Link, Norm, Origin, Source, Weight
from tests.judgement.frames import claim, frame, judged

CLAIMS = (
    claim("seen-2", "patrol", known=date(2023, 10, 1)),
    claim("seen-1", "patrol", known=date(2023, 10, 1)),
    claim("no", "denier", known=date(2023, 9, 1)),
    claim("their", "mod", source="mod", observation=False, term="almost certain", yardstick="phia"),
)


def case(language: str = "en") -> Frame:
    return frame(
        Hypothesis("main", "ore came by sea", all_of=("sailed", "ore"), exclusive="g"),
        Hypothesis("else", "something else came", exclusive="g", fails=("ore",)),
        Link("sailed", 0.7, "it sailed"),
        Link("ore", 0.6, "it was ore"),
        Origin("patrol", name="Navy patrol", reliability=0.9),
        Origin("denier", reliability=0.5),
        Source("mod", name="The ministry"),
        Weight(("seen-1", "seen-2"), "sailed", ratio=(5.0, 20.0), analyst="ann"),
        Weight(("no",), "ore", ratio=0.5, analyst="ann"),
        Weight(("no",), "ore", ratio=0.9, analyst="ben"),
        language=language,
        norms={"n": Norm("n", name="the ban", condition="ore")},
        criteria=(Criterion("information base", "low", "nobody looked inside"),),
    )


def main(language: str = "en") -> Judgement:
    return judged(case(language), *CLAIMS)["main"]


def clause(text: tuple[Clause, ...], words: str) -> Clause:
    (found,) = [c for c in text if words in c.clause]
    return found


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("carried most by Navy patrol", ("seen-1",)),
        ("Most against it speaks denier", ("no",)),
        ("the weakest is that it was ore", ("no",)),
        ("The ministry wrote “almost certain” (PHIA, 95-100 %)", ("their",)),
        ("What moved it most became known on", None),
        ("If it was ore, this would fall under the ban", ("no",)),
        ("Analysts differ most on “it was ore”, by what they make of denier: ann 0.5-0.5", ("no",)),
        ("The likeliest alternative is “something else came”", ("no", "seen-1")),
        ("From a sceptical start of 10 %", ("no", "seen-1")),
    ],
)
def test_a_clause_names_one_record_of_each_origin(
    words: str, because: tuple[str, ...] | None
) -> None:
    found = clause(main().text, words)
    assert because is None or found.because == because


def test_likelihood_and_confidence_never_share_a_clause() -> None:
    for judgement in judged(case(), *CLAIMS).values():
        for one in judgement.text:
            assert not ("onfidence" in one.clause and "%" in one.clause)
    assert "onfidence is low" in main().text[-1].clause


def test_the_first_clause_has_term_scale_band_number_and_range() -> None:
    strong = dataclasses.replace(
        case(), weights=(Weight(("seen-1", "seen-2"), "main", ratio=12.0),)
    )
    judgement = judged(strong, *CLAIMS)["main"]
    first = judgement.text[0].clause
    assert first.startswith(
        "It is highly likely (PHIA, about 80-90 %) that ore came by sea: 85 %, "
    )
    assert first.endswith(", from an even start.")
    ranged = main().text[0].clause
    assert "53 %, range 52-53 %" in ranged


def test_french_is_french_with_its_commas_and_other_languages_are_served_in_english() -> None:
    text = main("fr").text
    assert clause(text, "porte le plus : Navy patrol").because == ("seen-1",)
    assert clause(text, "La confiance analytique est faible").because == ()
    assert all(a.because == b.because for a, b in zip(text, main().text, strict=True))
    assert main("ko").text == main().text
    halves = dataclasses.replace(case("fr"), weights=(Weight(("no",), "ore", ratio=0.01),))
    numbers = " ".join(c.clause for c in judged(halves, *CLAIMS)["main"].text)
    assert re.search(r"\d,\d %", numbers)
    assert not re.search(r"\d\.\d", numbers)


def test_nothing_weighed_is_said() -> None:
    bare = dataclasses.replace(case(), weights=())
    assert clause(judged(bare)["main"].text, "Nothing in this file carries weight").because == ()
