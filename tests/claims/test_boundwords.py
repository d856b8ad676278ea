from deadreckon.claims.boundwords import is_number, is_soft, kinds, number
from deadreckon.claims.figures import Number
from deadreckon.claims.scan import Token

SHIPS = Token(0, 5, "ships", {"unit": "ship"})
FROM = Token(6, 7, "에서", {"particle": True, "start_after": True})
FIVE = Token(8, 9, "5", {"number": Number(5)})


def test_a_line_has_nothing_beyond_its_ends() -> None:
    line = [SHIPS, FIVE]
    assert [dict(kinds(line, at)) for at in (-1, 0, 2)] == [{}, {"unit": "ship"}, {}]
    assert [is_number(line, at) for at in (-1, 0, 1, 2)] == [False, False, True, False]
    assert number(FIVE).value == 5


def test_a_link_of_a_range_says_something() -> None:
    assert is_soft(SHIPS)
    assert not is_soft(FROM)
    assert not is_soft(FIVE)
