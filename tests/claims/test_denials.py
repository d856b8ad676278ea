from datetime import date

import pytest

from deadreckon.claims.denials import denied
from deadreckon.claims.extract import extract

DENIALS = {
    "en": (
        "The owner dismissed the reports as baseless.",
        "The embassy denied that any sanctions had been violated.",
        "The owner denies taking part in the transfer.",
        "The embassy declined to comment.",
    ),
    "fr": (
        "L'armateur a rejeté des rumeurs infondées.",
        "L'ambassade dément toute violation des sanctions.",
        "L'armateur nie toute participation au transbordement.",
        "L'ambassade a refusé de commenter.",
    ),
    "de": (
        "Die Reederei wies die Berichte als haltlos zurück.",
        "Die Botschaft bestritt einen Verstoß gegen Sanktionen.",
        "Die Reederei bestreitet jede Beteiligung an der Umladung.",
        "Die Botschaft lehnte eine Stellungnahme ab.",
    ),
    "es": (
        "La naviera rechazó unas acusaciones sin pruebas.",
        "La embajada negó haber violado las sanciones.",
        "La naviera niega toda participación en el trasvase.",
        "La embajada declinó hacer comentarios.",
    ),
    "it": (
        "L'armatore ha respinto accuse prive di fondamento.",
        "L'ambasciata nega che siano state violate le sanzioni.",
        "L'armatore nega di aver partecipato al trasbordo.",
        "L'ambasciata non ha voluto commentare.",
    ),
    "pt": (
        "O armador rejeitou acusações infundadas.",
        "A embaixada negou ter violado as sanções.",
        "O armador nega ter participado no transbordo.",
        "A embaixada recusou-se a comentar.",
    ),
    "pl": (
        "Armator odrzucił bezpodstawne zarzuty.",
        "Ambasada zaprzeczyła, że naruszono sankcje.",
        "Armator zaprzecza, że miał udział w przeładunku.",
        "Ambasada odmówiła komentarza.",
    ),
    "ro": (
        "Armatorul a respins acuzații nefondate.",
        "Ambasada neagă că au fost încălcate sancțiunile.",
        "Armatorul neagă că a participat la transbordare.",
        "Ambasada a refuzat să comenteze.",
    ),
    "tr": (
        "Armatör asılsız iddiaları reddetti.",
        "Büyükelçilik yaptırımların ihlal edildiğini yalanladı.",
        "Armatör aktarmaya katıldığını reddetti.",
        "Büyükelçilik yorum yapmaktan kaçındı.",
    ),
    "ru": (
        "Судовладелец отверг голословные обвинения.",
        "Посольство отрицает нарушение санкций.",
        "Судовладелец отрицает свою причастность к перегрузке.",
        "В посольстве отказались от комментариев.",
    ),
    "uk": (
        "Судновласник відкинув безпідставні звинувачення.",
        "Посольство заперечує порушення санкцій.",
        "Судновласник заперечує свою причетність до перевантаження.",
        "У посольстві відмовилися коментувати.",
    ),
    "ko": (
        "선주는 근거 없는 주장이라고 일축했다.",
        "대사관은 제재 위반을 부인했다.",
        "선주는 환적에 가담한 사실을 부인했다.",
        "대사관은 논평을 거부했다.",
    ),
    "ja": (
        "船主は根拠のない主張だと否定した。",
        "大使館は制裁違反を否定した。",
        "船主は積み替えへの関与を否定した。",
        "大使館はコメントを控えた。",
    ),
    "zh": (
        "船东否认这一毫无证据的指控。",
        "大使馆否认违反制裁。",
        "船东否认参与转运。",
        "大使馆拒绝置评。",
    ),
    "vi": (
        "Chủ tàu bác bỏ cáo buộc vô căn cứ.",
        "Đại sứ quán phủ nhận việc vi phạm lệnh trừng phạt.",
        "Chủ tàu phủ nhận việc tham gia chuyển hàng.",
        "Đại sứ quán từ chối bình luận.",
    ),
    "ar": (
        "ونفى مالك السفينة التقارير التي لا دليل عليها.",
        "ونفت السفارة انتهاك العقوبات.",
        "ونفى مالك السفينة مشاركة سفنه في النقل.",
        "ورفضت السفارة التعليق.",
    ),
}
TYPES = ("evidence", "illegality", "fact", "no_comment")


@pytest.mark.parametrize("language", sorted(DENIALS))
def test_denials_are_told_apart_by_what_they_deny(language: str) -> None:
    found = [
        [
            claim.denial
            for claim in extract(words, language=language, published=date(2024, 5, 17)).claims
            if claim.kind == "denial"
        ]
        for words in DENIALS[language]
    ]
    assert found == [[kind] for kind in TYPES]


def test_one_that_names_two_leaves_open_which_is_meant() -> None:
    assert denied("there is no evidence that sanctions were broken", "en") == "unsaid"


def test_a_bare_denial_is_of_the_fact() -> None:
    assert denied("the owner denied it", "en") == "fact"


def test_without_a_language_the_words_of_all_count() -> None:
    assert denied("keine Beweise") == "evidence"
    assert denied("制裁違反はない") == "illegality"


def test_other_claims_are_no_denials() -> None:
    (claim,) = extract(
        "At least 40 crates were lost on Monday.", language="en", published=date(2024, 5, 17)
    ).claims
    assert claim.denial is None
