"""A host of a built folder, in a thread: with our headers, or as hosts that know nothing of us do it."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from imr_workbook.ui.server.serve import bound_socket, server
from imr_workbook.ui.server.site import site


def plain(folder: Path) -> ASGIApp:
    """No headers of ours, nothing pressed, and `404.html` for a path that is no file."""
    return StaticFiles(directory=folder, html=True)


class Elsewhere:
    """A host that lets every page read it: whoever reaches it was not held back."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer anything."""
        if scope["type"] != "http":
            return
        headers = [(b"access-control-allow-origin", b"*"), (b"access-control-allow-headers", b"*")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"here"})


@dataclass
class Sent:
    """One file that was sent whole."""

    path: str
    body_bytes: int = 0


@dataclass
class Host:
    """Serves until it is stopped, and may come again at the same address."""

    app: ASGIApp
    sent: list[Sent] = field(default_factory=list)
    """What was asked for, in order."""
    port: int = 0

    @classmethod
    def ours(cls, folder: Path) -> Self:
        """As `imr-workbook site`."""
        return cls(site(folder))

    @property
    def link(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Answer from now on."""
        sock = bound_socket(self.port)
        self.port = sock.getsockname()[1]
        started = threading.Event()
        self._server = server(self._counted(), on_started=started.set, on_ending=lambda: None)
        # Signals belong to the main thread, which is not this one.
        self._server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._server.serve(sockets=[sock])), daemon=True
        )
        self._thread.start()
        assert started.wait(30)
        return self

    def stop(self) -> None:
        """Answer nobody any more."""
        self._server.should_exit = True
        self._thread.join(30)

    def _counted(self) -> ASGIApp:
        async def run(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await self.app(scope, receive, send)
                return
            one = Sent(scope["path"])
            self.sent.append(one)

            async def counting(message: Message) -> None:
                one.body_bytes += len(message.get("body", b""))
                await send(message)

            await self.app(scope, receive, counting)

        return run

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
