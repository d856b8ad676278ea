from datetime import date

import pytest

from deadreckon.errors import Unreadable
from deadreckon.read.report_meta import ReportMeta, read_meta

WHOLE = """\
url = "https://example.org/a"
published = 2023-10-27
publisher = "The Watch"
language = "fr"
captured = 2023-11-01T10:00:00Z
rights = "excerpts"
title = "T"
note = "n"
"""


def test_every_key_is_read() -> None:
    meta, aside = read_meta(WHOLE.encode(), "a.meta.toml")
    assert aside == ()
    assert meta == ReportMeta(
        url="https://example.org/a",
        published=date(2023, 10, 27),
        publisher="The Watch",
        language="fr",
        captured="2023-11-01T10:00:00+00:00",
        rights="excerpts",
        title="T",
        note="n",
    )


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('publishd = "2023-10-27"', "publishd"),
        ('published = "27 October"', "published"),
        ('language = "french"', "language"),
        ("rights = 3", "rights"),
        ("url = {}", "url"),
    ],
)
def test_a_value_that_cannot_be_used_is_set_aside_and_the_rest_kept(line: str, key: str) -> None:
    meta, aside = read_meta(f'title = "T"\n{line}\n'.encode(), "a.meta.toml")
    assert meta == ReportMeta(title="T")
    assert [(told.file, told.line, told.field) for told in aside] == [("a.meta.toml", 2, key)]


@pytest.mark.parametrize(
    "data", [b"title = ", "title = 'é'".encode("latin-1"), b"a = " + b"[" * 5000, b"x" * 200_000]
)
def test_what_is_not_toml_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_meta(data, "a.meta.toml")
    assert caught.value.mend
