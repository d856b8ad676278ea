import json
import subprocess
import sys

from tests.read.pdfs import ENCRYPTED, page_of, shown


def test_a_file_on_stdin_becomes_runs_on_stdout() -> None:
    command = (sys.executable, "-P", "-m", "deadreckon.read.pdf_glyphs", "10", "1000")
    data = page_of(shown((50, 700, "Forty crossings"), (50, 680, "at night")))
    ran = subprocess.run(command, input=data, capture_output=True, check=True)
    (page,) = json.loads(ran.stdout)["pages"]
    assert [run[0] for run in page["runs"]] == ["Forty crossings", "at night"]
    assert [round(run[1]) for run in page["runs"]] == [50, 50]
    assert [round(run[3]) for run in page["runs"]] == [100, 120]
    ran = subprocess.run(command, input=ENCRYPTED, capture_output=True, check=True)
    assert json.loads(ran.stdout) == {"error": "encrypted"}
