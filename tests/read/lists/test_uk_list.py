from deadreckon.model.listed import ListedName
from deadreckon.read.lists.read import read_list

HEADER = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,"
    "Name 5,Name type,Alias strength,Title,Name non-latin script,Regime Name,Designation Type,"
    "Date Designated,Other Information,IMO number,Current owner/operator (s),"
    "Current believed flag of ship,Previous flags"
)


def row(number: str, name: str, how: str, **more: str) -> str:
    cells = dict.fromkeys(HEADER.split(","), "")
    cells |= {"Unique ID": number, "Name 6": name, "Name type": how, "Designation Type": "Ship"}
    return ",".join((cells | more).values())


def test_rows_of_one_id_are_names_of_one_entry() -> None:
    data = "\n".join(
        [
            "Report Date: 12-Nov-2025",
            HEADER,
            row("RUS1234", "SAM 5", "Previous name"),
            row(
                "RUS1234",
                "STAR 18",
                "Primary Name",
                **{
                    "Name non-latin script": "Звезда",
                    "IMO number": "9020015",
                    "Date Designated": "05/06/2024",
                },
            ),
            row("RUS1234", "STERN 18", "Alias"),
            row("", "NOBODY", "Primary Name"),
            row("RUS9", "", "Primary Name"),
            row(
                "RUS8",
                "IVANOV",
                "Primary Name",
                **{"Name 1": "Ivan", "Designation Type": "Individual"},
            ),
        ]
    )
    held = read_list(data.encode(), "uk.csv")
    assert (held.format, held.date, held.rows, held.kept) == (
        "UK Sanctions List",
        "2025-11-12",
        6,
        4,
    )
    ship, person = held.entries
    assert (ship.id, ship.kind, ship.line, ship.imo) == ("RUS1234", "vessel", 3, ("9020015",))
    assert ship.names == (
        ListedName("STAR 18"),
        ListedName("SAM 5", "former_name"),
        ListedName("Звезда", "alias"),
        ListedName("STERN 18", "alias"),
    )
    assert person.names == (ListedName("Ivan IVANOV"),)
    assert [row.line for row in held.set_aside] == [6, 7]


def test_a_ship_s_row() -> None:
    more = {
        "IMO number": "9179842",
        "Date Designated": "13/06/2024",
        "Regime Name": "Russia",
        "Current owner/operator (s)": "M Leasing",
        "Current believed flag of ship": "Russia",
    }
    held = read_list("\n".join([HEADER, row("R1", "ANGARA", "Primary Name", **more)]).encode(), "f")
    (entry,) = held.entries
    assert (entry.listed, entry.imo, entry.owners) == ("2024-06-13", ("9179842",), ("M Leasing",))
    assert (entry.flags, entry.programme, held.date) == (("Russia",), "Russia", "")


def test_what_is_no_number_or_day_is_told() -> None:
    more = {"IMO number": "n/a", "Date Designated": "31/31/2024"}
    held = read_list("\n".join([HEADER, row("R1", "ANGARA", "", **more)]).encode(), "f")
    assert [note.field for note in held.notes] == ["Date Designated", "IMO number"]
    assert held.entries[0].imo == ()
