"""The ladder: how much is proved as more is asked of a sighting before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadreckon.publish.figures import svg
from deadreckon.publish.markup import Markup

if TYPE_CHECKING:
    from deadreckon.case.phrases import Phrases
    from deadreckon.voyages.figures import Counted

_ROW, _LEFT, _RIGHT, _TOP = 22.0, 52.0, 130.0, 24.0
_MOST = 520.0


def ladder(counted: Counted, say: Phrases, wide: float, id_: str) -> Markup:
    """Draw a bar for each confidence, as long as its bound, with the joint probability.

    Args:
        counted: the figures; their numbers are those of a list beside the figure.
        say: phrases of the language.
        wide: width in pixels.
        id_: of the figure, once in its page.
    """
    wide = min(wide, _MOST)
    rungs = counted.at_least_by_confidence
    most = max((rung.at_least for rung in rungs), default=0) or 1
    each = (wide - _LEFT - _RIGHT) / most
    shapes = [svg.text(0, 12, say("ladder_title"), "small strong")]
    for n, rung in enumerate(rungs):
        y = _TOP + n * _ROW
        shapes.append(svg.text(_LEFT - 8, y + 11, f"{rung.confidence:g}", "small soft", "end"))
        right = _LEFT + each * rung.at_least
        if rung.at_least:
            shapes.append(svg.rect((_LEFT, y, right, y + 14), "tint"))
            shapes += [
                svg.line(_LEFT + each * i, y, _LEFT + each * i, y + 14, "line la")
                for i in range(1, rung.at_least + 1)
                if each >= 3 or i == rung.at_least  # noqa: PLR2004 - nearer they run together
            ]
        words = say.number(rung.at_least)
        if rung.at_least:
            words += f" ({say('ladder_joint', percent=_percent(rung.witnesses_joint))})"
        shapes.append(svg.text(right + 6, y + 11, words, "small"))
    shapes.append(svg.line(_LEFT, _TOP - 3, _LEFT, _TOP + len(rungs) * _ROW - 5, "line ls"))
    desc = "; ".join(f"{rung.confidence:g}: {rung.at_least}" for rung in rungs)
    high = _TOP + len(rungs) * _ROW + 2
    return svg.figure(id_, (wide, high), say("ladder_title"), desc, shapes)


def _percent(p: float) -> str:
    whole = int(p * 100 + 1e-9)
    return f"{whole} %" if whole else "< 1 %"
