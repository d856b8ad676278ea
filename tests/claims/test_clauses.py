from deadreckon.claims.clauses import CLAUSE, COMMA, DEEP, cuts, deepest
from tests.claims.sentence import sentence


def depths(text: str, language: str = "en") -> list[float]:
    return [cut.depth for cut in cuts(sentence(text, language))]


def test_a_semicolon_goes_deeper_than_a_comma_with_a_conjunction_and_that_than_a_comma() -> None:
    text = "one ship left; two more came, but none stayed"
    found = cuts(sentence(text))
    assert [cut.depth for cut in found if cut.end > cut.start][:2] == [DEEP, CLAUSE]
    best = deepest(found, 0, len(text))
    assert best is not None
    assert text[best.start] == ";"


def test_a_comma_in_a_number_cuts_nothing() -> None:
    assert depths("some 1,500 crates") == []


def test_commas_around_a_short_aside_cut_nothing() -> None:
    assert depths("The ship, however, left") == []
    assert COMMA in depths("The ship, which nobody had seen for weeks, left")
