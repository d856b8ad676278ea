# ruff: noqa: E501 - a report stands on one line
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deadreckon.claims.origins.found import NOT_STATED, Origins
from deadreckon.claims.origins.search import UNNAMED, origins
from deadreckon.model.evidence import Anchor, Claim, Report
from tests.claims.origins.chains import CHAINS
from tests.claims.origins.retellings import CORRUPTED, FAITHFUL, SHIPPED, report

RUSI = "The ships made at least five round trips between Najin and Dunai, the analysis said."


def retold(publisher: str, text: str, language: str, retelling: str) -> list[str]:
    """The kinds of differences between a report and one that retells it."""
    first, second = (
        report("a.txt", text, "en", publisher),
        report("b.txt", retelling, language, "Herald"),
    )
    return [d.kind for one in origins([first, second]).fidelity for d in one.differences]


@pytest.mark.parametrize(
    ("kind", "publisher", "text", "language", "retelling"),
    CORRUPTED,
    ids=[f"{row[0]}-{row[3]}-{n}" for n, row in enumerate(CORRUPTED)],
)
def test_what_a_retelling_changed_is_found_and_named(
    kind: str, publisher: str, text: str, language: str, retelling: str
) -> None:
    assert retold(publisher, text, language, retelling) == [kind]


def test_no_false_alarm_on_a_hundred_faithful_retellings() -> None:
    told = [(key, *row) for key, rows in FAITHFUL.items() for row in rows]
    assert len(told) == 100
    alarms = {
        retelling: found
        for (publisher, text), language, retelling in told
        if (found := retold(publisher, text, language, retelling))
    }
    assert alarms == {}


def test_two_languages_end_under_one_origin_and_honest_reports_do_not() -> None:
    one = report(
        "fr.txt",
        "Selon RUSI, les navires ont fait au moins cinq allers-retours entre Najin et Dunai.",
        "fr",
        "Le Monde",
    )
    two = report(
        "ru.txt",
        "По данным RUSI, суда совершили не менее пяти рейсов туда и обратно между Наджином и Дунаем.",
        "ru",
        "Коммерсант",
    )
    three = report(
        "en.txt",
        "Images by Planet Labs show a ship at Najin on 7 September, the station said.",
        "en",
        "Radio",
    )
    four = report(
        "de.txt", "Ein Hafenarbeiter sah am 7. September ein Schiff in Najin.", "de", "Zeitung"
    )
    found = origins([one, two, three, four])
    (rusi,) = [origin for origin in found.origins if origin.name == "RUSI"]
    assert set(rusi.reports) == {"fr.txt", "ru.txt"}
    assert rusi.collects
    assert all({"en.txt", "de.txt"} - set(origin.reports) for origin in found.origins)


def test_a_relay_leads_on_to_whom_it_cites() -> None:
    post = report(
        "post.txt", RUSI.replace("the analysis said", "according to RUSI"), "en", "Washington Post"
    )
    copy = report(
        "copy.txt",
        "According to the Washington Post, the ships made at least five round trips between Najin and Dunai.",
        "en",
        "Herald",
    )
    (told,) = [one for one in origins([post, copy]).tree if one.report == "copy.txt"]
    assert (told.cites, told.origin) == ("Washington Post", "rusi")
    assert "post.txt" in told.why


def test_what_a_country_said_one_of_its_bodies_said() -> None:
    release = report("wh.txt", SHIPPED, "en", "White House")
    copy = report(
        "x.txt",
        "The United States said North Korea shipped more than 1,000 containers to Russia.",
        "en",
        "Herald",
    )
    ends = {one.origin for one in origins([release, copy]).tree}
    assert ends == {"white-house"}


def test_nobody_named_is_no_origin() -> None:
    texts = (
        "Officials said that 300 containers were at Najin on 7 September.",
        "On 7 September 300 containers were at Najin.",
    )
    for text in texts:
        pair = [report(name, text, "en", "Herald") for name in ("a.txt", "b.txt")]
        found = origins(pair)
        assert [one.stated for one in found.origins] == [False, False]
        assert len({one.origin for one in found.tree}) == 2


COPIES = [
    ("en", "On 1 September about 300 containers were stacked at Najin."),
    ("fr", "Le 1er septembre, environ 300 conteneurs étaient entreposés à Najin."),
    ("de", "Am 1. September standen rund 300 Container in Najin."),
    ("es", "El 1 de septiembre había unos 300 contenedores en Najin."),
    ("ru", "1 сентября в Наджине находилось около 300 контейнеров."),
    ("ko", "9월 1일 나진에 컨테이너 약 300개가 쌓여 있었다."),
    ("en", "About 300 containers stood at Najin on September 1."),
    ("fr", "Environ 300 conteneurs se trouvaient à Najin le 1er septembre."),
    ("en", "Some 300 containers were seen at Najin on 1 September."),
    ("de", "Rund 300 Container standen am 1. September in Najin."),
]


def test_ten_copies_of_a_wrong_date_are_one_origin_that_nobody_names() -> None:
    copies = [
        report(f"c{n}.txt", text, language, f"Outlet {n}")
        for n, (language, text) in enumerate(COPIES)
    ]
    right = report(
        "wh.txt",
        "On 7 September about 300 containers were stacked at Najin, the White House said.",
        "en",
        "Herald",
    )
    honest = report(
        "own.txt", "On 7 September about 300 containers were stacked at Najin.", "en", "Post"
    )
    found = origins([*copies, right, honest])
    (shared,) = [origin for origin in found.origins if origin.shared]
    assert shared.name == UNNAMED
    assert set(shared.reports) == {one.name for one in copies}
    assert "2023-09-01" in shared.shared[0]
    (own,) = {one.origin for one in found.tree if one.report == "own.txt"}
    assert own not in {shared.id, "white-house"}


def test_that_reports_agree_betrays_nothing() -> None:
    same = [
        report(f"c{n}.txt", text, language, f"O {n}") for n, (language, text) in enumerate(COPIES)
    ]
    found = origins(same).origins
    assert [(one.stated, len(one.reports)) for one in found] == [(False, 1)] * len(COPIES)


def test_title_and_caption_are_held_to_the_body() -> None:
    text = (
        "Arms are being shipped to western Russia, it is almost certain\n\n"
        "It is almost certain that North Korean munitions have reached western Russia, Britain's "
        "Ministry of Defence said on Thursday in an update.\n"
    )
    found = origins([report("a.txt", text, "en", "Herald")])
    (title,) = [one for one in found.fidelity if one.part == "title"]
    assert title.of.report == "a.txt"
    assert title.of.start > title.end
    assert [d.kind for d in title.differences] == ["scope"]


REPORTS = [
    report("a.txt", RUSI, "en", "RUSI"),
    report("b.txt", "According to the Washington Post, the ships made five round trips between Najin and Dunai.", "en", "Herald"),
    report("c.txt", "The Washington Post, citing RUSI, says the ships made at least five round trips between Najin and Dunai.", "en", "Globe"),
    report("d.txt", "Selon RUSI, les navires ont fait au moins cinq allers-retours entre Najin et Dunai.", "fr", "Le Monde"),
]  # fmt: skip


@settings(max_examples=15)
@given(st.permutations(REPORTS))
def test_the_order_of_reports_does_not_matter(reports: list[Report]) -> None:
    assert origins(reports) == origins(REPORTS)


def test_names_of_outlets_exchanged_give_the_same_origins() -> None:
    outlets = [one.publisher for one in REPORTS[1:]]
    swapped = [
        REPORTS[0],
        *(
            report(r.name, r.text, r.language, o)
            for r, o in zip(REPORTS[1:], reversed(outlets), strict=True)
        ),
    ]
    ends = [{(o.id, o.reports) for o in origins(given_).origins} for given_ in (REPORTS, swapped)]
    assert ends[0] == ends[1]


def test_accepted_claims_go_before_what_is_read() -> None:
    text = "The ships made at least five round trips between Najin and Dunai."
    at = Anchor("0", "f")
    claim = Claim(
        "c",
        text[:64],
        at,
        report="a.txt",
        span=(0, 64),
        source="rusi",
        via=("wapo",),
        origin="images",
    )
    found = origins(
        [report("a.txt", text, "en", "Herald")],
        [claim],
        {"rusi": "RUSI", "wapo": "Washington Post"},
        {"images": "The images"},
    )
    (told,) = found.tree
    assert (told.via, told.origin, told.why) == (("Washington Post", "RUSI"), "images", "accepted")
    assert [(o.id, o.name) for o in found.origins] == [("images", "The images")]
    assert found.tree[0].end == 64


def test_reports_without_a_day_or_a_language_are_read_all_the_same() -> None:
    bare = report("a.txt", "RUSI said 300 containers were at Najin.", "", "", date(2023, 1, 1))
    assert [one.origin for one in origins([bare]).tree] in (["rusi"], ["not-stated-a-txt"], [])


@pytest.mark.parametrize("name", CHAINS)
def test_chains_end_where_they_start_and_honest_reports_apart(name: str) -> None:
    chain = CHAINS[name]
    found = origins(chain.reports)
    ends = {
        one.name: {told.origin for told in found.tree if told.report == one.name}
        for one in chain.reports
    }
    common = set.intersection(*ends.values())
    if chain.origin is None:
        assert common == set()
        return
    assert [o.name for o in found.origins if o.id in common and o.stated] == (
        [chain.origin] if chain.origin else []
    )
    assert common
    assert [one.verdict for one in found.fidelity if one.verdict != "same"] == []


MARKED = 9
"""Of so many of the marked texts one is read: all of them by hand, they take seconds."""


@pytest.mark.real
def test_marked_claims_end_where_the_text_says(shared_data: Path) -> None:
    folder = shared_data / "reports"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    rows = rows[::MARKED]
    reports = [
        report(
            row["file"],
            (folder / row["file"]).read_bytes().decode(),
            row["language"],
            "",
            date.fromisoformat(row["published"]),
        )
        for row in rows
    ]
    found = origins(reports)
    assert found == origins(reports[::-1])
    right = [_ends_so(found, row["file"], claim) for row in rows for claim in row["claims"]]
    assert sum(right) / len(right) >= 0.75


def _ends_so(found: Origins, file: str, claim: dict[str, Any]) -> bool:
    names = {one.id: one.name for one in found.origins if one.stated or one.name != NOT_STATED}
    over = [
        (min(told.end, claim["end"]) - max(told.start, claim["start"]), told.origin)
        for told in found.tree
        if told.report == file
    ]
    shared, end = max(over, default=(0, ""))
    name = names.get(end, "") if shared > 0 else ""
    ways = [claim["source_chain"], claim.get("source_chain_text") or []]
    marked = {way[-1].casefold() for way in ways if way and way[-1]}
    if not marked:
        return not name
    return any(one in name.casefold() or (name and name.casefold() in one) for one in marked)
