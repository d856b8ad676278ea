import pytest
from pydantic import ValidationError

from deadreckon.case.frame_tables import KEYS, AssumptionsTable, FrameTable, VesselTable
from deadreckon.model.frame import Assumptions


def test_the_defaults_of_the_assumptions_are_those_of_the_model() -> None:
    stated = AssumptionsTable().model_dump(exclude={"note"})
    assert Assumptions(**stated) == Assumptions()


def test_names_flags_and_numbers_may_be_bare_or_dated() -> None:
    row = VesselTable.model_validate(
        {"id": "a", "names": ["X", {"name": "Y", "from": "2020-01-01"}], "mmsi": 273000001}
    )
    assert [name.value for name in row.names] == ["X", "Y"]
    assert row.names[1].start == "2020-01-01"
    assert row.mmsi[0].value == "273000001"


def test_a_table_of_the_contract_may_be_empty() -> None:
    case = {"id": "a", "window": {"from": "2020-01-01", "to": "2020-01-02"}}
    frame = FrameTable.model_validate({"case": case})
    assert all(
        getattr(frame, name) in {(), 1, ""}
        for name in FrameTable.model_fields
        if name not in {"case", "assumptions"}
    )


def test_every_table_has_a_free_note() -> None:
    assert [name for name, keys in KEYS.items() if "note" not in keys] == []
    with pytest.raises(ValidationError):
        VesselTable.model_validate({"id": "a", "remark": "x"})
