from dataclasses import replace

from deadreckon.cargo.aboard import Aboard
from deadreckon.cargo.boxes import ReadingBoxes
from deadreckon.cargo.changes import Change
from deadreckon.cargo.estimate import Swing
from deadreckon.cargo.holds import Hold
from deadreckon.case.run import Run
from deadreckon.publish.brief.cargo import cargo
from deadreckon.publish.brief.context import context


def shown(run: Run, **changes: object) -> str:
    boxes = replace(run.cargo[0], **changes)  # type: ignore[arg-type]
    return cargo(context(replace(run, cargo=(boxes,)))) or ""


def test_boxes_are_counted_told_and_implied(small_run: Run) -> None:
    text = shown(small_run)
    assert ">40</a>" in text
    assert 'data-dr="cargo.main.joint"' in text
    assert 'data-dr="cargo.main.robust_at_least"' in text
    assert "&gt; 120" in text
    assert "200</a> in 4 loads" in text
    assert "nobody in this file looked inside" in text
    assert "cannot tell" in text
    assert "No total is estimated; what would move one most" in text
    told = replace(small_run.cargo[0].told[0], bound="between", value=100.0, upper=999.0)
    assert ">100–999</a>" in shown(small_run, told=(told,))
    assert cargo(context(replace(small_run, cargo=()))) is None


def test_a_total_has_its_interval_and_what_moves_it(small_run: Run) -> None:
    swings = (Swing("passages", 100, 300), Swing("load to load", 200, 210), Swing("holds", 9, 9))
    text = shown(small_run, p10=110.0, p50=200.0, p90=1290.0, dominates="passages", swings=swings)
    assert 'data-dr="cargo.main.p50"' in text
    assert "(110–1,290)" in text
    assert "how many passages there were" in text
    assert "how loads differ 200–210" in text
    assert "what the ships can carry" not in text


def test_a_reading_carries_its_own_with_what_spreads_it(small_run: Run) -> None:
    reading = ReadingBoxes("if", 5, (1100, 1500), 1216, 1300, 1385, "boxes_a_load", ("trips",))
    text = shown(small_run, readings=(reading,))
    assert "5 loads or more" in text
    assert "1,100–1,500</a>" in text
    assert "1,216–1,385</a>" in text
    assert "what a load usually is" in text
    assert "1,100" not in shown(small_run, readings=(replace(reading, because=()),))


def test_the_other_way_and_what_has_no_direction_are_told_apart(small_run: Run) -> None:
    back = Aboard(70, ("s1",), 0.9, 0)
    change = Change("jetty", "pile", "pile", -80, ("s1",), 80, "if nothing left by land")
    hold = Hold("alba", (210.4, 300), "weight")
    text = shown(small_run, back=back, undirected=("s3",), other_way=("s6",), changes=(change,),
                 holds=(hold,), at_most=9000)  # fmt: skip
    assert 'data-dr="cargo.main.back.at_least"' in text
    assert 'href="#e-s3"' in text
    assert 'a call there is not only to fetch: <a href="#e-s6"' in text
    assert "-80</a>; if nothing left by land" in text
    assert "Alba takes at most, by weight, boxes a load: 210–300" in text
    assert 'data-dr="cargo.main.at_most"' in text
    assert "between two counts" not in shown(small_run, changes=(replace(change, boxes=0),))
