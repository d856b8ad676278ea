from deadreckon.claims.origins.found import Difference, Fidelity, Origin, Origins, Place, Told
from deadreckon.publish.screen.origins import origins


def test_origins_retellings_and_what_is_not_stated() -> None:
    found = Origins(
        origins=(
            Origin("rusi", "RUSI", True, True, ("a.txt", "b.txt")),
            Origin("shared-c", "a source that nobody names", False, False, ("c.txt", "d.txt"), ("the date",)),  # noqa: E501
        ),
        tree=(Told("a.txt", 0, 9, "RUSI", ("RUSI",), "rusi", "x"), Told("e.txt", 0, 9, None, (), None, "y")),  # noqa: E501
        fidelity=(
            Fidelity("b.txt", 0, 9, Place("a.txt", 0, 9), "other", (Difference("bound", "more than 9", "9", "other"),), "title"),  # noqa: E501
            Fidelity("b.txt", 10, 19, Place("a.txt", 10, 19), "same", (), "body"),
        ),
    )  # fmt: skip
    text = " ".join(origins(found).split())
    assert "2 reports, 1 origins that somebody names" in text
    assert "RUSI (collection of its own): a.txt, b.txt" in text
    assert "c.txt, d.txt; betrayed by the date" in text
    assert "1 statements name nobody" in text
    assert "1 kept what they retell, 1 changed it" in text
    assert "b.txt, title, says something else than a.txt: bound: more than 9 became 9" in text
