# ruff: noqa: E501 - a report stands on one line
from deadreckon.claims.origins.statement import statements
from tests.claims.origins.retellings import SHELLS, report


def test_a_sentence_with_all_that_is_compared() -> None:
    text = (
        "RUSI said at least 300 containers were shipped from North Korea to Russia on 7 September."
    )
    (one,) = statements(report("a.txt", text, "en", "The Washington Post"))
    assert text[one.start : one.end] == one.text
    assert (one.publisher, one.chain, one.part) == ("Washington Post", ("RUSI",), "body")
    assert [(q.value, q.unit, q.bound) for q in one.quantities] == [(300, "container", "ge")]
    assert {("from", "North Korea"), ("to", "Russia")} <= one.roles
    assert one.stages == ("shipped",)
    assert [t.text for t in one.times] == ["7 September"]


def test_numbers_joined_by_or() -> None:
    (one,) = statements(report("a.txt", SHELLS, "en"))
    assert one.joined == "or"


def test_notes_are_read_line_by_line() -> None:
    text = "This is a note.\n\nMore than 1,000 containers sent to Russia\nAbout 300 containers at Najin\n"
    found = statements(report("a.txt", text, "en", "White House"))
    assert [one.quantities[0].value for one in found if one.quantities] == [1000, 300]


def test_title_caption_and_body() -> None:
    text = (
        "Ministry says 1,000 containers have reached Russia\n\n"
        "The ministry spoke of 1,000 containers in all this week. (Source: Reuters)\n"
        "About 1,000 containers have reached Russia, Britain's Ministry of Defence said on Thursday.\n"
    )
    found = statements(report("a.txt", text, "en"))
    assert [one.part for one in found] == ["title", "caption", "body"]


def test_who_has_no_name_is_marked() -> None:
    (one,) = statements(report("a.txt", "Officials said 300 containers were at Najin.", "en"))
    assert one.unnamed == {"Officials"}


def test_claims_that_came_by_several_ways_are_apart() -> None:
    text = "RUSI counted five voyages to Dunai; the White House spoke of 300 containers at Najin."
    found = statements(report("a.txt", text, "en"))
    assert {one.chain for one in found} == {("RUSI",), ("White House",)}
    assert [[q.value for q in one.quantities] for one in found] == [[5], [300]]


def test_images_cite_whose_they_are() -> None:
    (one,) = statements(report("a.txt", "На снимках Maxar видны шесть барж в Керчи.", "ru"))
    assert one.chain == ("Maxar",)
