import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from deadreckon.claims import lexicon
from deadreckon.claims.coverage import NAMES, as_table, coverage
from deadreckon.claims.extract import extract
from deadreckon.claims.lexicon import languages

PAGE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
DAY = date(2024, 5, 17)


def test_the_page_says_what_the_lexicons_hold() -> None:
    assert as_table(coverage()) in PAGE, "run: python scripts/make_languages.py"


def test_every_language_has_a_name() -> None:
    assert set(languages()) == set(NAMES)


def test_a_language_is_added_by_adding_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    (tmp_path / "eo.toml").write_text(example[1], "utf-8")
    shutil.copy(str(lexicon._FOLDER / "und.toml"), tmp_path)
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    text = (
        "La ministerio diris, ke verŝajne almenaŭ kvin ŝipoj foriris en majo.\n"
        "La posedanto de la ŝipoj neas tion, sen pruvoj kaj sen vortoj.\n"
        "Laŭ la havenestro, pli ol 2 mil konteneroj laŭdire foriris hieraŭ.\n"
    )
    counted, denied, told = extract(text, language="eo", published=DAY).claims
    assert counted.quantity is not None
    assert counted.term is not None
    assert counted.time is not None
    assert (counted.quantity.value, counted.quantity.bound, counted.quantity.unit) == (
        5,
        "ge",
        "ship",
    )
    assert (counted.term.low, counted.term.high) == (0.55, 0.75)
    assert (counted.time.from_, counted.time.to) == ("2024-05-01", "2024-05-31")
    assert counted.source_chain == ("La ministerio",)
    assert (denied.polarity, denied.denial) == ("deny", "evidence")
    assert denied.source_chain == ("La posedanto de la ŝipoj",)
    assert told.quantity is not None
    assert (told.quantity.value, told.quantity.bound, told.mood) == (2000, "gt", "alleged")
    assert told.source_chain == ("la havenestro",)
    assert told.time is not None
    assert told.time.from_ == "2024-05-16"
