import pytest

from tests.claims.sentence import only


@pytest.mark.parametrize(
    ("text", "kind", "mood", "polarity", "observation"),
    [
        (
            "If the ship sails, 40 crates will be lost.",
            "conditional",
            "conditional",
            "affirm",
            False,
        ),
        ("The owner denies the report in full.", "denial", "asserted", "deny", False),
        ("The ship switched off its transponder off Oslo.", "ais", "asserted", "affirm", True),
        ("Resolution 1718 bans such sales outright.", "legal", "asserted", "affirm", False),
        ("It is likely that the ship sank in the storm.", "judgement", "asserted", "affirm", False),
        ("The cargo could not be verified by anybody.", "judgement", "asserted", "unknown", False),
        ("A satellite image shows 40 crates on the pier.", "sighting", "asserted", "affirm", True),
        ("The ship allegedly took on 40 crates of shells.", "quantity", "alleged", "affirm", None),
    ],
)
def test_kind_mood_polarity_and_observation(
    text: str, kind: str, mood: str, polarity: str, observation: object
) -> None:
    claim = only(text)
    assert (claim.kind, claim.mood, claim.polarity, claim.observation) == (
        kind,
        mood,
        polarity,
        observation,
    )
