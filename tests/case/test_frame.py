from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.case.frame import frame_from, read_frame
from deadreckon.case.frame_tables import KEYS
from deadreckon.errors import BadFrame
from deadreckon.model.frame import Frame, Relay
from deadreckon.model.times import iso
from tests.case.frame_keys import DATED, FREE, REQUIRED, WHOLE, WRONG


def read(text: str) -> Frame:
    return frame_from(text.encode(), "case.toml")[0]


def lines_of(key: str) -> list[int]:
    """Give the lines (from 1) of WHOLE on which a dotted key has its value."""
    table, _, name = key.rpartition(".")
    found, current = [], ""
    for number, line in enumerate(WHOLE.splitlines(), 1):
        if line.startswith("["):
            current = line.strip("[]")
        elif current == table and line.startswith(f"{name} ="):
            found.append(number)
    return found


def with_line(number: int, line: str) -> str:
    lines = WHOLE.splitlines()
    lines[number - 1] = line
    return "\n".join(lines) + "\n"


WRITTEN = [(key, number) for key in WRONG for number in lines_of(key)[:1]]
MUTATIONS = [(key, n, value) for key, n in WRITTEN for value in WRONG[key]]


def test_the_table_of_mutations_has_every_key_of_the_contract() -> None:
    known = {f"{table}.{key}".lstrip(".") for table, keys in KEYS.items() for key in keys}
    aliases = {f"vessels.{key}.value" for key in DATED}
    nested = {k for k in known if k.startswith(("routes.assumptions.", "sources.relay."))}
    notes = {key for key in known if key.endswith("note")}
    assert set(WRONG) == known - aliases - nested - notes - FREE


def test_every_key_is_read_into_the_frame() -> None:
    frame, notes = frame_from(WHOLE.encode(), "case.toml")
    assert notes == ()
    assert iso(frame.window.end) == "2023-10-27T23:59:59Z"
    assert frame.as_of is not None
    assert frame.logs["planet"].when is not None
    assert frame.places["pier"].part_of == "najin"
    assert len(frame.places["pier"].polygon) == 3
    assert frame.places["dunai"].radius_km == 3
    angara = frame.vessels["angara"]
    assert (angara.imo, angara.imo_valid, angara.length_m) == ("9179842", True, (120, 120))
    assert [dated.value for dated in (*angara.names, *angara.mmsi, *angara.flags)] == [
        "ANGARA",
        "273000001",
        "RU",
    ]
    route = frame.routes["main"]
    assert (route.origins, route.destinations) == (("najin",), ("dunai",))
    assert iso(route.window.start) == "2023-09-01T00:00:00Z"
    assert (route.assumptions.witness_confidence, route.assumptions.least_stay_h) == (0.7, 4)
    assert frame.sources["rusi"].relay == Relay(0.9, 0.1)
    assert frame.hypotheses["empty"].fails == ("shipped",)
    assert frame.weights[0].of == ("c1", "routes.main.fleet.at_least>=1")
    assert frame.norms["r1718"].condition == "landed"
    assert frame.norms["r1718"].date == "2006-10-14"
    assert frame.relations[0].days == (19.0, 23.0)
    assert [found.outcome for found in frame.resolutions] == [True]
    boxes = [frame.assumptions.boxes_a_load, frame.assumptions.tonnes_a_box]
    assert boxes == [(100, 300), (10, 24)]
    assert [angara.deadweight_t, angara.stores_t] == [(5000, 6000), (500, 500)]


def test_a_route_without_vessels_or_window_has_all_of_the_case() -> None:
    text = WHOLE.replace('vessels = ["angara"]\n', "").replace(
        "[routes.window]\nfrom = 2023-09-01\nto = 2023-09-30\n", ""
    )
    frame = read(text)
    assert frame.routes["main"].vessels == ("angara",)
    assert frame.routes["main"].window == frame.window


@pytest.mark.parametrize(("key", "number", "value"), MUTATIONS)
def test_a_wrong_value_is_told_with_its_line_key_and_mend(
    key: str, number: int, value: str
) -> None:
    name = key.rpartition(".")[2]
    with pytest.raises(BadFrame) as caught:
        read(with_line(number, f"{name} = {value}"))
    error = caught.value
    assert error.file == "case.toml"
    assert error.line == number
    assert error.field is not None
    assert name in error.field
    assert error.value is not None
    assert error.mend


@pytest.mark.parametrize(("key", "number"), WRITTEN)
def test_a_misspelt_key_is_told_with_the_nearest_one(key: str, number: int) -> None:
    name = key.rpartition(".")[2]
    line = WHOLE.splitlines()[number - 1]
    with pytest.raises(BadFrame) as caught:
        read(with_line(number, line.replace(name, f"{name}x", 1)))
    assert caught.value.line == number
    assert str(caught.value.field).endswith(f"{name}x")
    assert f"Did you mean {name}?" in caught.value.mend


@pytest.mark.parametrize("key", sorted(key for key in REQUIRED if lines_of(key)))
def test_a_missing_key_is_told_where_it_belongs(key: str) -> None:
    number = lines_of(key)[0]
    with pytest.raises(BadFrame) as caught:
        read(with_line(number, ""))
    assert str(caught.value.field).endswith(key.rpartition(".")[2])
    assert caught.value.line is not None
    assert caught.value.line < number


@pytest.mark.parametrize("key", sorted({key for key, _ in WRITTEN} - REQUIRED))
def test_a_key_that_is_not_required_may_be_left_out(key: str) -> None:
    if key in {"weights.if_true", "weights.if_false", "weights.ratio"}:
        return  # of these, one or two are needed: a test of its own
    number = lines_of(key)[0]
    assert read(with_line(number, "")).id == "whole"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("from = 2023-08-11", "from = 2023-10-28"),
        ("from = 2023-07-25", "from = 2023-07-28"),
        ("from = 2023-09-01", "from = 2023-10-01"),
        ("from = 2020-01-01", "from = 2024-01-01"),
    ],
)
def test_an_end_before_its_start_is_told(old: str, new: str) -> None:
    with pytest.raises(BadFrame, match="before it starts") as caught:
        read(WHOLE.replace(old, new, 1))
    assert str(caught.value.field).endswith(".to")
    assert caught.value.line == WHOLE[: WHOLE.index(old)].count("\n") + 2


def tables_with_ids() -> list[str]:
    return [table for table, keys in KEYS.items() if "id" in keys and table != "case"]


@pytest.mark.parametrize("table", tables_with_ids())
def test_an_id_that_is_declared_twice_is_told_with_both_lines(table: str) -> None:
    first = lines_of(f"{table}.id")[0]
    rows = WHOLE.splitlines()[first - 2 :]
    block = "\n".join(rows[: rows.index("")])
    with pytest.raises(BadFrame, match=f"twice .first on line {first}.|also the id") as caught:
        read(f"{WHOLE}\n{block}\n")
    assert caught.value.line == WHOLE.count("\n") + 3


def test_a_route_that_ends_where_it_begins_is_told() -> None:
    with pytest.raises(BadFrame, match="also where the route begins"):
        read(WHOLE.replace('to = ["dunai"]', 'to = ["dunai", "najin"]'))


@pytest.mark.parametrize("table", [table for table in KEYS if table and "." not in table])
def test_a_misspelt_table_is_told_with_the_nearest_one(table: str) -> None:
    with pytest.raises(BadFrame) as caught:
        read(WHOLE.replace(f"[{table}]", f"[{table}x]"))
    assert f"Did you mean {table}?" in caught.value.mend


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        ("title = 'порт'".encode("cp1251"), "is not UTF-8"),
        ("format = 1".encode("utf-16"), "is not UTF-8"),
        (b"a = \n", "is not TOML"),
        (b"a = 1\na = 2\n", "is not TOML"),
        (b"a = " + b"[" * 5000, "nested too deep"),
        (b"a = " + b"9" * 5000, "is not TOML"),
        (b"a" + b".b" * 100_000 + b" = 1", "nested too deep"),
        (b"[" + b"a . " * 100_000 + b"b]", "nested too deep"),
        (b"a = {" + b"'a'." * 100_000 + b"b = 1}", "nested too deep"),
        (b"\x00", "is not TOML"),
        (b"format = 1\n", "is missing"),
    ],
)
def test_what_is_no_frame_at_all_is_told(data: bytes, says: str) -> None:
    with pytest.raises(BadFrame, match=says) as caught:
        frame_from(data, "case.toml")
    assert caught.value.line is not None


def test_a_mark_of_byte_order_does_no_harm() -> None:
    assert frame_from(b"\xef\xbb\xbf" + WHOLE.encode(), "x")[0] == read(WHOLE)


def test_toml_errors_stand_on_their_line() -> None:
    with pytest.raises(BadFrame) as caught:
        read(WHOLE.replace("lat = 42.2333", "lat = "))
    assert caught.value.line == lines_of("places.lat")[0]
    assert caught.value.field == "lat"


def test_an_imo_number_that_fails_its_checksum_is_told_and_kept() -> None:
    frame, notes = frame_from(WHOLE.replace("9179842", '"9179843"').encode(), "case.toml")
    assert frame.vessels["angara"].imo == "9179843"
    assert not frame.vessels["angara"].imo_valid
    assert [(note.line, note.field, note.value) for note in notes] == [
        (lines_of("vessels.imo")[0], "vessels[angara].imo", "9179843")
    ]


def test_one_imo_number_is_one_vessel() -> None:
    with pytest.raises(BadFrame, match="already"):
        read(WHOLE + '[[vessels]]\nid = "other"\nimo = "IMO 9179842"\n')


def test_circles_are_told() -> None:
    with pytest.raises(BadFrame, match="circle") as caught:
        read(WHOLE.replace('tz = "Asia/Pyongyang"', 'part_of = "pier"'))
    assert "part_of" in str(caught.value.field)
    with pytest.raises(BadFrame, match="circle"):
        read(WHOLE.replace('statement = "It was shipped"', 'given = "landed"'))


def test_priors_of_an_exclusive_group_cannot_pass_one() -> None:
    with pytest.raises(BadFrame, match="more than 1"):
        read(WHOLE.replace('any_of = ["landed"]', 'any_of = ["landed"]\nprior = 0.6'))


def test_a_weight_needs_a_strength_and_one_only() -> None:
    for text in (
        WHOLE.replace("if_true = 0.8\n", ""),
        WHOLE.replace("ratio =", "if_true = 0.5\nratio ="),
    ):
        with pytest.raises(BadFrame, match="how strongly"):
            read(text)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text(WHOLE, "utf-8")
    (tmp_path / "link.toml").symlink_to(tmp_path / "real.toml")
    (tmp_path / "big.toml").write_bytes(b"#" * 2_000_001)
    for name, says in {
        "absent.toml": "is not there",
        "": "is a folder",
        "link.toml": "symbolic link",
        "big.toml": "too large",
    }.items():
        with pytest.raises(BadFrame, match=says):
            read_frame(tmp_path / name)
    assert read_frame(tmp_path / "real.toml")[0].id == "whole"


def outcome_of(data: bytes) -> Frame | BadFrame:
    try:
        return frame_from(data, "case.toml")[0]
    except BadFrame as error:
        return error


@given(st.data())
def test_changed_bytes_give_a_frame_or_an_error_with_its_line(data: st.DataObject) -> None:
    original = bytearray(WHOLE.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(original) - 1))
        original[at] = data.draw(st.sampled_from(b'\x00\xff"[]{}=#\n.,-0a9'))
    outcome = outcome_of(bytes(original))
    assert outcome.id if isinstance(outcome, Frame) else (outcome.line and outcome.mend)
