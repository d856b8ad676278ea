import gzip
import hashlib
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import deadreckon as dr
from deadreckon.case.scanned import KINDS, Scan, scan
from deadreckon.errors import BadUse, Unreadable
from deadreckon.tracks.parts import part_of
from deadreckon.tracks.tables import EVENTS

PORTS = "id,lat,lon\na,0,0\nb,0,3\nc,0,-3\n"
YEAR_2020 = 26_297_280
"""In minutes, as the times of fixes here."""

Fix = tuple[int, int, float, float, float | None]


def frame(fixes: list[Fix]) -> pl.DataFrame:
    return pl.DataFrame(
        fixes,
        schema={
            "mmsi": pl.UInt32,
            "timestamp": pl.Int64,
            "lat": pl.Float32,
            "lon": pl.Float32,
            "sog": pl.Float32,
        },
        orient="row",
    ).with_columns(((pl.col("timestamp") + YEAR_2020) * 60_000).cast(pl.Datetime("ms", "UTC")))


def write(folder: Path, *parts: list[Fix]) -> list[Path]:
    files = []
    for n, part in enumerate(parts):
        files.append(folder / f"part{n}.parquet")
        frame(part).write_parquet(files[-1])
    (folder / "ports.csv").write_text(PORTS)
    return files


def found(folder: Path, *parts: list[Fix]) -> Scan:
    files = write(folder, *parts)
    return scan(files, folder / "ports.csv")


def plain(table: pl.DataFrame) -> pl.DataFrame:
    """Without what tells where rows stand, and of silence what depends on who else is heard."""
    detail = pl.col("detail").str.replace_all(r'"(assessment|chance_of_silence)":[^,}]*', "")
    kept = table.drop("because")
    return kept.with_columns(detail) if "detail" in kept.columns else kept


def same(one: Scan, other: Scan) -> bool:
    names = ("events", "voyages", "round_trips", "shuttles", "vessels")
    return all(
        plain_or_whole(getattr(one, name)).equals(plain_or_whole(getattr(other, name)))
        for name in names
    )


def plain_or_whole(table: pl.DataFrame) -> pl.DataFrame:
    return plain(table) if "because" in table.columns else table


VESSELS = st.sampled_from([201000001, 440000002, 273000003])
MINUTES = st.integers(0, 6 * 24 * 60)
FIXES = st.lists(
    st.tuples(
        VESSELS,
        MINUTES,
        st.sampled_from([0.0, 0.01, 0.0304]),
        st.sampled_from([-3.0, -0.034, 0.0, 0.0125, 3.0, 3.0002]),
        st.sampled_from([None, 0.0, 0.3, 9.0]),
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda fix: fix[:2],  # at one instant a ship is in one place
)


@settings(max_examples=10, phases=[Phase.generate])
@given(FIXES, st.randoms(use_true_random=False), st.integers(0, 50))
def test_neither_the_order_of_rows_nor_the_files_change_what_is_found(
    tmp_path_factory: pytest.TempPathFactory, fixes: list[Fix], random: object, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("laws")
    whole = found(folder, fixes)
    shuffled = fixes.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert same(found(folder, shuffled), whole)
    parts = [part for part in (shuffled[:cut], shuffled[cut:]) if part]
    assert same(found(folder, *parts), whole)


@settings(max_examples=10, phases=[Phase.generate])
@given(FIXES)
def test_another_vessel_changes_no_vessels_events(
    tmp_path_factory: pytest.TempPathFactory, fixes: list[Fix]
) -> None:
    folder = tmp_path_factory.mktemp("laws")
    first, last = min(fix[1] for fix in fixes), max(fix[1] for fix in fixes)
    other: list[Fix] = [(636000009, t, 60.0, 60.0, 1.0) for t in range(first, last + 1, 97)]
    alone, beside = found(folder, fixes), found(folder, [*other, *fixes])
    theirs = pl.col("vessel") != "636000009"
    assert plain(beside.events.filter(theirs)).equals(plain(alone.events))
    assert plain(beside.voyages).equals(plain(alone.voyages))


@settings(max_examples=10, phases=[Phase.generate])
@given(FIXES)
def test_mirrored_longitudes_give_mirrored_events(
    tmp_path_factory: pytest.TempPathFactory, fixes: list[Fix]
) -> None:
    folder = tmp_path_factory.mktemp("laws")
    one = found(folder, fixes)
    other = found(folder, [(v, t, lat, -lon, speed) for v, t, lat, lon, speed in fixes])
    swapped = pl.col("place").replace({"b": "c", "c": "b"})
    back = other.events.with_columns(-pl.col("lon"), -pl.col("end_lon"), swapped)
    columns = [name for name in EVENTS if name not in {"because", "detail"}]
    order = ["vessel", "start", "kind", "end"]
    assert_alike(back.select(columns).sort(order), one.events.select(columns).sort(order))


def assert_alike(one: pl.DataFrame, other: pl.DataFrame) -> None:
    from polars.testing import assert_frame_equal

    assert_frame_equal(one, other, check_exact=False, rel_tol=1e-6)


SHUTTLE: list[Fix] = [
    (273456780, day * 1440 + minute, 0.0, 3.0 * (day // 2 % 2), 0.0)
    for day in range(0, 8, 2)
    for minute in range(0, 720, 30)
]

FLEET: list[Fix] = [(fix[0] + n, *fix[1:]) for n in range(40) for fix in SHUTTLE]


def test_from_files_to_tables(tmp_path: Path) -> None:
    result = found(tmp_path, SHUTTLE[:40], SHUTTLE[40:])
    assert (result.rows, result.kept, result.set_aside) == (96, 96, {})
    assert result.counts == dict.fromkeys(KINDS, 0) | {"port_call": 4, "gap": 3}
    assert result.voyages.select("from", "to").rows() == [("a", "b"), ("b", "a"), ("a", "b")]
    assert result.shuttles.row(0, named=True)["silent_voyages"] == 3
    first = result.events.filter(pl.col("kind") == "port_call")["because"][1].to_list()
    hashes = [
        hashlib.sha256((tmp_path / f"part{n}.parquet").read_bytes()).hexdigest() for n in (0, 1)
    ]
    assert first == [
        {"sha256": hashes[0], "first": 25, "last": 25},
        {"sha256": hashes[1], "first": 8, "last": 8},
    ]
    assert result.files[str(tmp_path / "part0.parquet")]["rows"] == 40


def test_it_is_in_the_public_api_and_writes_what_it_gives(tmp_path: Path) -> None:
    files = write(tmp_path, SHUTTLE)
    result = dr.scan(files, places=tmp_path / "ports.csv", out=tmp_path / "out")
    for name in ("events", "voyages", "round_trips", "vessels", "shuttles"):
        written = pl.read_parquet(tmp_path / "out" / f"{name}.parquet")
        assert written.equals(getattr(result, name))
    assert len(list((tmp_path / "out").iterdir())) == 5


def test_what_does_not_fit_into_memory_gives_the_same(tmp_path: Path) -> None:
    files = write(tmp_path, FLEET[:1500], FLEET[1500:])
    whole = scan(files, tmp_path / "ports.csv")
    shares: list[float] = []
    spilled = scan(
        files,
        tmp_path / "ports.csv",
        tmp_path / "out",
        in_memory=1000,
        told=lambda share, _: shares.append(share),
    )
    assert same(spilled, whole)
    assert spilled.events["because"].equals(whole.events["because"])
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert not (tmp_path / "out.unfinished").exists()


def test_an_interrupted_scan_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write(tmp_path, FLEET)
    ask = {"places": tmp_path / "ports.csv", "out": tmp_path / "out", "in_memory": 1000}
    looked: list[int] = []

    def interrupted(stretches: object, asked: object, pool: object) -> object:
        looked.append(1)
        if len(looked) == 20:
            raise KeyboardInterrupt
        return part_of(stretches, asked, pool)  # type: ignore[arg-type]

    monkeypatch.setattr("deadreckon.tracks.local.part_of", interrupted)
    with pytest.raises(KeyboardInterrupt):
        scan(files, **ask)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()
    monkeypatch.setattr("deadreckon.case.scan_files.fixes", None)  # nothing is read again
    resumed = scan(files, **ask)  # type: ignore[arg-type]
    monkeypatch.undo()
    assert len(looked) == 256 + 1
    assert same(resumed, scan(files, tmp_path / "ports.csv"))
    assert not (tmp_path / "out.unfinished").exists()


def test_work_for_another_question_is_not_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write(tmp_path, SHUTTLE)
    monkeypatch.setattr("deadreckon.tracks.local.part_of", None)
    with pytest.raises(TypeError):
        scan(files, out=tmp_path / "out", in_memory=10)
    monkeypatch.undo()
    assert (tmp_path / "out.unfinished" / "scan.json").exists()
    other = scan(files, out=tmp_path / "out", in_memory=10, rules={"gap_h": 40})
    assert other.counts["gap"] == 0
    (tmp_path / "out.unfinished").mkdir()
    (tmp_path / "out.unfinished" / "mine").touch()
    with pytest.raises(BadUse, match="in the way"):
        scan(files, out=tmp_path / "out", in_memory=10)
    assert (tmp_path / "out.unfinished" / "mine").exists()


def test_rows_that_are_set_aside_add_up(tmp_path: Path) -> None:
    day = "273456780,2024-01-01T00:00:00Z"
    text = f"mmsi,timestamp,lat,lon\n{day},1,1\n{day},91,181\nx,,,\n"
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(text.encode()))
    result = scan([file])
    assert result.rows == 3
    assert result.kept + sum(result.set_aside.values()) == 3
    assert result.kept == 1


def test_what_makes_no_sense_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("mmsi,timestamp,lat,lon\n273456780,2024-01-01T00:00:00Z,1,1\n")
    with pytest.raises(BadUse, match="FILES"):
        scan([])
    with pytest.raises(BadUse, match="port_call"):
        scan([file], events=["calls"])
    with pytest.raises(Unreadable, match="no file"):
        scan([tmp_path])


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("marinecadastre_2022-01-03_99999rows.csv.gz", 323),
        ("gfw_pyseas_position_messages_2018-01.csv.zip", 9),
        ("gfw_pyseas_gap_positions_ee.csv.zip", 1),
    ],
)
def test_closed_gaps_by_mmsi_before_any_cleaning(
    shared_data: Path, name: str, expected: int
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from deadreckon.case.scan_files import columns_of
    from deadreckon.tracks.fixes import Share
    from deadreckon.tracks.gaps import NEVER, gaps
    from deadreckon.tracks.rules import Rules
    from deadreckon.tracks.scatter import scatter

    with ThreadPoolExecutor(1) as pool:
        tracks = scatter(columns_of([shared_data / "ais" / name]), pool)
    share = Share(tracks.starts, tracks.fixes, 0, tracks.vessels.size)
    assert gaps(share, Rules(), 12, NEVER).size == expected
    assert np.isfinite(tracks.fixes["lat"]).all()
