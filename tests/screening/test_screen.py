from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.model.listed import Entry, Kind, ListedName, SanctionsList
from deadreckon.screening.asked import Asked, asked
from deadreckon.screening.found import Screened
from deadreckon.screening.numbers import ONE_DIGIT, SWAPPED
from deadreckon.screening.screen import screen


def entry(
    name: str,
    imo: str = "",
    *,
    kind: Kind = "vessel",
    mmsi: str = "",
    former: str = "",
    owners: tuple[str, ...] = (),
    listed: str = "",
) -> Entry:
    names = [ListedName(name)] + [ListedName(former, "former_name")] * bool(former)
    return Entry(
        "L",
        name.casefold(),
        1,
        kind,
        tuple(names),
        imo=(imo,) if imo else (),
        mmsi=(mmsi,) if mmsi else (),
        owners=owners,
        listed=listed,
    )


def ask(text: str | Asked, *entries: Entry, date: str = "") -> Screened:
    held = SanctionsList("list.csv", "F", date, entries, len(entries), len(entries))
    return screen([asked(text) if isinstance(text, str) else text], [held])


def found(screened: Screened) -> Sequence[tuple[str, str, float]]:
    return [(match.name, match.field, match.score) for match in screened.matches]


ANGARA = entry("ANGARA", "9179842", former="KAPITAN DUBLITSKIY", mmsi="273123450")


@pytest.mark.parametrize(
    ("text", "field", "name"),
    [
        ("9179842", "imo", "ANGARA"),
        ("FESCO ANGARA, IMO 9179842", "imo", "ANGARA"),
        ("MMSI 273123450", "mmsi", "ANGARA"),
        ("Angara", "name", "ANGARA"),
        ("안가라", "name", "ANGARA"),
        ("Капитан Дублицкий", "former_name", "KAPITAN DUBLITSKIY"),
    ],
)
def test_by_number_first_then_by_name(text: str, field: str, name: str) -> None:
    (match,) = ask(text, ANGARA).matches
    assert (match.field, match.name) == (field, name)
    assert match.score == 100 if field != "former_name" else match.score >= 85


@pytest.mark.parametrize(("number", "why"), [("9179843", ONE_DIGIT), ("9179824", SWAPPED)])
def test_a_wrong_digit_is_no_match_but_told(number: str, why: str) -> None:
    screened = ask(number, ANGARA, entry("OTHER", "9000000"))
    assert screened.matches == ()
    (neighbour,) = screened.neighbours
    assert (neighbour.name, neighbour.asked, neighbour.listed) == ("ANGARA", number, "9179842")
    assert neighbour.why == why
    assert screened.doubts


def test_a_wrong_digit_beside_the_right_name_is_told_once() -> None:
    screened = ask("Angara, IMO 9179843", ANGARA)
    assert screened.matches == ()
    assert [n.why for n in screened.neighbours] == [ONE_DIGIT]


def test_another_ship_of_the_name_is_told_as_such() -> None:
    screened = ask("Angara, IMO 8517839", ANGARA)
    assert screened.matches == ()
    (neighbour,) = screened.neighbours
    assert "another ship" in neighbour.why
    assert "9179842" in neighbour.why


def test_an_mmsi_used_by_another_ship_is_no_match() -> None:
    screened = ask("IMO 8517839 MMSI 273123450", ANGARA)
    assert screened.matches == ()
    assert [n.field for n in screened.neighbours] == ["mmsi"]


def test_a_number_matches_where_the_list_gives_no_other() -> None:
    nameless = entry("ANGARA")
    assert found(ask("Angara, IMO 9179842", nameless)) == [("ANGARA", "name", 100)]


def test_fesco_angara_is_not_angara() -> None:
    assert ask("FESCO ANGARA", ANGARA).matches == ()
    assert ask("Angara", entry("FESCO ANGARA", "8406676")).matches == ()


def test_sister_ships_are_neighbours() -> None:
    screened = ask("KUM GANG 2", entry("KUM GANG 3"), entry("KUM GANG"))
    assert screened.matches == ()
    assert [n.why for n in screened.neighbours] == ["the same name with another number"] * 2


def test_a_short_name_with_a_letter_more_is_a_neighbour() -> None:
    screened = ask("Maia", entry("MARIA"), entry("MAIA"), entry("KARIM", former="MAYA"))
    assert found(screened) == [("MAIA", "name", 100)]
    (near,) = screened.neighbours
    assert (near.listed, near.asked) == ("MARIA", "Maia")
    assert found(ask("Maia 1", entry("MARIA 1"))) == []
    assert found(ask("Wu Li", entry("Li Wu", kind="organisation"))) == [("Li Wu", "name", 100)]
    assert found(ask("Мария", entry("MARIA"))) == [("MARIA", "name", 95.5)]


def test_a_short_name_nearly_the_same_hides_no_owner_of_the_name() -> None:
    screened = ask("Maia", entry("MARIA", owners=("MAIA",)))
    assert found(screened) == [("MAIA", "owner", 100)]
    assert screened.neighbours == ()


def test_a_number_makes_a_short_name_a_match_and_no_neighbour() -> None:
    screened = ask("Maia, MMSI 273123450", entry("MARIA", mmsi="273123450"))
    assert found(screened) == [("MARIA", "mmsi", 100)]
    assert screened.neighbours == ()


def test_owners_and_organisations_are_found_by_name_and_not_for_a_ship_with_a_number() -> None:
    ship = entry("LADY R", "9161003", owners=("MG-FLOT LLC",))
    firm = entry("MG-FLOT", kind="organisation")
    assert found(ask("mg flot", ship, firm)) == [
        ("MG-FLOT", "name", 100),
        ("MG-FLOT LLC", "owner", 100),
    ]
    assert ask("MG-FLOT, IMO 9358010", ship, firm).matches == ()


def test_a_match_has_the_day_of_its_entry_else_of_its_list() -> None:
    assert ask("9179842", ANGARA).matches[0].date is None
    (match,) = ask("9179842", ANGARA, date="2024-07").matches
    assert (match.date, match.dated) == ("2024-07", "list")
    dated = entry("MARIA", "8517839", listed="2024-06-25")
    (match,) = ask("8517839", dated, date="2026-01-01").matches
    assert (match.date, match.dated) == ("2024-06-25", "entry")


def test_one_vessel_by_all_its_names_and_numbers_is_found_once() -> None:
    vessel = Asked("angara", ("Angara", "АНГАРА", "Ангара"), ("9179842",), ("273123450",))
    assert found(ask(vessel, ANGARA)) == [("ANGARA", "imo", 100)]


@settings(max_examples=50)
@given(st.permutations([ANGARA, entry("MARIA", "8517839"), entry("MARIYA"), entry("MARIA 1")]))
def test_the_order_of_lists_and_entries_does_not_matter(entries: list[Entry]) -> None:
    lists = [SanctionsList(e.id, "F", "", (e,), 1, 1) for e in entries]
    asks = [asked("Мария"), asked("9179842"), asked("8517830")]
    expected = screen(asks, sorted(lists, key=lambda held: held.file))
    assert screen(asks, lists) == expected
    assert len(expected.matches) == 3
