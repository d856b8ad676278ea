import pytest

from deadreckon.case.frame import frame_from
from deadreckon.errors import BadFrame
from deadreckon.model.times import iso

CASE = "[case]\nid = 'a'\nwindow = {from = 2023-01-01, to = 2023-01-31}\n"
PLACES = "[[places]]\nid = 'p'\nlat = 1\nlon = 1\n[[places]]\nid = 'q'\nlat = 2\nlon = 2\n"
SHIP = "[[vessels]]\nid = 's'\n"


def notes(text: str) -> list[str]:
    return [note.reason for note in frame_from(text.encode(), "case.toml")[1]]


def test_a_route_lays_its_assumptions_over_those_of_the_case() -> None:
    text = f"{CASE}{PLACES}{SHIP}[[routes]]\nid = 'r'\nfrom = 'p'\nto = 'q'\n"
    text += "assumptions = { least_stay_h = 9 }\n[assumptions]\nlongest_stay_days = 7\n"
    frame, _ = frame_from(text.encode(), "case.toml")
    route = frame.routes["r"]
    assert (route.assumptions.least_stay_h, route.assumptions.longest_stay_days) == (9, 7)
    assert (frame.assumptions.least_stay_h, frame.assumptions.longest_stay_days) == (3, 7)


def test_a_bare_day_of_a_happening_is_also_the_day_of_its_source() -> None:
    text = f"{CASE}[[sources]]\nid = 'w'\ntz = 'America/New_York'\n"
    text += "[[happenings]]\nid = 'h'\nfrom = 2023-01-02\nsource = 'w'\n"
    frame, _ = frame_from(text.encode(), "case.toml")
    assert iso(frame.happenings["h"].when.start) == "2023-01-02T00:00:00Z"
    assert iso(frame.happenings["h"].when.end) == "2023-01-03T04:59:59Z"


def test_a_happening_without_a_day_is_told() -> None:
    with pytest.raises(BadFrame, match="no time is given") as caught:
        frame_from(f"{CASE}[[happenings]]\nid = 'h'\n".encode(), "case.toml")
    assert (caught.value.line, caught.value.field) == (4, "happenings[h].from")


def test_a_polygon_that_lies_elsewhere_is_told_and_kept() -> None:
    text = f"{CASE}[[places]]\nid = 'p'\nlat = 42\nlon = 130\nradius_km = 2\n"
    text += "polygon = [[42, 50], [43, 50], [43, 51]]\n"
    assert [reason.split(":")[0] for reason in notes(text)] == ["kept", "kept"]


def test_a_prior_without_effect_is_told() -> None:
    text = f"{CASE}[[links]]\nid = 'l'\nprior = 0.5\n"
    text += "[[hypotheses]]\nid = 'h'\nstatement = 'x'\nprior = 0.5\nall_of = 'l'\n"
    assert "without effect" in notes(text)[0]


def test_an_id_is_one_however_it_was_typed() -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    text = f"{CASE}{SHIP}{PLACES}".replace("'p'", f"'{composed}'")
    text += f"[[routes]]\nid = 'r'\nfrom = '{decomposed}'\nto = 'q'\n"
    frame, _ = frame_from(text.encode(), "case.toml")
    assert frame.routes["r"].origins == (composed,)


def test_a_reference_names_the_nearest_declared_id() -> None:
    text = f"{CASE}{PLACES}{SHIP}[[routes]]\nid = 'r'\nfrom = 'p'\nto = 'Q'\n"
    with pytest.raises(BadFrame) as caught:
        frame_from(text.encode(), "case.toml")
    assert caught.value.mend == "Did you mean q?"
    with pytest.raises(BadFrame) as caught:
        frame_from(f"{CASE}[[routes]]\nid = 'r'\nfrom = 'p'\nto = 'q'\n".encode(), "case.toml")
    assert caught.value.mend == "Declare it: there is no place yet."
