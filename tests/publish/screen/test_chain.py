from dataclasses import replace

from rich.cells import cell_len

from deadreckon.case.run import Run
from deadreckon.publish.screen.chain import chain


def test_each_leg_is_a_row_and_the_weakest_is_marked(small_run: Run) -> None:
    title, heads, sea, rail = chain(small_run)
    assert title == "THE CHAIN   Isle ▸ by sea ▸ Quay ▸ by rail ▸ Mill"
    assert heads.split()[:3] == ["told", "by", "ours"]
    assert sea.startswith("  Isle to Quay ")
    assert "1 origin " in sea
    assert "79 %" in sea
    assert "◂ weakest" in rail
    assert "◂ weakest" not in sea
    assert "yes: 9 Mar to 18 Mar, 190+ of 200-600 km/d" in rail


def test_a_frame_without_legs_has_no_chain(bare_run: Run) -> None:
    assert chain(bare_run) == []


def test_a_leg_that_is_all_but_sure_does_not_read_as_sure(small_run: Run) -> None:
    sure = tuple(replace(leg, p=0.998, weakest=False) for leg in small_run.chain)
    text = "\n".join(chain(replace(small_run, chain=sure)))
    assert "99.8 %" in text
    assert "100 %" not in text


def test_a_leg_that_nothing_judges_or_times_says_so(small_run: Run) -> None:
    first = replace(
        small_run.chain[0], p=None, pairs=(), feasible=None, weakest=False, why="cannot tell: dark"
    )
    for why, told in (("cannot tell: dark", "cannot tell: dark"), ("", "cannot tell")):
        row = chain(replace(small_run, chain=(replace(first, why=why),)))[2]
        assert "not judged" in row
        assert row.endswith(told)


def test_long_words_are_wrapped_and_cut_only_where_it_is_short(small_run: Run) -> None:
    why = "cannot tell: " + "nobody looked at the far end of it; " * 3 + "end"
    first = replace(small_run.chain[0], pairs=(), feasible=None, why=why)
    run = replace(small_run, chain=(first,))
    whole, short = chain(run), chain(run, short=True)
    assert whole[-1].endswith("end")
    assert len(short) == 3
    assert short[-1].endswith("…")
    assert all(cell_len(line) <= 100 for line in (*whole, *short))


def test_a_missing_leg_is_shown_missing(small_run: Run) -> None:
    crossing, rail = small_run.chain
    gone = replace(small_run, chain=(crossing, replace(rail, missing=True)))
    assert "missing: nothing seen at either end" in " ".join(chain(gone))
    gap = chain(replace(small_run, chain=(crossing, replace(rail, gap="isle"))))
    assert gap[0].endswith("▸ by sea ▸ Quay ▸ missing ▸ Quay ▸ by rail ▸ Mill")
    assert [line.split() for line in gap if "no leg is declared" in line] == [
        ["Isle", "to", "Quay", "nobody", "missing", "no", "leg", "is", "declared"]
    ]


def test_a_full_screen_tells_of_other_days_too(small_run: Run) -> None:
    crossing, rail = small_run.chain
    later = replace(rail.pairs[0], to="s4", km_day=(90.4, None))
    run = replace(small_run, chain=(crossing, replace(rail, pairs=(*rail.pairs, later))))
    text = " ".join(" ".join(chain(run)).split())
    assert "yes: 9 Mar to 18 Mar, 190+; 9 Mar to 30 Mar, 90+ of 200-600 km/d" in text
    assert "30 Mar" not in " ".join(chain(run, short=True))
