import subprocess
import sys


def test_the_command_runs_as_a_module() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "deadreckon.cli", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "deadreckon" in said.stdout
