from dataclasses import replace
from datetime import date

from deadreckon.cargo.totals import Contradiction, OwnLoads, Total, Totals
from deadreckon.case.run import Run
from deadreckon.publish.brief.context import context
from deadreckon.publish.brief.totals import ends, totals

TOLD = Total(
    claim="boxes", claims=("boxes", "trips"), says="navy", origin="patrol", method="images",
    mood="asserted", from_=date(2021, 3, 1), to=date(2021, 4, 1), value=1200, upper=None,
    bound="ge", range=(1200, None), days=32, a_day=(37.5, None), loads=(4, 6.5), a_load=None,
    since=None,
    contradicts=(),
)  # fmt: skip
OTHER = replace(TOLD, claim="trips", value=700, bound="approx", range=(630, 770), says="herald",
                to=date(2021, 4, 3), contradicts=("boxes",))  # fmt: skip


def shown(run: Run, *told: Total, **more: object) -> str:
    unit = replace(Totals("boxes", told, 0, (), 0), **more)  # type: ignore[arg-type]
    return totals(context(replace(run, totals=(unit,)))) or ""


def test_each_total_has_who_as_of_when_since_when_and_by_which_method(small_run: Run) -> None:
    text = shown(small_run, TOLD)
    for words in ("The Navy", "≥ 1,200", "1 April 2021", "1 March 2021", "images"):
        assert words in text
    assert 'data-dr="totals.boxes.told.boxes.a_day"' in text
    assert ">38+</a>" in text
    assert ">4–6.5</a>" in text
    assert "never summed" in text
    assert "<svg" not in text


def test_what_cannot_both_hold_is_told_with_its_reason(small_run: Run) -> None:
    pair = Contradiction(("boxes", "trips"), "at least 1,200 against about 700")
    text = shown(small_run, TOLD, OTHER, replace(TOLD, claim="start"), contradictions=(pair,))
    assert "Of these cannot both hold, for one flow (1):" in text
    assert "at least 1,200 against about 700." in text
    assert "<strong>contradicted</strong>" in text
    assert text.count("<svg") == 2


def test_agreement_is_told_only_where_something_was_compared(small_run: Run) -> None:
    assert "none contradicts" not in shown(small_run, TOLD)
    assert "Of 3 pairs" in shown(small_run, TOLD, compared=3)
    assert "7 more were not compared" in shown(small_run, TOLD, left_out=7)


def test_what_is_not_told_says_so(small_run: Run) -> None:
    bare = replace(
        TOLD, from_=None, days=None, a_day=None, loads=None, method="", mood="conditional"
    )
    text = shown(small_run, bare)
    assert "not told" in text
    assert "not stated" in text
    assert "(if)" in text
    assert totals(context(replace(small_run, totals=()))) is None


def test_what_the_origin_s_own_voyages_make_of_a_load(small_run: Run) -> None:
    text = shown(small_run, replace(TOLD, a_load=OwnLoads("trips", (0, 244.4))))
    assert "of 0–244 by its own count" in text
    assert 'data-dr="totals.boxes.told.boxes.a_load"' in text


def test_small_numbers_keep_two_figures(small_run: Run) -> None:
    page = context(small_run)
    assert ends(page, (0.456, 9.99)) == "0.46–10"
    assert ends(page, (12.3, None)) == "12+"
    assert ends(page, (5, 5)) == "5"
