from dataclasses import replace
from datetime import date

import pytest

from deadreckon.cargo.rate import MOST_RATES, Rate, rates
from deadreckon.model.evidence import Claim, Evidence, Sighting
from deadreckon.model.frame import Assumptions, Number
from deadreckon.model.times import interval
from deadreckon.voyages.figures import Reckoning, RouteFigures, Status, Told
from tests.cargo.harbour import AT, FRAME, ROUTE, figures, ship

FIVE = Claim(
    "five", "five trips", AT, value=5.0, unit="round trip", bound="ge", origin="patrol",
    when=interval("2021-03-05", "2021-05-07"),
)  # fmt: skip


def told(claim: Claim, status: Status = "possible") -> Told:
    return Told(claim.id, 5, None, "ge", claim.unit, "patrol", status, "", None)


def found(
    *claims: Claim,
    status: Status = "possible",
    route: RouteFigures | None = None,
    a_load: Number | None = None,
    sightings: tuple[Sighting, ...] = (),
) -> tuple[Rate, ...]:
    numbers = replace(route or figures(), told=tuple(told(c, status) for c in claims))
    loads = replace(ROUTE, assumptions=Assumptions(boxes_a_load=a_load))
    evidence = Evidence(claims=claims, sightings=sightings)
    return rates(replace(FRAME, routes={"ore": loads}), evidence, Reckoning((numbers,)))


def test_a_told_count_is_a_rate_and_goes_no_further_than_its_span() -> None:
    (rate,) = found(FIVE)
    assert (rate.id, rate.n, rate.unit, rate.at_least) == ("five", 5, "round_trips", True)
    assert (rate.days, rate.every_days) == (64, 64 / 5)
    assert (rate.from_, rate.to, rate.until) == (
        date(2021, 3, 5), date(2021, 5, 7), date(2021, 7, 10)
    )  # fmt: skip
    assert (rate.p05 or 0) <= (rate.p50 or 0) < 5 < (rate.p95 or 0) < 20
    assert "at least so many" in rate.why
    assert rate.boxes is None


def test_what_goes_on_to_the_end_of_the_calendar_stops_there() -> None:
    (rate,) = found(replace(FIVE, when=interval("2021-01-01", "9999-12-30")))
    assert rate.until == date.max


def test_what_it_would_carry_goes_with_the_interval() -> None:
    (rate,) = found(FIVE, a_load=(200.0, 300.0))
    assert rate.boxes == ((rate.p05 or 0) * 200, (rate.p95 or 0) * 300)


def test_an_exact_count_has_no_more_behind_it() -> None:
    (rate,) = found(replace(FIVE, bound="eq"))
    assert not rate.at_least
    assert "at least" not in rate.why


@pytest.mark.parametrize(
    "claim",
    [
        replace(FIVE, when=None),
        replace(FIVE, value=1.0, bound="eq"),
        replace(FIVE, unit="container"),
        replace(FIVE, unit="port call"),
        replace(FIVE, polarity="deny"),
        replace(FIVE, value=5.0, bound="le"),
    ],
    ids=["no window", "one", "boxes", "calls", "denied", "at most"],
)
def test_what_is_no_rate(claim: Claim) -> None:
    assert found(claim) == ()


def test_what_cannot_be_compared_with_the_route_is_no_rate_of_it() -> None:
    assert found(FIVE, status="not_comparable") == ()


def test_repeating_is_one_rate() -> None:
    again = replace(FIVE, id="again")
    (rate,) = found(again, FIVE)
    assert rate.claims == ("again", "five")
    other = replace(FIVE, id="other", origin="")
    assert len(found(FIVE, other)) == 2


def test_proved_counts_run_from_the_first_witness_to_the_last() -> None:
    ships = tuple(ship(f"s{n}", ("mine", "mill")[n % 2], 3.0 * n) for n in range(4))
    route = figures(at_least=2)
    fleet = replace(route.fleet, witnesses=tuple(s.id for s in ships))
    (rate,) = found(route=replace(route, fleet=fleet), sightings=ships)
    assert (rate.id, rate.n, rate.days) == ("routes.ore.fleet.at_least", 2, 10)
    assert rate.because == ("s0", "s1", "s2", "s3")
    assert found(route=replace(route, fleet=replace(fleet, at_least=1)), sightings=ships) == ()


def test_very_many_are_told_without_an_interval() -> None:
    (rate,) = found(replace(FIVE, value=1e9))
    assert (rate.p05, rate.p50, rate.p95) == (None, None, None)
    assert rate.why.startswith("cannot tell")
    claims = [replace(FIVE, id=f"c{n}", origin="", value=5.0 + n) for n in range(MOST_RATES + 3)]
    assert len(found(*claims)) == MOST_RATES
