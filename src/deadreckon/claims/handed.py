"""What callers hand to the functions that stand alone, checked before anything is read."""

from __future__ import annotations

from datetime import date, datetime

from deadreckon.errors import BadInput


def check(text: object, language: object) -> None:
    """Refuse what is no text or no language tag.

    Raises:
        BadInput: text or language is not a string.
    """
    for field, value in (("text", text), ("language", language)):
        if not isinstance(value, str):
            raise BadInput(
                f"a string is needed, not {type(value).__name__}",
                mend="Decode bytes first"
                if isinstance(value, bytes)
                else 'Give a text, and a language as "en"',
                field=field,
            )


def day(published: object) -> date:
    """Give the day of publication; of an instant, the day on its own clock.

    Raises:
        BadInput: it is neither a date nor a datetime.
    """
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    raise BadInput(
        f"a datetime.date is needed, not {type(published).__name__}",
        mend="Give the day of publication, as datetime.date(2023, 10, 27)",
        field="published",
        value=published,
    )
