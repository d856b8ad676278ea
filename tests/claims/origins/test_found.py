from deadreckon.claims.origins.found import Difference
from deadreckon.model.jsonable import jsonable


def test_a_difference_is_written_with_was_and_is() -> None:
    written = jsonable(Difference("bound", "more than 1,000", "1,000", "other"))
    assert written == {"kind": "bound", "was": "more than 1,000", "is": "1,000", "verdict": "other"}
