"""Asks the local server as anybody could: any path as it is written, any header, no manners of a browser."""

from __future__ import annotations

import http.client
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import SimpleCookie

from tests.journeys.running_app import RunningApp

Headers = Iterable[tuple[str, str]]

UPGRADE = (
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """A header's value; none where it is missing. Fails where it stands twice."""
        values = [value for known, value in self.headers if known.lower() == name]
        assert len(values) <= 1, (name, values)
        return values[0] if values else None


class Asker:
    """Knows where the app is and what its link holds; sends only what it is told to."""

    def __init__(self, app: RunningApp) -> None:
        base, _query, self.key = app.link.partition("/?token=")
        self.origin = base
        self.host = base.removeprefix("http://")
        self.address, _colon, port = self.host.partition(":")
        self.port = int(port)
        self.cookie_name = f"imr_{self.port}"
        self._cookie = ""

    @property
    def cookie(self) -> str:
        """The cookie that the link is exchanged for, as browsers send it."""
        if not self._cookie:
            given = SimpleCookie(self.ask(f"/?token={self.key}").header("set-cookie"))
            self._cookie = f"{self.cookie_name}={given[self.cookie_name].value}"
        return self._cookie

    def ask(self, path: str, *headers: tuple[str, str], method: str = "GET", host: str | None = "") -> Answer:
        """One request.

        Args:
            path: goes on the wire as it stands.
            headers: besides Host.
            method: any.
            host: another Host; none at all where None.
        """
        connection = http.client.HTTPConnection(self.address, self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in [*([] if host is None else [("Host", host or self.host)]), *headers]:
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            # An open WebSocket has no body to wait for.
            body = b"" if response.status == 101 else response.read()
            return Answer(response.status, response.getheaders(), body)
        finally:
            connection.close()

    def ask_own(self, path: str, *headers: tuple[str, str], method: str = "GET") -> Answer:
        """As the own page asks."""
        own = (("Cookie", self.cookie), ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "no-cors"))
        return self.ask(path, *own, *headers, method=method)

    def knock(
        self,
        *,
        path: str | None = None,
        origin: str | None = "",
        cookie: str | None = "",
        host: str | None = "",
        extra: Headers = (),
    ) -> int:
        """Open the WebSocket as the own page does, but for what is named; gives the status.

        Args:
            path, origin, cookie, host: another one; none at all where None; the own where empty.
            extra: more headers.
        """
        headers = [*UPGRADE, *extra]
        if origin is not None:
            headers.append(("Origin", origin or self.origin))
        if cookie is not None:
            headers.append(("Cookie", cookie or self.cookie))
        return self.ask(path or f"/ws/{self.key}", *headers, host=host).status
