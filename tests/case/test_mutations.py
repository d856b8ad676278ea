"""The columns of the contract, each with all that is wrong of its kind: see tests/mutations.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deadreckon.case.incoming import COLUMNS
from deadreckon.case.intake import open_case
from deadreckon.errors import Unreadable
from deadreckon.model.evidence import Evidence
from tests.fuzzing import fuzz, whole_case
from tests.mutations import BAD, ROWS, table_of
from tests.sampling import some

WRONG = [
    (name, column, value)
    for name, columns in ROWS.items()
    for column, (kind, _) in columns.items()
    for value in BAD[kind]
]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_case(tmp_path_factory.mktemp("mutated") / "case")


@pytest.fixture(autouse=True)
def mended(case: Path) -> Iterator[None]:
    before = {path: path.read_bytes() for path in (case / "evidence").glob("*.csv")}
    yield
    for path, data in before.items():
        path.write_bytes(data)


def opened(case: Path, name: str, text: str | bytes) -> Evidence:
    data = text.encode() if isinstance(text, str) else text
    (case / "evidence" / f"{name}.csv").write_bytes(data)
    return open_case(case).evidence


def rows_of(name: str, wrong: list[tuple[str, str]]) -> str:
    """A good row, a row for each wrong cell, a good row; each with an id of its own."""
    first, *_ = ROWS[name]
    header, good, _ = table_of(name, {}).splitlines()
    rows = [
        table_of(name, {first: f"wrong-{number}"} | {column: value}).splitlines()[1]
        for number, (column, value) in enumerate(wrong)
    ]
    return "\n".join([header, good, *rows, table_of(name, {}).splitlines()[2], ""])


def ids(evidence: Evidence, name: str) -> list[str]:
    return [row.id for row in getattr(evidence, name)]


def test_the_table_has_every_column_of_the_contract_and_every_kind() -> None:
    columns = {name.removesuffix(".csv"): {*r, *o} for name, (r, o) in COLUMNS.items()}
    assert {name: set(row) for name, row in ROWS.items()} == columns
    assert {kind for row in ROWS.values() for kind, _ in row.values()} == set(BAD)
    assert len(WRONG) > 200


def test_the_good_rows_are_good(case: Path) -> None:
    for name in ROWS:
        evidence = opened(case, name, table_of(name, {}))
        assert ids(evidence, name) == [f"{name}-1", f"{name}-2"]
        assert [told for told in evidence.set_aside if f"{name}.csv" in told.file] == []


@pytest.mark.parametrize("name", ROWS)
def test_a_wrong_cell_costs_its_row_and_is_told_with_file_line_field_value_and_mend(
    case: Path, name: str
) -> None:
    wrong = [(column, value) for table, column, value in WRONG if table == name]
    evidence = opened(case, name, rows_of(name, wrong))
    assert ids(evidence, name) == [f"{name}-1", f"{name}-2"]
    found = [told for told in evidence.set_aside if told.file == f"evidence/{name}.csv"]
    assert [told.line for told in found] == list(range(3, 3 + len(wrong)))
    for (column, value), told in zip(wrong, found, strict=True):
        ends = {"from": {"from", "to"}, "to": {"from", "to"}, "end": {"start", "end"}}
        ends |= {"start": {"start", "end"}, "value": {"value", "upper"}}
        assert told.field in ends.get(column, {column}), (column, value, told)
        assert (
            (told.value or "")[:20] == value.strip()[:20]
            or told.field != column
            or any(not c.isprintable() for c in value)
        ), (column, value, told)
        assert len(told.reason) > 10, (column, value)


@pytest.mark.parametrize("name", ROWS)
def test_a_column_that_is_missing_misspelt_doubled_or_new(case: Path, name: str) -> None:
    required, _ = COLUMNS[f"{name}.csv"]
    header, *lines = table_of(name, {}).splitlines()
    columns = header.split(",")
    for number, column in enumerate(columns):
        for new in some((f"{column}q",), whole=(f"{column}q", "unheard-of")):
            renamed = ",".join([*columns[:number], new, *columns[number + 1 :]])
            text = "\n".join([renamed, *lines, ""])
            if column in required:
                with pytest.raises(Unreadable, match=column) as caught:
                    opened(case, name, text)
                assert (caught.value.line, caught.value.field) == (1, column)
                assert caught.value.mend
            else:
                aside = opened(case, name, text).set_aside
                assert sum(f"{name}.csv" in told.file for told in aside) <= 2
        if number % some(5, whole=1):
            continue
        twice = "\n".join([f"{header},{column}", *(f"{line},x" for line in lines), ""])
        with pytest.raises(Unreadable, match="twice"):
            opened(case, name, twice)


@pytest.mark.parametrize("name", ROWS)
def test_a_table_in_another_encoding_or_form_is_told(case: Path, name: str) -> None:
    text = table_of(name, {"note": "Дунай"})
    for data, says in (
        (text.encode("cp1251"), "UTF-8"),
        (text.replace(",", ";").encode(), "comma"),
        (b"", "empty"),
        (text.encode()[:-9] + b"\xff\n", "UTF-8"),
    ):
        with pytest.raises(Unreadable) as caught:
            opened(case, name, data)
        assert says in str(caught.value)
        assert caught.value.file == f"evidence/{name}.csv"
    for data in (
        text.encode("utf-16"),
        text.encode("utf-8-sig"),
        text.replace("\n", "\r\n").encode(),
    ):
        assert ids(opened(case, name, data), name) == [f"{name}-1", f"{name}-2"]


@pytest.mark.parametrize("name", ROWS)
def test_an_id_twice_keeps_the_first(case: Path, name: str) -> None:
    text = table_of(name, {})
    evidence = opened(case, name, text + text.splitlines()[1] + "\n")
    assert ids(evidence, name) == [f"{name}-1", f"{name}-2"]
    (told,) = [told for told in evidence.set_aside if f"{name}.csv" in told.file]
    assert (told.line, told.value) == (4, f"{name}-1")


def test_some_hundred_mutated_cases_end_in_results_or_words() -> None:
    count = some(30, whole=500)
    told = fuzz(count, seed=5)
    assert sum(told.values()) == count
    assert min(told["results"], told["words"]) > count / 8
