"""What a user does: keeps a case in a folder, and types commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TWO_PORTS = """\
format = 1

[case]
id = "herring"
window = { from = 2021-05-01, to = 2021-06-30 }

[[places]]
id = "sund"
lat = 58.0
lon = 11.0

[[places]]
id = "vik"
lat = 59.0
lon = 10.5

[[vessels]]
id = "freja"
speed_kn = [5, 12]

[[routes]]
id = "over"
from = "sund"
to = "vik"
vessels = ["freja"]
"""
"""Two ports, 60 nautical miles apart, and one ship that makes 12 knots at most."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - a document of any shape
        """The one document on stdout; anything beside it is an error."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error of a command that ended in 2 under --json, with its five keys and no other."""
        assert self.code == 2, self.out + self.err
        (document,) = self.json.items()
        name, error = document
        assert name == "error"
        assert set(error) == {"file", "line", "field", "value", "mend"}
        assert error["mend"]
        return dict(error)


Command = Callable[..., Said]


def write_case(folder: Path, frame: str = TWO_PORTS, **tables: str) -> Path:
    """Write a case: its frame, and tables by name without the ending."""
    evidence = folder / "evidence"
    evidence.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(frame, "utf-8")
    for name, text in tables.items():
        (evidence / f"{name}.csv").write_text(text, "utf-8")
    return folder


def seen(*rows: str) -> str:
    """Write sightings from rows of `place from to vessel confidence`, named s1, s2 and so on."""
    lines = (",".join((f"s{n}", *row.split())) for n, row in enumerate(rows, 1))
    return "\n".join(["sighting,place,from,to,vessel,confidence", *lines, ""])


def looked(*rows: str) -> str:
    """Write looks from rows of `place from to seen`, named l1, l2 and so on."""
    lines = (",".join((f"l{n}", *row.split())) for n, row in enumerate(rows, 1))
    return "\n".join(["look,place,from,to,seen", *lines, ""])
