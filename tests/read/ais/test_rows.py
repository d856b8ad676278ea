from collections.abc import Callable

from tests.read.ais.conftest import Told


def test_vessels_with_other_names_have_numbers_that_stay(read: Callable[..., Told]) -> None:
    table = "vessel_id,timestamp,lat,lon\n{}"
    rows = [f"{v},2023-10-14T08:30:05Z,1,2\n" for v in ("maia-1", "227006760", "maia-2", "maia-1")]
    found, _, _ = read(table.format("".join(rows)))
    numbers = found["vessel"].to_list()
    assert numbers[0] == numbers[3] != numbers[2]
    assert numbers[1] == 227_006_760
    assert min(numbers[0], numbers[2]) >= 2**31
    again, _, _ = read(table.format("".join(reversed(rows))))
    assert again["vessel"].to_list() == numbers[::-1]


def test_rows_are_told_apart_by_their_message(read: Callable[..., Told]) -> None:
    table = """MMSI,Message_ID,Time,Vessel_Name,SOG,Longitude,Latitude,COG
227006760,1,20210701_000000,,10.1,131.9,43.1,90
227006760,5,20210701_000001,MAIA,,,,
2270067,4,20210701_000002,,,131.9,43.1,
227006760,27,20210701_000003,,10,131.9,43.1,90
"""
    found, identities, tally = read(table)
    assert found["row"].to_list() == [1, 4]
    assert (tally.positions, tally.static, tally.other) == (2, 1, 1)
    assert identities["name"].to_list() == ["MAIA"]


def test_a_column_of_other_numbers_is_no_message_type(read: Callable[..., Told]) -> None:
    table = "mmsi,message_id,timestamp,lat,lon\n227006760,4711,2023-10-14T08:30:05Z,1,2\n"
    assert read(table)[2].positions == 1


def test_stations_of_the_danish_table_are_no_vessels(read: Callable[..., Told]) -> None:
    table = """# Timestamp,Type of mobile,MMSI,Latitude,Longitude,SOG,COG,IMO,Callsign,Name
01/02/2023 00:00:00,Class A,227006760,55.1,12.1,7.1,359.9,9358010,FNRD,MAIA
01/02/2023 00:00:01,Base Station,2190064,56.7,11.5,,,Unknown,Unknown,
01/02/2023 00:00:02,AtoN,992190064,56.7,11.5,,,Unknown,Unknown,
01/02/2023 00:00:03,Class B,219000001,91,0,,,Unknown,Unknown,SEA DOG
"""
    found, identities, tally = read(table)
    assert found["time"].dt.to_string("%F").to_list() == ["2023-02-01"]
    assert (tally.positions, tally.other) == (2, 2)
    assert tally.no_fix.total() == 1
    assert identities.select("imo", "name").rows() == [(9358010, "MAIA"), (None, "SEA DOG")]


def test_cells_that_cannot_be_read_are_told_apart_from_empty_ones(
    read: Callable[..., Told],
) -> None:
    table = """mmsi,timestamp,lat,lon,sog
227006760,2023-10-14T08:30:05Z,43.1,131.9,fast
227006760,2023-10-14T08:30:05Z,north,131.9,1
227006760,2023-10-14T08:30:05Z,43.1,1x,1
227006760,soon,43.1,131.9,1
2270o6760,2023-10-14T08:30:05Z,43.1,131.9,1
227006760.0,2023-10-14T08:30:05Z,43.1,131.9,1
227006760.5,2023-10-14T08:30:05Z,43.1,131.9,1
227006760,,43.1,131.9,1
227006760,2023-10-14T08:30:05Z,NaN,null,1
"""
    found, _, tally = read(table)
    assert found.select("row", "speed").rows() == [(1, None), (6, 1.0)]
    assert dict(tally.set_aside) == {
        "a latitude that is no number": 1,
        "a longitude that is no number": 1,
        "a time that cannot be read": 1,
        "an MMSI that is no whole number": 2,
    }
    assert tally.no_fix.total() == 2


def test_a_number_that_is_no_mmsi_is_no_name_either(read: Callable[..., Told]) -> None:
    rows = [f"{v},2023-10-14T08:30:05Z,1,2\n" for v in (2**31 + 5, 2**40, 1_072_211_352, 7)]
    found, _, tally = read("mmsi,timestamp,lat,lon\n" + "".join(rows))
    assert found["vessel"].to_list() == [7]
    assert tally.no_fix == {"no MMSI that a vessel can have": 3}
