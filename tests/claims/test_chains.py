from tests.claims.sentence import claims, only


def test_who_tells_it_after_goes_before_who_said_it_before() -> None:
    text = "The owner says 40 crates were lost in Oslo harbour, as Reuters reports."
    assert only(text).source_chain[-1] == "The owner"


def test_a_claim_before_an_attribution_of_another_part_is_not_its() -> None:
    first, second = claims(
        "The ship took on 40 crates; the owner put the loss at 30 crates in all."
    )
    assert first.source_chain == ()
    assert second.source_chain == ("the owner",)


def test_a_denial_is_its_deniers() -> None:
    text = (
        "Officials said 40 crates were lost. The owner rejected the accusation outright on Monday."
    )
    assert [c.source_chain for c in claims(text) if c.kind == "denial"] == [("The owner",)]


def test_a_count_goes_on_from_the_sentence_before_and_an_assessment_does_not() -> None:
    text = (
        "Blue Harbour counted 40 crates on the pier on Monday. Another 12 crates lay in the yard. "
        "It is likely that they held shells."
    )
    counted, going_on, assessed = claims(text)
    assert counted.source_chain == going_on.source_chain == ("Blue Harbour",)
    assert assessed.source_chain == ()


def test_a_sentence_that_only_names_the_teller_gives_him_what_stands_before() -> None:
    text = (
        "Some 40 crates were lost in the harbour of Oslo on Monday. That is what Reuters reports."
    )
    assert only(text).source_chain == ("Reuters",)


def test_what_follows_an_assessment_or_is_hearsay_is_given_to_nobody() -> None:
    assessed = "It is likely that the crates held shells, the owner said. "
    for text in (
        f"{assessed}Some 40 crates were landed at Oslo on Monday.",
        "The owner counted 40 crates on Monday. Another 12 crates were reportedly lost.",
    ):
        *_, last = claims(text)
        assert last.source_chain == ()
