"""How a command starts and ends: what is printed, and with which exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import NoReturn

from deadreckon.cli.shared import app, tell, write_json
from deadreckon.errors import BadInput, BadUse, BrokenRecord, DeadreckonError

INTERRUPTED = 130


def main() -> None:
    """Run the command line: exit 0 done, 1 the answer is no, 2 bad use or bad input."""
    as_json = "--json" in sys.argv[1:]
    _speak(as_json=as_json)
    with _told(as_json=as_json):
        code = app(standalone_mode=False)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(code or 0)


def _speak(*, as_json: bool) -> None:
    """JSON is UTF-8 whatever the terminal speaks; text shows what it cannot say as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if as_json and stream is sys.stdout:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
            else:
                stream.reconfigure(errors="replace")


@contextmanager
def _told(*, as_json: bool) -> Iterator[None]:
    """Turn our own errors into words, or into the contract's document, and exit 2."""
    try:
        yield
    except KeyboardInterrupt:
        tell("interrupted; nothing is left half-written")
        sys.exit(INTERRUPTED)
    except DeadreckonError as error:
        _end(error, as_json=as_json)
    except Exception as error:
        # Typer's own errors have no public base: what can word itself is one of them.
        if not hasattr(error, "format_message"):
            raise
        _end(_misused(error), as_json=as_json)


def _end(error: DeadreckonError, *, as_json: bool) -> NoReturn:
    if as_json:
        write_json(_document(error))
    tell(f"deadreckon: {error}")
    sys.exit(2)


def _misused(error: Exception) -> BadUse:
    """Word a usage error of Typer's: what was wrong, with which argument, where help is."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    command = getattr(context, "command_path", "deadreckon")
    name = getattr(parameter, "metavar", None) or getattr(parameter, "name", None)
    options = [o for o in getattr(parameter, "opts", ()) if o.startswith("-")]
    field = getattr(error, "option_name", None) or next(iter(options), name)
    said = getattr(error, "format_message", str)().strip().rstrip(".")
    return BadUse(said or "names no command", field=field, mend=f"See {command} --help.")


def _document(error: DeadreckonError) -> dict[str, object]:
    if isinstance(error, BadInput):
        return {**error.as_json()}
    parts: dict[str, object] = dict.fromkeys(("file", "line", "field", "value"))
    if isinstance(error, BrokenRecord):
        parts |= {"file": error.path, "field": "sha256", "value": error.found}
    return {"error": {**parts, "mend": str(error)}}
