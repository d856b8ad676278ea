"""The record: who did what when and why, the ledger's head, and how to verify without us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.case.ledger import MACHINE
from deadreckon.case.versions import ADD, FRAME
from deadreckon.publish.brief.context import Cell, section, table
from deadreckon.publish.markup import Markup, element, join, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from deadreckon.case.ledger import Entry
    from deadreckon.publish.brief.context import Context
    from deadreckon.publish.dossier.profile import Profile

_KINDS = frozenset({"add", "frame", "gone", "decide", "forget"})


def record(page: Context, entries: Sequence[Entry], profile: Profile) -> Markup:
    """Print the head, how to verify, and the ledger in the order in which it was written."""
    say, head = page.say, page.run.ledger_head
    command = f"deadreckon verify {page.run.frame.id} --head {head}"
    heads = [say("entry"), say("when"), say("who_did"), say("did"), say("why"), "SHA-256"]
    rows = [_entry(page, entry, profile) for entry in entries]
    return join(
        element(
            "section",
            element("h2", say("record_title"), id="record-title"),
            page.p("record_intro"),
            element("p", element("code", head)),
            element("h3", say("verify_title")),
            page.p("verify_intro"),
            element("pre", element("code", command)),
            page.p("verify_alone"),
            element(
                "pre", element("code", f"sha256sum {page.run.frame.id}/.deadreckon/archive/*/*")
            ),
            page.p("verify_rule"),
            id="record",
            aria_labelledby="record-title",
            data_sha256=head,
        ),
        section("ledger", say("ledger_title"), page.p("ledger_intro"), table(None, heads, rows)),
    )


def _entry(page: Context, entry: Entry, profile: Profile) -> list[Cell]:
    say = page.say
    machine = entry.author == MACHINE and entry.when is None
    who = say("the_program") if machine else entry.author if profile.people else say("an_analyst")
    kind = say(f"entry_{entry.kind}") if entry.kind in _KINDS else entry.kind
    why = str(entry.body.get("why", "")) if profile.notes or entry.kind == "forget" else ""
    return [
        str(entry.seq),
        entry.when or "–",
        quoted(who),
        join(quoted(kind), " ", quoted(_what(page, entry.kind, entry.body, profile))),
        quoted(why or "–"),
        (element("code", entry.hash), "hash"),
    ]


def _what(page: Context, kind: str, body: Mapping[str, Any], profile: Profile) -> str:
    """Name what an entry is about: a record by its id, a file by its path or, else, its hash."""
    if kind == "decide":
        words = f"{body['id']}: {page.say('verdict_' + str(body['verdict']))}"
        mended = ", ".join(f"{key} = {value}" for key, value in sorted(body["set"].items()))
        return f"{words} ({mended})" if mended and profile.notes else words
    path = str(body.get("path") or body.get("id") or "")
    if profile.files or kind == FRAME or body.get("role") == "table":
        return path
    if kind == ADD:
        return f"{page.say('role_' + str(body['role']))}, {str(body['sha256'])[:12]}…"
    return path if "/" not in path and "." not in path else page.say("a_file")
