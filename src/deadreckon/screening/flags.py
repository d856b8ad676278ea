"""The country in an MMSI, beside the flag that a ship is said to fly: plausibility, no proof."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from deadreckon.model.vessel import mmsi_plausible


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory that gives out MMSIs: ISO 3166-1 alpha-2, and its English names."""

    code: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name to print."""
        return self.names[0]


def country_of(mmsi: str) -> Country | None:
    """Give whose an MMSI is, by its first three digits; None where they are nobody's.

    Source: ITU, table of maritime identification digits (MID), as in `data/mids.csv`.
    """
    return _by_mid().get(mmsi.strip()[:3]) if mmsi_plausible(mmsi) else None


def country_named(flag: str) -> Country | None:
    """Give the country that a flag names, by code or English name; None where it is not known."""
    return _by_name().get(" ".join(flag.split()).casefold())


@cache
def _countries() -> tuple[tuple[Country, tuple[str, ...]], ...]:
    text = (files("deadreckon.screening") / "data/mids.csv").read_text("utf-8")
    return tuple(
        (Country(row["code"], tuple(row["names"].split(";"))), tuple(row["mids"].split()))
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _by_mid() -> dict[str, Country]:
    return {mid: country for country, mids in _countries() for mid in mids}


@cache
def _by_name() -> dict[str, Country]:
    return {
        name.casefold(): country
        for country, _ in _countries()
        for name in (country.code, *country.names)
    }
