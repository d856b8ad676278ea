from datetime import UTC, datetime
from pathlib import Path

import pytest

from deadreckon.case.examples import FERRY, FIRST_CASE
from deadreckon.errors import BadFrame
from deadreckon.model.jsonable import jsonable
from deadreckon.publish import demo
from deadreckon.publish.demo import Demonstration, demonstrate

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The demo with few hidings; tests/acceptance/test_demo.py runs it as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "SEEDS", (1, 2))
        patch.setattr(demo, "RATES", (0.3, 1.3))
        return demonstrate(tmp_path_factory.mktemp("demo"), now=NOW)


def test_the_first_case_is_run_and_written(shown: Demonstration) -> None:
    assert shown.run.frame.id == FIRST_CASE
    for file in shown.written:
        assert (shown.folder / FIRST_CASE / file.path).is_file()


def test_the_ferry_is_hidden_without_errors_and_with(shown: Demonstration) -> None:
    assert shown.ferry.id == FERRY
    for hidings in (shown.sound, shown.faulty):
        assert [(h.looks_a_day, h.seed) for h in hidings] == [
            (0.3, 1),
            (0.3, 2),
            (1.3, 1),
            (1.3, 2),
        ]
        assert len({h.true for h in hidings}) == 1
    assert {h.false for h in shown.sound} == {0.0}
    assert all(h.false > 0 for h in shown.faulty)
    assert all(h.at_least <= h.true for h in shown.sound)
    assert all(h.at_most is None or h.true <= h.at_most for h in shown.sound)


def test_the_document_is_the_runs_with_the_hidings(shown: Demonstration) -> None:
    document, run = jsonable(shown.document()), jsonable(shown.run.document())
    assert isinstance(document, dict)
    assert isinstance(run, dict)
    assert document.pop("hidings") == jsonable({"sound": shown.sound, "faulty": shown.faulty})
    assert document.pop("files") == jsonable(shown.written)
    assert document == run


def test_the_screen_says_what_to_do_next_and_fits(shown: Demonstration) -> None:
    lines = shown.screen().splitlines()
    assert len(lines) <= 60
    assert f"deadreckon run {shown.folder / FIRST_CASE}" in " ".join(" ".join(lines).split())
    assert any("DOES IT COUNT RIGHT?" in line for line in lines)


def test_a_case_that_the_user_broke_is_told(tmp_path: Path) -> None:
    frame = tmp_path / FIRST_CASE / "case.toml"
    frame.parent.mkdir(parents=True)
    frame.write_text("format = 1\n", "utf-8")
    with pytest.raises(BadFrame) as caught:
        demonstrate(tmp_path, now=NOW)
    assert caught.value.file == str(frame)
