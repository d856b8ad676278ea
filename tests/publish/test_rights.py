import pytest

from deadreckon.publish.rights import may_leave


@pytest.mark.parametrize(
    "rights",
    [
        "CC BY 4.0",
        "CC-BY-SA-4.0, Copernicus Sentinel data",
        "CC0",
        "Public domain (US government work).",
        "Own words, under the project's licence. Nothing of the original is included.",
        "The note is in our own words. The page itself is not included.",
        "Licence Ouverte 2.0",
        "Apache-2.0 licence",
    ],
)
def test_what_names_an_open_licence_may_leave(rights: str) -> None:
    assert may_leave(rights)


@pytest.mark.parametrize(
    "rights",
    [
        "",
        "   ",
        "unknown",
        "All rights reserved",
        "© The Agency",
        "CC BY-NC 4.0",
        "CC BY-ND",
        "not public domain",
        "CC BY, except the picture",
        "no licence; perhaps CC0",
        "excerpts only",
        "The agency says so. CC0 is its own",
        "CCBYE",
    ],
)
def test_what_does_not_stays(rights: str) -> None:
    assert not may_leave(rights)
