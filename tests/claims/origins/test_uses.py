from deadreckon.claims.origins.found import Origins
from deadreckon.claims.origins.search import origins
from tests.claims.origins.retellings import report

RUSI = report("r.txt", "Five voyages between Najin and Dunai were counted.", "en", "RUSI")


def told(text: str, language: str = "en") -> Origins:
    return origins([RUSI, report("c.txt", text, language, "CSIS")])


def test_six_are_five_of_theirs_and_one() -> None:
    own = "A ship was at Najin on 15 October with 300 containers. "
    (used,) = told(f"{own}Adding one to the five voyages that RUSI counted makes six voyages.").uses
    assert (used.origin, used.of, used.report) == ("csis", "rusi", "c.txt")
    assert "five voyages" in used.text


def test_two_counts_beside_one_another_are_none() -> None:
    assert told("Six voyages were counted; RUSI had counted five voyages.").uses == ()
    assert told("Six voyages were counted between Najin and Dunai.").uses == ()
