from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from deadreckon.case.run import Run, run
from deadreckon.publish.screen.voyages import count, table, voyages
from deadreckon.voyages.figures import Conflict, NextStep, RouteFigures, Told
from tests.user import TWO_PORTS, seen, write_case


def said(run: Run, *, short: bool = False) -> str:
    return " ".join(" ".join(voyages(run, short=short)).split())


def with_fleet(run: Run, **changes: object) -> Run:
    (figures,) = run.reckoning.routes
    fleet = replace(figures.fleet, **changes)  # type: ignore[arg-type]
    return with_route(run, replace(figures, fleet=fleet))


def with_route(run: Run, *routes: RouteFigures) -> Run:
    return replace(run, reckoning=replace(run.reckoning, routes=routes))


def cells(run: Run, label: str) -> list[str]:
    """The figures of the row with a label."""
    (line,) = [line for line in voyages(run) if line.startswith(f"  {label}")]
    return line[38:].split("  ")


def test_each_figure_stands_in_its_own_column_and_unit(small_run: Run) -> None:
    head = voyages(small_run)[0]
    assert head.startswith("VOYAGES, 1 Mar - 30 Apr 2021")
    for line in voyages(small_run)[1:6]:
        for at in (38, 46, 59):
            assert line[at - 1] == " " != line[at], line
    assert head.index("PROVED") == 36
    assert "passages Isle-Quay, both            1       cannot tell  " in said_lines(small_run)
    assert "4+ possible: The Navy" in said_lines(small_run)


def said_lines(run: Run) -> str:
    return "\n".join(voyages(run))


def test_what_is_proved_names_its_sightings_and_what_is_left_if_they_are_wrong(
    small_run: Run,
) -> None:
    text = said(small_run)
    assert "Here: Jetty 5 Mar, Quay 9 Mar." in text
    assert "77 %; one misread: 0; in 95 of 100 cases: 0; if The Navy is wrong: 0." in text
    sure = said(with_fleet(small_run, witnesses_joint=0.9996))
    assert "100 %" not in sure
    assert "99.96 %" in sure


def test_of_very_many_witnesses_the_first_are_named_and_the_rest_counted(small_run: Run) -> None:
    fleet = small_run.reckoning.routes[0].fleet
    text = said(with_fleet(small_run, witnesses=fleet.witnesses * 30))
    assert text.count("Jetty 5 Mar, Quay 9 Mar") == 6
    assert "Quay 9 Mar and 48 more, all in the brief." in text


def test_nought_comes_with_the_words_that_say_what_it_means(bare_run: Run) -> None:
    for short in (True, False):
        text = said(bare_run, short=short)
        assert "Nought is a property of the file, no finding that nothing sailed" in text
        assert "Here:" not in text


def test_nought_on_a_further_route_has_its_words_too(small_run: Run) -> None:
    (first,) = small_run.reckoning.routes
    nought = replace(first, fleet=replace(first.fleet, at_least=0, witnesses=()))
    text = said(with_route(small_run, first, nought), short=True)
    assert "PROVED 0: a property of the file, no finding that nothing sailed." in text


def test_a_further_route_is_a_sentence_where_it_is_short_and_a_table_otherwise(
    small_run: Run,
) -> None:
    (first,) = small_run.reckoning.routes
    two = with_route(small_run, first, first)
    assert said(two, short=True).count("AT MOST") == 1
    assert "Alba, Brio, Isle-Quay, to 2021-04-30: PROVED 1 (Jetty 5 Mar, Quay 9 Mar)" in said(
        two, short=True
    )
    assert said(two).count("AT MOST") == 2


def test_without_a_route_it_says_why_nothing_is_counted(empty_run: Run) -> None:
    assert voyages(empty_run) == [
        "VOYAGES   cannot tell: case.toml names no route, so nothing is counted"
    ]


TOLD = Told("trips", 4.0, None, "ge", "passage", "patrol", "possible", "", None)


@pytest.mark.parametrize(
    ("bound", "value", "upper", "said"),
    [
        ("eq", 5, None, "5"),
        ("ge", 5, None, "5+"),
        ("gt", 1000, None, ">1,000"),
        ("le", 3, None, "≤3"),
        ("lt", 3, None, "<3"),
        ("approx", 1234567, None, "~1,234,567"),
        ("between", 2, 4.5, "2-4.5"),
    ],
)
def test_a_told_count_shows_its_bound(
    bound: str, value: float, upper: float | None, said: str
) -> None:
    told = replace(TOLD, bound=bound, value=float(value), upper=upper)  # type: ignore[arg-type]
    assert count(told) == said


def test_every_told_count_is_told_with_what_becomes_of_it(small_run: Run) -> None:
    (figures,) = small_run.reckoning.routes
    other = replace(TOLD, unit="furlong", value=9.0, status="not_comparable", why="another window")
    run = with_route(small_run, replace(figures, told=(TOLD, other)))
    assert "told 4+ (passage), The Navy: possible" in said(run)
    assert "told 9+ (furlong), The Navy: not comparable, another window" in said(run)
    assert "furlong" not in said(run, short=True)


def test_what_is_told_of_the_only_ship_stands_beside_the_count(tmp_path: Path) -> None:
    claims = (
        "claim,text,kind,source,origin,places,vessels,from,to,value,bound,unit\n"
        "c1,seven,quantity,clerk,ledger,sund;vik,freja,2021-05-01,2021-06-30,7,ge,voyage\n"
    )
    done = run(write_case(tmp_path, claims=claims))
    assert "7+ possible: clerk" in cells(done, "passages sund-vik, freja")[-1]


def test_a_name_too_long_for_its_column_is_not_lost(tmp_path: Path) -> None:
    ship = 'names = ["Freja af Göteborg och Marstrand"]'
    frame = TWO_PORTS.replace('id = "freja"', f'id = "freja"\n{ship}')
    done = run(write_case(tmp_path, frame))
    (figures,) = done.reckoning.routes
    assert table(done, figures)[1] == "  sund-vik"
    assert "passages, Freja af Göteborg och Ma…" in said_lines(done)


def test_stays_of_any_length_are_told_where_they_change_a_count(tmp_path: Path) -> None:
    rows = seen("sund 2021-05-01 2021-05-01 freja 0.9", "sund 2021-06-20 2021-06-20 freja 0.9")
    done = run(write_case(tmp_path, sightings=rows))
    assert "Calls at sund: 2 if no stay is over 30 days, else 1." in said(done)


def test_the_next_step_names_one_sighting(small_run: Run) -> None:
    (figures,) = small_run.reckoning.routes
    step = NextStep("brio", "quay", "2021-03-26T00:00:00Z", "2021-03-29T00:00:00Z", 2)
    text = said(with_route(small_run, replace(figures, next_step=step)))
    assert "one sure sighting of Brio at Quay between 2021-03-26 and 2021-03-29 makes it 2." in text
    day = replace(step, to="2021-03-26T12:00:00Z")
    text = said(with_route(small_run, replace(figures, next_step=day)))
    assert "at Quay on 2021-03-26 makes it 2." in text


def test_conflicts_are_told_all_of_them_where_there_is_room(small_run: Run) -> None:
    conflicts = tuple(Conflict((f"a{n}", f"b{n}"), f"too far apart, {n}") for n in range(4))
    run = with_fleet(small_run, conflicts=conflicts)
    assert said(run).count("CONFLICT: too far apart") == 4
    assert said(run, short=True).count("CONFLICT: too far apart") == 2


def test_no_line_is_wider_than_the_screen_in_any_script(tmp_path: Path) -> None:
    frame = TWO_PORTS.replace('id = "sund"', 'id = "sund"\nname = "나진항 제삼부두 앞바다"')
    frame = frame.replace('id = "freja"', 'id = "freja"\nnames = ["安加拉河上的货船第二号"]')
    rows = seen("sund 2021-05-01 2021-05-01 freja 0.9", "vik 2021-05-05 2021-05-05 freja 0.9")
    done = run(write_case(tmp_path, frame, sightings=rows))
    for short in (True, False):
        assert all(cell_len(line) <= 100 for line in voyages(done, short=short))
