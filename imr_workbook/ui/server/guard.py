"""The local server answers only its own page.

Flet's WebSocket by itself accepts any origin: without this, any page open in the same browser could
read the workbook. Every request must name our own host, come from our own origin, and ask for a path
that is ours. Then there are two secrets, made anew each run:

    key     in the link that the app opened; the page keeps it in its origin's own storage and opens the
            WebSocket /ws/<key> with it. All that a person wrote goes through there and nowhere else.
    cookie  given in return for the key, HttpOnly and SameSite=Strict; asked for with every request.

A file that the person brings in comes to a path of its own, /ind/<one key for each>, which only the app's own
page is told of, through the WebSocket.

A cookie alone would not do: browsers send it to every port of this computer, so another person's
program on another port could be given it and come here with it. Origins have a port, cookies have none.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from imr_workbook.ui.incoming import PATH as INCOMING

HOST = "127.0.0.1"
WEBSOCKET_PATH = "/ws"
LOCKED_PATH = "/laast"
"""Always answered with the page that tells how to get in; the own page goes there when it has no key."""

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
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
}
_NEVER = "access-control-"
"""Flet lets every origin read its files; no header that begins so leaves this computer's own server."""

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
_ODD = frozenset("\\\0:%")
"""Never in a path of ours, and in nobody's who means well."""

_PAGE = """<!doctype html><html lang="da"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>IMR-arbejdsbogen</title>
<meta name="color-scheme" content="light dark"><style>
body {{ font: 18px/1.5 sans-serif; max-width: 32em; margin: 15vh auto; padding: 0 20px }}
body {{ background: #FAF7F2; color: #1F2A2E }} a {{ color: #1E5B57; display: inline-block; padding: 12px 24px 12px 0 }}
h1 {{ font-size: 28px; line-height: 1.22 }} .soft {{ font-size: 16px; color: #4B595D; margin-top: 40px }}
@media (prefers-color-scheme: dark) {{
  body {{ background: #14191B; color: #EEF1EF }} a {{ color: #93CFC7 }} .soft {{ color: #B9C4C4 }}
}}
</style><body>{words}</body></html>"""
"""In both languages: which one a person has chosen is nothing to tell a page that has no key."""

_REFUSED_PAGE = _PAGE.format(
    words="""<h1>Arbejdsbogen er låst her</h1>
<p>Åbn den med linket fra det vindue, hvor du startede den. Låsen er der, så ingen andre kan læse med.</p>
<p>Er vinduet lukket, så start arbejdsbogen igen. Det, du har skrevet, er der stadig.</p>
<p lang="en" class="soft">The workbook is locked here. Open it with the link from the window where you started it, or
start it again. What you have written is still there.</p>"""
)
_NO_PAGE = _PAGE.format(
    words="""<h1>Siden findes ikke</h1>
<p>Intet er gået tabt. Du kan fortsætte fra I dag.</p>
<p><a href="/">Gå til I dag</a> <a href="/hjaelp">Hjælp nu</a></p>
<p lang="en" class="soft">This page is not here. Nothing is lost: the first link leads to Today, the other to Help
now.</p>"""
)

Known = Callable[[Scope], bool]
"""Whether a connection comes from someone who may try at all."""


@dataclass(frozen=True)
class Secrets:
    """What one run of the server asks for."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """32 random bytes as text; in the link."""
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """32 random bytes as text; tells nothing about the key."""

    def link(self, port: int) -> str:
        """The address that opens the workbook."""
        return f"http://{HOST}:{port}/?token={self.key}"


class OnlyOwnPage:
    """ASGI middleware in front of the whole app, WebSocket included."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        port: int,
        secrets: Secrets,
        screens: Iterable[str],
        known: Known,
    ) -> None:
        """Guard `app`.

        Args:
            app: what to guard.
            port: the port that is served, on 127.0.0.1.
            secrets: those of this run.
            screens: first parts of the paths of screens, such as "haefter".
            known: see `neighbours.same_user`.
        """
        self._app = app
        self._secrets = secrets
        self._known = known
        self._cookie = f"imr_{port}"
        # Browsers leave out the port that is http's own.
        hosts = {f"{HOST}:{port}"} | ({HOST} if port == 80 else set())
        self._hosts = frozenset(hosts)
        self._origins = frozenset(f"http://{host}" for host in hosts)
        self._first_parts = frozenset(screens) | _OWN_FILES | _OWN_FOLDERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        match scope["type"]:
            case "http":
                await self._http(scope, receive, send)
            case "websocket":
                await self._websocket(scope, receive, send)
            case _:
                await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _Asked(scope)
        refusal = self._foreign(request) or self._elsewhere(request)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
        elif request.token is not None:
            if self._is_key(request.token) and self._known(scope):
                await self._app(scope, receive, _with_headers(send, self._let_in()))
            else:
                await _locked(scope, receive, send)
        elif request.path != LOCKED_PATH and self._has_cookie(request):
            await self._app(scope, receive, _with_headers(send))
        else:
            await _locked(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _Asked(scope)
        path, slash, key = request.path.rpartition("/")
        if (
            self._foreign(request) is None
            and request.one("origin") is not None
            and path + slash == f"{WEBSOCKET_PATH}/"
            and self._is_key(key)
            and self._has_cookie(request)
            and self._known(scope)
        ):
            own = {**scope, "path": WEBSOCKET_PATH, "raw_path": WEBSOCKET_PATH.encode()}
            await self._app(own, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008})

    def _foreign(self, request: _Asked) -> Response | None:
        """A refusal where another host is asked for, or another page asks."""
        if request.one("host") not in self._hosts:
            return Response("unknown host", 421)
        if request.has("origin") and request.one("origin") not in self._origins:
            return Response("foreign origin", 403)
        site = request.one("sec-fetch-site")
        if site in {"cross-site", "same-site"} and request.one("sec-fetch-mode") != "navigate":
            # Following a link is fine; being used as somebody else's picture or script is not.
            return Response("foreign page", 403)
        return None

    def _elsewhere(self, request: _Asked) -> Response | None:
        """A refusal where the path or the method is none of ours."""
        if request.method == "PUT" and request.path.rpartition("/")[0] == INCOMING:
            # A page of another origin may not even ask; what has none is no page.
            return None if request.one("origin") is not None else Response("no origin", 403)
        if request.method not in {"GET", "HEAD"}:
            return Response("not here", 405)
        return None if self._is_own(request.path) else HTMLResponse(_NO_PAGE, 404)

    def _is_own(self, path: str) -> bool:
        if path in {"/", LOCKED_PATH}:
            return True
        root, *parts = path.removesuffix("/").split("/")
        return (
            root == ""
            and parts[:1] != []
            and parts[0] in self._first_parts
            and not any(part in {"", ".", ".."} or _ODD & set(part) for part in parts)
        )

    def _let_in(self) -> list[tuple[bytes, bytes]]:
        """Headers of the page that was asked for with the key; the page itself clears its address bar."""
        cookie = f"{self._cookie}={self._secrets.cookie}; HttpOnly; Path=/; SameSite=Strict"
        return [(b"set-cookie", cookie.encode()), (b"cache-control", b"no-store")]

    def _is_key(self, text: str) -> bool:
        return secrets.compare_digest(text.encode(), self._secrets.key.encode())

    def _has_cookie(self, request: _Asked) -> bool:
        given = request.cookie(self._cookie)
        return given is not None and secrets.compare_digest(given.encode(), self._secrets.cookie.encode())


class _Asked:
    """One request, as far as it matters here."""

    def __init__(self, scope: Scope) -> None:
        self.path: str = scope["path"]
        self.method: str = scope.get("method", "")
        tokens = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True).get("token")
        self.token: str | None = tokens[0] if tokens else None
        self._headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
        ]

    def has(self, name: str) -> bool:
        """Whether there is any such header."""
        return any(known == name for known, _value in self._headers)

    def one(self, name: str) -> str | None:
        """The value of a header; none where it is missing, or stands there twice."""
        values = [value for known, value in self._headers if known == name]
        return values[0] if len(values) == 1 else None

    def cookie(self, name: str) -> str | None:
        """The value of a cookie; none where it is missing.

        Read as browsers write them: other programs on this computer set cookies too, and one that is
        oddly written must not hide ours.
        """
        return cookie_parser(self.one("cookie") or "").get(name)


async def _locked(scope: Scope, receive: Receive, send: Send) -> None:
    await HTMLResponse(_REFUSED_PAGE, 403)(scope, receive, _with_headers(send))


def _with_headers(send: Send, own: Iterable[tuple[bytes, bytes]] = ()) -> Send:
    """`send` with our headers; those in `own`, and those of the answer itself, come before the fixed ones."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [
                *own,
                *((k, v) for k, v in message["headers"] if not k.lower().startswith(_NEVER.encode())),
            ]
            present = {name.lower() for name, _ in headers}
            fixed = ((k.encode(), v.encode()) for k, v in _HEADERS.items())
            message = {**message, "headers": [*headers, *((k, v) for k, v in fixed if k not in present)]}
        await send(message)

    return sending
