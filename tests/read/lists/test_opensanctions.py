import pytest

from deadreckon.model.listed import ListedName
from deadreckon.read.lists.opensanctions import is_maritime
from deadreckon.read.lists.read import read_list


def test_both_layouts() -> None:
    older = (
        "id,type,name,imo,topics\nv-a,Vessel,ADONIA,IMO9242223,sanction\no-b,Organization,X LLC,,\n"
    )
    held = read_list(older.encode(), "maritime.csv")
    assert [(e.id, e.kind, e.imo) for e in held.entries] == [
        ("v-a", "vessel", ("9242223",)),
        ("o-b", "organisation", ()),
    ]
    newer = (
        "type,caption,imo,risk,countries,flag,mmsi,id,url,datasets,aliases\n"
        "VESSEL,ANGARA,IMO9179842,sanction,ru,ru,273123450,NK-1,https://example.org,"
        "eu_journal;gb_fcdo,АНГАРА;ANGARA\n"
    )
    (entry,) = read_list(newer.encode(), "maritime.csv").entries
    assert entry.names == (ListedName("ANGARA"), ListedName("АНГАРА", "alias"))
    assert (entry.list, entry.mmsi, entry.flags) == ("eu_journal;gb_fcdo", ("273123450",), ("ru",))


def test_bad_rows() -> None:
    text = "id,type,name,imo\n1,Vessel,,\n2,Vessel,A,IMO12\n3,Vessel,,9242223\n4,Vessel\n"
    held = read_list(text.encode(), "maritime.csv")
    assert (held.rows, held.kept) == (4, 2)
    assert [row.line for row in held.set_aside] == [2, 5]
    assert [note.value for note in held.notes] == ["IMO12"]


@pytest.mark.parametrize("missing", ["id", "type", "imo", "caption"])
def test_what_makes_it_one(missing: str) -> None:
    columns = {"id", "type", "imo", "caption"}
    assert is_maritime(columns)
    assert not is_maritime(columns - {missing})
