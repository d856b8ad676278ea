from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.brief.context import NOTHING, anchor, context, items, row_of, table


def test_a_result_leads_to_the_first_record_that_is_known(small_run: Run) -> None:
    page = context(small_run)
    assert page.result("a.b", "4", ("unknown", "s2", "s1")) == (
        '<a href="#e-s2" data-dr="a.b" class="n">4</a>'
    )
    assert 'href="#record"' in page.result("a.b", "0")


def test_records_past_the_first_are_counted(small_run: Run) -> None:
    page = context(small_run)
    assert page.references(("s1", "s2", "s3"), most=2).endswith("and 1 more")
    assert page.references(("s1",)).count("<a ") == 1


def test_an_id_with_a_space_has_an_anchor_without() -> None:
    assert anchor("a b") == "e-a_b"


def test_ranges_and_per_cent_do_not_break(small_run: Run) -> None:
    page = context(small_run)
    assert page.prose("about 80-90 %") == "about 80\u2060–\u206090\u00a0%"
    assert page.prose("on 2021-03-05") == "on 2021-03-05"


def test_french_signs_do_not_stand_alone(small_run: Run) -> None:
    french = context(replace(small_run, frame=replace(small_run.frame, language="fr")))
    assert french.prose("« ici » : oui ; non") == "«\u00a0ici\u202f»\u202f: oui\u202f; non"


def test_names_fall_back_to_ids(small_run: Run) -> None:
    page = context(small_run)
    assert (page.name("navy"), page.origin("patrol"), page.name("nobody")) == (
        "The Navy", "Navy patrol", "nobody",
    )  # fmt: skip


def test_cells_carry_their_head_and_empty_ones_are_marked() -> None:
    row = row_of(["what", "proved"], ["passages", ("2", "proved")], id="r")
    assert row == (
        '<tr id="r"><th scope="row">passages</th>'
        '<td data-label="proved" class="proved"><div>2</div></td></tr>'
    )
    assert 'class="none"' in row_of(["what", "told"], ["passages", NOTHING])
    assert "<caption>x</caption>" in table("x", ["a"], [["b"]])
    assert items(["<"]) == "<ul><li>&lt;</li></ul>"
