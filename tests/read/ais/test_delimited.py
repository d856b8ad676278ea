import datetime as dt
import gzip
from collections.abc import Callable

import pytest
import zstandard

from deadreckon.errors import Unreadable
from tests.read.ais.conftest import Told

CLASSIC = """\
MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass
227006760,2023-10-14T08:30:05,43.1,131.9,12.1,90.5,511,MAIA,IMO9358010,FNRD,70,0,120,17,6.5,70,A
338148873,2023-10-14T08:30:06,33.6,-117.9,0.0,360.0,511,,,,,,,,,,B
"""
NEW = """\
mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo,call_sign,vessel_type,status,length,width,draft,cargo,transceiver
227006760,2023-10-14 08:30:05,131.9,43.1,12.1,90.5,511,MAIA,IMO9358010,FNRD,70,0,120,17,6.5,70,A
338148873,2023-10-14 08:30:06,-117.9,33.6,0.0,360.0,511,,,,,,,,,,B
"""


@pytest.mark.parametrize(
    "content",
    [
        CLASSIC.encode(),
        NEW.encode(),
        zstandard.compress(NEW.encode()),
        gzip.compress(CLASSIC.encode()),
        CLASSIC.encode("utf-16"),
        b"\xef\xbb\xbf" + CLASSIC.encode(),
        CLASSIC.replace("\n", "\r\n").encode(),
        CLASSIC.replace("MAIA", '"MAIA"').encode(),
        CLASSIC.replace(",", ";").encode(),
        CLASSIC.replace(",", ";").replace(".", ",").encode(),
        CLASSIC.replace(",", "\t").encode(),
        ("\n" + CLASSIC.rstrip()).encode(),
    ],
)
def test_marinecadastre_of_any_year_and_packing(read: Callable[..., Told], content: bytes) -> None:
    fixes, identities, tally = read(content)
    when = dt.datetime(2023, 10, 14, 8, 30, 5, tzinfo=dt.UTC)
    assert tally.rows == tally.positions == 2
    assert fixes.drop("lat", "lon").rows() == [
        (227_006_760, when, pytest.approx(12.1), 90.5, 1),
        (338_148_873, when + dt.timedelta(seconds=1), 0.0, None, 2),
    ]
    assert fixes["lat"].to_list() == pytest.approx([43.1, 33.6])
    assert fixes["lon"].to_list() == pytest.approx([131.9, -117.9])
    assert identities.drop("time", "until", "row").rows() == [
        (227_006_760, 9_358_010, "MAIA", "FNRD", 70, 120.0, 17.0, 6.5, None)
    ]


def test_rows_that_do_not_fit_are_counted_and_the_others_keep_their_number(
    read: Callable[..., Told],
) -> None:
    lines = CLASSIC.splitlines()
    table = "\n".join([lines[0], "1,2,3", "", lines[1], lines[2] + ",more", lines[2][:30]])
    fixes, _, tally = read(table)
    assert fixes["row"].to_list() == [3]
    assert tally.rows == 4
    assert dict(tally.set_aside) == {"more or fewer cells than the header has": 3}


def test_bytes_of_another_code_page_cost_letters_and_no_fix(read: Callable[..., Told]) -> None:
    fixes, identities, tally = read(CLASSIC.replace("MAIA", "MÆRSK").encode("cp1252"))
    assert fixes.height == tally.positions == 2
    assert identities["name"].to_list() == ["M\ufffdRSK"]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("mmsi,lat,lat,lon,time\n1,2,2,3,4\n", "stands twice in the header"),
        ("mmsi,time,lat,lon\n227006760,01/02/2023 10:00:00,1,2\n", "day and month"),
        ("mmsi,time,lat,lon\n227006760,2023-10-14,1,2\n", "a date alone"),
        ("<html><body>not found</body></html>", "no AIS file"),
        ("a short letter\nabout ships\n", "no AIS file"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused(
    read: Callable[..., Told], table: str, why: str
) -> None:
    with pytest.raises(Unreadable, match=why) as refused:
        read(table)
    assert refused.value.mend


def test_a_mapping_reads_any_table(read: Callable[..., Told]) -> None:
    table = "hull;when;north;east\nFREJA;1697272205;43.1;131.9\n"
    mapping = {"vessel": "hull", "time": "when", "lat": "north", "lon": "east"}
    fixes, _, _ = read(table, mapping=mapping)
    assert fixes["time"].dt.year().to_list() == [2023]


def test_a_header_alone_is_a_file_without_rows(read: Callable[..., Told]) -> None:
    fixes, _, tally = read(CLASSIC.splitlines()[0])
    assert fixes.is_empty()
    assert tally.rows == 0
