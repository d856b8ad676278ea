import json
from dataclasses import replace
from typing import Any

from deadreckon.case.run import Run
from deadreckon.publish.bundle import Reference
from deadreckon.publish.bundle_crate import Part, crate

PARTS = [Part("run.json", 7, "ab"), Part("case.toml", 3, "cd"), Part("evidence/a b.csv", 5, "ef")]
LEFT = [
    Reference("evidence/reports/x.html", "12", "https://example.org/x", "P", "all rights reserved"),
    Reference("evidence/reports/y.html", "34", "javascript:alert(1)", "", ""),
]


def graph(run: Run, when: str | None = "2024-05-06T07:08:09Z") -> dict[str, Any]:
    document = json.loads(crate(run, PARTS, LEFT, ["Ann <a@b>"], when))
    assert document["@context"] == "https://w3id.org/ro/crate/1.1/context"
    return {thing["@id"]: thing for thing in document["@graph"]}


def test_the_descriptor_leads_to_the_root_and_the_root_to_every_file(small_run: Run) -> None:
    found = graph(small_run)
    descriptor = found["ro-crate-metadata.json"]
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    root = found[descriptor["about"]["@id"]]
    assert {key for key in ("name", "description", "datePublished", "license") if root[key]}
    assert [part["@id"] for part in root["hasPart"]] == [
        "run.json",
        "case.toml",
        "evidence/a%20b.csv",
    ]
    assert all(found[part["@id"]]["@type"] == "File" for part in root["hasPart"])
    assert found["run.json"]["contentSize"] == "7"


def test_every_reference_within_is_described(small_run: Run) -> None:
    found = graph(small_run)

    def ids(node: object) -> list[str]:
        if isinstance(node, dict):
            own = [node["@id"]] if set(node) == {"@id"} else []
            return own + [id_ for child in node.values() for id_ in ids(child)]
        return [id_ for child in node for id_ in ids(child)] if isinstance(node, list) else []

    outside = {"https://w3id.org/ro/crate/1.1", "brief.html"}
    assert set(ids(list(found.values()))) - outside <= set(found)


def test_what_stays_behind_is_named_by_its_hash_with_its_address(small_run: Run) -> None:
    found = graph(small_run)
    assert found["#sha256-12"]["conditionsOfAccess"] == "all rights reserved"
    assert found["#sha256-12"]["url"] == "https://example.org/x"
    assert found["#sha256-34"]["identifier"] == "sha256:34"
    assert "url" not in found["#sha256-34"]


def test_no_two_things_have_one_id_though_they_have_one_address(small_run: Run) -> None:
    left = [replace(LEFT[0], sha256=sha256) for sha256 in ("56", "78")]
    things = json.loads(crate(small_run, PARTS, left, [], None))["@graph"]
    assert len({thing["@id"] for thing in things}) == len(things)


def test_who_decided_is_the_author(small_run: Run) -> None:
    found = graph(small_run)
    author = found["./"]["author"]
    assert found[author["@id"]] == {**author, "@type": "Person", "name": "Ann <a@b>"}
    assert "author" not in json.loads(crate(small_run, PARTS, LEFT, [], None))["@graph"][1]


def test_without_a_decision_the_window_dates_it(small_run: Run) -> None:
    assert graph(small_run, None)["./"]["datePublished"].startswith("2021-0")
