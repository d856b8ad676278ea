from deadreckon.model.listed import Entry, ListedName
from deadreckon.screening.found import entry_id


def test_an_entry_without_a_number_is_named_by_its_line() -> None:
    entry = Entry("list", "", 12, "vessel", (ListedName("ANGARA"),))
    assert entry_id(entry) == "line 12"
    assert entry_id(Entry("list", "KPe.017", 12, "vessel", ())) == "KPe.017"
