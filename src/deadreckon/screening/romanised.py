"""Names of any script in Latin letters, in each way that a list may have romanised them.

Hangul follows McCune and Reischauer without marks, as North Korea spells its ships (청천강,
CHONG CHON GANG); kana follows Hepburn; all else is AnyAscii's. Han characters are read in
Mandarin, also as it transcribes foreign names (加 is then "ga"); their Korean and Japanese
readings are not known here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_FIRST = re.findall(r"\S+", "k kk n t tt r m p pp s ss - j jj ch k t p h")
_VOWEL = re.findall(r"\S+", "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i")
_LAST = ["", *re.findall(r"\S+", "k k k n n n t l l l l l l l l m p p t t ng t t k t p h")]
_VOICED = {"k": "g", "t": "d", "p": "b"}
_SYLLABLES, _VOWELS, _FINALS = 0xAC00, 21, 28
_ASPIRATES = frozenset({15, 16, 17})
_SILENT = 11
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_LONG = "ーっ"
_WITHOUT_Y = ("ch", "sh", "j")
_KATAKANA, _HIRAGANA = 0x30A1, 0x3041
# What AnyAscii leaves out of Arabic, as names of ships need it.
_ARABIC = str.maketrans("اأإآىةوي", "aaiaaaui")
_DOUBLED_IOT = re.compile("[йЙ](?=[яюеёЯЮЕЁ])")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_TRANSCRIBED = (("jia", "ga"),)
_RUNS = re.compile(
    "(?P<hangul>[\uac00-\ud7a3]+)|(?P<kana>[\u3041-\u3096\u30a1-\u30fa\u30fc]+)|(?P<other>[^\uac00-\ud7a3"
    "\u3041-\u3096\u30a1-\u30fa\u30fc]+)"
)


def romanised(text: str) -> tuple[str, ...]:
    """Give a text in ASCII, in one way or in several; a text in ASCII is itself."""
    if text.isascii():
        return (text,)
    plain = unicodedata.normalize("NFKC", text).translate(_ARABIC)
    plain = _DOUBLED_IOT.sub("", plain)
    latin = "".join(map(_run, _RUNS.finditer(plain)))
    if not _HAN.search(plain):
        return (latin,)
    foreign = latin.lower()
    for mandarin, meant in _TRANSCRIBED:
        foreign = foreign.replace(mandarin, meant)
    return tuple(dict.fromkeys((latin, foreign)))


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin ones, with or without marks."""
    return text.isascii() or all(_latin(c) for c in text if c.isalpha())


@lru_cache(maxsize=4096)
def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN"))


def _run(match: re.Match[str]) -> str:
    if match["hangul"]:
        return _hangul(match["hangul"])
    return _kana(match["kana"]) if match["kana"] else str(anyascii(match["other"]))


def _hangul(word: str) -> str:
    """Romanise one word: plain stops are voiced between sounds that are, ㄹ is r or l."""
    out = ""
    for syllable in word:
        index = ord(syllable) - _SYLLABLES
        first, rest = divmod(index, _VOWELS * _FINALS)
        vowel, last = divmod(rest, _FINALS)
        sound = "" if first == _SILENT else _FIRST[first]
        if sound in _VOICED and first not in _ASPIRATES and out[-1:] in {*"aeioulmn", "g"}:
            sound = _VOICED[sound] if out[-1:] != "g" or out.endswith("ng") else sound
        if first == _SILENT and out[-1:] in _VOICED and out[-2:-1] in set("aeiou"):
            out = out[:-1] + _VOICED[out[-1]]
        if first == _SILENT and out.endswith("l"):
            out = out[:-1] + "r"
        out += sound + _VOWEL[vowel] + _LAST[last]
    return out


def _kana(text: str) -> str:
    out = ""
    for kana in text:
        code = ord(kana)
        letter = chr(code - _KATAKANA + _HIRAGANA) if "ァ" <= kana <= "ヶ" else kana
        if letter in _LONG:
            continue
        sound = _SMALL.get(letter)
        if sound is None or not out:
            out += anyascii(letter)
        elif sound[0] == "y":
            out = out[:-1] + (sound[1:] if out[:-1].endswith(_WITHOUT_Y) else sound)
        else:
            out = out[:-1] + sound
    return out
