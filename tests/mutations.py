"""Every column of the contract with a good value, and what is wrong of its kind.

The keys of `case.toml` have their table in tests/case/frame_keys.py.
"""

from __future__ import annotations

import csv
import io

WHEN = (
    "yesterday", "2021-02-30", "2021-13-01", "2021-03-05T10:00", "05.03.2021", "2021-03-05T25:00Z",
    "2021-03-05T10:00+25:00", "2021-03", "0000-01-01", "99999-01-01", "2021-03-05/2021-03-09",
)  # fmt: skip
BAD: dict[str, tuple[str, ...]] = {
    "id": ("", "a b", "x;y", "-a", "a|b", "a" * 121, "a\u202eb", "<x>", "?q"),
    "place": ("", "nowhere", "isle;quay", "Isle "[:4] + "s"),
    "vessel": ("nobody", "alba|nobody", "alba;brio", "|", "alba|"),
    "listed vessel": ("", "nobody", "alba|brio"),
    "when": WHEN,
    "day": ("soon", "2021-02-30", "2021-03-05T10:00", "3 March 2021"),
    "chance": ("1.1", "-0.1", "high", "nan", "inf", "0,5", "1e999", "0x1", "½"),
    "needed chance": ("", "1.1", "-0.1", "high", "nan", "inf", "0,5"),
    "count": ("-1", "many", "nan", "1e400", "1,000", "∞"),
    "whole": ("-1", "1.5", "many", "nan", "1e10"),
    "truth": ("maybe", "2", "oui"),
    "seen": ("", "perhaps", "clear;part"),
    "basis": ("guess", "name;size"),
    "holds": ("forever",),
    "doing": ("dancing",),
    "bound": ("about", ">=", "≥"),
    "kind": ("gossip",),
    "mood": ("angry",),
    "polarity": ("north",),
    "report": ("none.txt", "../herald.txt", "/etc/passwd"),
    "places": ("nowhere", "isle;nowhere"),
    "vessels": ("nobody", "alba;nobody"),
    "span": ("-1", "1.5", "999999", "a"),
    "needed text": ("",),
    "text": (),
}
"""Values that cost the row, by what the column holds; free text is never wrong."""

ROWS: dict[str, dict[str, tuple[str, str]]] = {
    "looks": {
        "look": ("id", "looks-1"), "place": ("place", "isle"), "from": ("when", "2021-03-05"),
        "to": ("when", "2021-03-05"), "seen": ("seen", "clear"), "sensor": ("text", "radar"),
        "source": ("text", "navy"), "scene": ("text", "S1A"), "log": ("text", ""),
        "known": ("day", "2021-03-06"), "note": ("text", "fair"),
    },
    "sightings": {
        "sighting": ("id", "sightings-1"), "look": ("text", ""), "place": ("place", "isle"),
        "from": ("when", "2021-03-05"), "to": ("when", "2021-03-05"), "vessel": ("vessel", "alba"),
        "confidence": ("needed chance", "0.9"), "basis": ("basis", "name"),
        "holds": ("holds", "instant"), "present": ("truth", "yes"), "doing": ("doing", "loading"),
        "reader": ("text", "R"), "length_m": ("count", "120"), "boxes": ("count", "40"),
        "exhibit": ("text", "x.png"), "source": ("text", "navy"), "origin": ("text", "patrol"),
        "known": ("day", "2021-03-06"), "note": ("text", ""),
    },
    "stacks": {
        "stack": ("id", "stacks-1"), "place": ("place", "mill"), "from": ("when", "2021-03-18"),
        "to": ("when", "2021-03-18"), "boxes": ("count", "30"), "length_m": ("count", "60"),
        "confidence": ("chance", "0.8"), "source": ("text", "navy"), "origin": ("text", "patrol"),
        "known": ("day", "2021-03-19"), "note": ("text", ""),
    },
    "aggregates": {
        "aggregate": ("id", "aggregates-1"), "place": ("place", "isle"),
        "from": ("when", "2021-03-01"),
        "to": ("when", "2021-04-30"), "imaged_days": ("whole", "30"),
        "occupied_days": ("whole", "12"), "visits": ("whole", "9"), "bound": ("bound", "ge"),
        "source": ("text", "navy"), "origin": ("text", "patrol"), "known": ("day", "2021-05-01"),
        "note": ("text", ""),
    },
    "listings": {
        "listing": ("id", "listings-1"), "vessel": ("listed vessel", "alba"),
        "list": ("text", "EU"),
        "programme": ("text", "ORE"), "from": ("when", "2021-01-01"), "to": ("when", "2021-12-31"),
        "basis": ("text", "833"), "source": ("text", "navy"), "page": ("text", "12"),
        "note": ("text", ""),
    },
    "claims": {
        "claim": ("id", "claims-1"), "report": ("report", "herald.txt"), "start": ("span", "0"),
        "end": ("span", "10"), "text": ("needed text", "The Herald"), "kind": ("kind", "quantity"),
        "mood": ("mood", "asserted"), "polarity": ("polarity", "affirm"),
        "observation": ("truth", "true"), "source": ("text", "navy"), "via": ("text", "herald"),
        "origin": ("text", "patrol"), "places": ("places", "isle;quay"),
        "vessels": ("vessels", "alba"), "from": ("when", "2021-03-01"),
        "to": ("when", "2021-03-10"), "value": ("count", "4"), "upper": ("count", "6"),
        "bound": ("bound", "between"), "unit": ("text", "passage"), "term": ("text", "likely"),
        "yardstick": ("text", "phia"), "low": ("chance", "0.5"), "high": ("chance", "0.8"),
        "confidence_level": ("text", "low"), "known": ("day", "2021-03-12"), "note": ("text", ""),
    },
}  # fmt: skip
"""By table: each column, what it holds, and a value that is right."""


def table_of(name: str, changes: dict[str, str]) -> str:
    """Write a table of a good row, `looks-1`, with some cells changed, and a good `looks-2`."""
    good = {column: value for column, (_, value) in ROWS[name].items()}
    first = next(iter(good))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(good), lineterminator="\n")
    writer.writeheader()
    writer.writerow({**good, **changes})
    writer.writerow({**good, first: f"{name}-2"})
    return text.getvalue()
