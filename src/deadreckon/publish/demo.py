"""The shipped cases, run: the first case's answer, and counts held against a known truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from deadreckon.case.examples import FERRY, FIRST_CASE, unpack
from deadreckon.case.frame import read_frame
from deadreckon.case.hiding import Hiding, count_hidings
from deadreckon.case.run import Run
from deadreckon.case.run import run as run_case
from deadreckon.case.truth import read_truth
from deadreckon.publish.out import Published, write_out
from deadreckon.publish.screen.hidings import hidings
from deadreckon.publish.screen.whole import whole

if TYPE_CHECKING:
    from deadreckon.model.frame import Frame

RATES = (0.3, 0.65, 1.3, 2.6)
SEEDS = tuple(range(1, 26))
FALSE = 0.03
_HEIGHT = 58
"""Lines of a screen of sixty, less two that a set-up may print above."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demo gives: the first case's run; the ferry's hidings, without errors and with."""

    folder: Path
    run: Run
    written: tuple[Published, ...]
    ferry: Frame
    sound: tuple[Hiding, ...]
    faulty: tuple[Hiding, ...]

    def document(self) -> dict[str, object]:
        """Give it as a document: the run's, and the hidings."""
        hidden = {"sound": self.sound, "faulty": self.faulty}
        return {**self.run.document(), "hidings": hidden, "files": self.written}

    def screen(self) -> str:
        """Give it as one screen of at most 60 lines."""
        case = self.folder / FIRST_CASE
        again = f"deadreckon run {quote(str(case))}"
        return whole(
            self.run,
            case,
            between=hidings(self.ferry, self.sound, self.faulty),
            height=_HEIGHT,
            following=f"add images to evidence/sightings.csv there: {again}",
        )


def demonstrate(folder: Path, *, now: datetime) -> Demonstration:
    """Unpack the shipped cases into `folder` where they are not there yet, and run them.

    Raises:
        BadUse: the folder cannot be written.
    """
    unpack(folder)
    case = folder / FIRST_CASE
    done = run_case(case, now=now)
    ferry, _ = read_frame(folder / FERRY / "case.toml")
    stays = read_truth(folder / FERRY / "truth.csv")
    return Demonstration(
        folder=folder,
        run=done,
        written=write_out(case, done),
        ferry=ferry,
        sound=count_hidings(ferry, stays, RATES, SEEDS),
        faulty=count_hidings(ferry, stays, RATES, SEEDS, false=FALSE),
    )
