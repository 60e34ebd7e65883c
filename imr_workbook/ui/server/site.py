"""Serves the built app for browsers: files, each with the headers that it needs. Nobody's data comes near it."""

from __future__ import annotations

import mimetypes
import socket
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from imr_workbook.ui.server.serve import server

WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""What Python may reach from its worker: the files of the app, and no other host."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}
"""Of every file."""
PAGE_HEADERS = {"Content-Security-Policy": "frame-ancestors 'none'"}
"""Of the page, beside the policy that stands in it: this part of one counts only in a header."""
WORKER_HEADERS = {"Content-Security-Policy": WORKER_POLICY}
"""Of what runs in a worker: the policy of the page does not hold there."""

_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
}
_PRESSED = (("br", ".br"), ("gzip", ".gz"))
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"


class NoApp(Exception):
    """There is no app for browsers in the folder."""


def run_site(folder: Path, sock: socket.socket, show: Callable[[str], None]) -> None:
    """Serve a built folder on this computer until the process is asked to end.

    Args:
        folder: as `make pwa` has left it.
        sock: see `bound_socket`.
        show: is given the address when it works.

    Raises:
        NoApp: there is no such app in the folder.
    """
    if not (folder / "service-worker.js").is_file():
        raise NoApp(folder)
    host, port = sock.getsockname()[:2]
    server(site(folder), lambda: show(f"http://{host}:{port}/"), lambda: None).run(sockets=[sock])


def site(folder: Path) -> Starlette:
    """The app that serves a built folder.

    Args:
        folder: as `make pwa` has left it.
    """
    root = folder.resolve()

    def answer(request: Request) -> Response:
        path = _file(root, request.path_params["path"], request.headers.get("sec-fetch-mode") == "navigate")
        if path is None:
            return PlainTextResponse("", status_code=404, headers=HEADERS)
        return _sent(path, request)

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "HEAD"])])


def _file(root: Path, named: str, is_page: bool) -> Path | None:
    """The file of a path: the page itself where it is the path of a screen, which may have a dot in it."""
    found = (root / named).resolve()
    if not found.is_relative_to(root):
        return None
    if found.is_file():
        return found
    return root / "index.html" if is_page or not Path(named).suffix else None


def _sent(path: Path, request: Request) -> Response:
    headers = HEADERS | _own_headers(path) | {"Vary": "Accept-Encoding", "Cache-Control": _ASK_FIRST}
    if request.query_params.get("sha256") and path.suffix == ".pack":
        headers["Cache-Control"] = _FOR_EVER
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    encodings = {
        one.partition(";")[0].strip() for one in request.headers.get("accept-encoding", "").split(",")
    }
    for encoding, ending in _PRESSED:
        pressed = path.with_name(path.name + ending)
        if encoding in encodings and pressed.is_file():
            headers["Content-Encoding"] = encoding
            path = pressed
            break
    answer = FileResponse(path, headers=headers, media_type=kind, stat_result=path.stat())
    if answer.headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": answer.headers["etag"], **headers})
    return answer


def _own_headers(path: Path) -> dict[str, str]:
    if path.name in {"worker.mjs", "service-worker.js"}:
        return WORKER_HEADERS
    return PAGE_HEADERS if path.suffix == ".html" else {}
