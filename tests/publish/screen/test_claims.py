from datetime import date

from deadreckon.claims.documents import claims_of
from deadreckon.publish.screen.claims import marked

TEXT = """\
OSLO, 17 May 2024 (North Wire) - The owner said that at least 40 crates were lost in May.
It is highly likely that the ship sank, the British Ministry of Defence said.
"""


def test_claims_are_marked_in_the_text_and_listed_under_it() -> None:
    screen = marked(claims_of(TEXT.encode(), "note.txt", published=date(2024, 5, 17)))
    assert "[c1 at least 40 crates were lost in May]" in screen
    assert "[c2 highly likely that the ship sank]" in screen
    assert "at least 40 crate" in screen
    assert "says The owner" in screen
    assert "“highly likely” (80 to 90 %, PHIA)" in screen
    assert "\x1b" not in screen


def test_colours_are_for_screens_that_take_them() -> None:
    found = claims_of(TEXT.encode(), "note.txt", published=date(2024, 5, 17))
    assert "\x1b" in marked(found, colour=True)


def test_a_text_without_claims_says_so() -> None:
    assert "No claim was found." in marked(
        claims_of(b"The weather was fine all day long.", "a.txt")
    )
