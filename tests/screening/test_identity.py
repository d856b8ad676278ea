from deadreckon.model.times import moment
from deadreckon.model.vessel import Dated, Vessel
from deadreckon.screening.identity import Doubt, digits, doubts


def held(value: str, since: str = "", until: str = "") -> tuple[Dated, ...]:
    return (Dated(value, moment(since) if since else None, moment(until) if until else None),)


def found(*vessels: Vessel) -> list[tuple[str, str, str]]:
    told = doubts({vessel.id: vessel for vessel in vessels})
    return [(id_, doubt.field, doubt.why) for id_ in told for doubt in told[id_]]


ANGARA = Vessel("angara", "IMO 9179842", held("Angara"))
MARIA = Vessel("maria", "8517839", held("Maria"))


def test_sound_numbers_and_other_names_raise_no_doubt() -> None:
    russian = Vessel("r", "9161003", held("Lady R"), held("273123456"), held("Russia"))
    assert found(ANGARA, MARIA, russian) == []


def test_numbers_that_cannot_be() -> None:
    (imo,) = found(Vessel("a", "9179843"))
    assert imo[1:] == ("imo", "fails its check digit: a digit may be misread")
    (mmsi,) = found(Vessel("a", mmsi=held("970123456")))
    assert "none of a ship" in mmsi[2]
    (nobody,) = found(Vessel("a", mmsi=held("200123456")))
    assert "no country" in nobody[2]


def test_an_mmsi_of_another_country_than_the_flag_of_its_time() -> None:
    flags = (*held("Panama", "2015-01-01", "2019-12-31"), *held("Russia", "2020-01-01"))
    russian = held("273123456", "2021-01-01")
    assert found(Vessel("a", mmsi=russian, flags=flags)) == []
    early = held("273123456", "2016-01-01", "2016-12-31")
    ((_, field, why),) = found(Vessel("a", mmsi=early, flags=flags))
    assert (field, why) == ("mmsi", "is of Russia, the flag then Panama")
    assert found(Vessel("a", mmsi=early, flags=held("Ruritania"))) == []


def test_two_of_a_kind_at_one_time_if_both_are_dated() -> None:
    both = (*held("Panama", "2020-01-01"), *held("Togo", "2021-01-01"))
    assert [why for *_, why in found(Vessel("a", flags=both))] == ["at the same time as Togo"]
    assert found(Vessel("a", flags=(*held("Panama"), *held("Togo")))) == []


def test_numbers_one_slip_apart() -> None:
    told = doubts({"angara": ANGARA, "x": Vessel("x", "9179843")})
    assert told["angara"] == (
        Doubt("imo", "IMO 9179842", ("x",), "one digit differs from 9179843 of x"),
    )
    assert len(told["x"]) == 2
    near = found(Vessel("a", mmsi=held("273123456")), Vessel("b", mmsi=held("273123465")))
    assert [id_ for id_, *_ in near] == ["a", "b"]
    assert all("other way round" in why for *_, why in near)


def test_shared_names_across_scripts() -> None:
    told = found(ANGARA, Vessel("other", names=held("АНГАРА")))
    assert {(id_, field) for id_, field, _ in told} == {("angara", "name"), ("other", "name")}
    assert found(ANGARA, Vessel("fesco", names=held("FESCO ANGARA"))) == []


def test_a_reused_mmsi_and_one_of_two_ships_at_once() -> None:
    first = Vessel("a", mmsi=held("273123456", "2015-01-01", "2019-12-31"))
    later = Vessel("b", mmsi=held("273123456", "2020-06-01"))
    both = Vessel("c", mmsi=held("273123456", "2018-01-01", "2018-12-31"))
    whys = {(id_, why) for id_, _, why in found(first, later)}
    assert whys == {
        ("a", "the same number is later of b: it was used again"),
        ("b", "the same number is earlier of a: it was used again"),
    }
    assert {why for *_, why in found(first, both)} == {
        "at the same time of a",
        "at the same time of c",
    }
    ((_, field, why), *_) = found(first, Vessel("d", call_signs=held("X"), mmsi=held("273123456")))
    assert (field, why) == ("mmsi", "also of d; whether at one time is not told")


def test_shared_call_signs() -> None:
    told = found(Vessel("a", call_signs=held("UB CD")), Vessel("b", call_signs=held("ubcd")))
    assert [field for _, field, _ in told] == ["call_sign", "call_sign"]


def test_the_digits_of_a_number() -> None:
    assert digits(" IMO 9179842 ") == "9179842"
    assert digits(None) == ""
