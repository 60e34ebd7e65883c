"""A page with nothing on it but a worker, where Python works on the app's file system: served, opened, asked."""

from __future__ import annotations

import contextlib
import json
import mimetypes
import threading
from collections import defaultdict
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

import flet_web
from playwright.sync_api import BrowserContext, Error, Page, Worker

from tests.installing import ROOT

_TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".html": "text/html"}
_PAGE = b"<!DOCTYPE html><title>bench</title>"
_STARTS_MS = 60_000


class Bench:
    """Serves the files of the app, and hears what workers tell it: that outlives them."""

    def __init__(self, built: Path) -> None:
        """Over a folder that `make pwa` has built; the file system itself is that of the repository."""
        self._folders = {
            "web": ROOT / "web",
            "tests": Path(__file__).parent,
            # As it was published: its fdatasync does nothing.
            "published": Path(flet_web.__file__).parent / "web" / "pyodide",
        }
        self._built = built
        self.told: dict[str, list[str]] = defaultdict(list)
        self.heard = threading.Condition()
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, self))
        self.link = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def file(self, path: str) -> Path:
        """Where what is asked for lies."""
        first, _, rest = path.strip("/").partition("/")
        if first == "packs":
            return next(self._built.glob(f"{rest}*.pack"))
        return self._folders[first] / rest if first in self._folders else self._built / path.strip("/")

    def hear(self, name: str, line: str) -> None:
        """A worker has told something."""
        with self.heard:
            self.told[name].append(line)
            self.heard.notify_all()

    def wait(self, name: str, lines: int, seconds: float = 60) -> None:
        """Until so many lines were told under a name."""
        with self.heard:
            assert self.heard.wait_for(lambda: len(self.told[name]) >= lines, seconds)

    def listen_on(self, seconds: float) -> None:
        """Hear what is told for so long."""
        with self.heard:
            self.heard.wait_for(lambda: False, seconds)

    def open(self, context: BrowserContext, query: str = "") -> Python:
        """A page in which Python has the files."""
        return Python(context.new_page(), f"{self.link}/tests/worker.mjs?{query}", self.link)


class Python:
    """Python in the worker of a page."""

    def __init__(self, page: Page, worker: str, link: str) -> None:
        self.page = page
        self._address = worker
        page.goto(f"{link}/page")
        self.worker = self._started()
        self.worker.evaluate("() => opened()")

    def _started(self) -> Worker:
        with self.page.expect_worker() as found:
            self.page.evaluate(
                """address => new Promise((resolve, reject) => {
                    globalThis.worker?.terminate();
                    globalThis.worker = new Worker(address, { type: "module" });
                    worker.onmessage = resolve;
                    worker.onerror = (event) => reject(new Error(event.message));
                })""",
                self._address,
            )
        return found.value

    def run(self, code: str) -> Any:
        """Run code and give its last value, which is text of JSON."""
        return json.loads(self.worker.evaluate("code => run(code)", code))

    def define(self, code: str) -> None:
        """Run code for what it defines."""
        self.worker.evaluate("code => { run(code) }", code)

    def reopen(self) -> None:
        """Let the files go and open them again, as a start does; Python goes on."""
        self.worker.evaluate("() => reopened()")

    def close(self) -> None:
        """Take the page away, or what is left of it."""
        with contextlib.suppress(Error):
            self.page.close()

    def restart(self) -> None:
        """End the worker where it stands, and start another."""
        self.worker = self._started()
        self.worker.evaluate("() => opened()")


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_given: object) -> None:
        """Those who ask are killed in mid-sentence here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, bench: Bench, *given: Any) -> None:
        self._bench = bench
        super().__init__(*given)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/page":
            self._answer(200, _PAGE, "text/html")
            return
        file = self._bench.file(path)
        if not file.is_file():
            self._answer(404, b"", "text/plain")
            return
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(200, file.read_bytes(), kind)

    def do_POST(self) -> None:
        line = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._bench.hear(self.path.rpartition("/")[2], line)
        self._answer(200, b"", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_given: object) -> None:
        """Says nothing."""
