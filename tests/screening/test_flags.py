import pytest

from deadreckon.screening.flags import country_named, country_of


@pytest.mark.parametrize(
    ("mmsi", "code"),
    [
        ("273123456", "RU"),
        ("445123000", "KP"),
        ("351000000", "PA"),
        ("538003420", "MH"),
        ("232000001", "GB"),
    ],
)
def test_the_first_digits_are_a_country_s(mmsi: str, code: str) -> None:
    country = country_of(mmsi)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("mmsi", ["200123456", "799123456", "111273123", "27312345", ""])
def test_other_numbers_are_nobody_s(mmsi: str) -> None:
    assert country_of(mmsi) is None


def test_flags_are_named_by_code_or_name() -> None:
    found = {country_named(flag) for flag in ("ru", "Russia", "Russian  federation")}
    assert len(found) == 1
    assert country_named("Ruritania") is None


def test_no_digits_are_given_out_twice() -> None:
    from deadreckon.screening.flags import _countries

    mids = [mid for _, mids in _countries() for mid in mids]
    assert len(mids) == len(set(mids))
    assert all(len(mid) == 3 and "201" <= mid <= "775" for mid in mids)
