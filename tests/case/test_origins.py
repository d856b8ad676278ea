from pathlib import Path

from deadreckon.case.origins import origins_of, read_in_parts
from deadreckon.claims.origins.search import read_all
from tests.claims.origins.retellings import report
from tests.user import TWO_PORTS, Command

FRAME = """
[[sources]]
id = "post"
name = "Washington Post"
[[origins]]
id = "images"
name = "RUSI"
"""
TEXT = "RUSI said at least five round trips were made between Najin and Dunai."
COPY = "The Washington Post said five round trips were made between Najin and Dunai."


def case(folder: Path) -> Path:
    (folder / "evidence" / "reports").mkdir(parents=True)
    (folder / "case.toml").write_text(TWO_PORTS + FRAME, "utf-8")
    for name, text, publisher in (("p.txt", TEXT, "Washington Post"), ("h.txt", COPY, "Herald")):
        report = folder / "evidence" / "reports" / name
        report.write_text(text + "\n", "utf-8")
        meta = f'publisher = "{publisher}"\nlanguage = "en"\npublished = "2023-10-16"\n'
        report.with_name(f"{name}.meta.toml").write_text(meta, "utf-8")
    return folder


def test_origins_have_the_ids_of_the_frame(tmp_path: Path) -> None:
    found = origins_of(case(tmp_path))
    assert [(o.id, o.name, o.reports) for o in found.origins] == [
        ("images", "RUSI", ("h.txt", "p.txt"))
    ]


def test_the_command_gives_the_contract_s_document(tmp_path: Path, deadreckon: Command) -> None:
    document = deadreckon("origins", case(tmp_path), "--json").json
    assert {"id", "name", "stated", "reports"} <= set(document["origins"][0])
    assert {"report", "start", "end", "cites", "origin"} <= set(document["tree"][0])
    (retold,) = document["fidelity"]
    assert set(retold["of"]) == {"report", "start", "end"}
    assert [d["kind"] for d in retold["differences"]] == ["bound"]
    text = deadreckon("origins", tmp_path).out
    assert "RUSI (collection of its own), images: h.txt, p.txt" in text
    assert "h.txt says more than p.txt: bound: at least five round trips became" in " ".join(
        text.split()
    )


def test_reports_read_in_several_processes_are_read_the_same() -> None:
    reports = [report(f"{n}.txt", f"Outlet {n - 1} said {n} boxes came.", "en", f"Outlet {n}")
               for n in range(9)]  # fmt: skip
    assert read_in_parts(reports, worth=3) == read_all(reports)
