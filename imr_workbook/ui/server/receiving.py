"""Receives files that the page was asked for; all else goes on to the app."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from imr_workbook.ui.incoming import PATH, Expected, Incoming, NotAsExpected


class Receiving:
    """ASGI middleware, behind the guard."""

    def __init__(self, app: ASGIApp, incoming: Incoming) -> None:
        self._app = app
        self._incoming = incoming

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the file in, or pass the request on."""
        above, _slash, key = str(scope.get("path", "")).rpartition("/")
        if scope["type"] != "http" or above != PATH:
            await self._app(scope, receive, send)
            return
        expected = self._incoming.begun(key)
        status = 404 if expected is None else await _taken(expected, receive)
        await Response(status_code=status)(scope, receive, send)


async def _taken(expected: Expected, receive: Receive) -> int:
    """Read it piece by piece; gives the status to answer with."""
    content, more, gone = bytearray(), True, False
    while more and not gone and len(content) <= expected.size:
        message = await receive()
        gone = message["type"] == "http.disconnect"
        content += message.get("body", b"")
        more = message.get("more_body", False)
    whole = not gone and not more and len(content) == expected.size
    if not expected.content.done():
        if whole:
            expected.content.set_result(bytes(content))
        else:
            expected.content.set_exception(NotAsExpected())
    return 204 if whole else 413
