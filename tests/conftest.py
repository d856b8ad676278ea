"""What every test stands on: no network, settled randomness, and one place for the real data."""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.user import Command, Said

ROOT = Path(__file__).parent.parent
LOOPBACK = {None, "", "localhost", "127.0.0.1", "::1"}
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
SENDINGS = {"socket.connect", "socket.sendto", "socket.sendmsg"}

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")


class NetworkUsedError(Exception):
    """A test reached for the network; not an OSError, so that nothing takes it for a bad line."""


def refuse_network(event: str, args: tuple[object, ...]) -> None:
    if event in LOOK_UPS:
        host = args[0]
    elif event in SENDINGS and isinstance(args[1], tuple):  # an AF_UNIX address is a string
        host = args[1][0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode()
    if host not in LOOPBACK:
        message = f"{event} to {host!r}: tests run without a network"
        raise NetworkUsedError(message)


# An audit hook also sees what C code and code that kept its own socket function do.
sys.addaudithook(refuse_network)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a skip fail where nothing may be missing: data, page, browser, oracle, tools."""
    report = yield
    if report.skipped and os.environ.get("DEADRECKON_REQUIRE_ALL"):
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped here: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; a test that asks for it is marked `real`."""
    folder = Path(os.environ.get("DEADRECKON_DATA", ROOT.parent / "shared" / "data")).resolve()
    if folder.is_dir():
        return folder
    pytest.skip(f"NO REAL DATA: {folder} is not there; DEADRECKON_DATA may name another folder")


@pytest.fixture(scope="session")
def seed_article(shared_data: Path) -> Path:
    return shared_data.parent / "seed-article.fr.txt"


@pytest.fixture
def deadreckon(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line, in this process; what C code writes is caught too."""
    from deadreckon.cli import main

    def call(*words: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["deadreckon", *map(str, words)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return call
