import numpy as np

from deadreckon.tracks.fixes import FIX, Tracks


def tracks(starts: list[int]) -> Tracks:
    vessels = np.arange(len(starts) - 1, dtype=np.uint32)
    segments = np.zeros(vessels.size, np.uint16)
    return Tracks(vessels, segments, np.array(starts), np.zeros(starts[-1], FIX))


def test_shares_cover_all_vessels_once() -> None:
    shares = tracks([0, 1, 1, 500, 501, 502, 900]).shares(3)
    assert [v for share in shares for v in range(share.first, share.last)] == list(range(6))
    assert len(shares) > 1
    assert tracks([0]).shares() == []


def test_a_vessel_is_called_by_its_number_or_by_the_files_own_name() -> None:
    few = Tracks(
        np.array([1234, 273456780, 2**31], np.uint32),
        np.array([0, 2, 0], np.uint16),
        np.zeros(4, np.int64),
        np.zeros(0, FIX),
    )
    names = {2**31: "ANGARA"}
    assert [few.name(v, names) for v in range(3)] == ["000001234", "273456780/2", "ANGARA"]
