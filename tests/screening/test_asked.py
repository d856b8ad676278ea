import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.errors import BadUse
from deadreckon.screening.asked import Asked, asked


@pytest.mark.parametrize(
    ("text", "names", "imo", "mmsi"),
    [
        ("ANGARA", ("ANGARA",), (), ()),
        ("9179842", (), ("9179842",), ()),
        ("IMO9179842", (), ("9179842",), ()),
        ("imo no. 9179842", (), ("9179842",), ()),
        ("９１７９８４２", (), ("9179842",), ()),
        ("Angara, IMO 9179842", ("Angara",), ("9179842",), ()),
        ("«АНГАРА» (IMO: 9179842)", ("АНГАРА",), ("9179842",), ()),
        ("MMSI 273123456", (), (), ("273123456",)),
        ("Angara 273123456 9179842", ("Angara",), ("9179842",), ("273123456",)),
        ("KUM GANG 3", ("KUM GANG 3",), (), ()),
        ("7-28", ("7-28",), (), ()),
        ("91798421", ("91798421",), (), ()),
        ("IMO", ("IMO",), (), ()),
    ],
)
def test_numbers_are_told_from_names(
    text: str, names: tuple[str, ...], imo: tuple[str, ...], mmsi: tuple[str, ...]
) -> None:
    assert asked(text) == Asked(text, names, imo, mmsi)


@pytest.mark.parametrize("text", ["", "  ", "—", "?!"])
def test_nothing_to_look_for_is_an_error(text: str) -> None:
    with pytest.raises(BadUse, match="nothing to look for"):
        asked(text)


def test_implausible_numbers_are_told_and_looked_for_all_the_same() -> None:
    found = asked("9179843 MMSI 999999999")
    assert found.imo == ("9179843",)
    assert [doubt.split(" ")[1] for doubt in found.doubts] == ["9179843", "999999999"]
    assert asked("9179842 273123456").doubts == ()


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=40))
def test_whatever_is_typed_is_looked_for_or_refused(text: str) -> None:
    try:
        found = asked(text)
    except BadUse:
        return
    assert found.names or found.imo or found.mmsi
