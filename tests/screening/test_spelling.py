import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.model.listed import Kind
from deadreckon.screening.spelling import LEAST_SCORE, Spelling, loosened, score, slight, spellings


def alike(one: str, other: str, kind: Kind | None = None) -> float:
    return max(score(a, b) for a in spellings(one, kind) for b in spellings(other, kind))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ANGARA", "Angara"),
        ("ANGARA", "АНГАРА"),
        ("ANGARA", "안가라"),
        ("ANGARA", "안가라호"),
        ("ANGARA", "アンガラ"),
        ("M/V Angara", "т/х «Ангара»"),
        ("CHONG CHON GANG", "Chongchongang"),
        ("CHONG CHON GANG", "청천강호"),
        ("HAP JANG GANG 6", "합장강 6호"),
        ("ADRIAN DARYA 1", "Adrian Darya I"),
        ("KUM GANG NO. 3", "Kumgang 03"),
        ("SEVASTOPOL", "СЕВАСТОПОЛЬ"),
        ("MARIA", "마리아"),
        ("MARIA", "マリア"),
        ("THINH CUONG", "Thịnh Cường"),
    ],
)
def test_one_name_in_two_ways(one: str, other: str) -> None:
    assert alike(one, other) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ANGARA", "安加拉"),
        ("ANGARA", "أنغارا"),
        ("MAIA-1", "Майя-1"),
        ("MARIA", "Мария"),
        ("MARIA", "玛丽亚"),
        ("CHONG CHON GANG", "チョンチョンガン"),
        ("DAI HONG DAN", "대홍단"),
        ("YU PHYONG 5", "유평 5"),
        ("SEVASTOPOL", "세바스토폴"),
        ("CHONG CHON GANG", "CHONG CHON KANG"),
    ],
)
def test_one_name_as_it_is_heard_or_mistyped(one: str, other: str) -> None:
    assert LEAST_SCORE <= alike(one, other) < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FESCO ANGARA", "ANGARA"),
        ("ФЕСКО АНГАРА", "ANGARA"),
        ("ANGORA", "ANGARA"),
        ("KUM GANG 2", "KUM GANG 3"),
        ("KUM GANG", "KUM GANG 3"),
        ("RUNG RA 1", "RUNG RA 11"),
        ("SAM 5", "SAMA 5"),
        ("SAM", "SAMA"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert alike(one, other) < LEAST_SCORE


def test_short_latin_names_a_letter_apart_are_slight() -> None:
    assert slight("Maia", "MARIA")
    assert slight("MARIA", "M/V Maia")
    assert not slight("Maria", "MARIA")
    assert not slight("Мария", "MARIA")
    assert not slight("ANGAR", "ANGARA")


def test_in_names_of_persons_and_companies_order_and_legal_form_do_not_count() -> None:
    assert alike("HUANG, Wang Ken", "Wang Ken Huang", "person") == 100
    assert alike("Marine Trans Shipping LLC", "MARINE TRANS SHIPPING", "organisation") == 100
    assert alike("HUANG, Wang Ken", "Wang Ken Huang") < LEAST_SCORE


def test_a_name_without_letters_has_no_spelling() -> None:
    assert spellings("…") == ()
    assert spellings("LLC", "organisation") == (Spelling("llc", "", foreign=False),)


def test_ways_of_romanising_are_put_together() -> None:
    assert loosened("mayya") == loosened("maia")
    assert loosened("taehongdan") == loosened("daihongdan")
    assert loosened("angara") != loosened("angora")


names = st.text("abkgnrlMЯж가라ナ安 13-", max_size=14)


@settings(max_examples=200)
@given(names, names)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    for a in spellings(one):
        assert score(a, a) == 100
        for b in spellings(other):
            assert score(a, b) == score(b, a)
            assert 0 <= score(a, b) <= 100
            assert a.numbers == b.numbers or score(a, b) == 0
