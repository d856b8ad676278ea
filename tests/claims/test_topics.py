import pytest

from deadreckon.claims.topics import attributions, subject
from tests.claims.sentence import sentence


def chains(text: str, language: str) -> list[list[str]]:
    reading = sentence(text, language)
    return [
        [text[n.start : n.end] for n in one.chain] for one in attributions(reading) if one.chain
    ]


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        ("海军发言人表示,渡轮已经沉没。", "zh", ["海军发言人"]),
        ("渡轮已经沉没,海军发言人说。", "zh", ["海军发言人"]),
        ("路透社援引两名外交官报道,渡轮已经沉没。", "zh", ["路透社", "两名外交官"]),
        ("海運会社は、フェリーが沈没したと発表した。", "ja", ["海運会社"]),
        ("フェリーが沈没した、と専門家は指摘する。", "ja", ["専門家"]),
        ("해운 전문가는 여객선이 침몰했다고 말했다.", "ko", ["해운 전문가"]),
        ("해양경찰에 따르면 여객선이 침몰했다.", "ko", ["해양경찰"]),
    ],
)
def test_who_says_it(text: str, language: str, chain: list[str]) -> None:
    assert chain in chains(text, language)


def test_who_denies_needs_no_role_where_it_is_what_the_sentence_is_about() -> None:
    reading = sentence("노르웨이는 의혹을 부인했다.", "ko")
    name = subject(reading, reading.all("signs.deny")[0])
    assert name is not None
    assert reading.slice(name.start, name.end) == "노르웨이"


def test_a_sentence_that_names_nobody_has_no_attribution() -> None:
    assert chains("渡轮在夜里沉没。", "zh") == []
