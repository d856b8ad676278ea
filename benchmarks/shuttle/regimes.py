"""The regimes by name: how ships go, how they are looked at, and what the case says of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ferry = Literal["", "Tacoma", "Nina", "Fragancia"]
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Regime:
    """What a simulation draws from; a range is drawn from once a run.

    Attributes:
        stay_days: of the mean stay of a ship at a port, log-uniform.
        stated_stay_days: what the case says; None for the program's default.
        shape: of the gamma of single stays.
        layups, layup_days: share of stays that last so much longer.
        detours, detour_days: share of passages that go by way of a place that nobody looks at;
            `turns_back` of them end where they began.
        away, away_days: share of returns from a port of discharge with so long an absence.
        every_h: hours between looks at a place; regular or not, by run.
        one_end: share of the runs with looks at one end alone.
        cloudy, part: shares of the looks; clouds come in spells of `spell_days` on average.
        false: share of the sightings that show nothing, or another ship; `alarms`: the chance of
            a false sighting in a clear look without the ship, instead.
        misnamed: share of sightings that name another ship of the case.
        twins: share of sightings that fit two ships.
        told: the stated confidence; None for the true one.
        stranger: what the sightings of a ship that is not of the case say: "" (none is there),
            `unnamed`, `tagged`, or `alike`, where half of them name one of the case's.
        confirmed: share of the sightings that a second reader settles.
        ais, spoofed: share of stays told by AIS; share of such sightings that are false.
        local: looks and sightings are told by the day, of an unknown zone.
    """

    name: str
    window_days: Range = (60, 200)
    ships: tuple[int, int] = (1, 3)
    ports: tuple[str, ...] = ("south",)
    stay_days: Range = (0.7, 4.0)
    stated_stay_days: Range | None = None
    shape: float = 3.0
    least_stay_h: float = 3.0
    speed_kn: Range = (8.0, 13.0)
    layups: float = 0.0
    layup_days: Range = (10.0, 30.0)
    detours: float = 0.0
    detour_days: Range = (0.5, 4.0)
    turns_back: float = 0.0
    away: float = 0.05
    away_days: Range = (2.0, 12.0)
    every_h: Range = (16.0, 60.0)
    one_end: float = 0.25
    detection: Range = (0.8, 0.97)
    cloudy: float = 0.3
    part: float = 0.1
    spell_days: float = 0.0
    false: float = 0.0
    alarms: float = 0.0
    misnamed: float = 0.0
    twins: float = 0.0
    told: float | None = None
    stranger: Literal["", "unnamed", "tagged", "alike"] = ""
    confirmed: float = 0.0
    ais: float = 0.0
    spoofed: float = 0.0
    local: bool = False
    selection: Literal["complete", "positives_only", "cued"] = "complete"
    ferry: Ferry = ""
    stretch: float = 60.0

    @property
    def tells(self) -> bool:
        """Whether a log of its selection lets one tell."""
        return self.selection == "complete"


REGIMES = {
    regime.name: regime
    for regime in (
        Regime("well specified", stated_stay_days=(0.5, 5.0)),
        Regime("default priors"),
        Regime("stays 2.5 times longer", stay_days=(2.5, 10.0), stated_stay_days=(0.7, 4.0)),
        Regime("lay-ups", layups=0.1),
        Regime("third port", detours=0.35, turns_back=0.3),
        Regime("false sightings 1 %", false=0.01),
        Regime("false sightings 5 %", false=0.05),
        Regime("false sightings 10 %", false=0.10),
        Regime("false sightings 10 % and a third confirmed", false=0.10, confirmed=0.33),
        Regime("false alarm in 3 % of empty looks", alarms=0.03, told=0.9),
        Regime("wrong names 5 %", ships=(2, 3), misnamed=0.05),
        Regime("clustered clouds", cloudy=0.6, spell_days=8.0, every_h=(12.0, 30.0)),
        Regime("one look in ten days", every_h=(240.0, 240.0), cloudy=0.0),
        Regime("twins", ships=(2, 2), twins=0.5),
        Regime("look-alike", stranger="alike", told=0.75),
        Regime("overconfident reader", false=0.12, told=0.98),
        Regime("spoofed AIS", ais=0.4, spoofed=0.1),
        Regime("unknown third ship", ships=(2, 2), stranger="unnamed"),
        Regime("third ship under a tag", ships=(2, 2), stranger="tagged"),
        Regime("local dates", local=True),
        Regime("two discharge ports", ports=("south", "far"), one_end=0.0),
        Regime(
            "calls of 8 h",
            stay_days=(0.25, 0.45),
            stated_stay_days=(0.2, 0.6),
            shape=8.0,
            every_h=(24.0, 24.0),
            cloudy=0.0,
            away=0.02,
        ),
        Regime(
            "mostly elsewhere",
            window_days=(120, 200),
            stay_days=(0.4, 1.2),
            away=1.0,
            away_days=(15.0, 60.0),
        ),
        Regime("ferry Tacoma", ships=(1, 1), window_days=(120, 240), ferry="Tacoma"),
        Regime("ferry Nina", ships=(1, 1), ferry="Nina", stretch=90.0),
        Regime("ferry Fragancia", ships=(1, 1), ferry="Fragancia", stretch=90.0),
        Regime("positives only", selection="positives_only"),
        Regime("cued", selection="cued"),
    )
}
