"""A frame with every key of the contract, and values that each of its keys refuses."""

WHOLE = """\
format = 1
note = "free"

[case]
id = "whole"
title = "A title"
question = "A question?"
as_of = 2024-01-31
looks = "complete"
lead = "lead.txt"
yardstick = "icd203"
language = "fr"
note = "free"

[case.window]
from = 2023-08-11
to = "2023-10-27"

[[logs]]
id = "planet"
selection = "cued"
places = ["najin"]
from = 2023-08-11
to = 2023-10-27

[[places]]
id = "najin"
lat = 42.2333
lon = 130.3
name = "Najin"
also = ["Rajin", "라진"]
radius_km = 2
precision_km = 0.5
code = "KP RJN"
tz = "Asia/Pyongyang"

[[places]]
id = "pier"
lat = 42.23
lon = 130.31
polygon = [[130.30, 42.22], [130.32, 42.22], [130.32, 42.24]]
part_of = "najin"

[[places]]
id = "dunai"
lat = 42.88
lon = 132.33

[[vessels]]
id = "angara"
imo = 9179842
length_m = 120
teu = [200, 400]
deadweight_t = [5000, 6000]
stores_t = 500
speed_kn = [8, 14.5]
features = ["bridge forward"]

[[vessels.names]]
name = "ANGARA"
from = 2020-01-01
to = "2023-12-31"
source = "register"

[[vessels.mmsi]]
mmsi = 273000001
from = 2020-01-01
to = 2023-12-31
source = "register"

[[vessels.flags]]
flag = "RU"
from = 2022-05-01
to = 2023-12-31
source = "register"

[[vessels.call_signs]]
call_sign = "UABC"
from = 2020-01-01
to = 2023-12-31
source = "register"

[[vessels.owners]]
owner = "A Company"
from = 2020-01-01
to = 2023-12-31
source = "register"
basis = "register"

[[routes]]
id = "main"
from = "najin"
to = ["dunai"]
vessels = ["angara"]

[routes.window]
from = 2023-09-01
to = 2023-09-30

[routes.assumptions]
witness_confidence = 0.7

[[legs]]
id = "rail"
from = "dunai"
to = "najin"
mode = "rail"
distance_km = [9000, 9800]
km_day = [350, 800]
link = "shipped"

[[sources]]
id = "rusi"
name = "RUSI"
tz = "Europe/London"
reliability = "B"
collects = true
relay = { hit = 0.9, false = 0.1 }

[[origins]]
id = "planet"
name = "Planet"
collector = "Planet Labs"
method = "optical"
reliability = [0.6, 0.9]

[[readings]]
id = "if-rusi"
name = "If RUSI is right"
grants = ["rusi"]

[[links]]
id = "shipped"
prior = 0.5
statement = "It was shipped"

[[links]]
id = "landed"
prior = [0.2, 0.8]
given = "shipped"

[[hypotheses]]
id = "reached"
statement = "It reached the west"
prior = 0.5
all_of = ["shipped", "landed"]
exclusive = "what"

[[hypotheses]]
id = "empty"
statement = "The boxes were empty"
any_of = ["landed"]
exclusive = "what"
fails = "shipped"

[[weights]]
of = ["c1", "routes.main.fleet.at_least>=1"]
to = "shipped"
if_true = 0.8
if_false = [0.05, 0.2]
analyst = "a"
shared = "s"

[[weights]]
of = "c2"
to = "reached"
ratio = "several times likelier"

[[norms]]
id = "r1718"
name = "Resolution 1718"
date = 2006-10-14
page = "press.un.org"
summary = "All arms"
if = "landed"

[[happenings]]
id = "visit"
from = 2023-07-25
to = 2023-07-27
statement = "A visit"
source = "rusi"

[[relations]]
claim = "c3"
event = "c4"
after = "visit"
days = [19, 23]

[[criteria]]
name = "information base"
grade = "low"
reason = "few images"

[[resolutions]]
hypothesis = "reached"
on = 2025-01-01
outcome = true

[assumptions]
least_stay_h = 4
longest_stay_days = 20
witness_confidence = 0.85
ais_confidence = 0.8
boxes_a_load = [100, 300]
tonnes_a_box = [10, 24]
dispersion = [1, 3]
pause_share = 0.2
p_detect = [0.6, 0.9]
p_false = 0.01
part_visible = 0.5
stay_days = [0.5, 9]
elsewhere_share = 0.2
elsewhere_days = [3, 50]
background = "sometimes"
"""

RANGE = ["true", "'x'", "nan", "[1]", "[2, 1]", "[1, inf]", "-1", "{}"]
TEXT = ["3", "true", "{}", "[[]]"]
DATED = ("names", "mmsi", "flags", "call_signs", "owners")
ID = ["''", "3", "'a b'", "'a;b'", "'a|b'", "'?a'", "'a\\u0000'", "'a\\u202e'"]
REFERENCE = ["'nowhere'", "3", "''", "['a', []]"]
TIME = ["'yesterday'", "2023-08-11T10:00:00", "10:00:00", "'2023-02-30'", "3", "'0001-01-01+14:00'"]
SHARE = ["1.01", "-0.1", "nan", "'x'", "true"]
ZONE = ["'Asia/Nowhere'", "'../UTC'", "3", "''", "'Asia'", "'/etc/passwd'"]
WRONG = {
    "format": ["2", "'1'", "true", "1.0"],
    "case": [],
    "case.id": ID,
    "case.window": ["{}", "3", "{ from = 2023-01-01 }"],
    "case.title": TEXT,
    "case.question": TEXT,
    "case.as_of": TIME,
    "case.looks": ["'all'", "3"],
    "case.lead": ["3", "'../secret.txt'", "'/etc/passwd'", "''", "'a\\\\..\\\\b'"],
    "case.yardstick": ["'pia'", "3"],
    "case.language": ["'english'", "3"],
    "case.window.from": TIME,
    "case.window.to": [*TIME, "2023-08-10"],
    "logs": ["3"],
    "logs.id": ID,
    "logs.selection": ["'all'", "1"],
    "logs.places": REFERENCE,
    "logs.from": TIME,
    "logs.to": [*TIME, "2023-08-10"],
    "places": ["3"],
    "places.id": ID,
    "places.lat": ["95", "-90.01", "'42'", "nan", "inf", "true", "[1, 2]"],
    "places.lon": ["181", "-180.5", "'42'", "nan", "true"],
    "places.name": TEXT,
    "places.also": ["3", "[3]", "{}"],
    "places.radius_km": ["0", "-1", "1e9", "'3'", "nan"],
    "places.polygon": [
        "3",
        "[]",
        "'POLYGON((1 2))'",
        "[[130.3, 42.2], [130.4, 42.2]]",
        "[[130.3, 42.2], [130.4, 42.2], [130.5, 42.2]]",
        "[[130, 42], [131, 43], [131, 42], [130, 43]]",
        "[[42, 130], [42, 131], [43, 130]]",
        "[[179, 42], [-179, 42], [-179, 43]]",
        "[[130, 42], [131, 42], [131]]",
        "[[130, 42], [131, 42], [131, nan]]",
    ],
    "places.precision_km": ["-1", "'x'", "nan"],
    "places.code": TEXT,
    "places.tz": ZONE,
    "places.part_of": [*REFERENCE, "'pier'"],
    "vessels": ["3"],
    "vessels.id": ID,
    "vessels.names": ["3", "[3]", "['']", "[{ nam = 'x' }]"],
    "vessels.imo": ["true", "[1]", "{}"],
    "vessels.mmsi": ["12", "'27300000x'", "[true]"],
    "vessels.flags": ["3", "[{ flag = 3 }]"],
    "vessels.length_m": RANGE,
    "vessels.teu": RANGE,
    "vessels.deadweight_t": [*RANGE, "0"],
    "vessels.stores_t": RANGE,
    "vessels.speed_kn": [*RANGE, "12", "[0, 12]", "[10, 600]"],
    "vessels.features": ["3", "[3]"],
    "vessels.names.name": ["3", "''", "[]"],
    "vessels.names.from": TIME,
    "vessels.names.to": [*TIME, "2019-12-31"],
    "vessels.mmsi.mmsi": ["12", "''", "[]"],
    "vessels.mmsi.from": TIME,
    "vessels.mmsi.to": [*TIME, "2019-12-31"],
    "vessels.flags.flag": ["3", "''", "[]"],
    "vessels.flags.from": TIME,
    "vessels.flags.to": [*TIME, "2019-12-31"],
    "vessels.call_signs": ["3", "[{ call_sign = 3 }]"],
    "vessels.call_signs.call_sign": ["3", "''", "[]"],
    "vessels.call_signs.from": TIME,
    "vessels.call_signs.to": [*TIME, "2019-12-31"],
    "vessels.owners": ["3", "[{ owner = 3 }]"],
    "vessels.owners.owner": ["3", "''", "[]"],
    "vessels.owners.from": TIME,
    "vessels.owners.to": [*TIME, "2019-12-31"],
    "vessels.owners.basis": ["3", "'hearsay'"],
    **{f"vessels.{key}.source": ["3", "[]"] for key in DATED},
    "routes": ["3"],
    "routes.id": ID,
    "routes.from": [*REFERENCE, "[]"],
    "routes.to": [*REFERENCE, "[]", "['dunai', 'najin']"],
    "routes.vessels": REFERENCE,
    "routes.window": ["3"],
    "routes.assumptions": ["3"],
    "routes.window.from": TIME,
    "routes.window.to": [*TIME, "2023-08-31"],
    "legs": ["3"],
    "legs.id": ID,
    "legs.from": REFERENCE,
    "legs.to": REFERENCE,
    "legs.mode": ["'train'", "3"],
    "legs.distance_km": [*RANGE, "0"],
    "legs.km_day": [*RANGE, "100"],
    "legs.link": REFERENCE,
    "sources": ["3"],
    "sources.id": ID,
    "sources.name": TEXT,
    "sources.tz": ZONE,
    "sources.reliability": ["'G'", "'b'", "1.5", "[0.9, 0.1]", "true"],
    "sources.collects": ["'yes'", "1"],
    "sources.relay": ["3", "{ hit = 2 }", "{ hitt = 1 }", "{ false = nan }"],
    "origins": ["3"],
    "origins.id": ID,
    "origins.name": TEXT,
    "origins.collector": TEXT,
    "origins.method": TEXT,
    "origins.reliability": ["'G'", "-0.1", "[0.9, 0.1]", "[0.1, nan]"],
    "readings": ["3"],
    "readings.id": ID,
    "readings.name": TEXT,
    "readings.grants": ["3", "[3]"],
    "links": ["3"],
    "links.id": ID,
    "links.prior": [*SHARE, "[0.9, 0.1]", "[0.1, 1.2]"],
    "links.statement": TEXT,
    "links.given": [*REFERENCE, "'landed'"],
    "hypotheses": ["3"],
    "hypotheses.id": [*ID, "'landed'"],
    "hypotheses.statement": TEXT,
    "hypotheses.prior": [*SHARE, "[0.9, 0.1]"],
    "hypotheses.all_of": REFERENCE,
    "hypotheses.any_of": REFERENCE,
    "hypotheses.exclusive": ["3", "''", "[]"],
    "hypotheses.fails": REFERENCE,
    "weights": ["3"],
    "weights.of": ["3", "[]", "[3]", "'routes.mian.fleet.at_least>=1'"],
    "weights.to": REFERENCE,
    "weights.if_true": [*SHARE[:3], "true", "''", "[0.9, 0.1]"],
    "weights.if_false": [*SHARE[:3], "true", "''"],
    "weights.ratio": ["0", "-1", "inf", "nan", "true", "''", "[3, 2]", "[0, 2]"],
    "weights.analyst": TEXT,
    "weights.shared": TEXT,
    "norms": ["3"],
    "norms.id": ID,
    "norms.name": TEXT,
    "norms.summary": TEXT,
    "norms.if": REFERENCE,
    "happenings": ["3"],
    "happenings.id": ID,
    "happenings.from": TIME,
    "happenings.to": [*TIME, "2023-07-22"],
    "happenings.statement": TEXT,
    "happenings.source": TEXT,
    "relations": ["3"],
    "relations.claim": ID,
    "relations.event": ID,
    "relations.after": ID,
    "relations.days": ["19", "[23, 19]", "[1]", "[1, nan]", "'x'"],
    "criteria": ["3"],
    "criteria.name": TEXT,
    "criteria.grade": TEXT,
    "criteria.reason": TEXT,
    "resolutions": ["3"],
    "resolutions.hypothesis": REFERENCE,
    "resolutions.on": TIME,
    "resolutions.outcome": ["'true'", "1"],
    "assumptions": ["3"],
    "assumptions.least_stay_h": ["-1", "nan", "[1, 2]", "'3'"],
    "assumptions.longest_stay_days": ["0", "-1", "nan", "[1, 2]", "'3'"],
    "assumptions.witness_confidence": SHARE,
    "assumptions.ais_confidence": [*SHARE, "1"],
    "assumptions.boxes_a_load": [*RANGE, "0"],
    "assumptions.tonnes_a_box": [*RANGE, "0"],
    "assumptions.dispersion": [*RANGE, "0.5"],
    "assumptions.pause_share": [*SHARE, "[0.9, 0.1]"],
    "assumptions.p_detect": [*SHARE, "[0.9, 0.1]"],
    "assumptions.p_false": [*SHARE, "[0.9, 0.1]"],
    "assumptions.part_visible": [*SHARE, "[0.9, 0.1]"],
    "assumptions.stay_days": RANGE,
    "assumptions.elsewhere_share": [*SHARE, "[0.9, 0.1]"],
    "assumptions.elsewhere_days": RANGE,
    "assumptions.background": [*SHARE[:3], "true", "''"],
}
FREE = {"note", "norms.date", "norms.page"}
REQUIRED = {
    "case",
    "case.id",
    "case.window",
    "case.window.from",
    "case.window.to",
    "logs.id",
    "logs.selection",
    "places.id",
    "places.lat",
    "places.lon",
    "vessels.id",
    "vessels.names.name",
    "vessels.mmsi.mmsi",
    "vessels.flags.flag",
    "vessels.call_signs.call_sign",
    "vessels.owners.owner",
    "routes.id",
    "routes.from",
    "routes.to",
    "routes.window.from",
    "routes.window.to",
    "legs.id",
    "legs.from",
    "legs.to",
    "sources.id",
    "origins.id",
    "readings.id",
    "hypotheses.id",
    "hypotheses.statement",
    "links.id",
    "links.prior",
    "weights.of",
    "weights.to",
    "norms.id",
    "happenings.id",
    "relations.claim",
    "relations.event",
    "relations.after",
    "relations.days",
    "criteria.name",
    "resolutions.hypothesis",
    "resolutions.on",
    "resolutions.outcome",
}
