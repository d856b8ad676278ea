"""What a scan found: what became of each row, events by kind, and the vessels that matter first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from deadreckon.publish.columns import block, paragraph

if TYPE_CHECKING:
    from deadreckon.case.scanned import Scan

MOST = 10
_WIDTHS = (5, 22, 36, 7, 8)


def scanned(found: Scan, out: str) -> str:
    """Tell the rows, the events, and the first of the ranked vessels."""
    lines = paragraph(f"{found.rows:,} rows, {found.kept:,} fixes kept", lead="SCANNED   ")
    lines += [
        line
        for reason, count in found.set_aside.items()
        for line in paragraph(f"{count:,} set aside: {reason}", lead="  ")
    ]
    lines += ["", *(f"  {count:>12,}  {kind}" for kind, count in found.counts.items())]
    lines.append(f"  {found.voyages.height:>12,}  voyages")
    lines.append(f"  {found.round_trips.height:>12,}  round trips")
    if found.shuttles.height:
        lines += ["", "  vessels that go to and fro, those that were silent on the way first"]
        heads = ("rank", "vessel", "between", "trips", "voyages", "silent")
        lines += block(heads, _WIDTHS)
        for row in found.shuttles.head(MOST).iter_rows(named=True):
            between = f"{row['a']} – {row['b'] or 'nowhere that is named'}"
            counts = (row["round_trips"], row["voyages"], row["silent_voyages"])
            cells = (str(row["rank"]), row["vessel"], between, *map(str, counts))
            lines += block(cells, _WIDTHS)
        if found.shuttles.height > MOST:
            lines.append(f"  and {found.shuttles.height - MOST:,} more: {out}/shuttles.parquet")
    lines += ["", *paragraph(f"written to {out}", lead="  ")]
    return "\n".join(lines)


@contextmanager
def progress() -> Iterator[Callable[[float, int], None] | None]:
    """Show rows and the time left on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.fields[rows]:,} rows"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0, rows=0)
        yield lambda share, rows: bar.update(task, completed=share, rows=rows)
