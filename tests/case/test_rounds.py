from pathlib import Path

from deadreckon.case.ledger import Ledger
from deadreckon.case.run import run
from tests.publish.conftest import write_case

OLD = 'of = "seen-crossing"\nto = "sailed"\nratio = [3, 10]\n'


def rewrite(case: Path, weights: str) -> None:
    text = (case / "case.toml").read_text("utf-8")
    before, _, after = text.partition("[[weights]]")
    after = after[after.index("[[norms]]") :]
    (case / "case.toml").write_text(before + weights + after, "utf-8")


def weight(analyst: str, ratio: str) -> str:
    words = OLD.replace("[3, 10]", ratio)
    return f'[[weights]]\nanalyst = "{analyst}"\n{words}\n'


def test_the_ledger_tells_who_weighed_first_and_who_could_have_seen_whom(tmp_path: Path) -> None:
    case = write_case(tmp_path / "ore")
    run(case)
    rewrite(case, weight("ann", "[3, 10]"))
    run(case)
    rewrite(case, weight("ann", "[3, 10]") + weight("ben", "2"))
    run(case)
    text = (case / "case.toml").read_text("utf-8")
    (case / "case.toml").write_text(text + "# a remark\n", "utf-8")
    run(case)
    rewrite(case, weight("ann", "3") + weight("ben", "2"))
    found = run(case)
    judged = found.judgements[0]
    assert [(one.analyst, one.seen) for one in judged.rounds] == [
        ("ann", ()),
        ("ben", ("ann",)),
        ("ann", ("ben",)),
    ]
    frames = [e.seq for e in Ledger(case).entries() if e.kind == "frame"]
    assert [one.entry for one in judged.rounds] == [frames[1], frames[2], frames[4]]
    first, _, last = (one.alone for one in judged.rounds)
    assert first is not None
    assert last is not None
    assert first > last


def test_where_no_two_weigh_nothing_is_looked_up(tmp_path: Path) -> None:
    case = write_case(tmp_path / "ore")
    rewrite(case, weight("ann", "2"))
    assert run(case).judgements[0].rounds == ()
