import pytest

from deadreckon.claims.timecodes import coded, tools


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "from 7 to 9 June 2023", "fDtDMY"),
        ("en", "3 days ago, last week", "DUA,RU"),
        ("fr", "du 7 au 9 juin", "hDtDM"),
        ("ja", "8月中旬から", "DmPp"),
        ("vi", "ngày 14 tháng 8 năm 2023", "CDNDyY"),
        ("ko", "이틀 전", "DUA"),
        ("it", "tra marzo", "cM"),
    ],
)
def test_tokens_are_told_by_one_letter_each(language: str, text: str, codes: str) -> None:
    scanner, numbers, _ = tools(language)
    [(_, tokens)] = scanner.read(text)
    line, found = coded(tokens, numbers)
    assert found == codes
    assert len(line) == len(codes)
