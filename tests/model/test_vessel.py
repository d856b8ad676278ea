import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.model.vessel import Dated, Vessel, imo_valid, mmsi_plausible

NUMBERS = ["9179842", "8517839", "9161003", "9358010"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_may_come_with_its_prefix(number: str) -> None:
    assert imo_valid(number)
    assert imo_valid(f"IMO {number}")
    assert imo_valid(f" imo{number} ")


def test_an_mmsi_of_a_ship_begins_with_a_country() -> None:
    assert mmsi_plausible(" 273123456 ")
    for text in ("111273123", "970123456", "003669999", "27312345", "2731234567", "٢٧٣123456"):
        assert not mmsi_plausible(text)


def test_most_misread_digits_are_found_but_not_all() -> None:
    def edits(number: str, place: int) -> list[str]:
        return [
            number[:place] + digit + number[place + 1 :]
            for digit in "0123456789"
            if digit != number[place]
        ]

    before = [edit for number in NUMBERS for place in range(6) for edit in edits(number, place)]
    last = [edit for number in NUMBERS for edit in edits(number, 6)]
    assert len(before) == 216
    assert sum(map(imo_valid, before)) == 28
    assert not any(map(imo_valid, last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "IMO",
        "917984",
        "91798421",
        "9179842x",
        "0000000",
        "917984２",
        "MMSI 9179842",
        "-9179842",
    ],
)
def test_what_is_no_imo_number_never_holds(text: str) -> None:
    assert not imo_valid(text)


@given(st.integers(100_000, 999_999))
def test_each_six_digits_have_one_check_digit(front: int) -> None:
    assert sum(imo_valid(f"{front}{last}") for last in range(10)) == 1


def test_a_vessel_tells_whether_its_number_holds() -> None:
    assert Vessel("angara", imo="9179842").imo_valid
    assert not Vessel("angara", imo="9179843").imo_valid
    assert not Vessel("angara").imo_valid


def test_a_vessel_is_called_by_its_first_name_or_else_its_id() -> None:
    assert Vessel("v1", names=(Dated("Angara"), Dated("Other"))).label == "Angara"
    assert Vessel("v1").label == "v1"
