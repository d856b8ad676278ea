"""What would fall under which norm, each with its condition and our probability of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.judgement.yardsticks import describe
from deadreckon.publish.brief.context import items, section
from deadreckon.publish.markup import Markup, join, quoted

if TYPE_CHECKING:
    from deadreckon.judgement.norms import NormApplied
    from deadreckon.publish.brief.context import Context


def norms(page: Context) -> Markup | None:
    """Give each norm of the case; that anything was breached is not said."""
    if not page.run.norms:
        return None
    say = page.say
    lines = [_norm(page, norm) for norm in page.run.norms]
    return section("norms", say("norms_title"), page.p("norms_intro"), items(lines))


def _norm(page: Context, norm: NormApplied) -> Markup:
    say = page.say
    condition = norm.statement or say("no_condition")
    words = say("norm", name=norm.name, condition=condition)
    ours = page.prose(say("norm_unjudged"))
    if norm.p is not None and norm.low is not None and norm.high is not None:
        said = describe(norm.p, norm.low, norm.high, norm.yardstick, say.language)
        number = page.result(f"norms.{norm.id}.p", page.prose(said), norm.because)
        ours = join(say("norm_ours"), " ", number, ".")
    about = ", ".join(part for part in (norm.date, norm.page) if part)
    summary = f"{norm.summary}. " if norm.summary else ""
    covers = quoted(f"{summary}({about})" if about else summary)
    return join(page.prose(words), " ", ours, " ", covers)
