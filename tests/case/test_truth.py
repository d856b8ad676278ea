from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadreckon.case.frame import read_frame
from deadreckon.case.truth import (
    Span,
    Stay,
    known_spans,
    read_truth,
    share_at,
    span_at,
    true_passages,
    true_round_trips,
)
from deadreckon.errors import BadRow, Unreadable
from deadreckon.model.frame import Assumptions, Route
from deadreckon.model.times import Interval, day

FERRY = Path(__file__).parents[2] / "examples" / "ferry"
START = datetime(2023, 8, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(hours: float) -> datetime:
    return START + hours * HOUR


def route(window: Interval) -> Route:
    return Route("main", ("a",), ("b",), ("ship",), window, Assumptions())


def stays(path: str, step: float = 10) -> list[Stay]:
    """A stay of half a step at each place of `path`, one every `step` hours from hour 0."""
    return [Stay(p, at(i * step), at(i * step + step / 2)) for i, p in enumerate(path)]


def between(start: float, end: float) -> Route:
    return route(Interval(at(start), at(end)))


@pytest.mark.parametrize(
    ("path", "passages", "round_trips"),
    [
        ("", 0, 0),
        ("a", 0, 0),
        ("b", 0, 0),
        ("ab", 1, 0),
        ("ba", 0, 0),
        ("aab", 1, 0),
        ("aba", 1, 1),
        ("bab", 1, 1),
        ("abab", 2, 1),
        ("ababa", 2, 2),
        ("axbxa", 1, 1),
        ("axa", 0, 0),
        ("xbxb", 0, 0),
    ],
)
def test_what_a_path_makes_is_counted(path: str, passages: int, round_trips: int) -> None:
    assert true_passages(stays(path), between(-1, 1000)) == passages
    assert true_round_trips(stays(path), between(-1, 1000)) == round_trips


@pytest.mark.parametrize(
    ("start", "end", "passages", "round_trips"),
    [
        (10, 30, 2, 1),  # both edges belong to the window; the first voyage began before it
        (11, 30, 1, 1),
        (11, 29, 0, 1),
        (20, 20, 0, 1),
        (16, 19, 0, 0),
    ],
)
def test_the_arrival_tells_whether_a_voyage_is_in_the_window(
    start: float, end: float, passages: int, round_trips: int
) -> None:
    assert true_passages(stays("abab"), between(start, end)) == passages
    assert true_round_trips(stays("abab"), between(start, end)) == round_trips


def test_an_arrival_that_is_not_known_counts_by_the_departure_after_it() -> None:
    path = [Stay("a", at(0), None), Stay("b", None, at(20))]
    assert true_passages(path, between(15, 25)) == 1
    assert true_passages(path, between(5, 15)) == 0


@given(st.text("abx", max_size=12), st.integers(-5, 130), st.integers(0, 130))
def test_round_trips_are_pairs_of_voyages(path: str, start: int, length: int) -> None:
    window = between(start, start + length)
    back = Route("back", ("b",), ("a",), ("ship",), window.window, Assumptions())
    there, home = (true_passages(stays(path), r) for r in (window, back))
    trips = true_round_trips(stays(path), window)
    assert trips == true_round_trips(stays(path), back)
    assert abs(there - home) <= 1
    assert (there + home) // 2 <= trips <= (there + home + 1) // 2


def test_nothing_is_known_beside_an_end_that_is_not() -> None:
    path = [
        Stay("a", None, at(1)),
        Stay("b", at(2), None),
        Stay("a", None, at(5)),
        Stay("b", at(6), at(7)),
    ]
    assert known_spans(path) == (
        Span(at(1), at(2), None),
        Span(at(5), at(6), None),
        Span(at(6), at(7), "b"),
    )


def test_spans_tell_where_the_ship_was_at_an_instant() -> None:
    spans = known_spans([*stays("ab"), Stay("x", None, None)])
    assert span_at(spans, at(-0.1)) is None
    assert span_at(spans, at(0)) == Span(at(0), at(5), "a")
    assert span_at(spans, at(7)) == Span(at(5), at(10), None)
    assert span_at(spans, at(15)) == Span(at(10), at(15), "b")
    assert span_at(spans, at(15.1)) is None
    assert span_at((), at(0)) is None


def test_the_share_at_a_place_is_of_the_known_time_in_the_window() -> None:
    spans = known_spans(stays("abab"))
    assert share_at(spans, "a", Interval(at(0), at(20))) == 0.25
    assert share_at(spans, "a", Interval(at(1), at(9))) == 0.5
    assert share_at(spans, "b", Interval(at(30), at(500))) == 1
    assert share_at(spans, "b", Interval(at(400), at(500))) == 0


def test_the_ferry_s_truth_is_read_and_stretched() -> None:
    truth = read_truth(FERRY / "truth.csv")
    assert len(truth) == 684
    assert truth[0].arrival is None
    # 08:38:34 on the day before the pivot: 15 h 21 min 26 s before it, told as 921 h 26 min.
    assert truth[2].arrival == datetime(2025, 9, 2, tzinfo=UTC) - timedelta(hours=921, minutes=26)
    assert {stay.place for stay in truth} == {"seattle", "bainbridge"}
    real = read_truth(FERRY / "truth.csv", factor=1)
    september = Interval(day(date(2025, 9, 2)).start, day(date(2025, 9, 30)).end)
    ferry = Route("main", ("seattle",), ("bainbridge",), ("tacoma",), september, Assumptions())
    assert true_passages(real, ferry) == 318  # as the case's README counts
    frame, _ = read_frame(FERRY / "case.toml")
    assert true_passages(truth, frame.routes["main"]) == 50


def written(folder: Path, rows: str) -> Path:
    path = folder / "truth.csv"
    path.write_text(f"stay,port,arrival,departure\n{rows}", "utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("1,a,2025-09-02T10:00Z,2025-09-02T09:00Z\n", r":2: departure = .*: comes before"),
        ("1,a,,2025-09-02T10:00Z\n2,b,2025-09-02T09:00Z,\n", r":3: arrival = .*: comes before"),
        ("1,a,2025-09-02T10:00,\n", r":2: arrival = .*: is a clock time without a zone"),
        ("1,a,2025-09-02T10:00Z\n", r":2: has 3 cells"),
    ],
)
def test_a_truth_that_cannot_be_true_is_told(tmp_path: Path, rows: str, problem: str) -> None:
    with pytest.raises(BadRow, match=problem):
        read_truth(written(tmp_path, rows))


def test_a_truth_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"truth\.csv"):
        read_truth(tmp_path / "truth.csv")
