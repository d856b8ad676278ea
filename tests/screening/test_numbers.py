from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.screening.numbers import ONE_DIGIT, SWAPPED, Numbers, apart

digits = st.text("0123456789", min_size=7, max_size=7)


def test_slips_are_told_apart() -> None:
    assert apart("9179842", "9179843") == ONE_DIGIT
    assert apart("9179842", "9179824") == SWAPPED
    assert apart("9179842", "9179842") is None
    assert apart("9179842", "9178843") is None
    assert apart("9179842", "917984") is None
    assert apart("9179842", "2179849") is None


@settings(max_examples=100)
@given(digits, st.lists(digits, max_size=30))
def test_near_numbers_are_all_that_a_slip_makes_of_it(number: str, others: list[str]) -> None:
    held = Numbers([(other, at) for at, other in enumerate(others)])
    found = {(other, at) for other, at, _ in held.near(number)}
    assert found == {(o, at) for at, o in enumerate(others) if apart(number, o)}


@settings(max_examples=100)
@given(digits, st.integers(0, 6), st.sampled_from("0123456789"))
def test_a_number_and_its_slip_find_one_another(number: str, at: int, digit: str) -> None:
    slip = number[:at] + digit + number[at + 1 :]
    found = list(Numbers([(number, "ship")]).near(slip))
    assert found == ([] if slip == number else [(number, "ship", ONE_DIGIT)])
    assert list(Numbers([(number, "ship")]).same(slip)) == (["ship"] if slip == number else [])
