import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from deadreckon.errors import BadUse
from deadreckon.publish.timestamp import query_of, stamp
from tests.publish.conftest import write_case
from tests.user import Command

HEAD = "13ea0fe046085e69706503914786cce617adfe637d9a3cde9e47c407e67480fd"
CONFIG = """
[tsa]
default_tsa = local
[local]
serial = {folder}/serial
signer_cert = {folder}/cert.pem
signer_key = {folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
[req]
distinguished_name = name
x509_extensions = stamping
prompt = no
[name]
CN = a local authority
[stamping]
extendedKeyUsage = critical,timeStamping
"""


def openssl(*words: object) -> str:
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("NO openssl: timestamps are not held against it")
    done = subprocess.run([tool, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[str]:
    """A timestamp authority on this machine, made with openssl."""
    folder = tmp_path / "authority"
    folder.mkdir()
    config = folder / "openssl.cnf"
    config.write_text(CONFIG.format(folder=folder), "utf-8")
    (folder / "serial").write_text("01\n", "ascii")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    made = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    openssl("req", "-x509", *key, *made, "-config", config, "-days", "2")

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            reply = b"no such thing"
            if self.path == "/tsa":
                (folder / "asked").write_bytes(asked)
                files = ["-queryfile", folder / "asked", "-out", folder / "reply"]
                openssl("ts", "-reply", "-config", config, "-section", "local", *files)
                reply = (folder / "reply").read_bytes()
            elif self.path == "/refuses":
                reply = bytes.fromhex("3005300302010200")[:7]
            self.send_response(200)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def verified(folder: Path, authority_cert: Path, head: str) -> str:
    reply = ["-in", folder / "timestamp.tsr", "-CAfile", authority_cert]
    said = openssl("ts", "-verify", "-queryfile", folder / "timestamp.tsq", *reply)
    return said + openssl("ts", "-verify", "-digest", head, *reply)


def test_the_request_is_one_that_openssl_reads(tmp_path: Path) -> None:
    path = tmp_path / "query"
    path.write_bytes(query_of(HEAD))
    said = openssl("ts", "-query", "-in", path, "-text")
    assert "Hash Algorithm: sha256" in said
    assert "Certificate required: yes" in said
    assert HEAD[:16] in said.replace(" ", "").replace("-", "")


def test_a_bundle_is_stamped_when_it_is_asked_for(
    deadreckon: Command, tmp_path: Path, authority: str
) -> None:
    case = write_case(tmp_path / "ore")
    words = ("publish", case, "--to", "bundle", "--timestamp-url", f"{authority}/tsa", "--json")
    files = {file["path"] for file in deadreckon(*words).json["files"]}
    assert {"out/bundle/timestamp.tsq", "out/bundle/timestamp.tsr"} <= files
    head = deadreckon("verify", case, "--json").json["head"]
    cert = tmp_path / "authority" / "cert.pem"
    assert verified(case / "out" / "bundle", cert, head).count("Verification: OK") == 2
    plain = deadreckon("publish", case, "--to", "bundle", "--json").json["files"]
    assert not [file for file in plain if "timestamp" in file["path"]]


@pytest.mark.parametrize(
    ("path", "says"), [("/nonsense", "no timestamp of this head"), ("/refuses", "no timestamp")]
)
def test_what_is_no_timestamp_is_refused(authority: str, path: str, says: str) -> None:
    with pytest.raises(BadUse, match=says):
        stamp(HEAD, authority + path)


def test_a_stamp_of_another_head_is_refused(
    authority: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = query_of("0" * 64)
    monkeypatch.setattr("deadreckon.publish.timestamp.query_of", lambda _: other)
    with pytest.raises(BadUse, match="no timestamp of this head"):
        stamp(HEAD, f"{authority}/tsa")


@pytest.mark.parametrize("url", ["file:///etc/hosts", "tsa.example", ""])
def test_what_is_no_address_is_not_asked(url: str) -> None:
    with pytest.raises(BadUse, match="no address"):
        stamp(HEAD, url)


def test_an_authority_that_does_not_answer_is_told() -> None:
    with pytest.raises(BadUse, match="does not answer"):
        stamp(HEAD, "http://127.0.0.1:9")


def test_only_bundles_are_stamped(deadreckon: Command, tmp_path: Path) -> None:
    case = write_case(tmp_path / "ore")
    said = deadreckon("publish", case, "--to", "brief", "--timestamp-url", "http://x", "--json")
    assert said.error["field"] == "--timestamp-url"
