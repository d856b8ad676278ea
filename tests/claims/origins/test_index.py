from deadreckon.claims.origins.index import MOST, Index
from deadreckon.claims.origins.statement import Statement, statements
from tests.claims.origins.retellings import report


def told(name: str, text: str) -> Statement:
    (one,) = statements(report(name, text, "en"))
    return one


def test_the_likeliest_of_many_is_found_wherever_it_stands() -> None:
    index = Index()
    for number in range(3 * MOST):
        index.add(
            "RUSI",
            told(
                f"r{number:03}.txt", f"The crew saw {number + 400} crates at Najin on 7 September."
            ),
        )
    sought = told("x.txt", "On 7 September the crew saw 457 crates at Najin.")
    found = index.best(sought, "RUSI")
    assert found is not None
    assert found.quantities[0].value == 457
    assert index.best(sought, "Reuters") is None


def test_a_report_does_not_retell_itself() -> None:
    index = Index()
    one = told("a.txt", "The crew saw 457 crates at Najin on 7 September.")
    index.add("RUSI", one)
    assert index.best(one, "RUSI") is None
