import csv
import io

from deadreckon.model.listed import ListedName, SanctionsList
from deadreckon.read.lists.read import read_list

COLUMNS = (
    "source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,"
    "end_date,call_sign,vessel_type,vessel_flag,vessel_owner,remarks,alt_names,ids"
)
HEADER = COLUMNS.split(",")


def read(*rows: dict[str, str], header: list[str] = HEADER) -> SanctionsList:
    written = io.StringIO()
    writer = csv.DictWriter(written, header, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return read_list(written.getvalue().encode(), "csl.csv")


SHIP = {
    "source": "SDN - Treasury",
    "entity_number": "27304",
    "type": "Vessel",
    "programs": "SDGT",
    "name": "ADRIAN DARYA 1",
    "vessel_flag": "Iran",
    "remarks": "(Linked To: YUSONG SHIPPING CO)",
    "alt_names": "GRACE 1; GRACE ONE",
    "ids": "IMO 9116412, Vessel Registration Identification; 538003420, MMSI; "
    "Panama, Former Vessel Flag",
}


def test_a_vessel_with_its_numbers_and_former_flag() -> None:
    (entry,) = read(SHIP).entries
    assert (entry.list, entry.id, entry.kind, entry.line) == (
        "SDN - Treasury",
        "27304",
        "vessel",
        2,
    )
    assert entry.names == (
        ListedName("ADRIAN DARYA 1"),
        ListedName("GRACE 1", "alias"),
        ListedName("GRACE ONE", "alias"),
    )
    assert (entry.imo, entry.mmsi) == (("9116412",), ("538003420",))
    assert entry.flags == ("Iran", "Panama")
    assert entry.owners == ("YUSONG SHIPPING CO",)


def test_columns_may_come_in_any_order_and_more_of_them() -> None:
    (entry,) = read(SHIP, header=["_id", *reversed(HEADER)]).entries
    assert entry.imo == ("9116412",)


def test_days_of_listing_and_its_end() -> None:
    held = read(
        {"source": "DPL", "name": "SOMEBODY", "start_date": "2017-10-16", "end_date": "2020-10-13"},
        {"source": "DPL", "name": "ELSE", "start_date": "when?"},
    )
    assert [(e.listed, e.delisted) for e in held.entries] == [
        ("2017-10-16", "2020-10-13"),
        ("", ""),
    ]
    assert [(n.line, n.field, n.value) for n in held.notes] == [(3, "start date", "when?")]


def test_a_row_without_a_name_is_set_aside() -> None:
    held = read(SHIP, SHIP | {"name": " "})
    assert (held.rows, held.kept) == (2, 1)
    assert [(row.line, row.reason) for row in held.set_aside] == [(3, "names nobody")]
