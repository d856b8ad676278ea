from deadreckon.claims.names import Name
from deadreckon.claims.speakers import Speakers

TEXT = "the port authority of Oslo | Reuters | Planet Labs | the authority | it | The North Wire"


def at(words: str, *, anaphor: bool = False, pronoun: bool = False) -> Name:
    start = TEXT.index(words)
    return Name(start, start + len(words), anaphor=anaphor, pronoun=pronoun)


def names(speakers: Speakers, *found: Name) -> list[str]:
    return [speaker.name for speaker in speakers.chain(found)]


def test_a_known_body_has_its_canonical_name_and_keeps_its_words() -> None:
    (speaker,) = Speakers(TEXT, "").chain([at("Reuters")])
    assert (speaker.name, speaker.words) == ("Reuters", "Reuters")
    assert (
        Speakers("the Royal United Services Institute", "").chain([Name(0, 35)])[0].name == "RUSI"
    )


def test_what_shares_a_word_with_a_name_stands_for_it() -> None:
    speakers = Speakers(TEXT, "")
    names(speakers, at("the port authority of Oslo"))
    names(speakers, at("Reuters"))
    assert names(speakers, at("the authority", anaphor=True)) == ["the port authority of Oslo"]


def test_a_pronoun_stands_for_the_whole_chain_before_it() -> None:
    speakers = Speakers(TEXT, "")
    chain = names(speakers, at("Reuters"), at("the port authority of Oslo"))
    assert names(speakers, at("it", anaphor=True, pronoun=True)) == chain


def test_a_maker_of_pictures_says_nothing_itself() -> None:
    speakers = Speakers(TEXT, "")
    names(speakers, at("Reuters"), at("Planet Labs"))
    assert names(speakers, at("the authority", anaphor=True)) == ["Reuters"]


def test_the_outlet_is_left_out_and_a_denier_is_no_source_of_what_follows() -> None:
    speakers = Speakers(TEXT, "North Wire")
    assert names(speakers, at("The North Wire")) == []
    names(speakers, at("Reuters"))
    speakers.chain([at("the port authority of Oslo")], denies=True)
    assert [speaker.name for speaker in speakers.last] == ["Reuters"]


def test_a_seat_of_government_speaks_for_its_country() -> None:
    assert Speakers("Ankara", "").chain([Name(0, 6)])[0].name == "Turkey"
