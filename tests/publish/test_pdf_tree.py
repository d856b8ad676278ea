from typing import Any

from deadreckon.case.run import Run
from deadreckon.publish.brief import brief
from deadreckon.publish.pdf_tree import Tree, tree

PAGE = """<!doctype html><html><head><title>T</title><style>p{}</style></head><body><main>
<p class="dek" id="top">a &lt;b&gt; <a href="#e-s%31">one</a> <a href="#none">two</a><br>c</p>
<div class="wide"><svg class="f"><style>.f{--ink:#123456;--hair:#abc}.f text{fill:var(--ink)}
@media (prefers-color-scheme:dark){.f{--ink:#fff}}</style><text>x</text></svg></div>
<div class="narrow"><svg class="f"><text>y</text></svg></div>
<table><thead><tr><th>k</th><th>v</th></tr></thead>
<tbody><tr id="e-s1"><th>a</th><td>a long cell that takes more room than the first</td></tr></tbody>
</table></main></body></html>"""


def walk(node: Tree) -> list[Any]:
    if isinstance(node, str):
        return []
    return [node, *(found for child in list(node)[2:] for found in walk(child))]


def texts(node: Tree) -> str:
    return node if isinstance(node, str) else "".join(map(texts, list(node)[2:]))


def test_text_is_plain_and_what_is_no_content_is_left_out() -> None:
    found, _ = tree(PAGE)
    assert "a <b> one" in texts(found)
    assert not {"head", "title", "style", "svg-figure"} & {node[0] for node in walk(found)}
    assert "T" not in texts(found)


def test_links_lead_to_what_is_there_and_others_are_texts() -> None:
    links = [node[1] for node in walk(tree(PAGE)[0]) if node[0] == "a"]
    assert links == [{"to": "e-s1"}, {}]


def test_of_two_drawings_the_wide_one_stays_in_plain_colours() -> None:
    found, figures = tree(PAGE)
    shown = [int(node[1]["n"]) for node in walk(found) if node[0] == "svg"]
    (svg,) = [figures[n] for n in shown]
    assert "fill:#123456" in svg
    assert not [word for word in ("var(", "@media", "#fff", "--ink") if word in svg]


def test_a_number_stays_on_the_line_of_its_unit() -> None:
    found, _ = tree("<body><p>68 % of 1 500 in 20 days, 10 000 %</p></body>")
    assert texts(found) == "68\xa0% of 1\xa0500 in 20 days, 10\xa0000\xa0%"


def test_columns_share_the_width_by_what_they_hold() -> None:
    (table,) = [node for node in walk(tree(PAGE)[0]) if node[0] == "table"]
    first, second = table[1]["columns"]
    assert first < second <= 14


def test_the_tree_of_a_brief_says_all_that_the_brief_says(small_run: Run) -> None:
    found, figures = tree(brief(small_run))
    said = texts(found)
    for words in ("ore from the isle reached the mill", small_run.ledger_head, "At least four"):
        assert words in said
    ids = {node[1]["id"] for node in walk(found) if "id" in node[1]}
    assert {node[1]["to"] for node in walk(found) if "to" in node[1]} <= ids
    assert len([node for node in walk(found) if node[0] == "svg"]) >= 3
    assert all("var(" not in svg for svg in figures)
