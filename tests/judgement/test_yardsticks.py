from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.errors import BadFrame
from deadreckon.judgement.yardsticks import caution, describe, yardstick, yardsticks

LANGUAGES = ["en", "fr", "de", "es", "uk", "ru", "ko", "ja", "vi", "zh"]

PHIA = [
    (0, None, False),
    (0.000001, "remote chance", False),
    (0.05, "remote chance", False),
    (0.0500001, "highly unlikely", True),
    (0.07, "highly unlikely", True),
    (0.1, "highly unlikely", False),
    (0.2, "highly unlikely", False),
    (0.22, "unlikely", True),
    (0.25, "unlikely", False),
    (0.35, "unlikely", False),
    (0.37, "realistic possibility", True),
    (0.4, "realistic possibility", False),
    (0.499, "realistic possibility", False),
    (0.5, None, False),
    (0.52, None, False),
    (0.5499, None, False),
    (0.55, "likely or probable", False),
    (0.75, "likely or probable", False),
    (0.77, "likely or probable", True),
    (0.8, "highly likely", False),
    (0.9, "highly likely", False),
    (0.93, "highly likely", True),
    (0.95, "almost certain", False),
    (0.1 + 0.2 + 0.65, "almost certain", False),
    (0.999999, "almost certain", False),
    (1, None, False),
]


@pytest.mark.parametrize(("p", "term", "in_gap"), PHIA)
def test_a_value_takes_its_band_and_in_a_gap_the_weaker_term(
    p: float,
    term: str | None,
    in_gap: bool,  # noqa: FBT001 - a column
) -> None:
    wording = yardstick("phia").word(p)
    assert (wording.term and wording.term.english) == term
    assert wording.in_gap is in_gap


@pytest.mark.parametrize(
    ("p", "low", "high", "term"),
    [
        (0.85, 0.8, 0.9, "highly likely"),
        (0.85, 0.77, 0.93, "highly likely"),  # both ends in gaps: likely, highly likely
        (0.85, 0.7, 0.94, "highly likely"),
        (0.85, 0.7, 0.96, None),  # likely, highly likely, almost certain
        (0.97, 0.91, 0.99, "almost certain"),
        (0.6, 0.51, 0.7, "likely or probable"),
        (0.6, 0.5, 0.7, None),
        (0.6, 0.45, 0.7, None),
        (0.45, 0.41, 0.5, None),
        (0.45, 0.3, 0.49, "realistic possibility"),
        (0.45, 0.19, 0.49, None),
        (0.02, 0.0, 0.06, "remote chance"),
    ],
)
def test_a_range_over_more_than_two_terms_or_with_one_half_gets_none(
    p: float, low: float, high: float, term: str | None
) -> None:
    found = yardstick("phia").word(p, low, high).term
    assert (found and found.english) == term


@pytest.mark.parametrize(
    ("scale", "p", "term"),
    [
        ("icd203", 0.005, "almost no chance"),
        ("icd203", 0.05, "very unlikely"),
        ("icd203", 0.3, "unlikely"),
        ("icd203", 0.5, "roughly even chance"),
        ("icd203", 0.55, "roughly even chance"),
        ("icd203", 0.56, "likely"),
        ("icd203", 0.8, "likely"),
        ("icd203", 0.81, "very likely"),
        ("icd203", 0.96, "almost certain"),
        ("icd203", 0.999, "almost certain"),
        ("ipcc", 0.005, "exceptionally unlikely"),
        ("ipcc", 0.01, "very unlikely"),
        ("ipcc", 0.3, "unlikely"),
        ("ipcc", 0.33, "about as likely as not"),
        ("ipcc", 0.66, "about as likely as not"),
        ("ipcc", 0.67, "likely"),
        ("ipcc", 0.95, "very likely"),
        ("ipcc", 0.999, "virtually certain"),
    ],
)
def test_the_other_scales_have_their_own_edges(scale: str, p: float, term: str) -> None:
    found = yardstick(scale).word(p).term
    assert found is not None
    assert found.english == term


def test_a_term_around_one_half_may_word_a_range_that_it_holds() -> None:
    even = yardstick("icd203").word(0.5, 0.46, 0.54).term
    assert even is not None
    assert even.english == "roughly even chance"
    assert yardstick("icd203").word(0.5, 0.44, 0.54).term is None


@given(st.sampled_from(["phia", "icd203", "ipcc"]), st.floats(0.0001, 0.4999))
def test_a_term_is_never_stronger_than_its_number(scale: str, p: float) -> None:
    measure = yardstick(scale)
    below, above = measure.word(p), measure.word(1 - p)
    assert below.term is not None
    assert below.term.high >= round(p, 12)
    assert above.term is None or above.term.low <= round(1 - p, 12)
    assert (above.term is None) == (scale == "phia" and round(p, 12) > 0.45)


def test_a_term_stands_beside_its_scale_its_band_the_number_and_the_range() -> None:
    assert describe(0.84, 0.79, 0.89) == "highly likely (PHIA, about 80-90 %): 84 %, range 79-89"
    assert describe(0.52, 0.4, 0.63) == "no PHIA term: 52 %, range 40-63"
    assert describe(0.97, 0.96, 0.98, language="fr") == (
        "presque certain (PHIA, environ 95-100 %) : 97 %, fourchette 96-98"
    )
    assert describe(0.3, 0.3, 0.3, "icd203") == "unlikely (ICD 203, about 20-45 %): 30 %, range 30"


def test_a_printed_number_stays_on_its_side_of_an_edge() -> None:
    assert describe(0.9496, 0.92, 0.9497).startswith("highly likely (PHIA, about 80-90 %): 94.96 %")
    assert describe(0.99996, 0.99, 0.99999).count("100 %") == 1  # the band's edge, not the number


@pytest.mark.parametrize("scale", ["phia", "icd203", "ipcc"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_scale_speaks_ten_languages_with_seven_terms_each(language: str, scale: str) -> None:
    names = [term.names[language] for term in yardstick(scale).terms]
    assert len(set(names)) == 7
    for term in yardstick(scale).terms:
        p = (term.low + term.high) / 2
        if term.low < 0.5 < term.high:
            p = 0.5
        said = describe(p, p, p, scale, language)
        assert term.names[language] in said
        assert f"{100 * term.low:g}-{100 * term.high:g} %" in said


@pytest.mark.parametrize("scale", ["phia", "icd203", "ipcc"])
def test_a_word_of_any_language_is_read_as_its_own_term(scale: str) -> None:
    for term in yardstick(scale).terms:
        for name in (*term.names.values(), *term.also):
            assert yardstick(scale).find(name.upper()) == term, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_realistic_possibility_comes_with_a_word_of_warning(language: str) -> None:
    term = yardstick("phia").find("realistic possibility")
    said = caution(term, language)
    assert term is not None
    assert said is not None
    assert term.names[language] in said
    assert "60 %" in said
    assert "40-50 %" in said


def test_a_term_that_readers_hear_as_meant_or_that_nobody_measured_has_no_warning() -> None:
    assert caution(None) is None
    assert caution(yardstick("phia").find("almost certain")) is None
    assert all(caution(term) is None for term in yardstick("ipcc").terms)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.sampled_from(sorted(yardsticks())))
def test_shares_count_the_term_of_every_value(values: list[float], id_: str) -> None:
    scale = yardstick(id_)
    found = {term and term.english: share for term, share in scale.shares(np.array(values))}
    worded = Counter(term and term.english for term in (scale.word(p).term for p in values))
    assert found == pytest.approx({name: n / len(values) for name, n in worded.items()})


def test_a_language_that_nobody_wrote_is_served_in_english() -> None:
    assert describe(0.97, 0.96, 0.98, language="tlh") == describe(0.97, 0.96, 0.98)


def test_each_scale_names_its_source_and_rises() -> None:
    for scale in yardsticks().values():
        assert scale.source
        edges = [edge for term in scale.terms for edge in (term.low, term.high)]
        assert edges == sorted(edges)


def test_a_term_is_found_by_any_of_its_names() -> None:
    phia = yardstick("phia")
    assert phia.find("Presque certain") is phia.terms[-1]
    assert phia.find("probable") is phia.find("LIKELY  or probable")
    assert phia.find("cannot be excluded") is None


def test_an_unknown_scale_is_told_with_the_nearest() -> None:
    with pytest.raises(BadFrame, match=r"Did you mean phia\?"):
        yardstick("phias")


@pytest.mark.parametrize(("language", "mark"), [("en", "."), ("fr", ","), ("ru", ","), ("ja", ".")])
def test_the_decimal_mark_is_that_of_the_language(language: str, mark: str) -> None:
    assert f"94{mark}7" in describe(0.91, 0.86, 0.947, "phia", language)
