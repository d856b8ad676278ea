"""Counting through `reckon`, as a user of other ports, ships and days would do it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.user import TWO_PORTS, Command, Said, looked, seen, write_case

A, B = "sund", "vik"


def hour(day: int, at: int = 12) -> str:
    return f"2021-05-{day:02}T{at:02}:00Z"


def at(place: str, day: int, *, at_hour: int = 12, who: str = "freja", sure: str = "0.9") -> str:
    return f"{place} {hour(day, at_hour)} {hour(day, at_hour)} {who} {sure}"


def fleet(said: Said) -> dict[str, Any]:
    (route,) = said.json["routes"]
    found: dict[str, Any] = route["fleet"]
    return found


def test_one_port_twice_with_an_empty_berth_between_proves_no_voyage(
    deadreckon: Command, tmp_path: Path
) -> None:
    looks = looked(f"{A} {hour(9)} {hour(9)} clear", f"{B} {hour(10)} {hour(10)} clear")
    case = write_case(tmp_path, sightings=seen(at(A, 5), at(A, 14)), looks=looks)
    figures = fleet(deadreckon("reckon", case, "--json"))
    assert (figures["at_least"], figures["witnesses"], figures["conflicts"]) == (0, [], [])


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 1, 0, 2), (2, 3, 1, 0)])
def test_there_and_there_again_proves_two_however_the_rows_stand(
    deadreckon: Command, tmp_path: Path, order: tuple[int, ...]
) -> None:
    rows = [at(A, 3), at(B, 6), at(A, 9), at(B, 12)]
    case = write_case(tmp_path, sightings=seen(*(rows[n] for n in order)))
    figures = fleet(deadreckon("reckon", case, "--json"))
    assert figures["at_least"] == 2
    assert figures["witnesses"] == [f"s{order.index(n) + 1}" for n in range(4)]
    assert figures["witnesses_joint"] == pytest.approx(0.9**4)
    assert figures["robust_at_least"] == 1
    assert figures["robust"] == [{"misread": 1, "at_least": 1}, {"misread": 2, "at_least": 0}][:1]
    assert figures["round_trips"]["at_least"] == 1
    assert figures["at_most"] >= 2


def test_the_other_port_alone_proves_no_voyage(deadreckon: Command, tmp_path: Path) -> None:
    looks = looked(*(f"{B} {hour(day)} {hour(day)} clear" for day in (6, 8, 9)))
    case = write_case(tmp_path, sightings=seen(at(B, 4), at(B, 12)), looks=looks)
    assert fleet(deadreckon("reckon", case, "--json"))["at_least"] == 0


def test_there_and_back_is_one_voyage_and_one_round_trip(
    deadreckon: Command, tmp_path: Path
) -> None:
    case = write_case(tmp_path, sightings=seen(at(A, 3), at(B, 6), at(A, 9)))
    figures = fleet(deadreckon("reckon", case, "--json"))
    assert (figures["at_least"], figures["round_trips"]["at_least"]) == (1, 1)


def test_what_no_ship_can_do_is_told_and_not_counted(deadreckon: Command, tmp_path: Path) -> None:
    rows = seen(at(A, 3, at_hour=6), at(B, 3, at_hour=9))
    figures = fleet(deadreckon("reckon", write_case(tmp_path, sightings=rows), "--json"))
    assert figures["at_least"] == 0
    (conflict,) = figures["conflicts"]
    assert conflict["ids"] == ["s1", "s2"]
    assert conflict["why"]


def test_a_faster_ship_can_do_it(deadreckon: Command, tmp_path: Path) -> None:
    frame = TWO_PORTS.replace("[5, 12]", "[5, 35]")
    rows = seen(at(A, 3, at_hour=6), at(B, 3, at_hour=9))
    figures = fleet(deadreckon("reckon", write_case(tmp_path, frame, sightings=rows), "--json"))
    assert (figures["at_least"], figures["conflicts"]) == (1, [])


def test_a_doubtful_sighting_proves_nothing(deadreckon: Command, tmp_path: Path) -> None:
    rows = seen(at(A, 3), at(B, 6, sure="0.7"))
    figures = fleet(deadreckon("reckon", write_case(tmp_path, sightings=rows), "--json"))
    assert figures["at_least"] == 0
    ladder = {rung["confidence"]: rung["at_least"] for rung in figures["at_least_by_confidence"]}
    assert ladder == {0.7: 1, 0.8: 0, 0.9: 0, 0.95: 0}


def test_one_report_without_looks_is_told_and_everything_else_cannot_tell(
    deadreckon: Command, tmp_path: Path
) -> None:
    words = "at least seven voyages from Sund to Vik"
    claims = (
        "claim,report,start,end,text,kind,source,origin,places,vessels,from,to,value,bound,unit\n"
        f"c1,letter.txt,10,{10 + len(words)},{words},quantity,clerk,ledger,sund;vik,freja,"
        "2021-05-01,2021-06-30,7,ge,voyage\n"
    )
    frame = TWO_PORTS + '\n[[sources]]\nid = "clerk"\n\n[[origins]]\nid = "ledger"\n'
    case = write_case(tmp_path, frame, claims=claims)
    (case / "evidence" / "reports").mkdir()
    (case / "evidence" / "reports" / "letter.txt").write_text(f"He wrote: {words}.\n", "utf-8")
    said = deadreckon("run", case, "--json")
    assert said.code == 0
    (route,) = said.json["routes"]
    (told,) = route["told"]
    assert (told["claim"], told["value"], told["bound"]) == ("c1", 7, "ge")
    assert told["status"] == "possible"
    assert route["fleet"]["at_least"] == 0
    assert route["fleet"]["likely"] is None
    assert route["fleet"]["why"]
    (cargo,) = said.json["cargo"]
    assert cargo["at_least"] == 0
    assert cargo["why"]
    text = deadreckon("run", case).out
    assert text.count("cannot tell") >= 3
    assert "7+" in text


MINIMAL = 'format = 1\n[case]\nid = "bare"\nwindow = { from = 2021-05-01, to = 2021-06-30 }\n'
PLACE = '[[places]]\nid = "sund"\nlat = 58.0\nlon = 11.0\n'


@pytest.mark.parametrize("frame", [MINIMAL, MINIMAL + PLACE])
@pytest.mark.parametrize("command", ["run", "reckon", "judge"])
def test_a_frame_with_next_to_nothing_runs(
    deadreckon: Command, tmp_path: Path, frame: str, command: str
) -> None:
    case = write_case(tmp_path, frame)
    assert deadreckon(command, case, "--json").code == 0
    said = deadreckon(command, case)
    assert said.code == 0
    assert "cannot tell" in said.out


def test_several_folders_give_a_list_in_their_order(deadreckon: Command, tmp_path: Path) -> None:
    one = write_case(tmp_path / "one", sightings=seen(at(A, 3), at(B, 6)))
    other = write_case(tmp_path / "other", sightings=seen(at(B, 3), at(A, 6)))
    documents = deadreckon("reckon", one, other, "--json").json
    assert [document["routes"][0]["fleet"]["at_least"] for document in documents] == [1, 0]
    assert isinstance(deadreckon("reckon", one, "--json").json, dict)


def test_the_solver_below_says_nothing_on_stdout(tmp_path: Path) -> None:
    """In a process of its own: what C code buffers comes out when that ends."""
    rows = [at(place, day) for day in range(2, 28, 3) for place in (A, B)]
    case = write_case(tmp_path, sightings=seen(*rows))
    command = [sys.executable, "-m", "deadreckon.cli", "reckon", str(case), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    figures = fleet(Said(done.returncode, done.stdout, done.stderr))
    assert figures["conflicts"]
    assert done.stdout.startswith("{")
    assert "taken in" in done.stderr
