"""Check this bag with nothing but Python: python3 data/check.py [HEAD that a report printed].

Every byte by the manifests, the ledger's chain, all archived files, all spans; exit 1 if one fails.
"""

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize


def sha256(data: bytes) -> str:  # noqa: D103 - short, as strangers read all of it
    return hashlib.sha256(data).hexdigest()


def manifests(bag: Path) -> Iterator[str]:
    """Name the files that are missing, altered or in no manifest."""
    there = {p.relative_to(bag).as_posix(): p for p in bag.rglob("*") if p.is_file()}
    listed = {}
    for manifest in sorted(bag.glob("*manifest-sha256.txt")):
        for line in manifest.read_bytes().decode(errors="replace").split("\n")[:-1]:
            expected, _, name = line.partition("  ")
            listed[name] = expected
    for name in sorted({*there, *listed} - {"tagmanifest-sha256.txt"}):
        if name not in there or name not in listed:
            yield f"{name} is {'in no manifest' if name in there else 'missing'}"
        elif sha256(there[name].read_bytes()) != listed[name]:
            yield f"{name} was altered"


def chain(entries: list[dict], head: str) -> Iterator[str]:  # type: ignore[type-arg]
    """Follow the ledger: each entry holds the hash of the one before, and its own over the rest."""
    prev = "0" * 64
    for place, entry in enumerate(entries, 1):
        rest = {key: value for key, value in entry.items() if key != "hash"}
        text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if (entry["seq"], entry["prev"], entry["hash"]) != (place, prev, sha256(text.encode())):
            yield f"ledger entry {place} does not follow on the one before, or was altered"
        prev = entry["hash"]
    if head and not any(entry["hash"].startswith(head.lower()) for entry in entries):
        yield f"no entry has the head {head}: the ledger was rewritten since"


def spans(data: Path, held: dict[str, Path]) -> Iterator[str]:
    """Hold each span of run.json, in a text that came along, against the claim's words."""
    table, words = data / "evidence" / "claims.csv", {"": ""}
    raw = table.read_bytes() if table.is_file() else b""
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    for row in csv.DictReader(io.StringIO(text.lstrip("\r\n"), newline="")):
        cells = {str(key).strip().casefold(): str(cell).strip() for key, cell in row.items()}
        words.setdefault(normalize("NFC", cells["claim"]), cells["text"])
    for id_, at in json.loads((data / "run.json").read_bytes())["evidence"].items():
        if "span" in at and at["sha256"] in held:
            said = held[at["sha256"]].read_bytes().decode()[slice(*at["span"])]
            if not said or said != words.get(id_, said):
                yield f"claim {id_}: its span does not hold its words"


def main(bag: Path, head: str = "") -> int:
    """Check all of it, and tell; what follows on altered bytes is not read."""
    data, problems, told = bag / "data", [*manifests(bag)], ""
    if not problems:
        entries = [json.loads(line) for line in (data / "ledger.jsonl").open(encoding="utf-8")]
        left_out = {file["sha256"] for file in json.loads((data / "references.json").read_bytes())}
        gone = left_out.union(*(entry["body"].get("gone", ()) for entry in entries))
        held = {sha256(path.read_bytes()): path for path in data.rglob("*") if path.is_file()}
        problems = [*chain(entries, head), *spans(data, held)]
        for body in (entry["body"] for entry in entries if entry["kind"] in ("add", "frame")):
            for hash_ in {body["sha256"], body.get("text_sha256") or body["sha256"]} - gone:
                if hash_ not in held:
                    problems.append(f"{body['path']}: no file here has its bytes, {hash_}")
        told = f"{len(entries)} entries, {len(left_out)} files left out for their rights, head "
        told += entries[-1]["hash"] if entries else "none"
    print(*(problems or ["ok: " + told]), sep="\n")  # noqa: T201 - on any machine, by itself
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, *sys.argv[1:2]))
