"""The sweep that draws a path of a chain: forward to the end, and back by chance."""

from __future__ import annotations

import numpy as np

from deadreckon.read.ais.compiled import kernel
from deadreckon.voyages.likely.sweeps import Chain, Floats, Ints, Marks


@kernel
def _stood(chain: Chain, marks: Marks, last: int) -> Floats:
    """Give (last + 1, S) the chance of each state at each step, by the marks up to it."""
    found = np.zeros((last + 1, chain.start.shape[0]))
    found[0] = chain.start
    row = 0
    for step in range(last + 1):
        if step:
            for e in range(chain.source.shape[0]):
                found[step, chain.target[e]] += found[step - 1, chain.source[e]] * chain.chance[e]
        while row < marks.step.shape[0] and marks.step[row] <= step:
            away, more = marks.away[row], marks.there[row] - marks.away[row]
            for s in range(found.shape[1]):
                found[step, s] *= away + chain.at[marks.where[row], s] * more
            row += 1
        found[step] /= found[step].sum()
    return found


@kernel
def drawn_states(chain: Chain, marks: Marks, chances: Floats) -> Ints:
    """Draw paths: a state for each step, of as many paths and steps as there are chances.

    Args:
        chain: what steps.
        marks: what was seen, none after the last step.
        chances: (paths, steps) uniform from 0 to 1.
    """
    many, steps = chances.shape
    stood = _stood(chain, marks, steps - 1)
    into = np.argsort(chain.target)
    first = np.searchsorted(chain.target[into], np.arange(chain.start.shape[0] + 1))
    found = np.zeros((many, steps), np.int64)
    for p in range(many):
        weight = stood[steps - 1].copy()
        for step in range(steps - 1, -1, -1):
            if step < steps - 1:
                weight[:] = 0.0
                then = found[p, step + 1]
                for e in into[first[then] : first[then + 1]]:
                    a = chain.source[e]
                    weight[a] += stood[step, a] * chain.chance[e]
            left = chances[p, step] * weight.sum()
            state = -1
            for s in range(weight.shape[0]):
                if weight[s] > 0.0:
                    state = s
                    left -= weight[s]
                    if left < 0.0:
                        break
            found[p, step] = state
    return found
