import pytest

from deadreckon.errors import BadUse
from deadreckon.tracks.rules import Rules, rules_of


def test_a_rule_is_overridden_by_its_name() -> None:
    assert rules_of({"gap_h": 6}) == Rules(gap_h=6.0)
    assert rules_of({}) == Rules()


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"gap": 6}, "gap_h"), ({"gap_h": -1}, "from 0"), ({"gap_h": float("nan")}, "from 0")],
)
def test_a_wrong_rule_is_told(changed: dict[str, float], said: str) -> None:
    with pytest.raises(BadUse, match=said):
        rules_of(changed)
