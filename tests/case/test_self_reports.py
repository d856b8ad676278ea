from pathlib import Path

from deadreckon.case.intake import open_case
from tests.user import TWO_PORTS, Command, write_case

FRAME = TWO_PORTS.replace('id = "freja"', 'id = "freja"\nmmsi = ["265547250"]')
SUND, VIK = (58.0, 11.0), (59.0, 10.5)


def heard(day: int, at: tuple[float, float], hours: int = 8, mmsi: str = "265547250") -> list[str]:
    lat, lon = at
    times = (f"2021-05-{day:02}T{6 + hour:02}:00:00Z" for hour in range(hours))
    return [f"{mmsi},{time},{lat},{lon},0.0" for time in times]


def ais(folder: Path, *rows: str, name: str = "log.csv") -> Path:
    path = folder / "evidence" / "ais" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["mmsi,timestamp,lat,lon,sog", *rows, ""]), "utf-8")
    return folder


def there_and_back(folder: Path) -> Path:
    case = write_case(folder, FRAME)
    return ais(case, *heard(3, SUND), *heard(6, VIK), *heard(9, SUND), *heard(12, VIK))


def test_a_ships_own_calls_count_in_the_bounds_and_say_what_they_rest_on(
    deadreckon: Command, tmp_path: Path
) -> None:
    case = there_and_back(tmp_path / "case")
    run = deadreckon("run", case, "--json").json
    freja = run["routes"][0]["vessels"][0]
    assert freja["at_least"] == 2
    assert freja["round_trips"]["at_least"] == 1
    # All of it is one basis: without what the ship says of itself nothing is left.
    assert freja["robust_to_cause"] == 0
    assert freja["witnesses_joint"] == round(0.9**4, 6)
    ids = {id_: at for id_, at in run["evidence"].items() if id_.startswith("ais-")}
    assert set(freja["witnesses"]) == set(ids)
    assert len(ids) == 4
    at = ids["ais-freja-sund-20210503T060000Z"]
    assert at["path"] == "evidence/ais/log.csv"
    assert at["row"] == 1
    assert deadreckon("verify", case).code == 0


def test_beside_other_sightings_it_is_what_is_left_without_it(
    deadreckon: Command, tmp_path: Path
) -> None:
    case = there_and_back(tmp_path / "case")
    (case / "evidence" / "sightings.csv").write_text(
        "sighting,place,from,to,vessel,confidence,basis\n"
        "s1,sund,2021-05-20,2021-05-20,freja,0.95,name\n"
        "s2,vik,2021-05-24,2021-05-24,freja,0.95,name\n",
        "utf-8",
    )
    freja = deadreckon("reckon", case, "--json").json["routes"][0]["vessels"][0]
    assert (freja["at_least"], freja["robust_to_cause"]) == (3, 1)


def test_another_ship_is_nobodys_sighting_and_a_rejected_one_is_gone(
    deadreckon: Command, tmp_path: Path
) -> None:
    case = ais(write_case(tmp_path / "case", FRAME), *heard(3, SUND, mmsi="265000000"))
    run = deadreckon("run", case, "--json").json
    assert not [id_ for id_ in run["evidence"] if id_.startswith("ais-")]
    other = there_and_back(tmp_path / "other")
    id_ = "ais-freja-vik-20210506T060000Z"
    assert deadreckon("run", other).code == 0
    assert deadreckon("decide", other, id_, "reject", "--why", "spoofed").code == 0
    assert deadreckon("reckon", other, "--json").json["routes"][0]["fleet"]["at_least"] == 1


def test_a_silence_in_port_ends_what_holds_throughout(deadreckon: Command, tmp_path: Path) -> None:
    late = [row.replace("2021-05-04", "2021-05-07") for row in heard(4, SUND)]
    case = ais(write_case(tmp_path / "case", FRAME), *heard(3, SUND), *late)
    evidence = deadreckon("run", case, "--json").json["evidence"]
    assert sorted(id_ for id_ in evidence if id_.startswith("ais-")) == [
        "ais-freja-sund-20210503T060000Z",
        "ais-freja-sund-20210507T060000Z",
    ]
    assert evidence["ais-freja-sund-20210507T060000Z"]["row"] == 9


def test_what_should_be_known_of_the_reading_is_told(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", FRAME)
    local = [row.replace("Z", "") for row in heard(3, SUND)]
    ais(case, *local, *heard(3, VIK, hours=2, mmsi="265000000"))
    told = {(note.file, note.reason) for note in open_case(case).notes}
    assert ("evidence/ais", "2 rows: kept: of ships whose MMSI is no vessel's of case.toml") in told
    assert any(file == "evidence/ais/log.csv" and "zone" in reason for file, reason in told)


def test_a_ship_is_at_a_place_up_to_its_edge_and_no_farther(
    deadreckon: Command, tmp_path: Path
) -> None:
    out = [f"265547250,2021-05-03T{14 + n}:00:00Z,{58.0 + 0.035 * n},11.0,2.0" for n in range(1, 4)]
    case = ais(write_case(tmp_path / "case", FRAME), *heard(3, SUND), *out)
    assert deadreckon("run", case).code == 0
    (stay,) = open_case(case).evidence.sightings
    assert stay.when.end.hour == 13


def test_a_file_that_is_no_ais_is_told_and_the_rest_goes_on(
    deadreckon: Command, tmp_path: Path
) -> None:
    case = there_and_back(tmp_path / "case")
    (case / "evidence" / "ais" / "notes.txt").write_text("nothing of the kind\n" * 9, "utf-8")
    ais(case, "265547250,never,58,11,0", *heard(20, SUND), name="more.csv")
    said = deadreckon("run", case, "--json")
    assert said.code == 0
    told = {row["file"] for row in said.json["set_aside"]}
    assert {"evidence/ais/notes.txt", "evidence/ais"} <= told
    assert said.json["routes"][0]["fleet"]["at_least"] == 2
