from dataclasses import replace

from rich.cells import cell_len

from deadreckon.case.lines import Line
from deadreckon.case.run import Run
from deadreckon.publish.screen.article import MATTERS, article, matter


def test_every_line_says_who_and_what_this_file_makes_of_it(small_run: Run) -> None:
    text = " ".join(" ".join(article(small_run)).split())
    assert "(8 lines; who says it, via whom; what this file makes of it)" in text
    assert "needs 3 loads" in text
    assert "a denial of the fact" in text
    assert "The Herald" in text
    assert "mill-owner" in text


def test_ours_is_never_blank(small_run: Run) -> None:
    for most in (None, *range(1, 10)):
        for line in article(small_run, most=most)[1:]:
            if line[2] != " " and not line.startswith("  and "):
                assert line[58:].strip(), line


def test_a_line_that_nobody_is_named_for_says_so(small_run: Run) -> None:
    line = Line("law", "", ("herald",), None, "cannot tell", ("law",))
    text = article(replace(small_run, lines=(line,)))[1]
    assert "nobody is named" in text
    assert text.endswith("cannot tell")


def test_what_came_through_others_names_them(small_run: Run) -> None:
    line = Line("law", "navy", ("herald", "mill-owner"), None, "cannot tell", ("law",))
    rows = article(replace(small_run, lines=(line,)))[1:]
    who = " ".join(" ".join(row[35:57] for row in rows).split())
    assert who == "The Navy, via The Herald, mill-owner"


def test_a_short_screen_shows_each_matter_first_and_tells_how_many_more(small_run: Run) -> None:
    matters = {line.claim: matter(small_run, line) for line in small_run.lines}
    assert {"boxes", "voyages", "lapse", "judgement", "legal", "denial"} <= set(matters.values())
    ids = [line.claim for line in small_run.lines]
    count = len(set(matters.values()))
    lines = article(small_run, most=count)
    texts = {claim.id: claim.text for claim in small_run.evidence.claims}
    shown = [id_ for id_ in ids if any(texts[id_][:20] in line for line in lines[1:])]
    assert {matters[id_] for id_ in shown} == set(matters.values())
    assert shown == sorted(shown, key=ids.index)
    assert len(lines) == count + 2
    assert f"and {len(ids) - count} more" in lines[-1]
    assert all(cell_len(line) <= 100 for line in lines)


def test_of_few_lines_those_come_first_that_this_file_can_hold_against_its_own(
    small_run: Run,
) -> None:
    for most in range(1, 5):
        text = "\n".join(article(small_run, most=most)[1:])
        firsts = [line for line in small_run.lines if matter(small_run, line) in MATTERS[:most]]
        texts = {claim.id: claim.text for claim in small_run.evidence.claims}
        assert any(texts[line.claim][:20] in text for line in firsts)
    one = "\n".join(article(small_run, most=1))
    assert "Ore is almost certain" in one


def test_without_a_report_or_its_claims_it_says_why(small_run: Run, bare_run: Run) -> None:
    (none,) = article(bare_run)
    assert "no report is named" in none
    (waiting,) = article(replace(small_run, lines=()))
    assert "herald.txt" in waiting
    assert "claims.csv" in waiting


def test_a_line_that_is_cut_keeps_a_term_and_its_range_together(small_run: Run) -> None:
    for words in ("", "a", "as the case has it", "as the case of the mill has it, "):
        ours = f"{words}: highly likely (PHIA, about 80-90 %): 84 %, range 79-89; theirs: no more"
        line = Line("law", "navy", (), None, ours, ("law",))
        shown = article(replace(small_run, lines=(line,)), most=1)[1]
        assert ("likely" in shown) == ("80-90 %)" in shown), shown
        assert shown.endswith("…")
