from __future__ import annotations

import copy

import pytest

from deadreckon.voyages.calls_certificate import calls_certificates
from deadreckon.voyages.check_calls import check_calls
from deadreckon.voyages.check_question import RefusedError, seal
from tests.voyages.cases import evidence, frame, sighting

ROWS = [sighting("a", "north", 0), sighting("b", "south", 50), sighting("c", "north", 100)]


def test_calls_parted_by_a_sighting_elsewhere_are_accepted_and_one_more_is_refused() -> None:
    case = frame(window=(-10, 200))
    found = calls_certificates(case, evidence(*ROWS))
    two = [c for c in found if c["at_least"] == 2]
    assert two
    for certificate in found:
        check_calls(certificate, case, ROWS)
    more = copy.deepcopy(two[0])
    more["at_least"] += 1
    with pytest.raises(RefusedError, match="not as it was written"):
        check_calls(more, case, ROWS)
    more["sha256"] = seal(more)
    with pytest.raises(RefusedError, match="not so many"):
        check_calls(more, case, ROWS)
