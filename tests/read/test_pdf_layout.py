from deadreckon.read.pdf_layout import Page, lines
from deadreckon.read.pdf_runs import Run


def row(text: str, x: float, base: float, *, size: float = 10.0) -> Run:
    return Run(text, x, x + 5 * len(text), base, size)


def read(*pages: list[Run]) -> list[str]:
    return [line.text for line in lines([Page(600, 800, tuple(page)) for page in pages])]


def test_a_column_is_read_before_the_one_on_its_right() -> None:
    left = [row(f"left {n}", 50, 300 + 12 * n) for n in range(4)]
    right = [row(f"right {n}", 330, 300 + 12 * n) for n in range(4)]
    mixed = [run for pair in zip(left, right, strict=True) for run in pair]
    assert read(mixed) == [run.text for run in (*left, *right)]


def test_what_spans_both_columns_stands_between_them() -> None:
    over = [row("upper left", 50, 300), row("upper right", 330, 300)]
    middle = row("a heading that spans both of the columns of the page, as it is wide", 50, 330)
    under = [row("lower left", 50, 360), row("lower right", 330, 360)]
    assert read([*under, middle, *over]) == [
        "upper left upper right",
        middle.text,
        "lower left lower right",
    ]


def test_running_heads_and_folios_are_left_out() -> None:
    pages = [
        [
            row("Report of the group", 50, 40),
            row(f"{n + 3} of 12", 500, 40),
            row(f"page {n} says this much.", 50, 400),
            row(f"- {n + 3} -", 280, 770),
        ]
        for n in range(3)
    ]
    assert read(*pages) == [f"page {n} says this much." for n in range(3)]


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    page = [
        row("27/10/2031, 12:03", 20, 20),
        row("Ferries", 300, 20),
        row("Forty crossings were counted.", 50, 400),
        row("https://example.org/a", 20, 780),
        row("1/1", 570, 780),
    ]
    assert read(page) == ["Forty crossings were counted."]


def test_a_number_that_is_all_of_a_page_stays() -> None:
    assert read([row("1250", 50, 40)]) == ["1250"]


def test_lines_from_right_to_left_are_joined_as_they_are_read() -> None:
    assert read([row("غرب", 50, 400), row("شمال", 80, 400)]) == ["شمال غرب"]
