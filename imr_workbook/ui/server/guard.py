"""The local server answers only its own page.

Flet's WebSocket by itself accepts any origin: without this, any page open in the same browser could
read the workbook. Every request must name our own host, come from our own origin, ask for a path that
is ours, and carry the token that was in the link the app opened.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WEBSOCKET_PATH = "/ws"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; "
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "manifest-src 'self'; connect-src 'self' data: blob:"
)
"""No request may reach another host; Flet's client makes one attempt, which this stops."""

_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
}

_OWN_FILES = frozenset(
    {
        "index.html",
        "favicon.png",
        "manifest.json",
        "version.json",
        "python.js",
        "flutter.js",
        "flutter_bootstrap.js",
        "flutter_service_worker.js",
        "main.dart.js",
        "main.dart.mjs",
        "main.dart.wasm",
    }
)
_OWN_FOLDERS = frozenset({"assets", "canvaskit", "fonts", "icons", "img"})

_REFUSED_PAGE = """<!doctype html><html lang="da"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>IMR-arbejdsbogen</title>
<body style="font:18px/1.5 sans-serif;max-width:32em;margin:15vh auto;padding:0 20px">
<h1 style="font-size:24px">Arbejdsbogen er låst for denne side</h1>
<p>Åbn den med linket fra det vindue, hvor du startede den. Så kan ingen andre læse med.</p></body></html>"""


class OnlyOwnPage:
    """ASGI middleware in front of the whole app, WebSocket included."""

    def __init__(self, app: ASGIApp, *, port: int, token: str, screens: Iterable[str]) -> None:
        """Guard `app`.

        Args:
            app: what to guard.
            port: the port that is served, on 127.0.0.1.
            token: the secret of this run; see `new_token`.
            screens: first parts of the paths of screens, such as "haefter".
        """
        self._app = app
        self._token = token
        self._cookie = f"imr_{port}"
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}
        self._first_parts = {"", *screens} | _OWN_FILES | _OWN_FOLDERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self._app(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        websocket = scope["type"] == "websocket"
        if headers.get("host") not in self._hosts:
            return Response("unknown host", 421)
        origin = headers.get("origin")
        if (origin is not None or websocket) and origin not in self._origins:
            return Response("foreign origin", 403)
        if not self._own_path(scope, websocket):
            return Response("not here", 404)
        if not websocket and self._equal(_query_token(scope)):
            return self._let_in(scope)
        if not self._equal(self._cookie_token(headers.get("cookie", ""))):
            return HTMLResponse(_REFUSED_PAGE, 403)
        return None

    def _own_path(self, scope: Scope, websocket: bool) -> bool:
        path: str = scope["path"]
        if websocket:
            return path == WEBSOCKET_PATH
        return scope["method"] in {"GET", "HEAD"} and path.split("/")[1] in self._first_parts

    def _let_in(self, scope: Scope) -> Response:
        """Move the token from the address bar into a cookie that other sites can never send."""
        response = RedirectResponse(scope["path"], 303)
        response.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
        return response

    def _cookie_token(self, header: str) -> str | None:
        try:
            morsel = SimpleCookie(header).get(self._cookie)
        except CookieError:
            return None
        return None if morsel is None else morsel.value

    def _equal(self, token: str | None) -> bool:
        return token is not None and secrets.compare_digest(token.encode(), self._token.encode())


def new_token() -> str:
    """A secret for one run, 32 random bytes as text."""
    return secrets.token_urlsafe(32)


def _query_token(scope: Scope) -> str | None:
    found = parse_qs(scope["query_string"].decode("latin-1")).get("token")
    return found[0] if found else None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            extra = [(k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in present]
            message = {**message, "headers": [*message["headers"], *extra]}
        await send(message)

    return sending
