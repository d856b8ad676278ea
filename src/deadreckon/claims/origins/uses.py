"""Where one origin's count builds on another's: six are five of theirs and one of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from deadreckon.claims.origins.found import Used

if TYPE_CHECKING:
    from deadreckon.claims.origins.statement import Statement


def uses(told: Sequence[Statement], origins: Mapping[str, str]) -> tuple[Used, ...]:
    """Find the sentences in which an origin counts what another had counted.

    Args:
        told: all statements.
        origins: id by name, of those that are stated.

    That a sentence names two of them is no use: its words must say that one adds to the other.
    """
    found: dict[tuple[str, str], Used] = {}
    for one in told:
        if not one.builds or not one.quantities:
            continue
        named = [name for name in (one.publisher, *one.chain, *one.builds) if name in origins]
        for name in named[1:]:
            pair = origins[named[0]], origins[name]
            if pair[0] != pair[1]:
                found.setdefault(pair, Used(*pair, one.report, one.start, one.end, one.text))
    return tuple(found[pair] for pair in sorted(found))
