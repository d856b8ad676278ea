from dataclasses import replace
from pathlib import Path

from deadreckon.case.judged import judged, record_of
from deadreckon.case.run import run
from deadreckon.judgement.record import Record, scored
from tests.publish.conftest import write_case


def test_one_case_is_printed_as_ever_and_several_as_a_list(tmp_path: Path) -> None:
    done = run(write_case(tmp_path / "ore"))
    one, two = judged([done]), judged([done, done])
    assert set(one) == {"judgements", "grouping", "record"}
    assert two["cases"] == [{"case": "ore", **{k: one[k] for k in ("judgements", "grouping")}}] * 2
    assert one["record"] == two["record"] == Record(None, (), ())


def test_what_turned_out_in_any_case_is_in_the_record(tmp_path: Path) -> None:
    done = run(write_case(tmp_path / "ore"))
    told = (scored("arrived", "2021-06-01", 0.8, None, "phia", outcome=True),)
    turned = replace(done, judgements=(replace(done.judgements[0], scored=told),))
    found = record_of([done, turned, turned])
    assert found.all is not None
    assert found.all.n == 2
