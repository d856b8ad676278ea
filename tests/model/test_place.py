from zoneinfo import ZoneInfo

from deadreckon.model.place import Place, lineage

PORT = Place("port", 42.2333, 130.3, name="Najin", tz="Asia/Pyongyang")
PIER = Place("pier-1", 42.23, 130.29, part_of="port")
BERTH = Place("berth-1a", 42.2301, 130.2902, part_of="pier-1")


def test_a_place_is_called_by_its_name_or_else_its_id() -> None:
    assert PORT.label == "Najin"
    assert PIER.label == "pier-1"


def test_a_place_gives_its_zone_if_it_is_known() -> None:
    assert PORT.zones == (ZoneInfo("Asia/Pyongyang"),)
    assert PIER.zones == ()


def test_being_at_a_berth_is_being_at_its_pier_and_port() -> None:
    places = {place.id: place for place in (BERTH, PORT, PIER)}
    assert lineage("berth-1a", places) == ("berth-1a", "pier-1", "port")
    assert lineage("port", places) == ("port",)


def test_places_that_are_part_of_each_other_come_to_an_end() -> None:
    ring = {"a": Place("a", 0, 0, part_of="b"), "b": Place("b", 0, 0, part_of="a")}
    assert lineage("a", ring) == ("a", "b")
