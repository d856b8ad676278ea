import datetime as dt

import polars as pl

from deadreckon.read.ais.columns import IDENTITIES
from deadreckon.tracks.identities import Said, changes, gather, identity_table, merge
from deadreckon.tracks.tables import EVENTS

SCHEMA = {**IDENTITIES, "file": pl.Int64()}


def said(vessel: int, first: int, last: int, row: int = 1, **values: object) -> dict[str, object]:
    day = dt.datetime(2024, 2, 1, tzinfo=dt.UTC)
    span = {"time": day + dt.timedelta(first), "until": day + dt.timedelta(last)}
    return dict.fromkeys(SCHEMA) | {"vessel": vessel, "row": row, "file": 0} | span | values


def found(*rows: dict[str, object]) -> list[tuple[object, ...]]:
    told = changes(pl.DataFrame(rows, schema=SCHEMA))
    days = [pl.col(name).dt.day() for name in ("start", "end")]
    return told.select("vessel", *days, "field", "was", "now", "both", "row").rows()


def test_another_name_is_a_change_with_its_dates() -> None:
    rows = [
        said(7, 0, 3, name="MAIA", imo=9179842),
        said(7, 5, 9, row=8, name="ANGARA", imo=9179842),
        said(8, 0, 9, name="FREJA"),
    ]
    assert found(*rows) == [(7, 4, 6, "name", "MAIA", "ANGARA", False, 8)]


def test_two_names_at_a_time_are_told_as_that() -> None:
    rows = [said(7, 0, 9, name="MAIA"), said(7, 2, 4, name="MARIA")]
    assert found(*rows) == [(7, 3, 3, "name", "MAIA", "MARIA", True, 1)]


def test_who_says_less_than_before_has_not_changed() -> None:
    rows = [said(7, 0, 3, name="MAIA", call_sign="UABC"), said(7, 4, 5, name="MAIA"), said(7, 6, 7)]
    assert found(*rows) == []


def test_statements_in_parts_and_in_any_order_come_to_the_same() -> None:
    rows = [
        said(vessel, day, day, row=day, name=name, imo=9_000_000 + day // 3)
        for vessel in (7, 8)
        for day, name in enumerate(["A", "A", "B", "B", "A", "C"], 1)
    ]
    whole = found(*rows)
    assert [change[3:6] for change in whole if change[0] == 7] == [
        ("imo", "9000000", "9000001"), ("name", "A", "B"), ("imo", "9000001", "9000002"),
        ("name", "B", "C"),
    ]  # fmt: skip
    assert found(*rows[::-1]) == whole


def test_statements_gathered_from_parts_are_events_with_their_rows() -> None:
    rows = [
        said(7, 0, 3, row=2, name="MAIA"),
        said(7, 1, 4, row=5, name="MAIA", destination="NAJIN"),
        said(7, 6, 9, row=9, name="ANGARA"),
        said(2**31, 0, 1, name="A"),
        said(2**31, 3, 4, row=3, name="B"),
        said(8, 0, 1, destination="NAJIN"),
    ]
    files = pl.Series(["a" * 64, "b" * 64])
    names = {2**31: "freja"}
    whole: Said = {}
    gather(whole, pl.DataFrame(rows, schema=IDENTITIES), 1)
    parts: Said = {}
    for row in rows[::-1]:
        one: Said = {}
        gather(one, pl.DataFrame([row], schema=IDENTITIES), 1)
        merge(parts, one)
    table = identity_table(whole, names, files)
    assert table.schema == EVENTS
    assert table.equals(identity_table(parts, names, files))
    assert table["vessel"].to_list() == ["000000007", "freja"]
    assert table["because"].to_list()[0] == [{"sha256": "b" * 64, "first": 9, "last": 9}]
    assert table["start"].dt.day().to_list()[0] == 5
    assert identity_table({}, {}, files).is_empty()
