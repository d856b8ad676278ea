import pytest

from deadreckon.claims.attribution import attributions
from tests.claims.sentence import sentence


def chains(text: str, language: str = "en") -> list[list[str]]:
    reading = sentence(text, language)
    return [[text[n.start : n.end] for n in one.chain] for one in attributions(reading)]


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        ("According to Blue Harbour, the ferry sank.", "en", ["Blue Harbour"]),
        (
            "The ferry sank, Blue Harbour reported, citing two officials.",
            "en",
            ["Blue Harbour", "two officials"],
        ),
        (
            "Officials in Oslo, quoted by the North Wire, said the ferry sank.",
            "en",
            ["the North Wire", "Officials in Oslo"],
        ),
        ("The ferry sank, a diplomat told Reuters.", "en", ["Reuters", "a diplomat"]),
        ("Le ferry a coulé, selon la préfecture maritime.", "fr", ["la préfecture maritime"]),
        ("Laut der Reederei Nordsund ist die Fähre gesunken.", "de", ["der Reederei Nordsund"]),
        (
            "El ferry se hundió, según la naviera, que cita a dos testigos.",
            "es",
            ["la naviera", "dos testigos"],
        ),
        ("Il traghetto è affondato, riferisce la capitaneria.", "it", ["la capitaneria"]),
        ("O navio afundou, segundo a capitania de Leixões.", "pt", ["a capitania de Leixões"]),
        ("Według armatora, prom zatonął.", "pl", ["armatora"]),
        ("По словам капитана, паром затонул.", "ru", ["капитана"]),
        ("За даними міністерства оборони, пором затонув.", "uk", ["міністерства оборони"]),
        ("Theo công ty Biển Xanh, phà đã chìm.", "vi", ["Biển Xanh"]),
        ("وقالت وزارة النقل إن العبارة غرقت.", "ar", ["وزارة النقل"]),
    ],
)
def test_who_says_it_nearest_first(text: str, language: str, chain: list[str]) -> None:
    assert chain in chains(text, language)


def test_a_sentence_that_names_nobody_has_no_attribution() -> None:
    assert chains("The ferry sank off the coast in heavy weather.") == []


def test_what_follows_a_source_is_told_from_what_precedes_it() -> None:
    before = attributions(sentence("The owner said the ferry sank."))
    after = attributions(sentence("The ferry sank in the night, the owner said."))
    assert [one.side for one in (*before, *after)] == ["before", "after"]
