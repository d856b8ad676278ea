"""The pages of docs/ say what the program reads and writes: no key more, none less."""

import dataclasses
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pytest

from deadreckon.cargo.aboard import Aboard
from deadreckon.cargo.boxes import Cargo, Implied, ReadingBoxes, ToldBoxes
from deadreckon.cargo.chain import ChainLeg
from deadreckon.cargo.changes import Change
from deadreckon.cargo.estimate import Swing
from deadreckon.cargo.holds import Hold
from deadreckon.cargo.pairs import Fed, Pair
from deadreckon.cargo.rate import Rate
from deadreckon.cargo.relations import RelationFound
from deadreckon.cargo.totals import Contradiction, OwnLoads, Since, Total, Totals
from deadreckon.case.forget import Forgotten
from deadreckon.case.frame_tables import _TABLES, KEYS, Table
from deadreckon.case.hiding import Hiding
from deadreckon.case.incoming import COLUMNS
from deadreckon.case.intake import Added, Item
from deadreckon.case.lines import Line
from deadreckon.case.new import Started, new
from deadreckon.case.run import run
from deadreckon.case.steps import Place, Step, TakenIn
from deadreckon.case.tombstones import Tombstone
from deadreckon.case.verify import Break, Verified
from deadreckon.case.why import Why
from deadreckon.claims.origins.found import Difference, Fidelity, Origin, Origins, Used
from deadreckon.claims.origins.found import Place as RetoldPlace
from deadreckon.claims.origins.found import Told as RetoldTold
from deadreckon.claims.proposed import Claims, Count, Proposed, When
from deadreckon.claims.terms import Term
from deadreckon.judgement import judgements
from deadreckon.judgement.norms import NormApplied
from deadreckon.judgement.ranges import Resolved
from deadreckon.judgement.record import Record, Score
from deadreckon.judgement.witnesses import Grouped
from deadreckon.model.evidence import SetAside
from deadreckon.model.frame import Assumptions
from deadreckon.publish.out import Published
from deadreckon.read import aggregates, claims, looks, report_meta, sightings
from deadreckon.screening.found import ListAccount, Match, Neighbour, Screened
from deadreckon.screening.identity import Doubt
from deadreckon.screening.standing import OnTheDay
from deadreckon.screening.vessels import PassageListed, Stands, VesselRecord, Went
from deadreckon.voyages import figures

DOCS = Path(__file__).parent.parent / "docs"


def sections(page: str) -> dict[str, str]:
    parts = re.split(r"^##+ (.*)$", (DOCS / page).read_text("utf-8"), flags=re.MULTILINE)
    return {title.strip("`[]"): text for title, text in zip(parts[1::2], parts[2::2], strict=True)}


FRAME = sections("case-toml.md")
EVIDENCE = sections("evidence.md")
JSON = sections("json.md")


def listed(section: str) -> list[str]:
    """What stands in the first cell of each row of a section's table."""
    return re.findall(r"^\| ((?:\*\*)?`.*?) \|", section, re.MULTILINE)


def names(section: str) -> set[str]:
    return {name for cell in listed(section) for name in re.findall(r"`(\w+)`", cell)}


def bold(section: str) -> set[str]:
    return {name for cell in listed(section) for name in re.findall(r"\*\*`(\w+)`\*\*", cell)}


def nullable(section: str) -> set[str]:
    return {name for cell in listed(section) for name in re.findall(r"`(\w+)`\?", cell)}


def words(section: str) -> set[str]:
    return {word for span in re.findall(r"`([^`]+)`", section) for word in re.findall(r"\w+", span)}


TOP = {name: table for name, table in _TABLES.items() if name and "." not in name}


def test_case_toml_has_every_table() -> None:
    assert set(FRAME) == {"top", *TOP}
    assert KEYS[""] == {"format", "note", *TOP}
    assert names(FRAME["top"]) == {"format"}


@pytest.mark.parametrize(("name", "table"), TOP.items(), ids=TOP)
def test_case_toml_has_every_key(name: str, table: type[Table]) -> None:
    fields = {field.alias or key: field for key, field in table.model_fields.items()}
    assert names(FRAME[name]) == KEYS[name] - {"note"}
    assert bold(FRAME[name]) == {key for key, field in fields.items() if field.is_required()}


@pytest.mark.parametrize("name", [name for name in KEYS if "." in name])
def test_case_toml_has_the_keys_of_tables_within_tables(name: str) -> None:
    parent = FRAME[name.partition(".")[0]]
    if name != "routes.assumptions":  # "with the same keys"
        assert KEYS[name] - {"note", "value"} <= words(parent)


def test_the_defaults_of_assumptions_are_those_that_are_used() -> None:
    def shown(value: object) -> str:
        if value is None:
            return "none"
        if isinstance(value, tuple):
            return f"[{', '.join(f'{v:g}' for v in value)}]"
        return f"{value:g}"

    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", FRAME["assumptions"], re.MULTILINE)
    defaults = dataclasses.asdict(Assumptions())
    assert dict(rows) == {name: shown(value) for name, value in defaults.items()}


def test_the_words_for_ratios_are_those_of_the_data_file() -> None:
    data = files("deadreckon.judgement").joinpath("data/ratios.toml").read_text("utf-8")
    document = tomllib.loads(data)
    shown = {
        word: f"{e['low']:g} to {e['high']:g}" if e["low"] < e["high"] else f"{e['low']:g}"
        for word, e in document["ratio"].items()
        if "less likely" not in word
    }
    assert (
        shown.items()
        <= dict(re.findall(r"^\| (.*?) \| (.*?) \|$", FRAME["weights"], re.MULTILINE)).items()
    )
    background = document["background"]
    assert f"[{background['low']:g}, {background['high']:g}]" in FRAME["assumptions"]


@pytest.mark.parametrize("table", COLUMNS)
def test_evidence_has_every_column(table: str) -> None:
    required, optional = COLUMNS[table]
    assert names(EVIDENCE[table]) == {*required, *optional}
    assert bold(EVIDENCE[table]) == set(required)


@pytest.mark.parametrize(
    ("table", "known"),
    [
        ("looks.csv", looks.SEEN),
        ("sightings.csv", (*sightings.BASIS, *sightings.HOLDS, *sightings.DOING)),
        ("claims.csv", (*claims.KINDS, *claims.MOODS, *claims.POLARITIES, *aggregates.BOUNDS)),
    ],
)
def test_evidence_has_every_word_of_a_closed_list(table: str, known: Iterable[str]) -> None:
    assert set(known) <= words(EVIDENCE[table])


def test_evidence_has_every_key_of_a_reports_meta() -> None:
    assert names(EVIDENCE["reports/"]) == set(report_meta.KEYS)


def fields_of(kind: type) -> dict[str, dataclasses.Field[object]]:
    return {field.name.removesuffix("_"): field for field in dataclasses.fields(kind)}


OBJECTS: dict[str, type] = {
    "reckoning": figures.Reckoning,
    "route": figures.RouteFigures,
    "figures": figures.Figures,
    "count": figures.Counted,
    "calls": figures.Calls,
    "told": figures.Told,
    "needed": figures.Needed,
    "reading": figures.ReadingFigures,
    "granted": figures.Granted,
    "reach": figures.Reach,
    "swept": figures.Swept,
    "unseen": figures.Unseen,
    "next look": figures.NextLook,
    "next step": figures.NextStep,
    "judgement": judgements.Judgement,
    "record": Record,
    "score": Score,
    "grouped": Grouped,
    "cargo": Cargo,
    "leg": ChainLeg,
    "relation": RelationFound,
    "total": Totals,
    "rate": Rate,
    "norm": NormApplied,
    "vessel": VesselRecord,
    "line": Line,
    "retelling": Origins,
    "origin": Origin,
    "retold": Fidelity,
    "screened": Screened,
    "match": Match,
    "neighbour": Neighbour,
    "added": Added,
    "proposal": Claims,
    "claim": Proposed,
    "why": Why,
    "step": Step,
    "file": Published,
    "verified": Verified,
    "tombstone": Tombstone,
    "hiding": Hiding,
}
WITHIN: dict[str, tuple[type, ...]] = {
    "reckoning": (figures.PlaceFigures,),
    "figures": (figures.Conflict,),
    "route": (figures.MissingLooks,),
    "swept": (figures.Interval90,),
    "count": (figures.Likely, figures.Rung, figures.Misread, figures.Cause),
    "judgement": (
        judgements.FromPrior,
        judgements.JudgedLink,
        judgements.Alternative,
        judgements.Without,
        judgements.Overturned,
        judgements.Assessment,
        judgements.WouldTake,
        judgements.Unweighed,
        Resolved,
        judgements.TermShare,
        judgements.Point,
        judgements.AnalystResult,
        judgements.WeighedRound,
        judgements.Disagreement,
        judgements.Said,
        judgements.Moved,
        judgements.Scored,
        judgements.Lent,
        judgements.Clause,
    ),
    "cargo": (ToldBoxes, Implied, ReadingBoxes, Aboard, Change, Hold, Swing),
    "leg": (Pair, Fed),
    "total": (Total, Since, OwnLoads, Contradiction),
    "vessel": (Went, Doubt, Stands, PassageListed, OnTheDay),
    "retelling": (RetoldTold, Used),
    "retold": (Difference, RetoldPlace),
    "screened": (ListAccount,),
    "added": (Item, SetAside),
    "claim": (Count, Term, When),
    "step": (Place, TakenIn),
    "verified": (Break,),
    "Commands": (Started, Forgotten),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_json_has_every_field(name: str) -> None:
    fields = fields_of(OBJECTS[name])
    if name == "figures":  # "and all fields of a count"
        fields = {key: field for key, field in fields.items() if key not in names(JSON["count"])}
    assert names(JSON[name]) == set(fields)
    may_be_null = {key for key, field in fields.items() if str(field.type).endswith("| None")}
    assert nullable(JSON[name]) == may_be_null


@pytest.mark.parametrize("name", WITHIN)
def test_json_has_the_fields_of_objects_within_objects(name: str) -> None:
    for kind in WITHIN[name]:
        assert set(fields_of(kind)) <= words(JSON[name]), kind


def test_json_has_every_part_of_a_run(tmp_path: Path) -> None:
    new(tmp_path / "case")
    assert names(JSON["run"]) == set(run(tmp_path / "case").document())
