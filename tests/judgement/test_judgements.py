import json

from deadreckon.model.frame import Hypothesis, Link, Weight
from deadreckon.model.jsonable import dumps
from tests.judgement.frames import claim, frame, judged

CONTRACT = {
    "": "hypothesis p low high term yardstick in_gap confidence priors links origins without "
    "overturned_by because",
    "priors": "prior p low high term",
    "links": "id p",
    "without": "origin p term",
    "overturned_by": "ids p term",
}


def test_a_judgement_has_the_keys_of_the_contract_and_survives_json() -> None:

    case = frame(
        Link("sea", (0.4, 0.6)),
        Hypothesis("h", "it came by sea", all_of=("sea",), exclusive="g"),
        Hypothesis("k", "it did not", exclusive="g", fails=("sea",)),
        Weight(("c",), "sea", ratio=20.0),
        Weight(("d",), "sea", ratio=(3.0, 10.0)),
    )
    found = judged(case, claim("c", "o"), claim("d", "p"))["h"]
    document = json.loads(dumps(found))
    for path, keys in CONTRACT.items():
        part = document[path] if path else document
        part = part[0] if isinstance(part, list) else part
        assert set(keys.split()) <= set(part)
    assert document["p"] == float(f"{found.p:.6g}")
