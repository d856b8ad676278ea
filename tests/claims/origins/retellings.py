# ruff: noqa: E501 - a retelling stands on one line
"""Statements and what others made of them, in several languages: true to them, and not."""

from __future__ import annotations

import hashlib
from datetime import date

from deadreckon.model.evidence import Anchor, Report

DAY = date(2023, 10, 27)


def report(
    name: str, text: str, language: str = "en", publisher: str = "", day: date = DAY
) -> Report:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        name,
        text,
        Anchor(sha256, f"evidence/reports/{name}"),
        sha256,
        language=language,
        publisher=publisher,
        published=day,
    )


PACKAGE = "It is unlikely that the full package of the agreement has been finalised, it said."
SHIPPED = "North Korea shipped more than 1,000 containers to Russia over the last several weeks."
SHELLS = "The containers could hold 3 million 152 mm shells or 500,000 122 mm rockets."
SHARE = "A ship was seen at Najin on 49 of 109 imaged days, the analysis said."
STACKED = "On 7 September about 300 containers were stacked at Najin, the statement said."
DUNAI = "The ship unloaded 300 containers at Dunai on 12 September."
VOSTOCHNY = "The ship unloaded 300 containers at the port of Vostochny on 8 February."
SEPTEMBER = "At least 300 containers were shipped from North Korea to Russia in September."
VISIT = "Russian defence minister Sergei Shoigu visited Pyongyang on 25 July."
ABROAD = "The containers reached the depot at Tikhoretsk on 1 October."

CORRUPTED = [
    ("term", "NK Pro", PACKAGE, "en", "According to NK Pro, there is almost no possibility that the full package has been finalised."),
    ("term", "NK Pro", PACKAGE, "fr", "Selon NK Pro, il n'y a presque aucune possibilité que l'accord complet ait été finalisé."),
    ("term", "NK Pro", PACKAGE, "ru", "По данным NK Pro, почти нет возможности, что полный пакет соглашения согласован."),
    ("term", "NK Pro", PACKAGE, "en", "According to NK Pro, there seems to be a possibility that the two sides have reached a comprehensive agreement."),
    ("unit", "White House", SHIPPED, "en", "According to the White House, North Korea ships more than 1,000 containers per week to Russia."),
    ("unit", "White House", SHIPPED, "de", "Nach Angaben des Weißen Hauses schickt Nordkorea mehr als 1.000 Container pro Woche nach Russland."),
    ("unit", "White House", SHIPPED, "ru", "По данным Белого дома, Северная Корея отправляет в Россию более 1000 контейнеров в неделю."),
    ("bound", "White House", SHIPPED, "en", "According to the White House, North Korea shipped 1,000 containers to Russia."),
    ("bound", "White House", SHIPPED, "fr", "Selon la Maison Blanche, la Corée du Nord a expédié jusqu'à 1 000 conteneurs vers la Russie."),
    ("bound", "White House", SHIPPED, "es", "Según la Casa Blanca, Corea del Norte envió 1.000 contenedores a Rusia."),
    ("bound", "White House", SHIPPED, "ko", "백악관에 따르면 북한은 러시아에 컨테이너 1,000개를 보냈다."),
    ("bound", "White House", SHIPPED, "ja", "ホワイトハウスによると、北朝鮮はロシアに1000個のコンテナを送った。"),
    ("bound", "White House", SHIPPED, "zh", "据白宫称，朝鲜向俄罗斯运送了1000个集装箱。"),
    ("unit", "White House", SHIPPED, "en", "According to the White House, more than 1,000 shipments went from North Korea to Russia."),
    ("number", "White House", SHIPPED, "en", "According to the White House, North Korea shipped more than 10,000 containers to Russia."),
    ("scope", "Shin Won-sik", SHELLS, "en", "According to Shin Won-sik, the containers could hold 3 million 152 mm shells and 500,000 122 mm rockets."),
    ("unit", "CSIS", SHARE, "en", "According to CSIS, ships were seen at Najin 49 times."),
    ("unit", "CSIS", SHARE, "de", "Laut CSIS wurden in Najin 49 Mal Schiffe gesehen."),
    ("unit", "CSIS", SHARE, "es", "Según CSIS, se vieron barcos en Najin 49 veces."),
    ("date", "White House", STACKED, "en", "According to the White House, about 300 containers were stacked at Najin on 1 September."),
    ("date", "White House", STACKED, "ko", "백악관에 따르면 9월 1일 나진에 컨테이너 약 300개가 쌓여 있었다."),
    ("date", "White House", STACKED, "fr", "Selon la Maison Blanche, environ 300 conteneurs étaient entreposés à Najin le 1er septembre."),
    ("place", "RUSI", DUNAI, "en", "According to RUSI, the ship unloaded 300 containers in the town of Danube on 12 September."),
    ("place", "RUSI", DUNAI, "de", "Laut RUSI entlud das Schiff am 12. September 300 Container an der Donau."),
    ("place", "NK Pro", VOSTOCHNY, "en", "According to NK Pro, the ship unloaded 300 containers at the Vostochny cosmodrome on 8 February."),
    ("place", "NK Pro", VOSTOCHNY, "ru", "По данным NK Pro, 8 февраля судно выгрузило 300 контейнеров на космодроме Восточный."),
    ("direction", "RUSI", SEPTEMBER, "en", "According to RUSI, at least 300 containers were shipped from Russia to North Korea in September."),
    ("direction", "RUSI", SEPTEMBER, "fr", "Selon RUSI, au moins 300 conteneurs ont été expédiés de Russie vers la Corée du Nord en septembre."),
    ("direction", "RUSI", SEPTEMBER, "ru", "По данным RUSI, в сентябре не менее 300 контейнеров были отправлены из России в Северную Корею."),
    ("who", "KCNA", VISIT, "en", "According to KCNA, Ukrainian defence minister Sergei Shoigu visited Pyongyang on 25 July."),
    ("who", "KCNA", VISIT, "fr", "Selon KCNA, le ministre ukrainien de la Défense Sergueï Choïgou s'est rendu à Pyongyang le 25 juillet."),
]  # fmt: skip
"""What was changed, who said it first and how, and the retelling: of the kinds of corrupted retellings that were met."""

FAITHFUL = {
    ("White House", SHIPPED): [
        ("en", "According to the White House, North Korea has sent over 1,000 containers to Russia in recent weeks."),
        ("en", "Over 1,000 containers were shipped by North Korea to Russia, the White House said."),
        ("en", "The White House says more than 1,000 containers went from North Korea to Russia."),
        ("en", "North Korea shipped more than a thousand containers to Russia, according to the White House."),
        ("fr", "Selon la Maison Blanche, la Corée du Nord a expédié plus de 1 000 conteneurs vers la Russie."),
        ("fr", "Plus de 1 000 conteneurs ont été expédiés par la Corée du Nord vers la Russie, selon la Maison Blanche."),
        ("de", "Nach Angaben des Weißen Hauses schickte Nordkorea mehr als 1.000 Container nach Russland."),
        ("es", "Según la Casa Blanca, Corea del Norte envió más de 1.000 contenedores a Rusia."),
        ("it", "Secondo la Casa Bianca, la Corea del Nord ha inviato più di 1.000 container in Russia."),
        ("ru", "По данным Белого дома, Северная Корея отправила в Россию более 1000 контейнеров."),
        ("uk", "За даними Білого дому, Північна Корея відправила до Росії понад 1000 контейнерів."),
        ("ko", "백악관에 따르면 북한은 러시아에 컨테이너 1,000개 이상을 보냈다."),
        ("ja", "ホワイトハウスによると、北朝鮮はロシアに1000個を超えるコンテナを送った。"),
        ("zh", "据白宫称，朝鲜向俄罗斯运送了1000多个集装箱。"),
        ("vi", "Theo Nhà Trắng, Triều Tiên đã gửi hơn 1.000 container sang Nga."),
    ],
    ("White House", STACKED): [
        ("en", "According to the White House, about 300 containers were stacked at Najin on 7 September."),
        ("en", "Some 300 containers stood at Najin on September 7, the White House said."),
        ("en", "The White House said around 300 containers were seen at Najin on 7 September 2023."),
        ("en", "On 7 September roughly 300 containers were at Rajin, according to the White House."),
        ("fr", "Selon la Maison Blanche, environ 300 conteneurs étaient entreposés à Najin le 7 septembre."),
        ("fr", "Le 7 septembre, quelque 300 conteneurs se trouvaient à Rajin, selon la Maison Blanche."),
        ("de", "Nach Angaben des Weißen Hauses standen am 7. September rund 300 Container in Najin."),
        ("es", "Según la Casa Blanca, el 7 de septiembre había unos 300 contenedores en Najin."),
        ("it", "Secondo la Casa Bianca, il 7 settembre a Najin c'erano circa 300 container."),
        ("ru", "По данным Белого дома, 7 сентября в Наджине находилось около 300 контейнеров."),
        ("ko", "백악관에 따르면 9월 7일 나진에 컨테이너 약 300개가 쌓여 있었다."),
        ("ja", "ホワイトハウスによると、9月7日、羅津に約300個のコンテナが積まれていた。"),
        ("zh", "据白宫称，9月7日罗津堆放了约300个集装箱。"),
        ("vi", "Theo Nhà Trắng, ngày 7/9 có khoảng 300 container tại Najin."),
    ],
    ("RUSI", DUNAI): [
        ("en", "According to RUSI, the ship unloaded 300 containers at Dunai on 12 September."),
        ("en", "The ship unloaded 300 containers at Dunay on September 12, RUSI said."),
        ("en", "On 12 September 300 containers were unloaded at Dunai, according to RUSI."),
        ("en", "RUSI says 300 containers were taken off the ship at Dunai on 12 September."),
        ("fr", "Selon RUSI, le navire a déchargé 300 conteneurs à Dunai le 12 septembre."),
        ("fr", "Le 12 septembre, 300 conteneurs ont été déchargés à Dunay, selon RUSI."),
        ("de", "Laut RUSI entlud das Schiff am 12. September 300 Container in Dunai."),
        ("es", "Según RUSI, el barco descargó 300 contenedores en Dunai el 12 de septiembre."),
        ("it", "Secondo RUSI, la nave ha scaricato 300 container a Dunai il 12 settembre."),
        ("ru", "По данным RUSI, 12 сентября судно выгрузило 300 контейнеров в Дунае."),
        ("ko", "RUSI에 따르면 이 선박은 9월 12일 두나이에서 컨테이너 300개를 하역했다."),
        ("ja", "RUSIによると、船は9月12日にドゥナイで300個のコンテナを降ろした。"),
        ("zh", "据RUSI称，该船9月12日在杜奈卸下300个集装箱。"),
    ],
    ("NK Pro", VOSTOCHNY): [
        ("en", "According to NK Pro, the ship unloaded 300 containers at Vostochny on 8 February."),
        ("en", "On February 8, 300 containers were unloaded at Vostochny port, NK Pro said."),
        ("en", "NK Pro says the ship unloaded 300 containers in Vostochny on 8 February."),
        ("fr", "Selon NK Pro, le navire a déchargé 300 conteneurs à Vostochny le 8 février."),
        ("de", "Laut NK Pro entlud das Schiff am 8. Februar 300 Container in Wostotschny."),
        ("es", "Según NK Pro, el barco descargó 300 contenedores en Vostochny el 8 de febrero."),
        ("ru", "По данным NK Pro, 8 февраля судно выгрузило 300 контейнеров в порту Восточный."),
        ("ko", "NK프로에 따르면 이 선박은 2월 8일 보스토치니에서 컨테이너 300개를 하역했다."),
        ("ja", "NKプロによると、船は2月8日にボストーチヌイで300個のコンテナを降ろした。"),
    ],
    ("RUSI", SEPTEMBER): [
        ("en", "According to RUSI, at least 300 containers were shipped from North Korea to Russia in September."),
        ("en", "In September no fewer than 300 containers were shipped to Russia from North Korea, RUSI said."),
        ("en", "RUSI said that 300 or more containers were shipped from North Korea to Russia in September."),
        ("en", "At least 300 containers were sent to Russia from North Korea in September, according to RUSI."),
        ("fr", "Selon RUSI, au moins 300 conteneurs ont été expédiés de Corée du Nord vers la Russie en septembre."),
        ("fr", "En septembre, au moins 300 conteneurs ont été envoyés en Russie depuis la Corée du Nord, selon RUSI."),
        ("de", "Laut RUSI wurden im September mindestens 300 Container aus Nordkorea nach Russland verschifft."),
        ("es", "Según RUSI, al menos 300 contenedores fueron enviados de Corea del Norte a Rusia en septiembre."),
        ("ru", "По данным RUSI, в сентябре не менее 300 контейнеров были отправлены из Северной Кореи в Россию."),
        ("uk", "За даними RUSI, у вересні щонайменше 300 контейнерів відправили з Північної Кореї до Росії."),
        ("ko", "RUSI에 따르면 9월에 최소 300개의 컨테이너가 북한에서 러시아로 보내졌다."),
        ("ja", "RUSIによると、9月に少なくとも300個のコンテナが北朝鮮からロシアへ送られた。"),
        ("zh", "据RUSI称，9月至少有300个集装箱从朝鲜运往俄罗斯。"),
    ],
    ("KCNA", VISIT): [
        ("en", "According to KCNA, Russian defence minister Sergei Shoigu visited Pyongyang on 25 July."),
        ("en", "Russia's defence minister Sergei Shoigu was in Pyongyang on July 25, KCNA said."),
        ("en", "KCNA said the Russian defence minister, Sergei Shoigu, came to Pyongyang on 25 July."),
        ("fr", "Selon KCNA, le ministre russe de la Défense Sergueï Choïgou s'est rendu à Pyongyang le 25 juillet."),
        ("de", "Laut KCNA besuchte der russische Verteidigungsminister Sergej Schoigu am 25. Juli Pjöngjang."),
        ("es", "Según KCNA, el ministro ruso de Defensa Serguéi Shoigú visitó Pyongyang el 25 de julio."),
        ("ru", "По данным ЦТАК, российский министр обороны Сергей Шойгу посетил Пхеньян 25 июля."),
        ("ko", "조선중앙통신에 따르면 러시아 국방장관 세르게이 쇼이구가 7월 25일 평양을 방문했다."),
        ("ja", "朝鮮中央通信によると、ロシアのショイグ国防相は7月25日に平壌を訪問した。"),
    ],
    ("CSIS", SHARE): [
        ("en", "According to CSIS, a ship was seen at Najin on 49 of 109 imaged days."),
        ("en", "CSIS said ships were at Najin on 49 out of 109 days with images."),
        ("fr", "Selon CSIS, un navire a été vu à Najin 49 jours sur 109."),
        ("de", "Laut CSIS wurde in Najin an 49 von 109 Tagen ein Schiff gesehen."),
        ("es", "Según CSIS, se vio un barco en Najin 49 de 109 días."),
        ("ru", "По данным CSIS, судно видели в Наджине 49 из 109 дней."),
    ],
    ("NK Pro", PACKAGE): [
        ("en", "According to NK Pro, it is unlikely that the full package has been finalised."),
        ("en", "NK Pro said the full package of the agreement was unlikely to have been finalised."),
        ("fr", "Selon NK Pro, il est peu probable que l'accord complet ait été finalisé."),
        ("de", "Laut NK Pro ist es unwahrscheinlich, dass das gesamte Paket vereinbart wurde."),
        ("es", "Según NK Pro, es poco probable que el acuerdo completo se haya cerrado."),
        ("ru", "По данным NK Pro, маловероятно, что полный пакет соглашения согласован."),
    ],
    ("Shin Won-sik", SHELLS): [
        ("en", "According to Shin Won-sik, the containers could hold 3 million 152 mm shells or 500,000 122 mm rockets."),
        ("en", "Shin Won-sik said they could hold 500,000 122 mm rockets or 3 million 152 mm shells."),
        ("en", "The containers could hold 3 million 152mm shells or 500,000 122mm rockets, Shin Won-sik said."),
    ],
    ("White House", ABROAD): [
        ("en", "According to the White House, the containers arrived at the Tikhoretsk depot on 1 October."),
        ("en", "On October 1 the containers reached Tikhoretsk, the White House said."),
        ("en", "The containers reached the depot in Tikhoretsk by 1 October, according to the White House."),
        ("fr", "Selon la Maison Blanche, les conteneurs ont atteint le dépôt de Tikhoretsk le 1er octobre."),
        ("de", "Nach Angaben des Weißen Hauses erreichten die Container am 1. Oktober das Depot in Tichorezk."),
        ("es", "Según la Casa Blanca, los contenedores llegaron al depósito de Tijoretsk el 1 de octubre."),
        ("ru", "По данным Белого дома, контейнеры прибыли на склад в Тихорецке 1 октября."),
        ("ko", "백악관에 따르면 컨테이너는 10월 1일 티호레츠크 저장고에 도착했다."),
        ("ja", "ホワイトハウスによると、コンテナは10月1日にチホレツクの倉庫に到着した。"),
        ("zh", "据白宫称，集装箱于10月1日抵达季霍列茨克仓库。"),
        ("uk", "За даними Білого дому, контейнери прибули на склад у Тихорецьку 1 жовтня."),
        ("it", "Secondo la Casa Bianca, i container sono arrivati al deposito di Tichoretsk il 1° ottobre."),
    ],
}  # fmt: skip
"""Who said it first and how, and retellings in which nothing was changed."""
