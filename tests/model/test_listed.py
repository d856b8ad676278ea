from deadreckon.model.listed import Entry, ListedName


def test_entries_are_told_apart_by_what_they_say() -> None:
    one = Entry("UN", "1", 2, "vessel", (ListedName("ANGARA"),), imo=("9179842",))
    same = Entry("UN", "1", 2, "vessel", (ListedName("ANGARA", "name"),), imo=("9179842",))
    assert one == same
    assert len({one, same, Entry("EU", "1", 2, "vessel", (ListedName("ANGARA"),))}) == 2
