"""Who says it in Chinese, Japanese and Korean, where the noun that names the source comes first.

A source's phrase ends in a known name or a noun for a role; a particle (は, 가) or, in Chinese, its
place before the verb makes it the subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from deadreckon.claims.attribution import Attribution, Side
from deadreckon.claims.names import Name
from deadreckon.claims.phrases import Hit
from deadreckon.claims.places import run_places
from deadreckon.claims.reading import Reading
from deadreckon.claims.sources import known

FARTHEST, FARTHEST_TOUCHING = 1000, 100
"""Code points between a subject and its verb; where only a day or an adverb may stand there."""
NEAR = 14
"""Code points between a subject and its verb for them to touch."""
LONGEST = 26
SHORT = 8
LEAST = 2

_BREAK = "、。，,；;：:「」『』“”‘’《》〈〉()（）\"'!?！？【】[]"
_WHERE = "下上内內中里裡外处處间間旁"
"""What a Chinese phrase for a place ends in."""
_BRACKETS = r"(?:[(（][^()（）]{1,20}[)）])?[\"”」』》]?"
_PARTICLES = {
    "ja": re.compile(_BRACKETS + r"(?:など|ら|たち)?(?:側)?(?:は|が|も|では)"),
    "ko": re.compile(
        _BRACKETS + r"(?:(?:들|측)+(?:은|는|이|가|께서|도|에서는?)?|은|는|이|가|께서|도|에서는?)"
    ),
    "zh": re.compile(_BRACKETS),
}
_TOPICS = {"ja": re.compile("は$"), "ko": re.compile("[은는]$")}
"""Particles of what a sentence is about; others may mark the subject of what is said."""
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田"
    "董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋方白邹鄒孟熊秦邱江尹薛段"
    "雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴戴莫孔汤湯温溫康施牛樊葛邢齐齊乔喬庞龐颜顏倪庄莊聂聶鲁魯岳翟"
    "殷詹欧歐耿关關兰蘭焦俞柳祝包宁寧符舒阮柯纪紀梅童凌毕畢裴霍涂翁骆駱蓝藍游辛"
)
_NAMED = re.compile(rf"[{_SURNAMES}][一-鿿]{{1,2}}")
"""A Chinese name, surname first."""
_PERSON = {
    "ko": re.compile(r"(?: [가-힣]{1,5}){1,3}(?=[은는이가]\s)"),
    "zh": re.compile(r"[一-鿿]{1,6}·[一-鿿]{1,8}?(?=[称稱表说說指认認透告介解补補])"),
}
"""A person's name behind the role."""
_BEHIND = {
    "ja": re.compile(r"と、?(?P<name>[^、。「」と\s\d]{2,12}?)(?:ら|たち)?(?:は|が)$"),
    "ko": re.compile(r"[다라냐자]고 (?P<name>[가-힣]{2,8}?)(?:들)?(?:은|는|이|가) $"),
}
_TOLD = {
    "ja": (
        re.compile(r"(?:と|との(?:見方|見解|考え|認識)を)[^、。]{0,6}\Z"),
        re.compile(r"(?:た|ている|ており|る|ました|ています)?[。」]?\s*\Z"),
        re.compile(r"[「『]?(?P<name>[^、。「」\s\d]{2,16}?)(?:側)?(?:は|では)"),
    ),
    "ko": (
        re.compile(r"(?:[다라냐자]고|다며|라며) ?(?:[가-힣]{1,6} ){0,2}\Z"),
        re.compile(r"[가-힣]{0,4}[.]?\s*\Z"),
        re.compile(
            r"(?P<name>(?:[가-힣A-Za-z0-9]{1,12} ){0,3}?[가-힣A-Za-z0-9]{1,12}?)"
            r"(?:측)?(?:은|는)(?=[ ,])"
        ),
    ),
}
"""What stands before a verb of saying, behind it, and the sentence's topic at its head."""
_STOPS = {
    "ja": re.compile(r"[はがをにでともへや]$|という$"),
    "ko": re.compile(
        r"(?:[은는을를에로며도와과]|다고|라고|이라고|으로|에서|앞서|한편|이어|그러나|하고|했고)$"
    ),
    "zh": re.compile(r"[据據称稱说說]$"),
}


def attributions(reading: Reading) -> list[Attribution]:
    """Find the attributions of a sentence, by place."""
    heads = list(_heads(reading))
    found = [*_according(reading), *_after(reading, heads), *_said(reading, heads)]
    found = _distinct(found)
    return sorted(_cited(reading, found, heads), key=lambda one: one.start)


def subject(reading: Reading, verb: Hit) -> Name | None:
    """Find the source that is the subject of a verb; without one, what the sentence is about."""
    heads = [*_heads(reading), *_states(reading)]
    return _subject(reading, verb, heads) or _topic(reading, verb)


def _states(reading: Reading) -> Iterator[Name]:
    """Give the countries and seats of government that a sentence names: they deny, and say."""
    for place in run_places(reading):
        if place.kind in {"country", "seat"}:
            yield Name(place.start, place.end)


def _heads(reading: Reading) -> Iterator[Name]:
    """Give phrases that end in a known name, a role or a word that stands for one, by place."""
    spans = {(h.start, h.end, False) for h in reading.all("attribution.roles")}
    text = reading.text[reading.start : reading.end]
    spans |= {(reading.start + n.start, reading.start + n.end, False) for n in known(text)}
    spans = {span for span in spans if reading.text[span[0] - 1 : span[0]] not in ("(", "（")}
    pronouns = [(h.start, h.end, True) for h in reading.all("attribution.anaphors")]
    own = reading.all("attribution.own")
    taken: list[tuple[int, int]] = []
    for start, end, anaphor in (*pronouns, *sorted(spans, key=lambda s: (-s[1], s[0]))):
        if any(a < end and start < b for a, b in taken):
            continue
        first = start if anaphor else _opening(reading, start)
        if not any(h.start < end and start < h.end for h in own):
            taken.append((first, end))
            yield Name(first, end if anaphor else _with_person(reading, end), anaphor)


def _with_person(reading: Reading, end: int) -> int:
    person = _PERSON.get(reading.language)
    match = person.match(reading.text, end, reading.end) if person else None
    if match is None or any(match.start() < h.end and h.start < match.end() for h in reading.verbs):
        return _with_name(reading, end) if reading.language == "zh" else end
    return match.end()


def _with_name(reading: Reading, end: int) -> int:
    """Take a Chinese name behind a role up to a verb, a day or an adverb."""
    kinds = ("attribution.says", "attribution.aside", "signs.deny", "signs.reject")
    ends = {hit.start for hit in reading.all(*kinds, "signs.no_comment")}
    ends |= {time.start for time in reading.times} | {reading.end}
    for length in (3, 2):
        last = end + length
        closes = last in ends or reading.text[last : last + 1] in _BREAK
        if closes and _NAMED.fullmatch(reading.text, end, last):
            return last
    return end


def _opening(reading: Reading, at: int) -> int:
    """Give where the phrase that holds a place begins."""
    floor = _floor(reading, at)
    start = at
    while start > floor and not _stops(reading, floor, start):
        start -= 1
    if start < at and reading.text[start - 1] in '《「“"':
        start -= 1
    while start < at and reading.text[start] in " のと的":
        start += 1
    for aside in reading.all("attribution.aside", "signs.strong", "signs.complement"):
        if aside.start == start and aside.end <= at:
            start = aside.end
    while start < at and reading.text[start] in " ,、，":
        start += 1
    return start


def _floor(reading: Reading, at: int) -> int:
    """Give the first place that a phrase can reach back to: past days, and verbs of saying."""
    kinds = ("attribution.says", "attribution.citing", "attribution.according")
    ends = [*(t.end for t in reading.times), *(hit.end for hit in reading.all(*kinds))]
    return max(reading.start, at - LONGEST, *(end for end in ends if end <= at))


def _stops(reading: Reading, floor: int, at: int) -> bool:
    """Tell whether a phrase cannot reach back over the sign before a place."""
    text, stops = reading.text, _STOPS[reading.language]
    if text[at - 1] in _BREAK:
        return True
    if reading.language == "ko":
        return text[at - 1] == " " and stops.search(text[floor : at - 1]) is not None
    return stops.search(text[max(floor, at - 3) : at]) is not None


def _subject(reading: Reading, verb: Hit, heads: list[Name]) -> Name | None:
    """Give the last source before a verb that a particle, or its place, makes the subject."""
    particles = _PARTICLES.get(reading.language, _PARTICLES["zh"])
    topical = _TOPICS.get(reading.language)
    best: Name | None = None
    on_topic = False
    told = sorted(heads, key=lambda name: name.end)
    far = FARTHEST_TOUCHING if reading.language == "zh" else FARTHEST
    first = bisect_left(told, verb.start - far, key=lambda name: name.end)
    for head in told[first : bisect_right(told, verb.start, key=lambda name: name.end)]:
        marked = particles.match(reading.text, head.end, verb.start)
        if head.end > verb.start or marked is None:
            continue
        if reading.language == "zh" and not _touches(reading, marked.end(), verb.start):
            continue
        topic = topical is not None and topical.search(marked.group()) is not None
        if on_topic and not topic:  # the subject of what is said, not of who says it
            continue
        best, on_topic = head, topic
    if best is None and reading.language == "zh":
        return _short(reading, verb.start)
    return best


def _touches(reading: Reading, start: int, end: int) -> bool:
    """Tell whether only a day or an adverb stands between a subject and its verb."""
    between = reading.text[start:end]
    for time in reading.times:
        if start <= time.start and time.end <= end:
            between = between.replace(time.text, "", 1)
    for aside in reading.all("attribution.aside"):
        if start <= aside.start and aside.end <= end:
            between = between.replace(reading.text[aside.start : aside.end], "", 1)
    return len(between) <= NEAR and not any(sign in between for sign in "。；;，,：")


def _short(reading: Reading, at: int) -> Name | None:
    """Read a short phrase right before a Chinese verb."""
    for time in reading.times:
        if time.end <= at <= time.end + 1:
            at = time.start
    for aside in reversed(reading.all("attribution.aside")):
        if aside.end == at:
            at = aside.start
    start = at
    while start > reading.start and reading.text[start - 1] not in _BREAK:
        start -= 1
    for aside in reading.all("attribution.aside", "signs.strong"):
        if aside.start == start and aside.end < at:
            start = aside.end
    words = reading.text[start:at]
    if not LEAST <= at - start <= SHORT or words[-1] in _WHERE or any(map(str.isdigit, words)):
        return None
    if any(h.start < at and start < h.end for h in reading.all("signs.ignorance", "signs.norm")):
        return None
    return Name(start, at)


def _topic(reading: Reading, verb: Hit) -> Name | None:
    """Give the first phrase with a particle of the subject: a state that denies has no role."""
    if reading.language == "zh":
        return _short(reading, verb.start)
    sign = {"ja": r"(?:は|が)", "ko": r"(?:은|는|이|가)(?=\s)"}.get(reading.language, r"(?!)")
    match = re.search(
        rf"(?P<name>[^{re.escape(_BREAK)}\s]{{1,20}}?){sign}",
        reading.text[reading.start : verb.start],
    )
    if match is None:
        return None
    return Name(reading.start + match.start("name"), reading.start + match.end("name"))


def _said(reading: Reading, heads: list[Name]) -> Iterator[Attribution]:
    denials = reading.all("signs.deny", "signs.no_comment")
    for verb in reading.all("attribution.says"):
        if any(d.start <= verb.start < d.end for d in denials):
            continue
        name = _subject(reading, verb, heads)
        name = name or _behind_quote(reading, verb) or _teller(reading, verb)
        sure = reading.has("terms.almost_certain", verb.start, verb.end)
        if name is None or (sure and name not in heads):  # it is almost certain: nobody says it
            continue
        yield Attribution(
            name.start,
            _head_end(reading, name, verb),
            (name,),
            _side(reading, name, verb),
        )
        if reading.language != "zh" and verb.end >= reading.end - 3:
            yield Attribution(_quoted_end(reading, verb), reading.end, (), "after")


def _behind_quote(reading: Reading, verb: Hit) -> Name | None:
    """Read who stands between what is said and the verb, whatever he is: …と潜水士は話す."""
    pattern = _BEHIND.get(reading.language)
    match = pattern.search(reading.text[reading.start : verb.start]) if pattern else None
    if match is None:
        return None
    return Name(reading.start + match.start("name"), reading.start + match.end("name"))


def _teller(reading: Reading, verb: Hit) -> Name | None:
    """Read what a sentence is about as the subject of a verb of saying that ends it.

    県警は…と発表した, 부산시는 …다고 밝혔다: whatever it is, it speaks.
    """
    told = _TOLD.get(reading.language)
    if told is None or not told[0].search(reading.text, reading.start, verb.start):
        return None
    closes = told[1].match(reading.text, verb.end, reading.end)
    match = told[2].match(reading.text, reading.start, verb.start)
    if match is None or closes is None:
        return None
    start, end = match.span("name")
    counted = any(q.start < end and start < q.end for q in reading.quantities)
    dated = any(t.start < end and start < t.end for t in reading.times)
    return None if counted or dated else Name(start, end)


def _head_end(reading: Reading, name: Name, verb: Hit) -> int:
    """Give how much of the sentence an attribution takes up at its head."""
    if reading.language == "zh":
        return verb.end
    marked = _PARTICLES[reading.language].match(reading.text, name.end)
    end = marked.end() if marked else name.end
    verbs = {hit.start for hit in reading.all("attribution.says")}
    for time in reading.times:
        stated = time.from_ == time.to or time.end in verbs
        if 0 <= time.start - end <= 1 and stated:
            end = time.end
            break
    return min(end, verb.start) if end > verb.start else end


def _quoted_end(reading: Reading, verb: Hit) -> int:
    head = reading.text[reading.start : verb.start].rstrip()
    for sign in ("とみて", "と", "고 ", "고"):
        if head.endswith(sign.strip()):
            return reading.start + len(head) - len(sign.strip())
    return verb.start


def _side(reading: Reading, name: Name, verb: Hit) -> Side:
    """A source that stands right before a verb at the end follows what it says."""
    if reading.language == "zh":
        rest = reading.text[verb.end : reading.end].strip("。，, ”」』")
        return "before" if rest else "after"
    return (
        "after"
        if verb.start - name.end <= NEAR and name.start > reading.start + SHORT
        else "before"
    )


def _according(reading: Reading) -> Iterator[Attribution]:
    hearsay = reading.all("signs.alleged")
    for hit in reading.all("attribution.according"):
        if any(h.start <= hit.start and hit.end < h.end for h in hearsay):
            continue  # 据传: nobody is named
        end = hit.end
        while (
            end < reading.end and reading.text[end] not in "，,、。；;" and end - hit.end < LONGEST
        ):
            if any(v.start == end for v in reading.all("attribution.says", "attribution.carried")):
                break
            end += 1
        for time in reading.times:
            if hit.end < time.start < end:
                end = time.start
        if end - hit.end >= LEAST:
            yield Attribution(hit.start, end, (Name(hit.end, end),), "before")


def _after(reading: Reading, heads: list[Name]) -> Iterator[Attribution]:
    for hit in reading.all("attribution.after"):
        last = [h for h in heads if h.end <= hit.start and hit.start - h.end <= NEAR]
        name = last[0] if last else None
        for head in last:
            name = head if name is None or head.end > name.end else name
        if name is None:
            start = hit.start
            while (
                start > reading.start
                and reading.text[start - 1] not in _BREAK
                and hit.start - start < LONGEST
            ):
                start -= 1
            name = Name(start, hit.start) if start < hit.start else None
        if name is not None:
            yield Attribution(name.start, hit.end, (name,), "before")


def _cited(reading: Reading, found: list[Attribution], heads: list[Name]) -> list[Attribution]:
    """Add to a chain what its speaker cites, and who passes on another's words."""
    from dataclasses import replace

    for hit in reading.all("attribution.citing"):
        name = next(
            (h for h in sorted(heads, key=lambda h: h.start) if 0 <= h.start - hit.end <= NEAR),
            None,
        )
        if name is None:
            continue
        found = [
            one
            for one in found
            if not (
                one.chain
                and one.chain[0] == name
                and one.start <= name.start
                and len(one.chain) == 1
            )
        ]
        teller = _subject(reading, hit, [h for h in heads if h != name])
        chain = (teller, name) if teller else (name,)
        verb = next(
            (v for v in reading.all("attribution.says") if 0 <= v.start - name.end <= NEAR + SHORT),
            None,
        )
        end = verb.end if verb else name.end
        start = teller.start if teller else hit.start
        found = [one for one in found if not (one.chain and teller and one.chain[0] == teller)]
        found.append(Attribution(start, end, chain, "before"))
    for hit in reading.all("attribution.cited_by"):
        cited = [h for h in heads if h.end <= hit.start and hit.start - h.end <= LONGEST]
        if not cited or not found:
            continue
        name = max(cited, key=lambda h: h.end)
        for n, one in enumerate(found):
            if one.chain and name not in one.chain and one.chain[0].start < hit.end + LONGEST:
                found[n] = replace(one, chain=(*one.chain, name))
                break
    return found


def _distinct(found: list[Attribution]) -> list[Attribution]:
    out: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end)):
        if not one.chain:
            if one not in out:
                out.append(one)
            continue
        name = one.chain[0]
        if not any(n.start < name.end and name.start < n.end for o in out for n in o.chain):
            out.append(one)
    return out
