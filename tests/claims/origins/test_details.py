from deadreckon.claims.origins.details import details, sound, subjects
from deadreckon.claims.origins.statement import statements
from tests.claims.origins.retellings import report


def test_a_name_sounds_alike_in_any_script() -> None:
    assert {sound(name) for name in ("Ангора", "앙고라", "アンゴラ", "Angora")} == {"angora"}
    assert sound("Angara") != sound("Angora")


def test_details_and_what_they_are_told_of() -> None:
    (one,) = statements(
        report("a.txt", "The freighter Volga Star unloaded 412 crates at Najin on 7 September.")
    )
    told = details(one)
    assert [d.key for d in told] == [
        ("count", "crate 412"),
        ("day", "2023-09-07"),
        ("name", "vorga star".replace(" ", "")),
        ("place", "Najin"),
    ]
    of_day = list(subjects(told, told[1]))
    assert ("day", "count", "crate 412", "place", "Najin") in of_day
    assert not any("2023-09-07" in subject for subject in of_day)
