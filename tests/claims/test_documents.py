from datetime import date

import pytest

from deadreckon.claims.documents import claims_of
from deadreckon.errors import BadUse, Unreadable

TEXT = (
    "OSLO, 17 May 2024 (North Wire) - The owner said that at least 40 crates were lost on Monday.\n"
)
PAGE = f"<html><body><article><p>{TEXT.strip() * 3}</p></article></body></html>"


def test_a_text_tells_its_language_and_day_itself() -> None:
    found = claims_of(TEXT.encode(), "note.txt")
    assert (found.claims.language, found.claims.published) == ("en", date(2024, 5, 17))
    (claim,) = found.claims.claims
    assert claim.time is not None
    assert claim.time.from_ == "2024-05-13"


def test_what_is_asked_for_goes_before_what_is_stated_and_that_before_the_text() -> None:
    meta = b'published = "2023-03-03"\nlanguage = "fr"\n'
    stated = claims_of(TEXT.encode(), "note.txt", meta=meta).claims
    assert (stated.language, stated.published) == ("fr", date(2023, 3, 3))
    asked = claims_of(
        TEXT.encode(), "note.txt", meta=meta, published=date(2022, 2, 2), language="en"
    ).claims
    assert (asked.language, asked.published) == ("en", date(2022, 2, 2))


def test_spans_of_a_page_count_the_text_that_was_taken_out_of_it() -> None:
    found = claims_of(PAGE.encode(), "page.html")
    assert found.claims.claims
    assert all(found.text[c.start : c.end] == c.text for c in found.claims.claims)


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(Unreadable):
        claims_of(b"\x00\x01\x02\xff", "note.txt")


def test_a_language_without_a_lexicon_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(BadUse) as told:
        claims_of(TEXT.encode(), "note.txt", language="xx")
    assert told.value.field == "--language"
    assert "ar, de, en" in str(told.value.mend)


def test_letters_that_were_not_mapped_are_told_and_no_number_is_read_from_them() -> None:
    found = claims_of(TEXT.replace("40", "4\ufffd0").encode(), "note.txt")
    assert [told for told in found.told if "1 letters" in told]
    assert [claim.quantity for claim in found.claims.claims] == [None] * len(found.claims.claims)
    assert claims_of(TEXT.encode(), "note.txt").told == ()
