"""What vessels say of themselves, message by message, to identities with their times."""

from __future__ import annotations

import polars as pl

from deadreckon.read.ais.columns import IDENTITIES
from deadreckon.read.ais.finish import VESSEL

NUMBERS = ("imo", "kind", "length", "beam", "draught")
TEXTS = ("name", "call_sign", "destination")


def statements(said: pl.DataFrame) -> pl.DataFrame:
    """Make identities of statements: each stands once, with its times; nought and "" are null.

    Args:
        said: `vessel`, `time` (UTC), `row` and any other columns of `IDENTITIES`, a row a message.
    """
    columns = {
        **{n: pl.when(pl.col(n) > 0).then(n) for n in NUMBERS},
        **{n: pl.col(n).str.strip_chars(" @").replace("", None) for n in TEXTS},
    }
    content = [*columns]
    told = said.filter(VESSEL & pl.col("time").is_not_null()).select(
        "vessel",
        "time",
        "row",
        *(
            (e if n in said.columns else pl.lit(None)).cast(IDENTITIES[n], strict=False).alias(n)
            for n, e in columns.items()
        ),
    )
    return (
        told.filter(pl.any_horizontal(pl.col(content).is_not_null()))
        .group_by(["vessel", *content], maintain_order=True)
        .agg(pl.col("time").min(), pl.col("time").max().alias("until"), pl.col("row").min())
        .select(pl.col(n).cast(t) for n, t in IDENTITIES.items())
    )
