import dataclasses
from datetime import UTC, datetime

import pytest

from deadreckon.model import evidence
from deadreckon.model.evidence import Anchor, Evidence, Look, Sighting
from deadreckon.model.times import Interval

AT = Anchor("0" * 64, "evidence/sightings.csv", row=2)
NOON = datetime(2023, 10, 20, 12, tzinfo=UTC)
RECORDS = [noun for noun in vars(evidence).values() if dataclasses.is_dataclass(noun)]


@pytest.mark.parametrize("noun", RECORDS, ids=lambda noun: noun.__name__)
def test_evidence_cannot_be_altered(noun: type) -> None:
    record: object = object.__new__(noun)
    for name in [field.name for field in dataclasses.fields(noun)]:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, None)


def test_a_sighting_is_a_present_ship_at_one_instant_unless_it_says_otherwise() -> None:
    seen = Sighting("s1", "najin", Interval(NOON, NOON), ("angara",), 0.9, AT)
    assert seen.present
    assert not seen.throughout
    assert seen.tag is None


def test_equal_rows_are_equal_records_whatever_the_words_of_their_times() -> None:
    one = Look("l1", "najin", Interval(NOON, NOON, "2023-10-20T12:00Z"), "clear", AT)
    other = Look("l1", "najin", Interval(NOON, NOON, "2023-10-20T21:00+09:00"), "clear", AT)
    assert one == other
    assert len({one, other}) == 1


def test_a_case_without_evidence_has_none() -> None:
    assert {field.name: () for field in dataclasses.fields(Evidence)} == dataclasses.asdict(
        Evidence()
    )
