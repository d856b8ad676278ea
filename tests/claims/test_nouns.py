import pytest

from deadreckon.claims.lexicon import languages, table
from deadreckon.claims.nouns import Nouns, written_noun


def nouns(language: str) -> Nouns:
    found: Nouns = table(language, "nouns", Nouns)
    return found


@pytest.mark.parametrize(
    ("language", "row", "taken", "lemma"),
    [
        ("en", ["rare", "orchids", "bloomed"], 2, "orchid"),
        ("en", ["garden", "gnomes"], 2, "gnome"),
        ("fr", ["nouvelles", "ruches"], 2, "ruche"),
        ("es", ["colmenas", "nuevas"], 1, "colmena"),
        ("it", ["alveari", "distrutti"], 1, "alvearo"),
        ("pt", ["colmeias"], 1, "colmeia"),
        ("de", ["neue", "Zeitungen"], 2, "Zeitung"),
        ("ru", ["новых", "генераторов"], 2, "генератор"),
        ("uk", ["нових", "генераторів"], 2, "генератор"),
        ("pl", ["nowych", "wiatraków"], 2, "wiatrak"),
        ("tr", ["yeni", "serayı"], 2, "sera"),
        ("ar", ["بئرا"], 1, "بئر"),
        ("vi", ["nhà", "kính", "đổ"], 2, "nhà kính"),
    ],
)
def test_the_noun_is_told_from_the_words_beside_it(
    language: str, row: list[str], taken: int, lemma: str
) -> None:
    assert nouns(language).after(row) == (taken, lemma)


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", ["fell", "sharply"]),
        ("fr", ["rapporte"]),
        ("de", ["gestern"]),
        ("ru", ["сообщил"]),
        ("tr", ["oldu"]),
    ],
)
def test_a_row_without_a_noun_has_none(language: str, row: list[str]) -> None:
    assert nouns(language).after(row) is None


@pytest.mark.parametrize("language", languages())
def test_nothing_comes_of_nothing(language: str) -> None:
    assert nouns(language).after([]) is None


def test_letters_without_blanks_hold_the_nearest_noun() -> None:
    assert written_noun("温室が", ends=False) == "温室"
    assert written_noun("自動販売機設置", ends=False) == "自動"
    assert written_noun("村の自動販売機設置", ends=True) == "設置"
    assert written_noun("ソーラーパネル", ends=True) == "ソーラーパネル"
    assert written_noun("について", ends=True) is None
