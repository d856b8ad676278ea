import csv
import io

from deadreckon.model.listed import ListedName, SanctionsList
from deadreckon.read.lists.ofac_sdn import COLUMNS, is_sdn, known_as
from deadreckon.read.lists.read import read_list


def sdn(**cells: str) -> list[str]:
    values = dict.fromkeys(COLUMNS, "-0- ")
    return list((values | {"ent_num": "1", "name": "ALPHA", "type": "vessel"} | cells).values())


def read(*rows: list[str]) -> SanctionsList:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    return read_list(written.getvalue().encode() + b"\x1a\r\n", "sdn_2024-06-25.csv")


def test_a_vessel_with_all_that_its_row_and_remarks_tell() -> None:
    row = sdn(
        ent_num="28716",
        name="STAR 18",
        program="DPRK4",
        call_sign="XVAB",
        vess_flag="Vietnam",
        vess_owner="OWNER ONE",
        remarks="Risk: x, sections 1 and 2; Vessel Registration Identification IMO 9020015; MMSI "
        "574001234; f.k.a. 'SAM 5'; a.k.a. 'STAR XVIII'; Former Vessel Flag Panama; alt. Former "
        "Vessel Flag None Identified; Linked To: HUANG, Wang Ken; Linked To: THINH CO.",
    )
    held = read(row)
    (entry,) = held.entries
    assert (held.format, held.date, held.rows, held.kept) == ("OFAC SDN", "2024-06-25", 1, 1)
    assert (entry.id, entry.kind, entry.line, entry.programme) == ("28716", "vessel", 1, "DPRK4")
    assert entry.names == (
        ListedName("STAR 18"),
        ListedName("SAM 5", "former_name"),
        ListedName("STAR XVIII", "alias"),
    )
    assert entry.imo == ("9020015",)
    assert entry.mmsi == ("574001234",)
    assert entry.call_signs == ("XVAB",)
    assert entry.flags == ("Vietnam", "Panama")
    assert entry.owners == ("OWNER ONE", "HUANG, Wang Ken", "THINH CO")


def test_kinds_of_entries() -> None:
    kinds = ["vessel", "individual", "-0- ", "aircraft"]
    held = read(*(sdn(ent_num=str(n), type=kind) for n, kind in enumerate(kinds)))
    assert [e.kind for e in held.entries] == ["vessel", "person", "organisation", "other"]


def test_bad_rows_are_set_aside_with_their_reason_and_line() -> None:
    held = read(sdn(), sdn()[:11], sdn(name="-0- "), sdn(ent_num="9"))
    assert (held.rows, held.kept) == (4, 2)
    assert [(row.line, row.field) for row in held.set_aside] == [(2, None), (3, "SDN_Name")]


def test_what_is_an_sdn_file() -> None:
    assert is_sdn(sdn())
    assert not is_sdn(list(COLUMNS))
    assert not is_sdn(sdn()[1:])


def test_names_in_remarks() -> None:
    assert known_as("f.k.a. KATRIN; a.k.a. “BERG ‑ 2”.") == (
        ListedName("KATRIN", "former_name"),
        ListedName("BERG ‑ 2", "alias"),
    )
    assert known_as("Linked To: X.") == ()
