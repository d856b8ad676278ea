"""Few samples: what these tests hold is exact; test_samples and test_ranges hold the ranges."""

from collections.abc import Iterator

import pytest

from deadreckon.judgement import samples

FEW = 60


@pytest.fixture(autouse=True, scope="module")
def few_samples(request: pytest.FixtureRequest) -> Iterator[None]:
    """Sample little, but where a module says that it is about the samples."""
    with pytest.MonkeyPatch.context() as patch:
        if not getattr(request.module, "ALL_SAMPLES", False):
            patch.setattr(samples, "SAMPLES", FEW)
        samples._places.cache_clear()
        yield
    samples._places.cache_clear()
