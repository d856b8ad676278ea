"""Deadreckon: what was shipped between the sightings, and how sure one can be.

`__all__` is the public API. Each name is loaded when it is first asked for, so importing the
package costs nothing; what is not listed here may change without notice.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadreckon.case.evidence import load_evidence
    from deadreckon.case.frame import read_frame
    from deadreckon.case.intake import add, open_case
    from deadreckon.case.new import new
    from deadreckon.case.run import Run, run
    from deadreckon.case.scanned import Scan, scan
    from deadreckon.case.verify import verify
    from deadreckon.claims.quantities import quantities
    from deadreckon.claims.times import times
    from deadreckon.errors import (
        BadFrame,
        BadInput,
        BadRow,
        BadUse,
        BrokenRecord,
        CaseBusy,
        DeadreckonError,
        Unreadable,
    )
    from deadreckon.judgement.judge import Judgement, judge
    from deadreckon.judgement.record import record
    from deadreckon.judgement.yardsticks import describe
    from deadreckon.model.evidence import Claim, Evidence, Look, Report, Sighting
    from deadreckon.model.frame import Frame
    from deadreckon.model.jsonable import dumps
    from deadreckon.model.place import Place
    from deadreckon.model.times import Interval, interval
    from deadreckon.model.vessel import Vessel
    from deadreckon.publish.out import write_out
    from deadreckon.voyages.figures import Reckoning
    from deadreckon.voyages.reckon import reckon

    __version__: str

_HOMES = {
    "case.evidence": ("load_evidence",),
    "case.frame": ("read_frame",),
    "case.intake": ("add", "open_case"),
    "case.new": ("new",),
    "case.run": ("Run", "run"),
    "case.scanned": ("Scan", "scan"),
    "case.verify": ("verify",),
    "claims.quantities": ("quantities",),
    "claims.times": ("times",),
    "errors": (
        "BadFrame",
        "BadInput",
        "BadRow",
        "BadUse",
        "BrokenRecord",
        "CaseBusy",
        "DeadreckonError",
        "Unreadable",
    ),
    "judgement.judge": ("Judgement", "judge"),
    "judgement.record": ("record",),
    "judgement.yardsticks": ("describe",),
    "model.evidence": ("Claim", "Evidence", "Look", "Report", "Sighting"),
    "model.frame": ("Frame",),
    "model.jsonable": ("dumps",),
    "model.place": ("Place",),
    "model.times": ("Interval", "interval"),
    "model.vessel": ("Vessel",),
    "publish.out": ("write_out",),
    "voyages.figures": ("Reckoning",),
    "voyages.reckon": ("reckon",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BadFrame",
    "BadInput",
    "BadRow",
    "BadUse",
    "BrokenRecord",
    "CaseBusy",
    "Claim",
    "DeadreckonError",
    "Evidence",
    "Frame",
    "Interval",
    "Judgement",
    "Look",
    "Place",
    "Reckoning",
    "Report",
    "Run",
    "Scan",
    "Sighting",
    "Unreadable",
    "Vessel",
    "__version__",
    "add",
    "describe",
    "dumps",
    "interval",
    "judge",
    "load_evidence",
    "new",
    "open_case",
    "quantities",
    "read_frame",
    "reckon",
    "record",
    "run",
    "scan",
    "times",
    "verify",
    "write_out",
]

if not TYPE_CHECKING:  # so that a name that does not exist is an error for type checkers too

    def __getattr__(name: str) -> object:
        """Load a name of the public API when it is first asked for."""
        if name == "__version__":
            value = import_module("importlib.metadata").version(__name__)
        elif name in _HOME_OF:
            value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
