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


REJECTED = """\
en|The council rejected a planning application for 40 houses.
en|The court dismissed the appeal of 12 families.
en|Officials ruled out extra play after 12 overs.
en|She was denied entry at the border.
en|The ministry did not deny that 12 ships had left.
en|The plan was dismissed by 12 members.
fr|Le projet de 40 logements a été rejeté par le conseil.
fr|La réunion, repoussée à mardi, réunira 12 pays.
fr|Le club a refusé une offre de 12 millions.
fr|Le maire n'a pas démenti l'information.
fr|Il se voit refuser un visa.
de|Der Antrag auf 40 Wohnungen wurde zurückgewiesen.
de|Das Gericht wies die Klage von 12 Familien zurück.
de|Die Firma bestreitet nicht, dass 12 Schiffe fehlen.
es|El Senado rechazó la ley por 12 votos.
es|Se negó a firmar el acuerdo con 12 países.
es|La empresa no negó el despido de 12 obreros.
it|Il Tar ha respinto il ricorso di 12 famiglie.
it|L'azienda non ha smentito la notizia.
pt|O tribunal rejeitou o recurso de 12 famílias.
pt|A empresa não desmentiu a notícia.
pl|Sąd odrzucił wniosek 12 rodzin.
pl|Spółka nie zaprzecza, że zwolniła 12 osób.
ro|Curtea a respins cererea a 12 familii.
ro|Compania nu a negat informația.
tr|Mahkeme 12 ailenin davasını reddetti.
tr|Şirket haberi yalanlamadı.
ar|رفض البرلمان مشروع قانون بأغلبية 12 صوتا.
ar|لم تنف الشركة الخبر.
ru|Суд отклонил иск 12 семей.
ru|Компания не отрицает, что уволила 12 человек.
ru|Депутаты отвергли законопроект о 12 налогах.
uk|Суд відхилив позов 12 родин.
uk|Компанія не заперечує, що звільнила 12 людей.
ko|법원은 12명의 청구를 거부했다.
ko|회사는 12명을 해고한 사실을 부인하지 않았다.
ja|裁判所は12世帯の申請を退けた。
ja|会社は12人の解雇を否定しなかった。
ja|議会は12件の法案を否決した。
zh|法院驳回了12户家庭的申请。
zh|公司没有否认裁员12人。
zh|反对派推翻了政府，12人死亡。
vi|Tòa bác đơn của 12 gia đình.
vi|Công ty không phủ nhận việc sa thải 12 người.
vi|Quốc hội bác bỏ dự luật với 12 phiếu.
"""
"""What is rejected, postponed or not denied: a language and a sentence a line."""


@pytest.mark.parametrize("line", REJECTED.splitlines())
def test_what_is_rejected_without_an_accusation_is_no_denial(line: str) -> None:
    language, _, text = line.partition("|")
    claims = extract(text, language=language, published=date(2024, 5, 17)).claims
    assert [claim.text for claim in claims if claim.kind == "denial"] == []


ACCUSED = """\
en|The firm rejected the allegations.
en|He denied any wrongdoing.
en|The report is false, the company said.
en|The airline disputes the figure of 40 cancelled flights.
fr|La direction conteste ces chiffres et parle de rumeurs.
de|Der Minister weist den Vorwurf zurück.
de|Der Verein dementiert den Bericht.
es|La empresa niega el despido de 12 obreros.
es|El partido desmintió la noticia.
it|L'azienda smentisce la notizia.
it|Il sindaco respinge le accuse.
pt|A empresa desmente a notícia.
pt|O ministro rejeita as acusações.
pl|Spółka zaprzecza, że zwolniła 12 osób.
pl|Minister odrzuca zarzuty.
ro|Ministrul respinge acuzațiile.
tr|Şirket haberi yalanladı.
ar|نفت الشركة الخبر.
ru|Компания отрицает, что уволила 12 человек.
uk|Компанія заперечує, що звільнила 12 людей.
ko|회사는 12명을 해고한 사실을 부인했다.
ko|장관은 의혹을 일축했다.
ja|会社は12人の解雇を否定した。
zh|公司否认裁员12人。
vi|Công ty phủ nhận việc sa thải 12 người.
"""


@pytest.mark.parametrize("line", ACCUSED.splitlines())
def test_what_rejects_an_accusation_is_a_denial(line: str) -> None:
    language, _, text = line.partition("|")
    claims = extract(text, language=language, published=date(2024, 5, 17)).claims
    assert [claim.polarity for claim in claims if claim.kind == "denial"] == ["deny"]
