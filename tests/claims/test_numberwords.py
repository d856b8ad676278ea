import re

import pytest

from deadreckon.claims.lexicon import table
from deadreckon.claims.numberwords import Numbers


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "1,200.5 and 3.7", ["1,200.5", "3.7"]),
        ("fr", "1 000 000 ou 2,5", ["1 000 000", "2,5"]),
        ("de", "1.500 oder 2,5", ["1.500", "2,5"]),
        ("zh", "三百零五、1万3000、十几", ["三百零五", "1万3000", "十几"]),
        ("ko", "6천700개, 백악관, 천만 명", ["6천700", "천만"]),
    ],
)
def test_figures_are_cut_as_the_language_writes_them(
    language: str, text: str, figures: list[str]
) -> None:
    shape = table(language, "numbers", Numbers).figures
    assert [match.group() for match in re.finditer(shape, text)] == figures


def test_glued_words_are_whole_words_of_number_words() -> None:
    shape = re.compile(table("de", "numbers", Numbers).shapes["glued"])
    assert shape.fullmatch("einhundertfunfundzwanzig")
    assert not shape.search("dreizehn einer zweifach")
