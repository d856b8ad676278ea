from pathlib import Path

import pytest

from deadreckon.publish.columns import WIDTH
from tests.user import Command

SDN = (
    '17069,"CHONG CHON GANG","vessel","DPRK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"IMO 7937317; f.k.a. 'OLD NAME'; Linked To: SOME SHIPPING CO.\"\n"
    '17070,"CHONG CHON GANG 2","vessel","DPRK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '17071,"SHORT ROW"\n'
)


@pytest.fixture
def sdn(tmp_path: Path) -> Path:
    path = tmp_path / "sdn_2021-07.csv"
    path.write_text(SDN, "utf-8")
    return path


def test_the_screen_tells_matches_neighbours_and_the_account(
    sdn: Path, deadreckon: Command
) -> None:
    said = deadreckon("screen", "청천강", "--lists", sdn)
    assert said.code == 0
    text = " ".join(said.out.split())
    assert "CHONG CHON GANG name 100 by 2021-07 OFAC SDN, 17069, DPRK" in text
    assert "no probability" in text
    assert "CHONG CHON GANG 2: the same name with another number" in text
    assert "3 rows, 2 kept, 1 set aside" in text
    assert "has 2 cells where SDN.CSV has 12" in text
    assert max(map(len, said.out.splitlines())) <= WIDTH


def test_no_match_says_of_what(sdn: Path, deadreckon: Command) -> None:
    text = deadreckon("screen", "7937318", "--lists", sdn).out
    assert "no match in these lists, as of their dates" in text
    assert "CHONG CHON GANG (IMO 7937317): one digit differs" in text
    assert "fails the check digit" in text


def test_several_lists_follow_the_option(sdn: Path, tmp_path: Path, deadreckon: Command) -> None:
    other = tmp_path / "maritime.csv"
    other.write_text("id,type,name,imo\n1,Vessel,OLD NAME,\n", "utf-8")
    for words in (["--lists", sdn, other], ["--lists", sdn, "--lists", other]):
        document = deadreckon("screen", "Old Name", *words, "--json").json
        assert set(document["lists"]) == {str(sdn), str(other)}
        assert [match["field"] for match in document["matches"]] == ["name", "former_name"]
        keys = {"list", "date", "entry", "name", "field", "score"}
        assert all(keys <= set(match) for match in document["matches"])
        for account in document["lists"].values():
            assert account["rows"] == account["kept"] + account["set_aside"]


def test_many_matches_are_cut_on_the_screen_only(tmp_path: Path, deadreckon: Command) -> None:
    path = tmp_path / "m.csv"
    rows = "".join(f"{n},Vessel,ANGARA,\n" for n in range(100))
    path.write_text("id,type,name,imo\n" + rows, "utf-8")
    assert "and 60 more" in deadreckon("screen", "Angara", "--lists", path).out
    assert len(deadreckon("screen", "Angara", "--lists", path, "--json").json["matches"]) == 100


def test_a_name_of_two_words_without_quotes_is_told(sdn: Path, deadreckon: Command) -> None:
    said = deadreckon("screen", "FESCO", "ANGARA", "--lists", sdn)
    assert said.code == 2
    assert "in quotes" in said.err
