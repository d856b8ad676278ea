"""Cut the PDF's fonts out of Debian's fonts-liberation, fonts-noto-core and -cjk (SIL OFL 1.1).

Run by hand where fontTools is at hand:

    python scripts/make_fonts.py FOLDER src/deadreckon/publish/fonts

FOLDER holds LiberationSans-Regular.ttf, LiberationSans-Bold.ttf, NotoNaskhArabic-Regular.ttf and
NotoSansCJK-Regular.ttc. Of the first two it keeps Latin, Greek and Cyrillic; of the third Arabic
letters, also those of other languages; of the last what national standards call common: the hangul
of KS X 1001, kana, the kanji of JIS X 0208 level 1 and the hanzi of level 1 of GB 2312 and Big5, in
the Japanese forms where they differ. A changed font has to go by another name (OFL, 3).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

_ROWS = {
    "euc_kr": (0xA1, 0xC8),
    "euc_jp": (0xA1, 0xCF),
    "gb2312": (0xA1, 0xD7),
    "big5": (0xA1, 0xC6),
}
"""First and last row: symbols and kana, then hangul, and level 1 of the ideographs."""
_CELLS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
_FIRST_OF_CJK = 0x2E80
_SANS = {
    code
    for block in (range(0x20, 0x250), range(0x370, 0x530), range(0x1E00, 0x2300))
    for code in block
} | set(range(0x25A0, 0x2700))
_ARABIC = {*range(0x600, 0x700), *range(0x750, 0x780), 0x200C, 0x200D, 0x25CC}
_SHAPES = ["init", "medi", "fina", "isol", "rlig", "liga", "calt"]
_FAMILY, _FULL, _POSTSCRIPT = (1, 16), 4, 6


def common_cjk() -> set[int]:
    """Give the code points that the national standards call common."""
    found = {*range(0x3000, 0x3040), *range(0xFF01, 0xFFEF)}
    for codec, (first, last) in _ROWS.items():
        for row in range(first, last + 1):
            for cell in _CELLS:
                try:
                    found.add(ord(bytes((row, cell)).decode(codec)))
                except (UnicodeDecodeError, TypeError):
                    continue
    return {code for code in found if code >= _FIRST_OF_CJK}


def cut(font: TTFont, keep: set[int], family: str, style: str, folder: Path) -> None:
    """Write what is left of a font under a name of its own."""
    options = Options()
    options.layout_features = ["ccmp", "kern", "mark", "mkmk"]
    if keep is _ARABIC:
        options.layout_features += _SHAPES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)
    postscript = f"{family.replace(' ', '')}-{style}"
    for record in font["name"].names:
        if record.nameID in _FAMILY:
            record.string = family
        elif record.nameID == _FULL:
            record.string = f"{family} {style}"
        elif record.nameID == _POSTSCRIPT:
            record.string = postscript
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = f"{family} {style}", family
    font.recalcTimestamp = False
    path = folder / f"{postscript}.{'otf' if 'CFF ' in font else 'ttf'}"
    font.save(path)
    print(f"{path.name}: {len(font.getGlyphOrder())} glyphs, {path.stat().st_size} bytes")


def main(source: Path, folder: Path) -> None:
    """Write the four fonts."""
    folder.mkdir(parents=True, exist_ok=True)
    for style in ("Regular", "Bold"):
        font = TTFont(source / f"LiberationSans-{style}.ttf")
        cut(font, _SANS, "Deadreckon Sans", style, folder)
    arabic = TTFont(source / "NotoNaskhArabic-Regular.ttf")
    cut(arabic, _ARABIC, "Deadreckon Arabic", "Regular", folder)
    cjk = TTCollection(source / "NotoSansCJK-Regular.ttc").fonts[0]
    cut(cjk, common_cjk(), "Deadreckon CJK", "Regular", folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
