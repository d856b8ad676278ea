import pytest

from deadreckon import quantities

ONE_SIDED = [
    *(("en", "at least 12 ships", "ge", 12), ("en", "12 ships or more", "ge", 12)),
    *(("en", "upwards of 40 crates", "gt", 40), ("en", "40+ crates", "ge", 40)),
    *(("en", "no more than 7 flights", "le", 7), ("en", "nearly 90 wagons", "lt", 90)),
    *(("en", "some 30 lorries", "approx", 30), ("en", "about 30 lorries or more", "ge", 30)),
    *(("en", ">= 30", "ge", 30), ("en", "< 8", "lt", 8), ("en", "fewer than nine", "lt", 9)),
    *(("fr", "pas moins de 12 navires", "ge", 12), ("fr", "12 navires au plus", "le", 12)),
    *(("fr", "près de 40 caisses", "lt", 40), ("fr", "une trentaine de camions", "approx", 30)),
    *(("de", "wenigstens zwölf Schiffe", "ge", 12), ("de", "knapp 40 Kisten", "lt", 40)),
    *(("de", "gut 40 Kisten", "gt", 40), ("de", "40 Kisten oder mehr", "ge", 40)),
    *(("es", "más de 12 buques", "gt", 12), ("es", "12 buques como mínimo", "ge", 12)),
    *(("it", "almeno dodici navi", "ge", 12), ("it", "non più di 40 casse", "le", 40)),
    *(("pt", "pelo menos 12 navios", "ge", 12), ("pt", "cerca de 40 camiões", "approx", 40)),
    *(("ru", "не менее 12 судов", "ge", 12), ("ru", "свыше 40 вагонов", "gt", 40)),
    *(("uk", "щонайменше 12 суден", "ge", 12), ("uk", "майже 40 вагонів", "lt", 40)),
    *(("pl", "co najmniej 12 statków", "ge", 12), ("pl", "blisko 40 wagonów", "lt", 40)),
    *(("ro", "cel puțin 12 nave", "ge", 12), ("ro", "peste 40 de vagoane", "gt", 40)),
    *(("tr", "en az 12 gemi", "ge", 12), ("tr", "40'tan fazla vagon", "gt", 40)),
    *(("ar", "ما لا يقل عن 12 سفينة", "ge", 12), ("ar", "أكثر من 40 شاحنة", "gt", 40)),
    *(
        ("ko", "최소 12척", "ge", 12),
        ("ko", "40량 넘는", "gt", 40),
        ("ko", "약 40대", "approx", 40),
    ),
    *(("ja", "少なくとも12隻", "ge", 12), ("ja", "40台超", "gt", 40), ("ja", "40隻近く", "lt", 40)),
    *(("zh", "至少12艘", "ge", 12), ("zh", "40多辆", "gt", 40), ("zh", "不超过40辆", "le", 40)),
    *(("zh", "近40輛卡車", "lt", 40), ("zh", "40余艘", "gt", 40)),
    *(("vi", "ít nhất 12 tàu", "ge", 12), ("vi", "hơn 40 xe tải", "gt", 40)),
    *(("vi", "gần 40 xe tải", "lt", 40),),
]


@pytest.mark.parametrize(("language", "text", "bound", "value"), ONE_SIDED)
def test_a_bound_is_read_on_either_side(language: str, text: str, bound: str, value: float) -> None:
    [found] = quantities(text, language=language)
    assert (found.bound, found.value, found.upper) == (bound, value, None)


def test_signs_the_wrong_way_round_mean_nothing() -> None:
    assert quantities("=> 30, =< 30 and <> 30", language="en") == []


def test_what_is_said_to_equal_is_a_range_of_one_number() -> None:
    [found] = quantities("the total is equal to 40", language="en")
    assert (found.bound, found.value, found.upper) == ("between", 40, 40)


def test_a_bound_on_a_vague_word_takes_its_end() -> None:
    [least] = quantities("至少十几艘船", language="zh")
    assert (least.bound, least.value) == ("ge", 11)
    [most] = quantities("up to several dozen ships", language="en")
    assert (most.bound, most.value) == ("le", 99)
