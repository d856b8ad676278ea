"""A server on the loopback that answers as an OpenAI-compatible endpoint does, or badly."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler], None]


class Served(list[dict[str, Any]]):
    """The requests that came, as JSON with `path` and `key`; `url`: the base to name."""

    url = ""


@contextmanager
def serving(reply: Reply) -> Iterator[Served]:
    """Serve one reply to every request."""
    seen = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            seen.append({**body, "path": self.path, "key": self.headers.get("Authorization")})
            reply(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    seen.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def saying(words: str) -> Reply:
    """A chat completion."""
    document = {"choices": [{"message": {"role": "assistant", "content": words}}]}
    return plainly(json.dumps(document).encode())


def claiming(*claims: dict[str, Any]) -> Reply:
    """A chat completion that holds claims, with words around them as models put them."""
    return saying(f"Here you are:\n```json\n{json.dumps({'claims': claims})}\n```")


def plainly(data: bytes, status: int = 200, **headers: str) -> Reply:
    """Whatever bytes."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return reply


def never(handler: BaseHTTPRequestHandler) -> None:
    """No answer within any patience of a test."""
    time.sleep(0.6)
    handler.close_connection = True
