import pytest

from deadreckon.read.lists.values import day_of, imo_cell, imo_in, mmsi_cell, mmsi_in, once, several


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Vessel Registration Identification IMO 7937317.", ("7937317",)),
        ("IMO 8898831, Vessel Registration Identification; IMO 8898831", ("8898831",)),
        ("Organization (IMO) Number: 1790183.", ("1790183",)),
        ("Company Number IMO 5434358.", ("5434358",)),
        ("IMO number: 5676084", ("5676084",)),
        ("IMO no. 9179842, IMO9358010", ("9179842", "9358010")),
        ("IMO 91798421; registration 1177053; LIMO 9179842", ()),
    ],
)
def test_numbers_that_a_text_calls_so(text: str, numbers: tuple[str, ...]) -> None:
    assert imo_in(text) == numbers


def test_mmsi_that_a_text_calls_so() -> None:
    assert mmsi_in("MMSI 572469210; tel 273123456; MMSI: 273123450") == ("572469210", "273123450")


def test_cells_that_hold_numbers_alone() -> None:
    assert imo_cell("IMO9242223") == ("9242223",)
    assert imo_cell("9242223; 9209972") == ("9242223", "9209972")
    assert imo_cell("924222") == ()
    assert mmsi_cell("273123456;273123457") == ("273123456", "273123457")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-25", "2024-06-25"),
        ("2026-02-27T00:00:09.554Z", "2026-02-27"),
        ("2024-06", "2024-06"),
        ("2024", "2024"),
        ("25.6.2024", "2024-06-25"),
        ("25/06/2024", "2024-06-25"),
        ("25 June 2024", "2024-06-25"),
        ("25-Jun-2024", "2024-06-25"),
        ("31/02/2024", ""),
        ("2024-02-30", ""),
        ("25 Foo 2024", ""),
        ("soon", ""),
        ("", ""),
        ("2024-06-25 or so", ""),
    ],
)
def test_dates_as_lists_write_them(text: str, day: str) -> None:
    assert day_of(text) == day


def test_cells_that_list_values() -> None:
    assert several("GRACE 1; ADRIAN DARYA;") == ("GRACE 1", "ADRIAN DARYA")
    assert several('"Foo; Bar"; Baz') == ("Foo; Bar", "Baz")
    assert several('"he said ""no"""; b') == ('he said "no"', "b")
    assert several("") == ()
    assert once(["a ", "", "b", "a"]) == ("a", "b")
