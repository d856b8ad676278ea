"""A model behind an OpenAI-compatible endpoint that the user names: nothing is sent unasked.

What is sent is the report's text, its language and day. The key, where one is needed, is read
from DEADRECKON_MODEL_KEY and never kept or shown.
"""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from http.client import HTTPException
from pathlib import Path
from typing import IO, NoReturn
from urllib.parse import urlsplit

from deadreckon.claims.answers import Message
from deadreckon.claims.documents import Model
from deadreckon.errors import BadUse, Unreadable

KEY = "DEADRECKON_MODEL_KEY"
PATIENCE_S = 180.0
MOST_BYTES = 5_000_000
CHUNK = 65_536
PATH = "/chat/completions"


def model_asked(url: str | None, name: str, *, into: Path | None) -> Model | None:
    """Give the model that a command asks for, or None.

    Raises:
        BadUse: as `model_at`, or a name, or a case to enter proposals into, without a model.
    """
    if url is not None:
        return model_at(url, name)
    if name or into is not None:
        field = "--model-name" if name else "--case"
        raise BadUse("goes with a model", field=field, mend="Name its endpoint with --model URL.")
    return None


def model_at(url: str, name: str, *, patience_s: float = PATIENCE_S) -> Model:
    """Give the model of an endpoint.

    Args:
        url: the base of its API, such as http://127.0.0.1:8080/v1.
        name: of the model, as the endpoint knows it.
        patience_s: how long one answer may take, in seconds.

    Raises:
        BadUse: the address is none, or holds a password or a key, which the record would keep.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        mend = "Write the base of its API, such as http://127.0.0.1:8080/v1."
        raise BadUse("is no address of a model", mend=mend, field="--model", value=url)
    if parts.username or parts.password or parts.query or parts.fragment:
        shown = f"{parts.scheme}://{parts.hostname}{parts.path}"
        mend = f"Leave them out, and put the key into the environment variable {KEY}."
        raise BadUse("holds more than an address", mend=mend, field="--model", value=shown)
    if not name.strip():
        mend = "Name it as the endpoint does, with --model-name."
        raise BadUse("needs the name of a model", mend=mend, field="--model-name")
    full = url.rstrip("/") if url.rstrip("/").endswith(PATH) else url.rstrip("/") + PATH

    def ask(messages: Sequence[Message]) -> str:
        return _answer(full, name, messages, patience_s)

    return Model(ask, f"proposed by the model {name} at {full}")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """What was meant for one endpoint goes to no other."""

    def redirect_request(  # noqa: PLR0917 - urllib's own
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Mapping[str, str],  # type: ignore[override] # only read
        newurl: str,
    ) -> None:
        del req, fp, code, msg, headers, newurl


def _answer(url: str, name: str, messages: Sequence[Message], patience_s: float) -> str:
    body = {"model": name, "messages": messages, "temperature": 0, "stream": False}
    headers = {"Content-Type": "application/json"}
    if key := os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(  # noqa: S310 - its scheme was checked
        url, data=json.dumps(body, ensure_ascii=False).encode(), headers=headers
    )
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=patience_s) as reply:
            data = _read(reply, time.monotonic() + patience_s)
    except urllib.error.HTTPError as error:
        error.close()
        _fail(url, f"answers {error.code} {error.reason}")
    except TimeoutError:
        _fail(url, f"does not answer within {patience_s:g} s")
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        _fail(url, f"does not answer ({reason})")
    try:
        words = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        words = None
    if not isinstance(words, str):
        _fail(url, "answers with no chat completion")
    return words


def _read(reply: IO[bytes], until: float) -> bytes:
    data = b""
    while chunk := reply.read1(CHUNK):  # type: ignore[attr-defined] # an HTTPResponse has it
        data += chunk
        if time.monotonic() > until:
            raise TimeoutError
        if len(data) > MOST_BYTES:
            raise ValueError(f"more than {MOST_BYTES // 1_000_000} MB")
    return data


def _fail(url: str, problem: str) -> NoReturn:
    mend = f"Look whether it runs, its path, the model's name and {KEY}; or leave --model out."
    raise Unreadable(problem, mend=mend, file=url, field="--model")
