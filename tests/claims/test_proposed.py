from deadreckon.model.jsonable import jsonable
from tests.claims.sentence import claims


def test_a_proposal_has_the_keys_of_the_contract() -> None:
    (claim,) = claims("The owner said on Monday that at least 40 crates were lost in May.")
    document = jsonable(claim)
    assert isinstance(document, dict)
    assert set(document) == {
        *("id", "start", "end", "text", "kind", "mood", "polarity", "observation", "origin"),
        *("confidence_level", "term", "quantity", "time", "places", "vessels"),
        *("source_chain", "source_chain_text", "denial", "note"),
    }
    assert document["quantity"] == {
        "text": "at least 40 crates",
        "value": 40.0,
        "upper": None,
        "unit": "crate",
        "bound": "ge",
    }
    assert isinstance(document["time"], dict)
    assert set(document["time"]) == {"text", "from", "to"}
