from deadreckon.claims.origins.found import Difference, Fidelity, Origin, Origins, Place, Told
from deadreckon.publish.screen.origins import origins


def test_origins_retellings_and_what_is_not_stated() -> None:
    found = Origins(
        origins=(
            Origin("rusi", "RUSI", True, True, ("a.txt", "b.txt")),
            Origin("shared-c", "a source that nobody names", False, False, ("c.txt", "d.txt"), ("the date",)),  # noqa: E501
            Origin("not-stated-e", "not stated", False, False, ("e.txt",)),
            Origin("not-stated-f", "a dock worker", False, False, ("e.txt",)),
        ),
        tree=(Told("a.txt", 0, 9, "RUSI", ("RUSI",), "rusi", "x"), Told("e.txt", 0, 9, None, (), "not-stated-e", "y"), Told("e.txt", 10, 19, "a dock worker", ("a dock worker",), "not-stated-f", "y")),  # noqa: E501
        fidelity=(
            Fidelity("b.txt", 0, 9, Place("a.txt", 0, 9), "other", (Difference("bound", "more than 9", "9", "other"),), "title"),  # noqa: E501
            Fidelity("b.txt", 10, 19, Place("a.txt", 10, 19), "same", (), "body"),
        ),
    )  # fmt: skip
    text = " ".join(origins(found).split())
    assert "2 reports, 1 origin that somebody names" in text
    assert "RUSI (collection of its own), rusi: a.txt, b.txt" in text
    assert "c.txt, d.txt; betrayed by the date" in text
    assert "1 name nobody, 1 only a source without a name" in text
    assert "1 kept what they retell, 1 changed it" in text
    assert "b.txt, title, says something else than a.txt: bound: more than 9 became 9" in text


def test_of_very_many_reports_and_retellings_the_first_are_shown() -> None:
    names = tuple(f"r{n:02}.txt" for n in range(70))
    place = Place("a.txt", 0, 9)
    changed = Difference("bound", "more than 9", "9", "other")
    found = Origins(
        origins=(Origin("rusi", "RUSI", True, True, names, decided="accept"),),
        tree=(),
        fidelity=tuple(Fidelity(name, 0, 9, place, "other", (changed,), "body") for name in names),
    )
    text = " ".join(origins(found).split())
    assert "RUSI (collection of its own), rusi [accept]: r00.txt" in text
    assert "r09.txt and 60 more" in text
    assert "and 10 more, with --json" in text
