import pytest

from deadreckon.claims.origins.translated import translated
from tests.claims.origins.retellings import report


@pytest.mark.parametrize(
    ("text", "language", "publisher", "is_one"),
    [
        ("Containers came. (Traduit du vietnamien)", "fr", "Blog", True),
        ("Translated by Google. Containers came.", "en", "Blog", True),
        ("Машинный перевод. Пришли контейнеры.", "ru", "Блог", True),
        ("기계 번역 기사입니다.", "ko", "블로그", True),
        ("Des conteneurs sont passés.", "fr", "Báo Quốc Tế", True),
        ("Tàu đã cập cảng.", "vi", "Báo Quốc Tế", False),
        ("Containers came.", "en", "朝日新聞", True),
        ("Containers came.", "en", "Le Monde", False),
        ("Containers came.", "", "朝日新聞", False),
    ],
)
def test_translations(text: str, language: str, publisher: str, *, is_one: bool) -> None:
    assert translated(report("a.txt", text, language, publisher)) is is_one
