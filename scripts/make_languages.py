"""Make the table of `docs/languages.md` from the lexicons.

.venv/bin/python scripts/make_languages.py
"""

from __future__ import annotations

from pathlib import Path

from deadreckon.claims.coverage import as_table, coverage

PAGE = Path(__file__).parent.parent / "docs" / "languages.md"
BEGIN, END = "<!-- begin: made by scripts/make_languages.py -->\n", "<!-- end -->\n"


def main() -> None:
    """Put the table between its marks."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + BEGIN + as_table(coverage()) + END + after, "utf-8")
    print(f"written: {PAGE.name}")


if __name__ == "__main__":
    main()
