from __future__ import annotations

import re
from dataclasses import replace

import pytest

from deadreckon.voyages.figures import CEILING_RAISED, Likely
from deadreckon.voyages.reckon import reckon
from deadreckon.voyages.sentences import LANGUAGES, Sentences, _texts
from tests.voyages.cases import evidence, frame, sighting

ROWS = [
    sighting("a", "north", 0),
    sighting("b", "south", 50),
    sighting("c", "north", 100),
    sighting("d", "south", 150),
]
CASE = frame(vessels=["ada", "bela"])
ROUTE = CASE.routes["main"]
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def said(language: str, *rows: object) -> dict[str, str]:
    fleet = reckon(CASE, evidence(*rows)).routes[0].fleet  # type: ignore[arg-type]
    found = Sentences(CASE, language).counted(ROUTE, fleet, "passages", None)
    return {sentence.figure: sentence.text for sentence in found}


def test_the_proof_says_what_it_rests_on() -> None:
    assert said("en", *ROWS)["at_least"] == (
        "At least 2 passages from north to south, completed between 1 September 2023 and"
        " 10 December 2023, by ada, bela or ships without a name, if no ship sails faster than"
        " stated and each of these 4 sightings is right, which by their stated confidences has a"
        " joint probability of 65 % if each is right or wrong by itself."
    )
    assert said("fr", *ROWS)["at_least"] == (
        "Au moins 2 traversées de north à south, dont l'arrivée tombe entre le 1er septembre 2023"
        " et le 10 décembre 2023, par ada, bela ou des navires sans nom, si aucun navire ne va plus"
        " vite qu'indiqué et si chacune de ces 4 observations est juste, ce dont la probabilité"
        " conjointe, d'après leurs confiances déclarées, est de 65 % si chacune est juste ou fausse"
        " indépendamment des autres."
    )


def test_what_is_left_is_said_of_any_one_error() -> None:
    found = said("en", *ROWS)
    assert "Whichever single sighting" in found["robust_at_least"]
    assert "at least 1 passage from north to south" in found["robust_at_least"]
    assert "not an estimate" in found["at_most"]
    assert "by ada and bela together, if nothing sails faster" in found["at_most"]
    assert "ships without a name" not in found["at_most"]


def likely(language: str, found: Likely) -> str:
    fleet = replace(reckon(CASE, evidence(*ROWS)).routes[0].fleet, likely=found)
    said = Sentences(CASE, language).counted(ROUTE, fleet, "passages", None)
    (text,) = [sentence.text for sentence in said if sentence.figure == "likely"]
    return text


def test_what_is_likely_is_no_proof_and_says_how_often_such_intervals_are_right() -> None:
    found = Likely(4.0, 2, 3, 7, (0.0, 0.0, 0.3, 0.3, 0.2, 0.1, 0.05, 0.05))
    assert likely("en", found) == (
        "Likely 2 to 7 passages from north to south, completed between 1 September 2023 and"
        " 10 December 2023, by ada and bela together (90 %, 3 in the middle): a probability and no"
        " proof, if the log of images leaves none out and if stays, voyages and errors are as the"
        " case assumes."
    )
    measured = replace(found, simulated=100, held=91, held_raw=80)
    assert likely("en", measured).endswith(
        "assumes; such intervals held the truth in 91 of 100 simulations like this case."
    )
    assert "une probabilité et non une preuve" in likely("fr", measured)
    assert "dans 91 simulations sur 100" in likely("fr", measured)


@BOTH
def test_an_interval_of_one_number_is_told_as_one(language: str) -> None:
    text = likely(language, Likely(1.0, 1, 1, 1, (0.02, 0.96, 0.02)))
    assert re.search(r"(Likely|Probablement) 1 (passage|traversée) ", text)
    assert "1 to 1" not in text


@BOTH
def test_nothing_is_said_to_be_likely_where_it_cannot_be_told(language: str) -> None:
    assert "likely" not in said(language, *ROWS)


def test_what_is_left_is_of_sightings_that_can_all_be_right() -> None:
    more = [sighting("e", "north", 200), sighting("f", "south", 250), sighting("x", "north", 51)]
    rows = [*ROWS, *more]
    fleet = reckon(CASE, evidence(*rows)).routes[0].fleet
    assert fleet.conflicts
    for language, agree, disputed in (
        ("en", "if they are right", "the fewest that contradict"),
        ("fr", "si elles sont justes", "le moins possible"),
    ):
        words = Sentences(CASE, language)
        for contradict in (False, True):
            found = words.counted(ROUTE, fleet, "passages", None, disputed=contradict)
            (text,) = [s.text for s in found if s.figure == "robust_at_least"]
            assert (disputed in text, agree in text) == (contradict, not contradict)


@BOTH
def test_a_ceiling_below_what_is_forced_is_not_printed_as_one(language: str) -> None:
    fleet = reckon(CASE, evidence(*ROWS)).routes[0].fleet
    raised = replace(fleet, at_most=2, assumes=(f"{CEILING_RAISED} 1 and is raised: sightings …",))
    found = Sentences(CASE, language).counted(ROUTE, raised, "passages", None)
    (text,) = [sentence.text for sentence in found if sentence.figure == "at_most"]
    assert {"en": "no ceiling to print", "fr": "pas de plafond"}[language] in text


@BOTH
def test_without_named_causes_nothing_is_said_to_be_left(language: str) -> None:
    unnamed = said(language, *ROWS)["robust_to_cause"]
    assert not re.search(r"\d", unnamed)
    named = [sighting(*row, source="plane") for row in (("a", "north", 0), ("b", "south", 50))]
    other = [sighting(*row, source="boat") for row in (("c", "north", 100), ("d", "south", 150))]
    assert re.search(
        r"\b1 (passage|traversée)\b", said(language, *named, *other)["robust_to_cause"]
    )


@BOTH
def test_nought_round_trips_beside_a_passage_is_no_word_on_voyages(language: str) -> None:
    fleet = reckon(CASE, evidence(*ROWS[:2])).routes[0].fleet
    found = Sentences(CASE, language).counted(ROUTE, fleet.round_trips, "round_trips", None)
    text = found[0].text
    assert {"en": "force no round trip between", "fr": "aucun aller-retour entre"}[language] in text
    assert "voyage" not in text
    assert {"en": "nothing sailed", "fr": "rien n'a"}[language] not in text


@BOTH
def test_nought_is_a_property_of_the_file(language: str) -> None:
    text = said(language)["at_least"]
    assert {"en": "not a finding", "fr": "non le constat"}[language] in text
    assert "probab" not in text


@BOTH
def test_a_call_says_what_stays_are_assumed(language: str) -> None:
    calls = reckon(CASE, evidence(*ROWS)).routes[0].calls["north"]
    sentence = Sentences(CASE, language).calls("north", calls, CASE.window, 30)
    assert re.search(r"\b30 (days|jours)\b", sentence.text)
    assert [path for _, path in sentence.pieces if path] == [
        "at_least", "at_least_strict", "witnesses_joint",
    ]  # fmt: skip


def test_small_probabilities_are_never_printed_as_more() -> None:
    rows = [
        sighting(f"s{n:02}", "south" if n % 2 else "north", n * 40, confidence=0.8)
        for n in range(24)
    ]
    assert "less than 1 %" in said("en", *rows)["at_least"]


def test_both_languages_say_the_same_things() -> None:
    english, french = (_texts(language) for language in LANGUAGES)
    assert english.keys() == french.keys()
    for key, text in english.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", french[key])), key


def test_another_language_gets_english() -> None:
    assert said("ko", *ROWS) == said("en", *ROWS)
