"""Who repeats whom, and what the retelling changed, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.claims.origins.found import NOT_STATED
from deadreckon.publish.columns import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deadreckon.claims.origins.found import Fidelity, Origins

_MOST_NAMES, _MOST_CHANGED = 10, 60
_VERDICTS = {
    "stronger": "says more than",
    "weaker": "says less than",
    "other": "says something else than",
}


def origins(found: Origins) -> str:
    """Tell the origins with their reports, what is not stated, and the retellings that differ."""
    count = len({told.report for told in found.tree})
    named = sum(origin.stated for origin in found.origins)
    lines = paragraph(
        f"{count} report{'s' * (count != 1)}, {named} origin{'s' * (named != 1)} that somebody "
        "names; that two are independent of one another is not established by that",
        lead="ORIGINS  ",
    )
    names = {one.id: one.name for one in found.origins}
    loose = {one.id: one for one in found.origins if not (one.stated or one.shared)}
    for origin in found.origins:
        if origin.id in loose:
            continue
        kind = " (collection of its own)" if origin.collects else ""
        decided = f" [{origin.decided}]" if origin.decided else ""
        said = f"{origin.name}{kind}, {origin.id}{decided}: {_some(origin.reports)}"
        if origin.shared:
            said += f"; betrayed by {'; '.join(origin.shared)}"
        lines += paragraph(said, lead="  ")
    unstated = [told.origin for told in found.tree if told.origin in loose]
    if unstated:
        nobody = sum(loose[id_].name == NOT_STATED for id_ in unstated)
        lines += paragraph(
            f"{len(unstated)} statements without an origin that counts: {nobody} name nobody, "
            f"{len(unstated) - nobody} only a source without a name",
            lead="  ",
        )
    for used in found.uses:
        said = f"{names[used.origin]} builds on {names[used.of]}, what they share counts once: "
        lines += paragraph(f"{said}{used.text} ({used.report})", lead="  ")
    translated = sorted({told.report for told in found.tree if told.translated})
    if translated:
        lines += paragraph(f"translations, as it seems: {_some(translated)}", lead="  ")
    changed = [one for one in found.fidelity if one.verdict != "same"]
    kept = len(found.fidelity) - len(changed)
    lines += ["", *paragraph(f"{kept} kept what they retell, {len(changed)} changed it",
                             lead="RETOLD   ")]  # fmt: skip
    for one in changed[:_MOST_CHANGED]:
        lines += paragraph(_changed(one), lead="  ")
    if len(changed) > _MOST_CHANGED:
        lines.append(f"  and {len(changed) - _MOST_CHANGED} more, with --json")
    return "\n".join(lines)


def _some(names: Sequence[str]) -> str:
    """Give the first of many names, and how many more there are."""
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _changed(one: Fidelity) -> str:
    where = one.report if one.part == "body" else f"{one.report}, {one.part},"
    of = "its own text" if one.of.report == one.report else one.of.report
    said = "; ".join(f"{d.kind}: {d.was} became {d.is_}" for d in one.differences)
    return f"{where} {_VERDICTS[one.verdict]} {of}: {said}"
