# ruff: noqa: E501 - a report stands on one line
"""Chains of reports in several languages, with what must end together and what must not."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from deadreckon.model.evidence import Report
from tests.claims.origins.retellings import report


class Chain(NamedTuple):
    """Reports; `origin`: the name of that in which all end, "" where nobody is named; or apart."""

    reports: tuple[Report, ...]
    origin: str | None


CHAINS = {
    "agency, paper, blog": Chain(
        (
            report(
                "a.txt",
                "KYIV, June 10 (Reuters) - Ukraine's military intelligence said on Monday that the freighter Volga Star unloaded 412 crates of shells at Novorossiysk on 3 June.",
                "en",
                "Reuters",
                date(2024, 6, 10),
            ),
            report(
                "b.txt",
                "Der Frachter „Volga Star“ habe am 3. Juni in Noworossijsk 412 Kisten mit Granaten entladen, meldet Reuters unter Berufung auf den ukrainischen Militärgeheimdienst.",
                "de",
                "Frankfurter Allgemeine",
                date(2024, 6, 11),
            ),
            report(
                "c.txt",
                "Según el Frankfurter Allgemeine, el carguero Volga Star descargó 412 cajas de proyectiles en Novorosíisk el 3 de junio.",
                "es",
                "Blog del Mar",
                date(2024, 6, 12),
            ),
        ),
        "Ukrainian military intelligence",
    ),
    "ministry, agency, papers": Chain(
        (
            report(
                "a.txt",
                "국방부는 북한이 지난해 8월 이후 러시아에 컨테이너 약 7천 개를 보냈다고 밝혔다.",
                "ko",
                "South Korean Defence Ministry",
                date(2024, 3, 18),
            ),
            report(
                "b.txt",
                "SEOUL, March 18 (Yonhap) -- North Korea has sent about 7,000 containers to Russia since last August, South Korea's defence ministry said Monday.",
                "en",
                "Yonhap",
                date(2024, 3, 18),
            ),
            report(
                "c.txt",
                "La Corea del Nord ha inviato in Russia circa 7.000 container dallo scorso agosto, riferisce Yonhap.",
                "it",
                "Corriere",
                date(2024, 3, 19),
            ),
            report(
                "d.txt",
                "Korea Północna wysłała do Rosji około 7 tysięcy kontenerów od sierpnia ubiegłego roku, podała agencja Yonhap, powołując się na ministerstwo obrony Korei Południowej.",
                "pl",
                "Gazeta",
                date(2024, 3, 19),
            ),
        ),
        "South Korean Defence Ministry",
    ),
    "two honest reports": Chain(
        (
            report(
                "a.txt",
                "Our reporter watched the coaster Elin leave Varna with 40 pallets on Tuesday evening. She sat low in the water and had no pilot aboard.",
                "en",
                "Harbour Post",
                date(2024, 5, 2),
            ),
            report(
                "b.txt",
                "Mardi, notre correspondante a vu le caboteur Elin quitter Varna chargé de palettes, vers dix-huit heures. Deux remorqueurs l'accompagnaient.",
                "fr",
                "Le Quai",
                date(2024, 5, 2),
            ),
        ),
        None,
    ),
    "think tank, broadcaster, translation": Chain(
        (
            report(
                "a.txt",
                "미국 전략국제문제연구소(CSIS)는 6월 한 달 동안 나진항에 선박이 9차례 입항했다고 밝혔다.",
                "ko",
                "Voice of America",
                date(2024, 7, 2),
            ),
            report(
                "b.txt",
                "Theo VOA, dẫn báo cáo của CSIS, tàu đã cập cảng Najin 9 lần trong tháng 6.",
                "vi",
                "Báo Biển",
                date(2024, 7, 3),
            ),
            report(
                "c.txt",
                "Selon la Voix de l'Amérique, des navires ont accosté à Najin neuf fois en juin. (Traduit du vietnamien)",
                "fr",
                "Báo Biển",
                date(2024, 7, 3),
            ),
        ),
        "CSIS",
    ),
    "officials twice": Chain(
        (
            report(
                "a.txt",
                "Officials said 26 trucks crossed the bridge at Dandong on 5 January.",
                "en",
                "Daily A",
                date(2024, 1, 9),
            ),
            report(
                "b.txt",
                "当局者によると、1月5日にトラック26台が丹東の橋を渡った。",
                "ja",
                "新聞",
                date(2024, 1, 9),
            ),
        ),
        None,
    ),
    "state agency, agencies": Chain(
        (
            report(
                "a.txt",
                "PYONGYANG, September 14 (KCNA) -- Kim Jong Un inspected 250 launchers at a plant in Kanggye on 12 September.",
                "en",
                "KCNA",
                date(2024, 9, 14),
            ),
            report(
                "b.txt",
                "조선중앙통신에 따르면 김정은은 9월 12일 강계의 공장에서 발사대 250대를 점검했다.",
                "ko",
                "Yonhap",
                date(2024, 9, 14),
            ),
            report(
                "c.txt",
                "聯合ニュースによると、金正恩氏は9月12日、江界の工場で発射台250台を視察した。",
                "ja",
                "Kyodo",
                date(2024, 9, 14),
            ),
        ),
        "KCNA",
    ),
    "company, agency, papers": Chain(
        (
            report(
                "a.txt",
                "LONDON, Feb 2 (Reuters) - Shipping group Hansa Meridian said on Friday it had diverted 17 container ships away from the Red Sea.",
                "en",
                "Reuters",
                date(2024, 2, 2),
            ),
            report(
                "b.txt",
                "O grupo de navegação Hansa Meridian desviou 17 navios porta-contentores do Mar Vermelho, segundo a Reuters.",
                "pt",
                "Folha",
                date(2024, 2, 3),
            ),
            report(
                "c.txt",
                "据路透社报道,航运集团Hansa Meridian表示,已将17艘集装箱船改道,避开红海。",
                "zh",
                "Caixin",
                date(2024, 2, 3),
            ),
        ),
        "Hansa Meridian",
    ),
    "image, sites": Chain(
        (
            report(
                "a.txt",
                "Images from Maxar show six barges moored at Kerch on 18 August.",
                "en",
                "Site A",
                date(2024, 8, 20),
            ),
            report(
                "b.txt",
                "На снимках Maxar видны шесть барж, стоящих в Керчи 18 августа.",
                "ru",
                "Сайт Б",
                date(2024, 8, 20),
            ),
            report(
                "c.txt",
                "Six barges were moored at Kerch on 18 August, Site A reported.",
                "en",
                "Site C",
                date(2024, 8, 21),
            ),
        ),
        "Maxar",
    ),
    "unnamed by way of a paper": Chain(
        (
            report(
                "a.txt",
                "Une source proche du dossier affirme que 58 caisses de munitions ont été saisies au Havre le 30 mars.",
                "fr",
                "Le Parisien",
                date(2024, 4, 4),
            ),
            report(
                "b.txt",
                "French customs seized 58 crates of ammunition at Le Havre on 30 March, Le Parisien reported, citing a source close to the case.",
                "en",
                "Mail",
                date(2024, 4, 5),
            ),
            report(
                "c.txt",
                "Laut „Le Parisien“ wurden am 30. März in Le Havre 58 Kisten Munition beschlagnahmt.",
                "de",
                "Welt",
                date(2024, 4, 5),
            ),
        ),
        "",
    ),
    "two named": Chain(
        (
            report(
                "a.txt",
                "RUSI counted 27 voyages between Najin and Dunai in the year to September.",
                "en",
                "Paper",
                date(2024, 10, 10),
            ),
            report(
                "b.txt",
                "NK Pro contó 32 viajes entre Najin y Dunái en el año hasta septiembre.",
                "es",
                "Diario",
                date(2024, 10, 11),
            ),
        ),
        None,
    ),
}
