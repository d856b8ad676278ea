"""Check this bag with nothing but Python: python3 data/check.py [HEAD that a report printed].

Every byte by the manifests, the ledger's chain, all archived files, all spans; exit 1 if one fails.
"""

import csv
import hashlib
import io
import json
import sys
import unicodedata
from pathlib import Path


def sha256(data: bytes) -> str:
    """Give the hash as it is written everywhere here."""
    return hashlib.sha256(data).hexdigest()


def manifests(bag: Path) -> list[str]:
    """Name the files that are missing, altered or in no manifest."""
    found, listed = [], set()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in filter(None, (bag / manifest).read_bytes().decode().split("\n")):
            expected, _, name = line.partition("  ")
            listed.add(name)
            if not (bag / name).is_file():
                found.append(f"{name} is missing")
            elif sha256((bag / name).read_bytes()) != expected:
                found.append(f"{name} was altered")
    there = {path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()}
    return found + [f"{name} is in no manifest" for name in sorted(there - listed)
                    if name != "tagmanifest-sha256.txt"]  # fmt: skip


def chain(entries: list[dict], head: str | None) -> list[str]:  # type: ignore[type-arg]
    """Follow the ledger: each entry holds the hash of the one before, and its own over the rest."""
    found, prev = [], "0" * 64
    for place, entry in enumerate(entries, 1):
        rest = {key: value for key, value in entry.items() if key != "hash"}
        text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if (entry["seq"], entry["prev"], entry["hash"]) != (place, prev, sha256(text.encode())):
            found.append(f"ledger entry {place} does not follow on the one before, or was altered")
        prev = entry["hash"]
    if head and not any(entry["hash"].startswith(head.lower()) for entry in entries):
        found.append(f"no entry has the head {head}: the ledger was rewritten since")
    return found


def spans(data: Path, held: dict[str, Path]) -> list[str]:
    """Hold each span of run.json, in a text that came along, against the claim's words."""
    table, words = data / "evidence" / "claims.csv", {"": ""}
    if table.is_file():
        raw = table.read_bytes()
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        for row in csv.DictReader(io.StringIO(text.lstrip("\r\n"), newline="")):
            cells = {str(key).strip().casefold(): str(cell).strip() for key, cell in row.items()}
            words.setdefault(unicodedata.normalize("NFC", cells["claim"]), cells["text"])
    evidence = json.loads((data / "run.json").read_bytes())["evidence"]
    found = []
    for id_, at in evidence.items():
        if "span" in at and at["sha256"] in held:
            text = held[at["sha256"]].read_bytes().decode()
            said = text[slice(*at["span"])]
            if not said or said != words.get(id_, said):
                found.append(f"claim {id_}: its span does not hold its words")
    return found


def main(bag: Path, head: str | None = None) -> int:
    """Check all of it, and tell; what follows on altered bytes is not read."""
    data, problems, told = bag / "data", manifests(bag), ""
    if not problems:
        entries = [json.loads(line) for line in (data / "ledger.jsonl").open(encoding="utf-8")]
        left_out = {file["sha256"] for file in json.loads((data / "references.json").read_bytes())}
        gone = left_out.union(*(entry["body"].get("gone", ()) for entry in entries))
        held = {sha256(path.read_bytes()): path for path in data.rglob("*") if path.is_file()}
        problems = chain(entries, head) + spans(data, held)
        for body in (entry["body"] for entry in entries if entry["kind"] in ("add", "frame")):
            for hash_ in {body["sha256"], body.get("text_sha256") or body["sha256"]} - gone:
                if hash_ not in held:
                    problems.append(f"{body['path']}: no file here has its bytes, {hash_}")
        last = entries[-1]["hash"] if entries else "none"
        told = (
            f"{len(entries)} entries, {len(left_out)} files left out for their rights, head {last}"
        )
    print(*(problems or ["ok: " + told]), sep="\n")  # noqa: T201 - on any machine, by itself
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, *sys.argv[1:2]))
