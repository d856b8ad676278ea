from deadreckon.claims.origins.graph import Graph
from deadreckon.claims.origins.statement import Statement, statements
from tests.claims.origins.retellings import report


def told(name: str, text: str, publisher: str) -> list[Statement]:
    return statements(report(name, text, "en", publisher))


FIVE = "the ships made at least five round trips between Najin and Dunai."


def test_a_chain_ends_where_it_names_nobody_further() -> None:
    (one,) = told("a.txt", f"The Washington Post reported that {FIVE}", "Herald")
    end = Graph([one]).end(one)
    assert (end.name, end.stated, end.why) == ("Washington Post", True, "named by the chain")


def test_it_goes_on_over_another_report() -> None:
    (one,) = told("a.txt", f"The Washington Post reported that {FIVE}", "Herald")
    (relay,) = told("b.txt", f"The Washington Post, citing RUSI, says that {FIVE}", "Globe")
    end = Graph([one, relay]).end(one)
    assert end.name == "RUSI"
    assert "b.txt" in end.why


def test_two_that_cite_one_another_come_to_an_end() -> None:
    one = told("a.txt", f"The Washington Post reported that {FIVE}", "Guardian")
    two = told("b.txt", f"The Guardian reported that {FIVE}", "Washington Post")
    graph = Graph([*one, *two])
    assert {graph.end(s).name for s in (*one, *two)} <= {"Guardian", "Washington Post"}


def test_a_statement_is_held_against_the_report_that_it_cites() -> None:
    (own,) = told("a.txt", f"In all {FIVE}", "RUSI")
    (copy,) = told("b.txt", f"RUSI said that {FIVE}", "Herald")
    graph = Graph([own, copy])
    assert graph.retold(copy, graph.end(copy)) == own
    assert graph.retold(own, graph.end(own)) is None
    assert graph.end(own).name == "RUSI"


def test_without_the_origins_own_report_the_nearest_to_it_is_held_against() -> None:
    (near,) = told("b.txt", f"RUSI said that {FIVE}", "Globe")
    (far,) = told("a.txt", f"The Herald, citing RUSI, says that {FIVE}", "Mail")
    graph = Graph([near, far])
    assert graph.retold(far, graph.end(far)) == near
    assert graph.retold(near, graph.end(near)) is None
