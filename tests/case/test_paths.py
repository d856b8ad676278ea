import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.case.paths import children, find
from deadreckon.errors import BadUse
from deadreckon.model.jsonable import Json

DOCUMENT: Json = {
    "routes": [
        {"id": "main", "fleet": {"at_least": 2, "robust": [{"misread": 1, "at_least": 1}]}},
        {"id": "main.north", "fleet": {"at_least": 3}},
        {"id": "1", "fleet": {"at_least": 4}},
    ],
    "cargo": [{"route": "main", "told": [{"claim": "c.1", "origin": "us", "value": 9}]}],
    "evidence": {"note.txt": {"sha256": "ab"}, "note": {"txt": 5}},
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("routes.main.fleet.at_least", 2),
        ("routes.main.north.fleet.at_least", 3),
        ("routes.0.fleet.at_least", 2),
        ("routes.1.fleet.at_least", 4),
        ("routes.main.fleet.robust.0.at_least", 1),
        ("cargo.main.told.c.1.value", 9),
        ("evidence.note.txt.sha256", "ab"),
        ("evidence.note.txt", {"sha256": "ab"}),
    ],
)
def test_a_path_leads_by_key_by_name_and_by_number(path: str, value: Json) -> None:
    found = find(DOCUMENT, path)
    assert found.value == value
    assert ".".join(found.steps) == path
    assert len(found.nodes) == len(found.steps) + 1


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("routes.main.flet.at_lest", "routes.main.fleet.at_least"),
        ("route.mian.fleet.at_least", "routes.main.fleet.at_least"),
        ("routes.main.fleet.at_least.more", "routes.main.fleet.at_least"),
        ("cargo.main.told.c.2.value", "cargo.main.told.c.1"),
        ("", "routes"),
        (".", "routes"),
    ],
)
def test_a_path_that_leads_nowhere_is_told_the_nearest(path: str, near: str) -> None:
    with pytest.raises(BadUse) as caught:
        find(DOCUMENT, path)
    assert (caught.value.field, caught.value.value) == ("PATH", path)
    assert f"The nearest is {near}" in caught.value.mend


@given(st.text(max_size=40))
def test_whatever_is_typed_is_found_or_refused(path: str) -> None:
    try:
        find(DOCUMENT, path)
    except BadUse as error:
        near = error.mend.removeprefix("The nearest is ").removesuffix(".")
        assert find(DOCUMENT, near).value is not None


def test_an_item_goes_by_the_first_of_its_names() -> None:
    items: Json = [{"claim": "c", "origin": "o"}, {"origin": "p"}, 3]
    assert set(children(items)) == {"0", "1", "2", "c", "p"}
