from deadreckon.case.examples import FERRY, shipped
from deadreckon.case.frame import read_frame
from deadreckon.case.hiding import Hiding
from deadreckon.publish.screen.hidings import hidings


def hiding(rate: float, at_least: int, at_most: int | None) -> Hiding:
    return Hiding(rate, 1, 0.0, at_least, at_least, at_most, 20)


def faulty(rate: float, at_least_95: int) -> Hiding:
    return Hiding(rate, 1, 0.05, 9, at_least_95, 40, 20)


def test_figures_stand_under_the_rate_at_which_it_was_looked() -> None:
    frame, _ = read_frame(shipped() / FERRY / "case.toml")
    sound = [hiding(0.5, 4, 40), hiding(2.0, 21, 40), hiding(2.0, 8, 19)]
    wrong = [faulty(0.5, 3), faulty(2.0, 25)]
    title, rates, proved, sure, most, true, *words = hidings(frame, sound, wrong)
    assert title.startswith("DOES IT COUNT RIGHT?  Tacoma, ")
    assert rates.split()[-2:] == ["0.5", "2"]
    assert proved.split()[-2] == "4"
    assert "5 % false" in sure
    assert sure.split()[-2:] == ["3", "25"]
    assert true.split() == ["TRUE", "20", "20"]
    assert most.split()[2] == "40"
    assert "".join(words).startswith(
        "  of 3 hidings 1 proofs above the truth, 1 ceilings below; with errors 1 of 2"
    )


def test_no_ceiling_is_a_dash() -> None:
    frame, _ = read_frame(shipped() / FERRY / "case.toml")
    lines = hidings(frame, [hiding(1.0, 4, None)], [faulty(1.0, 3)])
    assert lines[4].split() == ["AT", "MOST", "-"]
