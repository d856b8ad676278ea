from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from deadreckon.screening.blocking import FEW, Keys
from deadreckon.screening.spelling import LEAST_SCORE, SHORTEST

# Few letters, so that many keys are nearly alike.
keys = st.text("ab1", min_size=1, max_size=24)


def blocked(held: list[str], key: str) -> list[str]:
    """Ask until the index is used."""
    index = Keys(held)
    for _ in range(FEW):
        index.alike("never asked before")
    return sorted(index.alike(key))


@settings(max_examples=300)
@given(st.lists(keys, max_size=60), keys)
def test_the_index_loses_none_and_adds_none(held: list[str], key: str) -> None:
    expected = {
        known
        for known in held
        if known == key
        or (min(len(known), len(key)) >= SHORTEST and ratio(known, key) >= LEAST_SCORE)
    }
    assert blocked(held, key) == sorted(expected)
    assert sorted(Keys(held).alike(key)) == sorted(expected)


@settings(max_examples=300)
@given(st.text("abc", min_size=4, max_size=30), st.data())
def test_a_key_is_found_after_a_few_slips(key: str, data: st.DataObject) -> None:
    slipped = list(key)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(slipped) - 1))
        slipped[at : at + data.draw(st.integers(0, 1))] = data.draw(st.text("abc", max_size=2))
        if not slipped:
            return
    other = "".join(slipped)
    near = min(len(key), len(other)) >= SHORTEST and ratio(key, other) >= LEAST_SCORE
    assert blocked([key], other) == ([key] if near or key == other else [])
