"""What the page computes is what Python computes, to 1e-9: range and term too, not p alone."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from deadreckon.case.run import Run
from deadreckon.errors import BadFrame
from deadreckon.judgement import samples
from deadreckon.judgement.analysts import panel
from deadreckon.judgement.argument import argument
from deadreckon.judgement.bench import Bench
from deadreckon.judgement.samples import limits
from deadreckon.judgement.yardsticks import yardstick
from deadreckon.model.evidence import Claim, Evidence
from deadreckon.model.frame import Frame, Weight
from deadreckon.publish.dossier.network import network
from deadreckon.voyages.figures import Reckoning
from tests.judgement.frames import random_case
from tests.page.conftest import Opened, published

NOTHING = Reckoning(())
EXACT = 1e-9
ASK = """(cases) => cases.map(([network, asks]) => {
  const whatIf = new deadreckon.WhatIf(network);
  return asks.map(([id, change]) => {
    const found = whatIf.of(id, change);
    return found && [found.p, found.low, found.high, found.term];
  });
})"""


@dataclass
class Asked:
    """A question about one frame, and what Python answers."""

    id: str
    without: list[str] = field(default_factory=list)
    times: dict[str, float] = field(default_factory=dict)
    answer: list[Any] = field(default_factory=list)

    @property
    def for_page(self) -> list[object]:
        return [self.id, {"without": self.without, "times": self.times, "start": None}]


def answered(frame: Frame, claims: tuple[Claim, ...], asked: Asked, start_of: str) -> list[Any]:
    laid = argument(frame)
    read = panel(frame, Evidence(claims=claims), NOTHING)
    row = Bench(laid, read.weighings).of(asked.id, laid.start(start_of), asked.without)
    p, low, high = limits(row)
    term = yardstick(frame.yardstick).word(p, low, high).term
    return [p, low, high, term and term.english]


def moved(frame: Frame, claims: tuple[Claim, ...], times: dict[str, float]) -> Frame:
    """Write the frame whose weights are so many times as strong, as the page says it moves them."""
    origin = {c.id: c.origin for c in claims}

    def other(weight: Weight) -> Weight:
        factor = times.get(f"{origin.get(weight.of[0])}\0{weight.to}", 1.0)
        if factor == 1:
            return weight
        if weight.ratio is not None:
            assert not isinstance(weight.ratio, str)
            return replace(weight, ratio=scaled(weight.ratio, factor))
        if factor > 1:
            return replace(weight, if_false=scaled(weight.if_false, 1 / factor))
        return replace(weight, if_true=scaled(weight.if_true, factor))

    return replace(frame, weights=tuple(map(other, frame.weights)))


def scaled(value: Any, factor: float) -> Any:  # noqa: ANN401 - a number or a range
    return tuple(v * factor for v in value) if isinstance(value, tuple) else value * factor


def cases(small: Run, seeds: range) -> Iterator[tuple[dict[str, object], list[Asked]]]:
    """Random frames: several analysts, shared inferences, groups, relays, ranges, words."""
    for seed in seeds:
        dice = Random(seed)  # noqa: S311 - a seed, not a secret
        frame, claims = random_case(seed)
        hands = dice.choice([[""], ["", "ann"], ["ann", "bo"]])
        inference = dice.choice([None, "one"])
        frame = replace(
            frame,
            yardstick=dice.choice(["phia", "icd203", "ipcc"]),
            weights=tuple(
                replace(w, analyst=dice.choice(hands), shared=dice.choice([None, inference]))
                for w in frame.weights
            ),
        )
        main = next(iter(frame.hypotheses))
        try:
            bench = Bench(argument(frame), panel(frame, Evidence(claims=claims), NOTHING).weighings)
            origins = bench.bearing_on(main)
            bench.of(main)
        except BadFrame:
            continue
        run = replace(small, frame=frame, evidence=Evidence(claims=claims), reckoning=NOTHING)
        asks = [Asked(id_) for id_ in (*frame.hypotheses, *frame.links)]
        asks += [Asked(main, without=dice.sample(origins, k)) for k in range(1, len(origins) + 1)]
        worded = {(c.origin, w.to) for w in frame.weights for c in claims
                  if c.id in w.of and isinstance(w.ratio, str)}  # fmt: skip
        for origin, to in bench.lent():
            if (origin, to) not in worded:
                key = f"{origin}\0{to}"
                asks.append(Asked(main, times={key: dice.choice([0.2, 0.7, 3.0, 20])}))
        for asked in asks:
            changed = moved(frame, claims, asked.times)
            asked.answer = answered(changed, claims, asked, main)
        yield json.loads(json.dumps(network(run, main))), asks


def differences(page: Page, found: list[tuple[dict[str, object], list[Asked]]]) -> list[object]:
    told = page.evaluate(ASK, [[net, [a.for_page for a in asks]] for net, asks in found])
    wrong: list[object] = []
    for (_, asks), answers in zip(found, told, strict=True):
        for asked, answer in zip(asks, answers, strict=True):
            same = answer is not None and answer[3] == asked.answer[3]
            near = same and all(
                abs(a - b) <= EXACT for a, b in zip(answer[:3], asked.answer[:3], strict=True)
            )
            if not near:
                wrong.append((asked, answer))
    return wrong


@pytest.fixture(scope="module")
def file(ore: tuple[Path, Run]) -> Path:
    return published(*ore)


def test_random_frames_come_out_as_in_python(
    opened: Callable[..., Opened],
    file: Path,
    ore: tuple[Path, Run],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened(file).page
    with monkeypatch.context() as few:
        few.setattr(samples, "SAMPLES", 60)
        samples._places.cache_clear()
        found = list(cases(ore[1], range(36)))
    samples._places.cache_clear()
    found += cases(ore[1], range(1000, 1002))
    assert sum(len(asks) for _, asks in found) > 120
    assert differences(page, found) == []
