"""How many attributes the tags of a page have: parsers take time that grows with their square."""

from __future__ import annotations

import re

_TAG = re.compile(rb"<[A-Za-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*+")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_BREAK = re.compile(rb"[\s/]+")


def most_attributes(page: bytes, enough: int) -> int:
    """Count the attributes of the tag that has most, at least roughly; tags with few are not read.

    Args:
        page: HTML in any encoding that keeps ASCII.
        enough: a number of attributes that is few.
    """
    found = 0
    for tag in _TAG.finditer(page):
        text = tag[0]
        if page[tag.end() : tag.end() + 1] in {b'"', b"'"}:  # a quotation mark that nothing closes
            text += page[tag.end() :].partition(b">")[0]
        if len(text) > 2 * enough:
            found = max(found, len(_BREAK.split(_QUOTED.sub(b"", text))) - 1)
    return found
