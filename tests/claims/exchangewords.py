"""Words that may stand for one another in marked texts, language by language."""

from collections.abc import Mapping

NUMBERS: Mapping[str, tuple[str, ...]] = {
    "en": ("two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",),
    "fr": (
        "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze",
        "deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième",
    ),
    "de": ("zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf",),
    "es": ("dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",),
    "it": ("due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici",),
    "pt": ("|três|quatro|cinco|seis|sete|oito|nove|dez|onze",),
    "ru": ("двух|трёх|четырёх|пяти|шести|семи|восьми|девяти|десяти|одиннадцати|двенадцати",),
    "uk": ("|||п'ять|шість|сім|вісім|дев'ять|десять|одинадцять|дванадцять",),
    "pl": ("|||pięć|sześć|siedem|osiem|dziewięć|dziesięć|jedenaście|dwanaście",),
    "ko": ("두|세|네|다섯|여섯|일곱|여덟|아홉|열",),
    "zh": ("两|三|四|五|六|七|八|九|十",),
    "vi": ("hai|ba|bốn|năm|sáu|bảy|tám|chín|mười",),
}
"""Words for the numbers from two, in the forms in which the texts use them."""

MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January|February|March|April|May|June|July|August|September|October|November|December",
        "Jan.|Feb.|Mar.|Apr.||||Aug.|Sept.|Oct.|Nov.|Dec.",
    ),
    "fr": ("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",),
    "de": ("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",),
    "es": (
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    ),
    "it": (
        "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    ),
    "pt": (
        "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    ),
    "ru": (
        "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
        "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре",
        "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
    ),
    "uk": (
        "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
    ),
    "pl": (
        "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    ),
    "ar": ("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",),
}
"""Months from January; the languages that are not here write them in figures."""

WEEKDAYS: Mapping[str, str] = {
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "de": "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "it": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "pl": "poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę",
    "ru": "понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье",
    "uk": "понеділок|вівторок|середу|четвер|п'ятницю|суботу|неділю",
    "ar": "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "zh": "一|二|三|四|五|六|日",
}
"""Weekdays from Monday, in the forms in which the texts use them."""

TERMS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "en": {
        "almost certain": (0.95, 1.0), "highly likely": (0.8, 0.9), "likely": (0.55, 0.75),
        "unlikely": (0.25, 0.35), "highly unlikely": (0.1, 0.2),
    },
    "fr": {
        "presque certain": (0.95, 1.0), "très probable": (0.8, 0.9), "peu probable": (0.25, 0.35),
        "très peu probable": (0.1, 0.2),
    },
    "de": {
        "höchstwahrscheinlich": (0.8, 0.9), "wahrscheinlich": (0.55, 0.75),
        "unwahrscheinlich": (0.25, 0.35), "äußerst unwahrscheinlich": (0.1, 0.2),
    },
    "es": {
        "casi seguro": (0.95, 1.0), "muy probable": (0.8, 0.9), "probable": (0.55, 0.75),
        "poco probable": (0.25, 0.35), "muy poco probable": (0.1, 0.2),
    },
    "it": {
        "molto probabile": (0.8, 0.9), "probabile": (0.55, 0.75), "improbabile": (0.25, 0.35),
        "altamente improbabile": (0.1, 0.2),
    },
    "pt": {
        "quase certo": (0.95, 1.0), "muito provável": (0.8, 0.9), "provável": (0.55, 0.75),
        "pouco provável": (0.25, 0.35),
    },
    "ko": {
        "가능성이 매우 높다": (0.8, 0.9), "가능성이 높다": (0.55, 0.75),
        "가능성은 낮다": (0.25, 0.35), "가능성은 매우 낮다": (0.1, 0.2),
    },
    "ja": {
        "可能性が非常に高い": (0.8, 0.9), "可能性が高い": (0.55, 0.75),
        "可能性は低い": (0.25, 0.35), "可能性は極めて低い": (0.1, 0.2),
    },
    "zh": {
        "极有可能": (0.8, 0.9), "很可能": (0.55, 0.75), "不太可能": (0.25, 0.35),
        "极不可能": (0.1, 0.2),
    },
    "vi": {
        "rất có khả năng": (0.8, 0.9), "nhiều khả năng": (0.55, 0.75),
        "ít có khả năng": (0.25, 0.35), "rất ít có khả năng": (0.1, 0.2),
    },
}  # fmt: skip
"""Terms of one yardstick (PHIA) that fit the same place of a sentence, to their ranges."""

NAMES: tuple[tuple[str, ...], ...] = (
    ("Reuters", "Bloomberg"),
    ("AFP", "AP", "EFE"),
    ("Planet Labs", "Maxar", "Kpler", "Windward"),
    ("Abu Dhabi", "Sharjah"),
    ("Najin", "Nampo"),
    ("Rajin", "Nampo"),
    ("Benghazi", "Misrata"),
    ("Fujairah", "Sharjah"),
    ("羅津", "南浦"),
    ("罗津", "南浦"),
    ("나진", "남포"),
)
"""Outlets, firms and places that may change places."""

SHIPS = ("Berezina", "Ostra Tide", "Golden Wren", "Halvard", "Sea Marten 3", "Tamarisk", "Ilmen")
"""Ships that no text knows."""
