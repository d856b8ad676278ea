from pathlib import Path

import pytest
from pydantic import ValidationError

from deadreckon.claims import lexicon
from deadreckon.claims.boundwords import Bounds
from deadreckon.claims.lexicon import Script, languages, primary, table
from deadreckon.claims.numberwords import Numbers
from deadreckon.claims.timewords import Times
from deadreckon.claims.units import Units

ASKED = [
    "en",
    "fr",
    "ru",
    "uk",
    "ko",
    "zh",
    "ja",
    "vi",
    "de",
    "es",
    "it",
    "pt",
    "pl",
    "ro",
    "tr",
    "ar",
]


def test_every_language_asked_for_has_a_file() -> None:
    assert set(ASKED) <= set(languages())


@pytest.mark.parametrize("language", [*languages(), "und"])
def test_every_file_holds_what_its_tables_describe(language: str) -> None:
    for name, model in (
        *(("script", Script), ("numbers", Numbers), ("bounds", Bounds)),
        *(("units", Units), ("times", Times)),
    ):
        table(language, name, model)


@pytest.mark.parametrize("language", languages())
def test_every_language_knows_its_months_weekdays_bounds_and_units(language: str) -> None:
    times = table(language, "times", Times)
    assert len(times.months) == 12 or times.month_mark
    assert len(times.weekdays) == 7
    bounds = table(language, "bounds", Bounds)
    assert {"gt", "ge", "lt", "le", "approx"} <= {*bounds.before, *bounds.after}
    units = table(language, "units", Units)
    assert {"container", "ship", "tonne", "shell"} <= units.things.keys()
    assert {"round trip", "trip", "port call"} <= units.events.keys()
    assert {"per cent", "us dollar"} <= units.neutral


def test_a_tag_is_its_first_part_and_an_unknown_language_has_signs_only() -> None:
    assert [primary(tag) for tag in ("zh-Hant", "pt_BR", "EN", "tlh", "")] == [
        *("zh", "pt", "en", "und", "und")
    ]


def test_a_wrong_key_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "qq.toml").write_text('[bounds]\nfil = "of"\n', "utf-8")
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    with pytest.raises(ValidationError, match="fil"):
        table("qq", "bounds", Bounds)
