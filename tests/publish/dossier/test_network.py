import json
from dataclasses import replace

from deadreckon.case.run import Run
from deadreckon.publish.dossier.network import network


def test_the_frame_s_numbers_travel_unrounded(small_run: Run) -> None:
    link = replace(small_run.frame.links["sailed"], prior=0.123456789012345)
    links = {**small_run.frame.links, "sailed": link}
    run = replace(small_run, frame=replace(small_run.frame, links=links))
    told = json.loads(json.dumps(network(run, "arrived")))
    priors = {one["id"]: one["prior"]["low"] for one in told["links"]}
    assert priors == {"railed": 0.5, "sailed": 0.123456789012345}
    assert told["asked"] == "arrived"
    assert told["start"] is None


def test_statements_come_with_all_that_weighs_in_them(small_run: Run) -> None:
    (weighing,) = json.loads(json.dumps(network(small_run, "arrived")))["weighings"]
    (statement,) = weighing["statements"]
    assert (statement["origin"], statement["to"]) == ("patrol", "sailed")
    assert (statement["ratio"]["low"], statement["ratio"]["high"]) == (3, 10)
    assert statement["relays"] == [["seen-crossing", 1.0, 0.0]]
    assert weighing["reliability"]["patrol"]["high"] == 0.9
