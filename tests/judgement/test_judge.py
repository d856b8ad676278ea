from __future__ import annotations

import pytest

from deadreckon.model.frame import Frame
from tests.judgement.brute import brute
from tests.judgement.frames import judged, random_case

STARTS = (0.1, 0.5, 0.9)


def unstated(case: Frame, id_: str) -> bool:
    about = case.hypotheses[id_]
    if about.exclusive:
        group = [h for h in case.hypotheses.values() if h.exclusive == about.exclusive]
        return all(h.prior is None for h in group)
    return about.prior is None and not about.all_of and not about.any_of


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_a_small_frame_means_what_counting_every_state_gives(first: int) -> None:
    for seed in range(first, first + 20):
        case, claims = random_case(seed)
        for id_, judgement in judged(case, *claims).items():
            start = (id_, 0.5) if unstated(case, id_) else None
            exact = brute(case, claims, start)
            assert judgement.p == pytest.approx(exact[id_], abs=1e-9)
            for link in judgement.links:
                assert link.p == pytest.approx(exact[link.id], abs=1e-9)
            for other in judgement.alternatives:
                assert other.p == pytest.approx(exact[other.hypothesis], abs=1e-9)
            for left in judgement.without:
                gone = brute(case, claims, start, {left.origin})
                assert left.p == pytest.approx(gone[id_], abs=1e-9)
            for prior in judgement.priors if start else ():
                from_it = brute(case, claims, (id_, prior.prior))
                assert prior.p == pytest.approx(from_it[id_], abs=1e-9)
