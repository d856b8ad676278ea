import pytest

from deadreckon.errors import Unreadable
from deadreckon.model.listed import ListedName, SanctionsList
from deadreckon.read.lists.read import read_list
from deadreckon.read.lists.un_xml import DEEPEST

ENTITY = """<ENTITY>
 <DATAID>690</DATAID>
 <FIRST_NAME>OCEAN &amp; SEA</FIRST_NAME>
 <UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
 <REFERENCE_NUMBER>KPe.020</REFERENCE_NUMBER>
 <LISTED_ON>2014-07-28</LISTED_ON>
 <NAME_ORIGINAL_SCRIPT>원양해운</NAME_ORIGINAL_SCRIPT>
 <COMMENTS1>Owner of
   a ship. IMO Number:
   1790183.</COMMENTS1>
 <LAST_DAY_UPDATED><VALUE>2022-07-26</VALUE></LAST_DAY_UPDATED>
 <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>East Sea</ALIAS_NAME></ENTITY_ALIAS>
 <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>West Sea</ALIAS_NAME></ENTITY_ALIAS>
 <ENTITY_ALIAS><QUALITY/><ALIAS_NAME/></ENTITY_ALIAS>
</ENTITY>"""
PERSON = """<INDIVIDUAL><DATAID>7</DATAID><FIRST_NAME>Kim</FIRST_NAME><SECOND_NAME>Il</SECOND_NAME>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Kim I.</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DOCUMENT><NUMBER>1</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL>"""


def document(*entries: str, attributes: str = 'dateGenerated="2026-02-27T00:00:09.554Z"') -> bytes:
    inside = f"<INDIVIDUALS/><ENTITIES>{''.join(entries)}</ENTITIES>"
    root = f"<CONSOLIDATED_LIST {attributes}>{inside}</CONSOLIDATED_LIST>"
    return f"<?xml version='1.0'?>\n{root}".encode()


def read(data: bytes) -> SanctionsList:
    return read_list(data, "un.xml")


def test_entities_and_persons_with_their_names_and_numbers() -> None:
    held = read(document(ENTITY, PERSON))
    assert (held.date, held.rows, held.kept) == ("2026-02-27", 2, 2)
    firm, person = held.entries
    assert (firm.id, firm.kind, firm.line, firm.listed) == (
        "KPe.020",
        "organisation",
        2,
        "2014-07-28",
    )
    assert firm.imo == ("1790183",)
    assert firm.programme == "DPRK"
    assert firm.names == (
        ListedName("OCEAN & SEA"),
        ListedName("원양해운", "alias"),
        ListedName("East Sea", "alias"),
        ListedName("West Sea", "former_name"),
    )
    assert (person.id, person.kind) == ("7", "person")
    assert person.names == (ListedName("Kim Il"), ListedName("Kim I.", "alias"))


def test_bad_entries_are_set_aside_and_bad_days_told() -> None:
    nameless = "<ENTITY>\n<REFERENCE_NUMBER>X.1</REFERENCE_NUMBER></ENTITY>"
    held = read(document(nameless, ENTITY.replace("2014-07-28", "2014-13-28")))
    assert (held.rows, held.kept) == (2, 1)
    assert [(row.line, row.value) for row in held.set_aside] == [(2, "X.1")]
    assert [note.field for note in held.notes] == ["LISTED_ON"]


BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY a{n} '{'&a;' if not n else f'&a{n - 1};' * 10}'>" for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        (BOMB, "&a8;"),
        ('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"),
        ('<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">', ""),
        ('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/p"> %p;]>', ""),
    ],
)
def test_a_declared_document_type_is_refused(declared: str, used: str) -> None:
    data = document(ENTITY.replace("Owner of", used)).decode()
    with pytest.raises(Unreadable, match="document type") as error:
        read(data.replace("<CONSOLIDATED", f"{declared}<CONSOLIDATED", 1).encode())
    assert error.value.line == 2


def test_a_list_that_is_cut_off_is_refused_and_not_half_read() -> None:
    data = document(ENTITY, PERSON)
    with pytest.raises(Unreadable, match="not well-formed XML"):
        read(data[: len(data) // 2])


def test_other_xml_is_refused() -> None:
    with pytest.raises(Unreadable, match="<html>"):
        read(b"<html><body/></html>")


def test_deep_nesting_is_refused() -> None:
    deep = "<X>" * (DEEPEST + 1) + "</X>" * (DEEPEST + 1)
    with pytest.raises(Unreadable, match="nests"):
        read(document(deep))
