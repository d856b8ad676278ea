import pytest

from deadreckon.model.listed import ListedName
from deadreckon.read.lists.eu_annex import is_annex
from deadreckon.read.lists.read import read_list


def test_rows_as_transcribed() -> None:
    data = (
        b"celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,previousName,"
        b"imoNumber,mmsi,flag,notes\n"
        b'32014R0833,1,EU-UKR,XLII,Port,25.6.2024,"Art. 3s (2)(b)",Vessel,ANGARA,'
        b'"Angara I; ""A; B""",Kapitan,9179842,273123450,Russia,\n'
        b"32014R0833,2,EU-UKR,XLII,Port,sometime,,Vessel,MARIA,,,851783,,,\n"
        b"32014R0833,3,EU-UKR,IV,Port,2024-06-25,,Company,M LEASING LLC,,,,,,\n"
        b"32014R0833,4,EU-UKR,XLII,Port,,,Vessel,,,,,,,\n"
        b"32014R0833,5\n"
    )
    held = read_list(data, "annex.csv")
    assert (held.format, held.rows, held.kept) == ("EU annex", 5, 3)
    angara, maria, firm = held.entries
    assert angara.list == "EU 32014R0833 Annex XLII"
    assert (angara.id, angara.kind, angara.line) == ("1", "vessel", 2)
    assert angara.names == (
        ListedName("ANGARA"),
        ListedName("Angara I", "alias"),
        ListedName("A; B", "alias"),
        ListedName("Kapitan", "former_name"),
    )
    assert (angara.imo, angara.mmsi) == (("9179842",), ("273123450",))
    assert angara.listed == "2024-06-25"
    assert (maria.imo, maria.listed) == ((), "")
    assert firm.kind == "organisation"
    assert [(row.line) for row in held.set_aside] == [5, 6]
    assert [(note.field, note.value) for note in held.notes] == [
        ("imoNumber", "851783"),
        ("startdate", "sometime"),
    ]


def test_rows_as_the_official_journal_prints_them() -> None:
    data = (
        b"No,Vessel name,Vessel IMO number,Ground for listing,Date of application\n"
        b"1,Angara,IMO 9179842,Art. 3s(2)(b),25.6.2024\n"
    )
    (entry,) = read_list(data, "annex-xlii.csv").entries
    assert (entry.id, entry.imo, entry.listed) == ("1", ("9179842",), "2024-06-25")
    assert entry.kind == "vessel"
    assert entry.programme == "Art. 3s(2)(b)"


@pytest.mark.parametrize(
    ("columns", "is_one"),
    [({"name", "imonumber"}, True), ({"name", "flag"}, False), ({"imonumber"}, False)],
)
def test_an_annex_has_names_and_numbers(columns: set[str], *, is_one: bool) -> None:
    assert is_annex(columns) is is_one
