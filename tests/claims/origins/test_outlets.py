from dataclasses import replace

from deadreckon.claims.origins.outlets import Outlets, publisher_of
from tests.claims.origins.retellings import report

PAPER = replace(
    report("a.txt", "Barges gather at Kerch in the night\n\nBody.", "en", "Harbour Wire"),
    url="https://www.harbour.example/2024/barges",
)


def test_a_report_without_a_publisher_goes_by_its_name() -> None:
    assert publisher_of(report("a.txt", "x")) == "a.txt"


def test_outlets_are_found_by_name_whole_and_in_any_case() -> None:
    outlets = Outlets([PAPER])
    text = "as the HARBOUR WIRE reports; a harbour wired"
    assert list(outlets.cited(text, 0, len(text))) == ["Harbour Wire"]


def test_links_and_quoted_headlines_cite() -> None:
    outlets = Outlets([PAPER])
    for text, name in (
        ("see https://harbour.example/2024/barges.", "Harbour Wire"),
        ("see http://harbour.example/other", "Harbour Wire"),
        ("(https://www.reuters.com/world/x)", "Reuters"),
        ("under the headline “Barges gather at Kerch in the night”", "Harbour Wire"),
    ):
        assert list(outlets.linked(text, 0, len(text))) == [name]
    assert list(outlets.linked("see https://nobody.example/", 0, 27)) == []
